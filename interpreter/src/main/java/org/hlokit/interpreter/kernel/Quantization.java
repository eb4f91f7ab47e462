// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Type;

/**
 * Sections "uniform_quantize" and "uniform_dequantize". Every step is rounded to the expressed
 * type.
 */
public final class Quantization {
  private Quantization() {}

  /** {@code (stored - zero_point) * scale}, in the expressed type. */
  public static Tensor dequantize(Tensor operand) {
    QuantizedType type = (QuantizedType) operand.element();
    FloatType expressed = expressed(type);
    long[] stored = ((LongTensor) operand).data();
    int[] parameters = parameters(type, operand.shape());
    Tensor real = Tensor.zeros(Shapes.type(expressed, operand.shape()));
    for (int i = 0; i < stored.length; i++) {
      double steps = round((double) (stored[i] - zeroPoint(type, parameters[i])), expressed);
      set(real, i, round(steps * round(scale(type, parameters[i]), expressed), expressed));
    }
    return real;
  }

  /**
   * {@code operand / scale + zero_point}, bounded by the storage range and rounded to the nearest
   * integer, ties to even.
   *
   * @param operand of the expressed type of {@code type}
   */
  public static Tensor quantize(Tensor operand, QuantizedType type) {
    FloatType expressed = expressed(type);
    Tensor real = Conversion.convert(operand, expressed);
    int[] parameters = parameters(type, operand.shape());
    long[] stored = new long[parameters.length];
    for (int i = 0; i < stored.length; i++) {
      double scale = round(scale(type, parameters[i]), expressed);
      double steps = round(real.doubleAt(i) / scale, expressed);
      double zeroPoint = round((double) zeroPoint(type, parameters[i]), expressed);
      stored[i] = nearest(round(steps + zeroPoint, expressed), type);
    }
    return new LongTensor(Shapes.type(type, operand.shape()), stored);
  }

  /**
   * The same real numbers in other steps, which are one multiplication and one addition away:
   * {@code stored * m + (zero_point' - zero_point * m)}, where {@code m = scale / scale'}.
   */
  public static Tensor requantize(Tensor operand, QuantizedType type) {
    return new LongTensor(Shapes.type(type, operand.shape()), requantized(operand, type, true));
  }

  private static long[] requantized(Tensor operand, QuantizedType type, boolean bounded) {
    QuantizedType from = (QuantizedType) operand.element();
    long[] stored = ((LongTensor) operand).data();
    if (from.equals(type)) {
      return stored;
    }
    FloatType expressed = expressed(type);
    int[] given = parameters(from, operand.shape());
    int[] wanted = parameters(type, operand.shape());
    long[] result = new long[stored.length];
    for (int i = 0; i < stored.length; i++) {
      double ratio = scale(from, given[i]) / scale(type, wanted[i]);
      double offset = zeroPoint(type, wanted[i]) - zeroPoint(from, given[i]) * ratio;
      double product =
          round(round((double) stored[i], expressed) * round(ratio, expressed), expressed);
      double steps = round(product + round(offset, expressed), expressed);
      result[i] = bounded ? nearest(steps, type) : (long) Math.rint(steps);
    }
    return result;
  }

  /**
   * A sum of quantized numbers: both are requantized to the type of the result, where they are
   * added as integers.
   */
  public static Tensor add(Tensor lhs, Tensor rhs, QuantizedType type) {
    long[] a = requantized(lhs, type, false);
    long[] b = requantized(rhs, type, false);
    int[] parameters = parameters(type, lhs.shape());
    long[] sum = new long[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = bounded(a[i] + b[i] - zeroPoint(type, parameters[i]), type);
    }
    return new LongTensor(Shapes.type(type, lhs.shape()), sum);
  }

  private static long nearest(double steps, QuantizedType type) {
    return bounded((long) Math.rint(steps), type);
  }

  private static long bounded(long steps, QuantizedType type) {
    Long min = type.storageMin();
    Long max = type.storageMax();
    return Math.clamp(
        steps,
        min == null ? ElementTypes.min(type) : min,
        max == null ? ElementTypes.max(type) : max);
  }

  private static FloatType expressed(QuantizedType type) {
    if (type.expressed() instanceof FloatType expressed) {
      return expressed;
    }
    throw new EvaluationException("expressed type " + type.expressed() + " is not supported");
  }

  private static double scale(QuantizedType type, int parameter) {
    return type.scales().get(parameter).doubleValue();
  }

  private static long zeroPoint(QuantizedType type, int parameter) {
    return type.zeroPoints().get(parameter);
  }

  private static double round(double x, Type type) {
    return type == FloatType.F64 ? x : Rounding.toFloat(type, x);
  }

  private static void set(Tensor tensor, int index, double value) {
    if (tensor instanceof FloatTensor t) {
      t.data()[index] = (float) value;
    } else {
      ((DoubleTensor) tensor).data()[index] = value;
    }
  }

  /** Which scale and zero point each element of a tensor of {@code shape} has. */
  private static int[] parameters(QuantizedType type, int[] shape) {
    int[] parameters = new int[Shapes.count(shape)];
    if (type.axes().isEmpty()) {
      return parameters;
    }
    int[] index = new int[shape.length];
    for (int i = 0; i < parameters.length; i++, Shapes.next(index, shape)) {
      parameters[i] = parameter(type, index, shape);
    }
    return parameters;
  }

  /** Which of the row-major scales holds for the element at {@code index}. */
  private static int parameter(QuantizedType type, int[] index, int[] shape) {
    int position = 0;
    for (int i = 0; i < type.axes().length(); i++) {
      int axis = (int) type.axes().get(i);
      int block = type.blockSizes().isEmpty() ? 1 : (int) type.blockSizes().get(i);
      position = position * ((shape[axis] + block - 1) / block) + index[axis] / block;
    }
    return position;
  }
}
