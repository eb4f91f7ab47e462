// SPDX-License-Identifier: Apache-2.0

/** {@code .tflite} bytes, which may be cut or hostile, to checked views of a model. */
@NullMarked
package org.hlokit.tflite.reader;

import org.jspecify.annotations.NullMarked;
