// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libraries that exporters call where a program is made for a CPU (LAPACK), a GPU
 * (cuSOLVER, hipSOLVER) or a TPU. LAPACK's parameters are letters: {@code uplo = 76 : ui8} is 'L',
 * the lower triangle.
 */
final class LinearAlgebraCalls {
  private LinearAlgebraCalls() {}

  /** What the functions mean, by the name of the call. */
  static ImmutableMap<String, Legalization> all() {
    ImmutableMap.Builder<String, Legalization> calls = ImmutableMap.builder();
    for (String library : List.of("lapack_s", "lapack_d", "cusolver_", "hipsolver_")) {
      calls
          .put(library + "potrf_ffi", LinearAlgebraCalls::cholesky)
          .put(library + "getrf_ffi", Factorizations::lu)
          .put(library + "geqrf_ffi", Factorizations::qr)
          .put(library + "orgqr_ffi", Factorizations::reflected)
          .put(library + "syevd_ffi", Jacobi::eigen);
    }
    return calls
        .put("Eigh", Jacobi::eigen)
        .put("lapack_sgesdd_ffi", Jacobi::singular)
        .put("lapack_dgesdd_ffi", Jacobi::singular)
        .put("lapack_strsm_ffi", LinearAlgebraCalls::triangularSolve)
        .put("lapack_dtrsm_ffi", LinearAlgebraCalls::triangularSolve)
        .put("cu_lu_pivots_to_permutation", Factorizations::permutation)
        .put("hip_lu_pivots_to_permutation", Factorizations::permutation)
        .put("LuDecomposition", Factorizations::luWithPermutation)
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
            BoolAttr.of(letter(call, "uplo") == 'L' || isSet(call, "lower")),
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

  /** Whether a call reads the upper triangle of a symmetric matrix. */
  static boolean isUpper(Operation call) {
    return letter(call, "uplo") == 'U'
        || parameter(call, "lower") instanceof BoolAttr flag && !flag.value()
        || call.attribute("backend_config") instanceof StringAttr text
            && text.value().startsWith("0");
  }

  private static char letter(Operation call, String name) {
    return parameter(call, name) instanceof IntegerAttr letter ? (char) letter.longValue() : 0;
  }

  private static boolean isSet(Operation call, String name) {
    return parameter(call, name) instanceof BoolAttr flag && flag.value();
  }

  private static @Nullable Attribute parameter(Operation call, String name) {
    for (String config : List.of("backend_config", "mhlo.backend_config")) {
      if (call.attribute(config) instanceof DictionaryAttr parameters) {
        return parameters.get(name);
      }
    }
    return null;
  }
}
