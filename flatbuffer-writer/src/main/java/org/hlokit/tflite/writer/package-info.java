// SPDX-License-Identifier: Apache-2.0

/** Models to {@code .tflite} bytes. */
@NullMarked
package org.hlokit.tflite.writer;

import org.jspecify.annotations.NullMarked;
