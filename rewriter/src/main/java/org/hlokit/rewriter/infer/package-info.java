// SPDX-License-Identifier: Apache-2.0

/** Passes about the types that follow from an operation's operands. */
@NullMarked
package org.hlokit.rewriter.infer;

import org.jspecify.annotations.NullMarked;
