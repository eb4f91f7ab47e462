// SPDX-License-Identifier: Apache-2.0

/** A TensorFlow Lite model as plain records, before it has offsets. */
@NullMarked
package org.hlokit.tflite.model;

import org.jspecify.annotations.NullMarked;
