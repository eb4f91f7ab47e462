// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpTable;
import org.hlokit.ir.OpTable.Part;

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
            Part.of(() -> BuiltinOps.ALL, "builtin"),
            Part.of(() -> FuncOps.ALL, "func"),
            Part.of(() -> StablehloOps.ALL, "stablehlo"),
            Part.of(() -> ChloOps.ALL, "chlo"),
            Part.of(() -> CheckOps.ALL, "check"),
            Part.of(() -> InterpreterOps.ALL, "interpreter"),
            Part.of(() -> VhloOps.ALL, "vhlo"),
            Part.of(() -> ArithOps.ALL, "arith", "math"),
            Part.of(
                () -> concat(TensorOps.ALL, ControlFlowOps.ALL),
                "tensor",
                "bufferization",
                "memref",
                "quant",
                "shape",
                "cf",
                "ml_program"),
            Part.of(() -> ScfOps.ALL, "scf"),
            Part.of(() -> SdyOps.ALL, "sdy")));
  }

  /** For dialects that have rows in both. */
  private static ImmutableList<OpDefinition> concat(
      ImmutableList<OpDefinition> first, ImmutableList<OpDefinition> second) {
    return ImmutableList.<OpDefinition>builder().addAll(first).addAll(second).build();
  }
}
