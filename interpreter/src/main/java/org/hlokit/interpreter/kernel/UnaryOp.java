// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.complex.Complex;
import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * A function of one element, result of the same type. Real and complex functions are computed in
 * double precision and rounded once to the element type, which for arithmetic is the same as
 * computing in that type.
 *
 * @param real for floating-point elements, or null where there is none
 * @param integer for integers, or null
 * @param complex for complex elements, or null
 */
public record UnaryOp(
    @Nullable DoubleUnaryOperator real,
    @Nullable OfInteger integer,
    @Nullable UnaryOperator<Complex> complex) {

  /** A function of an integer as {@link LongTensor} stores it; the result is wrapped after. */
  @FunctionalInterface
  public interface OfInteger {
    long apply(long value, Type type);
  }

  public static UnaryOp real(DoubleUnaryOperator real) {
    return new UnaryOp(real, null, null);
  }

  public static UnaryOp integer(OfInteger integer) {
    return new UnaryOp(null, integer, null);
  }

  public static UnaryOp of(DoubleUnaryOperator real, UnaryOperator<Complex> complex) {
    return new UnaryOp(real, null, complex);
  }

  /** Applies the function to every element. */
  public Tensor apply(Tensor operand) {
    Type element = operand.element();
    return switch (operand) {
      case FloatTensor t when t.lanes() == 1 -> {
        DoubleUnaryOperator function = need(real, element);
        float[] x = t.data();
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
          y[i] = Rounding.toFloat(element, function.applyAsDouble(x[i]));
        }
        yield new FloatTensor(t.type(), y);
      }
      case DoubleTensor t when t.lanes() == 1 -> {
        DoubleUnaryOperator function = need(real, element);
        double[] x = t.data();
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
          y[i] = function.applyAsDouble(x[i]);
        }
        yield new DoubleTensor(t.type(), y);
      }
      case LongTensor t -> {
        OfInteger function = need(integer, element);
        long[] x = t.data();
        long[] y = new long[x.length];
        for (int i = 0; i < x.length; i++) {
          y[i] = ElementTypes.wrap(element, function.apply(x[i], element));
        }
        yield new LongTensor(t.type(), y);
      }
      default -> Complexes.map(operand, need(complex, element));
    };
  }

  static <T> T need(@Nullable T function, Type element) {
    if (function == null) {
      throw new EvaluationException("not defined for element type " + element);
    }
    return function;
  }
}
