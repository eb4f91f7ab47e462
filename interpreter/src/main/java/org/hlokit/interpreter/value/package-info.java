// SPDX-License-Identifier: Apache-2.0
/** Tensors and the other values that exist while a program runs. */
@NullMarked
package org.hlokit.interpreter.value;

import org.jspecify.annotations.NullMarked;
