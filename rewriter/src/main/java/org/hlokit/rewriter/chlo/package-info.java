// SPDX-License-Identifier: Apache-2.0

/** CHLO operations as StableHLO ones. */
@NullMarked
package org.hlokit.rewriter.chlo;

import org.jspecify.annotations.NullMarked;
