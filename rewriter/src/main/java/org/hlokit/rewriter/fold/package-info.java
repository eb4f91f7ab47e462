// SPDX-License-Identifier: Apache-2.0

/** Constant folding: what can be computed now is computed now. */
@NullMarked
package org.hlokit.rewriter.fold;

import org.jspecify.annotations.NullMarked;
