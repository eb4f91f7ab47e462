// SPDX-License-Identifier: Apache-2.0

/** Files of weights, and how they become constants of a program. */
@NullMarked
package org.hlokit.interpreter.weights;

import org.jspecify.annotations.NullMarked;
