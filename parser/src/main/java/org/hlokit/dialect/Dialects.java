// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.OpTable;

/** The dialects that are known. */
public final class Dialects {
  private static final ImmutableSet<String> COMPLETE =
      ImmutableSet.of("builtin", "func", "stablehlo", "chlo", "check");

  private Dialects() {}

  /** Whether the tables hold every op of {@code dialect}, so that another name is an error. */
  public static boolean isComplete(String dialect) {
    return COMPLETE.contains(dialect);
  }

  /** A table of all ops. */
  public static OpTable all() {
    return new OpTable(
        ImmutableList.of(
            BuiltinOps.ALL,
            FuncOps.ALL,
            StablehloOps.ALL,
            ChloOps.ALL,
            CheckOps.ALL,
            InterpreterOps.ALL,
            VhloOps.ALL,
            ArithOps.ALL,
            TensorOps.ALL,
            ControlFlowOps.ALL,
            SdyOps.ALL));
  }
}
