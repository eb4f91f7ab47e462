// SPDX-License-Identifier: Apache-2.0

/** IR to TFLite models: lowering of operations, writer and reader. */
@NullMarked
package org.hlokit.tflite;

import org.jspecify.annotations.NullMarked;
