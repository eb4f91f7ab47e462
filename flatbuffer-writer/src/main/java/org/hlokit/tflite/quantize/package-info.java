// SPDX-License-Identifier: Apache-2.0

/** Weights in fewer bits. */
@NullMarked
package org.hlokit.tflite.quantize;

import org.jspecify.annotations.NullMarked;
