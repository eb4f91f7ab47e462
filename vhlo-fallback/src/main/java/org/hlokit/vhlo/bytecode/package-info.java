// SPDX-License-Identifier: Apache-2.0

/** MLIR bytecode: modules as bytes, which portable artifacts of StableHLO are. */
@NullMarked
package org.hlokit.vhlo.bytecode;

import org.jspecify.annotations.NullMarked;
