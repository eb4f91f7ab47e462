// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Normalisations: sections "batch_norm_*", and the root-mean-square one of the fused op. */
public final class Normalization {
  private Normalization() {}

  /** {@code (operand - mean) / sqrt(variance + epsilon) * scale + offset} for each feature. */
  public static Tensor inference(List<Tensor> inputs, double epsilon, int feature) {
    Tensor operand = inputs.get(0);
    Tensor scale = spread(inputs.get(1), operand, feature);
    Tensor offset = spread(inputs.get(2), operand, feature);
    Tensor mean = spread(inputs.get(3), operand, feature);
    Tensor variance = spread(inputs.get(4), operand, feature);
    Tensor normalized = divide(subtract(operand, mean), deviation(variance, epsilon));
    return Arithmetic.ADD.apply(multiply(scale, normalized), offset);
  }

  /** The normalised operand, and the mean and variance of each feature. */
  public static List<Tensor> training(List<Tensor> inputs, double epsilon, int feature) {
    Tensor operand = inputs.get(0);
    Tensor mean = mean(operand, feature);
    Tensor centered = subtract(operand, spread(mean, operand, feature));
    Tensor variance = mean(multiply(centered, centered), feature);
    Tensor output =
        inference(
            ImmutableList.of(operand, inputs.get(1), inputs.get(2), mean, variance),
            epsilon,
            feature);
    return ImmutableList.of(output, mean, variance);
  }

  /** The gradients of operand, scale and offset. */
  public static List<Tensor> gradient(List<Tensor> inputs, double epsilon, int feature) {
    Tensor operand = inputs.get(0);
    Tensor scale = spread(inputs.get(1), operand, feature);
    Tensor mean = spread(inputs.get(2), operand, feature);
    Tensor variance = spread(inputs.get(3), operand, feature);
    Tensor gradient = inputs.get(4);
    Tensor centered = subtract(operand, mean);
    Tensor deviation = deviation(variance, epsilon);
    Tensor count = scalar(operand, perFeature(operand, feature));
    Tensor sum = spread(sum(gradient, feature), operand, feature);
    Tensor projection =
        multiply(spread(sum(multiply(gradient, centered), feature), operand, feature), centered);
    Tensor correction =
        divide(projection, Arithmetic.ADD.apply(variance, scalar(operand, epsilon)));
    Tensor inner = subtract(subtract(multiply(gradient, count), sum), correction);
    return ImmutableList.of(
        multiply(divide(divide(scale, deviation), count), inner),
        sum(multiply(gradient, divide(centered, deviation)), feature),
        sum(gradient, feature));
  }

  private static Tensor spread(Tensor perFeature, Tensor like, int feature) {
    return Movement.broadcast(perFeature, new int[] {feature}, like.shape());
  }

  private static Tensor deviation(Tensor variance, double epsilon) {
    return Arithmetic.SQRT.apply(Arithmetic.ADD.apply(variance, scalar(variance, epsilon)));
  }

  private static Tensor scalar(Tensor like, double value) {
    return Tensor.filled(Shapes.type(like.element()), value);
  }

  private static Tensor multiply(Tensor a, Tensor b) {
    return Arithmetic.MULTIPLY.apply(a, b);
  }

  private static Tensor divide(Tensor a, Tensor b) {
    return Arithmetic.DIVIDE.apply(a, b);
  }

  private static Tensor subtract(Tensor a, Tensor b) {
    return Arithmetic.SUBTRACT.apply(a, b);
  }

  private static double perFeature(Tensor operand, int feature) {
    return (double) operand.count() / operand.dimension(feature);
  }

  private static Tensor mean(Tensor operand, int feature) {
    return divide(sum(operand, feature), scalar(operand, perFeature(operand, feature)));
  }

  /** Sums of each feature, accumulated in at least single precision. */
  private static Tensor sum(Tensor operand, int feature) {
    Type element = operand.element();
    Type wide =
        element == FloatType.F64 || ElementTypes.isComplex(element) ? element : FloatType.F32;
    Tensor zero = Tensor.zeros(Shapes.type(wide));
    List<Tensor> sums =
        Reduction.reduce(
            ImmutableList.of(Conversion.convert(operand, wide)),
            ImmutableList.of(zero),
            Shapes.others(operand.rank(), feature),
            new BinaryBody(Arithmetic.ADD));
    return Conversion.convert(sums.getFirst(), element);
  }

  /**
   * The fused op {@code ai_edge_torch.rms_norm}: {@code x / sqrt(mean(x^2) + epsilon)} over the
   * last dimension in {@code f32} ({@code f64} for {@code f64}), times the weight.
   *
   * @param weight one number for each element of the last dimension, or null for none
   * @param castBeforeScale whether the normalised value is rounded to {@code result} before it is
   *     multiplied by the weight rather than after
   */
  public static Tensor rootMeanSquare(
      Tensor x, @Nullable Tensor weight, double epsilon, boolean castBeforeScale, Type result) {
    if (x.rank() == 0 || !ElementTypes.isFloat(x.element())) {
      throw new EvaluationException("a root mean square needs a tensor of floating-point numbers");
    }
    int last = x.rank() - 1;
    int length = x.dimension(last);
    if (weight != null && (weight.rank() != 1 || weight.dimension(0) != length)) {
      throw new EvaluationException(
          "the weight must have %d elements, one for each of the last dimension".formatted(length));
    }
    Type wide = x.element() == FloatType.F64 ? FloatType.F64 : FloatType.F32;
    Tensor values = Conversion.convert(x, wide);
    Tensor squares = Arithmetic.MULTIPLY.apply(values, values);
    Tensor sum =
        Reduction.reduce(
                ImmutableList.of(squares),
                ImmutableList.of(Tensor.zeros(Shapes.type(wide))),
                new int[] {last},
                new BinaryBody(Arithmetic.ADD))
            .getFirst();
    Tensor meanSquare = divide(sum, scalar(sum, length));
    Tensor scale = Arithmetic.RSQRT.apply(Arithmetic.ADD.apply(meanSquare, scalar(sum, epsilon)));
    int[] leading = Shapes.others(x.rank(), last);
    Tensor normalized =
        multiply(values, Movement.broadcast(zeroForZero(scale, sum), leading, x.shape()));
    if (weight == null) {
      return Conversion.convert(normalized, result);
    }
    int[] dims = {last};
    if (castBeforeScale) {
      Tensor cast = Conversion.convert(normalized, result);
      Tensor factor = Movement.broadcast(Conversion.convert(weight, result), dims, x.shape());
      return multiply(factor, cast);
    }
    Tensor factor = Movement.broadcast(Conversion.convert(weight, wide), dims, x.shape());
    return Conversion.convert(multiply(normalized, factor), result);
  }

  /** A row of zeros gives zeros, also where epsilon is zero. */
  private static Tensor zeroForZero(Tensor scale, Tensor sum) {
    Tensor result = Movement.copyOf(scale);
    for (int i = 0; i < sum.count(); i++) {
      if (sum.doubleAt(i) == 0 && Double.isInfinite(scale.doubleAt(i))) {
        if (result instanceof FloatTensor t) {
          t.data()[i] = Rounding.toFloat(t.element(), 0.0);
        } else {
          ((org.hlokit.interpreter.value.DoubleTensor) result).data()[i] = 0;
        }
      }
    }
    return result;
  }
}
