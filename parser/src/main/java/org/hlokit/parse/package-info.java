// SPDX-License-Identifier: Apache-2.0

/** MLIR text to IR. */
@NullMarked
package org.hlokit.parse;

import org.jspecify.annotations.NullMarked;
