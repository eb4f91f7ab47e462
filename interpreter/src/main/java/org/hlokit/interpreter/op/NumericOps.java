// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.interpreter.kernel.Fourier;
import org.hlokit.interpreter.kernel.LinearAlgebra;
import org.hlokit.interpreter.kernel.Normalization;
import org.hlokit.interpreter.kernel.RandomBits;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.OpDefinition;

/**
 * Transforms, factorisations, normalisations and random numbers, each as the section of the
 * specification that bears its name says.
 */
final class NumericOps {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.ofEntries(
          single(
              StablehloOps.CHOLESKY,
              c -> LinearAlgebra.cholesky(c.tensor(0), c.flag("lower", false))),
          single(StablehloOps.FFT, NumericOps::fft),
          single(
              StablehloOps.TRIANGULAR_SOLVE,
              c ->
                  LinearAlgebra.triangularSolve(
                      c.tensor(0),
                      c.tensor(1),
                      c.flag("left_side", false),
                      c.flag("lower", false),
                      c.flag("unit_diagonal", false),
                      transpose(c.word("transpose_a", "NO_TRANSPOSE")))),
          single(
              StablehloOps.BATCH_NORM_INFERENCE,
              c ->
                  Normalization.inference(c.tensors(0, 5), epsilon(c), c.integer("feature_index"))),
          many(
              StablehloOps.BATCH_NORM_TRAINING,
              c -> Normalization.training(c.tensors(0, 3), epsilon(c), c.integer("feature_index"))),
          many(
              StablehloOps.BATCH_NORM_GRAD,
              c -> Normalization.gradient(c.tensors(0, 5), epsilon(c), c.integer("feature_index"))),
          many(StablehloOps.RNG_BIT_GENERATOR, NumericOps::randomBits),
          single(
              StablehloOps.RNG,
              c -> {
                throw new EvaluationException(
                    "random numbers without a state have no reference value; use"
                        + " rng_bit_generator");
              }));

  private NumericOps() {}

  private static Map.Entry<OpDefinition, Evaluator> single(
      OpDefinition op, Function<OpCall, RuntimeValue> function) {
    return Map.entry(op, new Evaluator.Single(function));
  }

  private static Map.Entry<OpDefinition, Evaluator> many(
      OpDefinition op, Function<OpCall, List<? extends RuntimeValue>> function) {
    return Map.entry(op, new Evaluator.Many(function, /* keepsStorage= */ false));
  }

  private static double epsilon(OpCall call) {
    if (call.attribute("epsilon") instanceof FloatAttr epsilon) {
      return epsilon.doubleValue();
    }
    throw new EvaluationException("attribute 'epsilon' is missing");
  }

  private static LinearAlgebra.Transpose transpose(String word) {
    return switch (word) {
      case "TRANSPOSE" -> LinearAlgebra.Transpose.TRANSPOSE;
      case "ADJOINT" -> LinearAlgebra.Transpose.ADJOINT;
      default -> LinearAlgebra.Transpose.NO_TRANSPOSE;
    };
  }

  private static Tensor fft(OpCall call) {
    Tensor operand = call.tensor(0);
    int[] length = call.ints("fft_length");
    String type = call.word("fft_type", "");
    return switch (type) {
      case "FFT" -> Fourier.transform(operand, length.length, false);
      case "IFFT" -> Fourier.transform(operand, length.length, true);
      case "RFFT" -> Fourier.realToComplex(operand, length);
      case "IRFFT" -> Fourier.complexToReal(operand, length);
      default -> throw new EvaluationException("unknown fft_type '" + type + "'");
    };
  }

  private static List<Tensor> randomBits(OpCall call) {
    String algorithm = call.word("rng_algorithm", "DEFAULT");
    RandomBits.Drawn drawn =
        switch (algorithm) {
          case "THREE_FRY" -> RandomBits.threeFry(call.tensor(0), call.resultType(1));
          case "PHILOX", "DEFAULT" -> RandomBits.philox(call.tensor(0), call.resultType(1));
          default -> throw new EvaluationException("unknown rng_algorithm '" + algorithm + "'");
        };
    return ImmutableList.of(drawn.state(), drawn.bits());
  }
}
