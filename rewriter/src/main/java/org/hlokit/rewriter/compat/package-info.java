// SPDX-License-Identifier: Apache-2.0

/** Programs made to be said in older versions of StableHLO. */
@NullMarked
package org.hlokit.rewriter.compat;

import org.jspecify.annotations.NullMarked;
