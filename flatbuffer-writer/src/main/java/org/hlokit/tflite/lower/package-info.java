// SPDX-License-Identifier: Apache-2.0

/** StableHLO operations to TensorFlow Lite operators. */
@NullMarked
package org.hlokit.tflite.lower;

import org.jspecify.annotations.NullMarked;
