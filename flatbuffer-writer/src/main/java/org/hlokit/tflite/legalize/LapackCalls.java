// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * The functions of LAPACK that exporters call where a program is made for a CPU. Their parameters
 * are letters: {@code uplo = 76 : ui8} is 'L', the lower triangle.
 */
final class LapackCalls {
  private LapackCalls() {}

  /** What the functions mean, by the name of the call. */
  static ImmutableMap<String, Legalization> all() {
    ImmutableMap.Builder<String, Legalization> calls = ImmutableMap.builder();
    for (char precision : new char[] {'s', 'd'}) {
      String prefix = "lapack_" + precision;
      calls
          .put(prefix + "potrf_ffi", LapackCalls::cholesky)
          .put(prefix + "trsm_ffi", LapackCalls::triangularSolve)
          .put(prefix + "getrf_ffi", Factorizations::lu)
          .put(prefix + "geqrf_ffi", Factorizations::qr)
          .put(prefix + "orgqr_ffi", Factorizations::reflected);
    }
    return calls
        .put("Qr", Factorizations::qr)
        .put("ProductOfElementaryHouseholderReflectors", Factorizations::reflected)
        .buildOrThrow();
  }

  /** {@code potrf}: the factor, and whether there is none. */
  private static List<Value> cholesky(Operation call, Rewriter rewriter) {
    if (call.resultCount() != 2 || !LinearAlgebra.isReal(call)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value factor =
        builder.with(
            StablehloOps.CHOLESKY,
            "lower",
            BoolAttr.of(letter(call, "uplo") == 'L'),
            call.result(0).type(),
            List.of(call.operand(0)));
    int rank = factor.tensorType().rank();
    Value wrong = builder.convert(builder.compare("NE", factor, factor), IntegerType.I32);
    Value zero = builder.splat(TensorType.of(IntegerType.I32), 0);
    Value failed = builder.reduce(StablehloOps.MAXIMUM, wrong, zero, rank - 2L, rank - 1L);
    return List.of(factor, failed);
  }

  /** {@code trsm}. */
  private static List<Value> triangularSolve(Operation call, Rewriter rewriter) {
    if (call.operandCount() != 2 || call.resultCount() != 1) {
      return List.of();
    }
    String transpose =
        switch (letter(call, "trans_x")) {
          case 'T' -> "TRANSPOSE";
          case 'C' -> "ADJOINT";
          default -> "NO_TRANSPOSE";
        };
    return List.of(
        rewriter
            .insert(
                Operation.builder(StablehloOps.TRIANGULAR_SOLVE)
                    .operands(call.operands())
                    .attribute("left_side", BoolAttr.of(letter(call, "side") == 'L'))
                    .attribute("lower", BoolAttr.of(letter(call, "uplo") == 'L'))
                    .attribute("unit_diagonal", BoolAttr.of(letter(call, "diag") == 'U'))
                    .attribute("transpose_a", new EnumAttr("stablehlo.transpose", transpose))
                    .result(call.result().type()))
            .result());
  }

  private static char letter(Operation call, String name) {
    for (String config : List.of("backend_config", "mhlo.backend_config")) {
      if (call.attribute(config) instanceof DictionaryAttr parameters
          && parameters.get(name) instanceof IntegerAttr letter) {
        return (char) letter.longValue();
      }
    }
    return 0;
  }
}
