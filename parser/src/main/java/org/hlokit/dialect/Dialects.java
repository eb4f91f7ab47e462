// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
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
            Part.of(() -> TensorOps.ALL, "tensor"),
            Part.of(() -> ShapeOps.ALL, "shape"),
            Part.of(() -> ControlFlowOps.ALL, "cf"),
            Part.of(() -> BufferOps.ALL, "bufferization", "memref"),
            Part.of(() -> AffineOps.ALL, "affine"),
            Part.of(() -> QuantOps.ALL, "quant"),
            Part.of(() -> MlProgramOps.ALL, "ml_program"),
            Part.of(() -> ScfOps.ALL, "scf"),
            Part.of(() -> MhloOps.ALL, "mhlo"),
            Part.of(() -> SdyOps.ALL, "sdy")));
  }
}
