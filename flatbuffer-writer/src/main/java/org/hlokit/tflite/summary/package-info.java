// SPDX-License-Identifier: Apache-2.0

/** What is in a TensorFlow Lite model, for people and as data. */
@NullMarked
package org.hlokit.tflite.summary;

import org.jspecify.annotations.NullMarked;
