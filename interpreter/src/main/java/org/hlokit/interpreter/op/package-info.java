// SPDX-License-Identifier: Apache-2.0
/** One evaluator for each op: reads the operation's attributes and calls a kernel. */
@NullMarked
package org.hlokit.interpreter.op;

import org.jspecify.annotations.NullMarked;
