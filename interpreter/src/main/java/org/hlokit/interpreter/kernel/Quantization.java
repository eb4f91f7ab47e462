// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Type;

/** Sections "uniform_quantize" and "uniform_dequantize", computed in the expressed type. */
public final class Quantization {
  private Quantization() {}

  /** {@code (stored - zero_point) * scale}, in the expressed type. */
  public static Tensor dequantize(Tensor operand) {
    QuantizedType type = (QuantizedType) operand.element();
    Type expressed = type.expressed();
    long[] stored = ((LongTensor) operand).data();
    Tensor zeroPoints = Tensor.zeros(Shapes.type(operand.element(), operand.shape()));
    Tensor scales = parameters(type, operand.shape(), zeroPoints);
    long[] difference = new long[stored.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = stored[i] - zeroPoints.longAt(i);
    }
    Tensor steps =
        Conversion.convert(
            new LongTensor(Shapes.type(org.hlokit.ir.IntegerType.I64, operand.shape()), difference),
            expressed);
    return Arithmetic.MULTIPLY.apply(steps, scales);
  }

  /**
   * {@code operand / scale + zero_point}, bounded by the storage range and rounded to the nearest
   * integer, ties to even.
   *
   * @param operand of the expressed type of {@code type}
   */
  public static Tensor quantize(Tensor operand, QuantizedType type) {
    Tensor zeroPoints = Tensor.zeros(Shapes.type(type, operand.shape()));
    Tensor scales = parameters(type, operand.shape(), zeroPoints);
    Tensor offsets =
        Conversion.convert(
            zeroPoints.as(Shapes.type(type.storage(), operand.shape())), type.expressed());
    Tensor real = Conversion.convert(operand, type.expressed());
    real = Arithmetic.ADD.apply(Arithmetic.DIVIDE.apply(real, scales), offsets);
    Long storageMin = type.storageMin();
    Long storageMax = type.storageMax();
    long min = storageMin == null ? ElementTypes.min(type) : storageMin;
    long max = storageMax == null ? ElementTypes.max(type) : storageMax;
    long[] stored = new long[operand.count()];
    for (int i = 0; i < stored.length; i++) {
      double rounded = Math.rint(real.doubleAt(i));
      stored[i] = Math.clamp((long) rounded, min, max);
    }
    return new LongTensor(zeroPoints.type(), stored);
  }

  /** The scale of each element in the expressed type; fills in the zero points. */
  private static Tensor parameters(QuantizedType type, int[] shape, Tensor zeroPoints) {
    if (!(type.expressed() instanceof FloatType expressed)) {
      throw new EvaluationException("expressed type " + type.expressed() + " is not supported");
    }
    long[] points = ((LongTensor) zeroPoints).data();
    Tensor scales = Tensor.zeros(Shapes.type(expressed, shape));
    double[] byParameter = new double[type.scales().size()];
    for (int i = 0; i < byParameter.length; i++) {
      byParameter[i] = type.scales().get(i).doubleValue();
    }
    int[] index = new int[shape.length];
    for (int i = 0; i < points.length; i++, Shapes.next(index, shape)) {
      int parameter = parameter(type, index, shape);
      points[i] = type.zeroPoints().get(parameter);
      if (scales instanceof org.hlokit.interpreter.value.FloatTensor t) {
        t.data()[i] =
            org.hlokit.interpreter.value.Rounding.toFloat(expressed, byParameter[parameter]);
      } else {
        ((org.hlokit.interpreter.value.DoubleTensor) scales).data()[i] = byParameter[parameter];
      }
    }
    return scales;
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
