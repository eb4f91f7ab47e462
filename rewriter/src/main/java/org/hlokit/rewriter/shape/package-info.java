// SPDX-License-Identifier: Apache-2.0

/** Computations of shapes in other dialects, written in StableHLO. */
@NullMarked
package org.hlokit.rewriter.shape;

import org.jspecify.annotations.NullMarked;
