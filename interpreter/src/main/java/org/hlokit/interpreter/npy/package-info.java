// SPDX-License-Identifier: Apache-2.0
/** NumPy's .npy and .npz files. */
@NullMarked
package org.hlokit.interpreter.npy;

import org.jspecify.annotations.NullMarked;
