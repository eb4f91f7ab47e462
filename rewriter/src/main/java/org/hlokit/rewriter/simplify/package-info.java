// SPDX-License-Identifier: Apache-2.0

/** Rules that only tidy: canonicalisation, common subexpressions, dead code. */
@NullMarked
package org.hlokit.rewriter.simplify;

import org.jspecify.annotations.NullMarked;
