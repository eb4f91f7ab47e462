// SPDX-License-Identifier: Apache-2.0

/** IR to MLIR text. */
@NullMarked
package org.hlokit.print;

import org.jspecify.annotations.NullMarked;
