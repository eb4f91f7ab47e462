// SPDX-License-Identifier: Apache-2.0

/** Operations written with others of StableHLO: deprecated, quantized and wrapped ones. */
@NullMarked
package org.hlokit.rewriter.legalize;

import org.jspecify.annotations.NullMarked;
