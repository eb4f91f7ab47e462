// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.numbers.complex.Complex;
import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * A function of two elements of one type, result of that type. As in {@link UnaryOp}, real and
 * complex functions are computed in double precision and rounded once: for the arithmetic of types
 * up to {@code f32} that gives the same bits as arithmetic in the type itself.
 *
 * @param real for floating-point elements, or null where there is none
 * @param integer for integers, or null
 * @param complex for complex elements, or null
 * @param loop the function over whole arrays of {@code f32}, for the ops that fill programs
 */
public record BinaryOp(
    @Nullable DoubleBinaryOperator real,
    @Nullable OfIntegers integer,
    @Nullable BinaryOperator<Complex> complex,
    @Nullable FloatLoop loop) {

  /** A function of integers as {@link LongTensor} stores them; the result is wrapped after. */
  @FunctionalInterface
  public interface OfIntegers {
    long apply(long lhs, long rhs, Type type);
  }

  /** Fills {@code result} with the function of the elements of two arrays of its length. */
  @FunctionalInterface
  public interface FloatLoop {
    void apply(float[] lhs, float[] rhs, float[] result);
  }

  static BinaryOp of(
      DoubleBinaryOperator real,
      @Nullable OfIntegers integer,
      @Nullable BinaryOperator<Complex> complex) {
    return new BinaryOp(real, integer, complex, null);
  }

  static BinaryOp integer(OfIntegers integer) {
    return new BinaryOp(null, integer, null, null);
  }

  BinaryOp withLoop(FloatLoop fast) {
    return new BinaryOp(real, integer, complex, fast);
  }

  /** Applies the function to elements of equal index; a scalar stands for any shape. */
  public Tensor apply(Tensor lhs, Tensor rhs) {
    int[] shape = commonShape(lhs, rhs);
    Tensor a = spread(lhs, shape);
    Tensor b = spread(rhs, shape);
    Type element = a.element();
    return switch (a) {
      case FloatTensor t when t.lanes() == 1 -> {
        float[] y = new float[t.data().length];
        floats(t.data(), ((FloatTensor) b).data(), y, element);
        yield new FloatTensor(t.type(), y);
      }
      case DoubleTensor t when t.lanes() == 1 -> {
        DoubleBinaryOperator function = UnaryOp.need(real, element);
        double[] x1 = t.data();
        double[] x2 = ((DoubleTensor) b).data();
        double[] y = new double[x1.length];
        for (int i = 0; i < y.length; i++) {
          y[i] = function.applyAsDouble(x1[i], x2[i]);
        }
        yield new DoubleTensor(t.type(), y);
      }
      case LongTensor t -> {
        OfIntegers function = UnaryOp.need(integer, element);
        long[] x1 = t.data();
        long[] x2 = ((LongTensor) b).data();
        long[] y = new long[x1.length];
        for (int i = 0; i < y.length; i++) {
          y[i] = ElementTypes.wrap(element, function.apply(x1[i], x2[i], element));
        }
        yield new LongTensor(t.type(), y);
      }
      default -> Complexes.map(a, b, UnaryOp.need(complex, element));
    };
  }

  private void floats(float[] lhs, float[] rhs, float[] result, Type element) {
    if (loop != null) {
      loop.apply(lhs, rhs, result);
      Rounding.toFloats(element, result);
    } else {
      DoubleBinaryOperator function = UnaryOp.need(real, element);
      for (int i = 0; i < result.length; i++) {
        result[i] = Rounding.toFloat(element, function.applyAsDouble(lhs[i], rhs[i]));
      }
    }
  }

  /**
   * Folds {@code values}, seen as {@code [outer, length, inner]}, over the middle into {@code
   * accumulator} of shape {@code [outer, inner]}, in ascending order.
   */
  public void fold(Tensor accumulator, Tensor values, int outer, int length, int inner) {
    Type element = accumulator.element();
    switch (accumulator) {
      case FloatTensor t when t.lanes() == 1 -> {
        DoubleBinaryOperator function = UnaryOp.need(real, element);
        float[] sum = t.data();
        float[] x = ((FloatTensor) values).data();
        boolean narrow = element != FloatType.F32;
        for (int o = 0, from = 0; o < outer; o++) {
          for (int l = 0; l < length; l++) {
            for (int i = 0, at = o * inner; i < inner; i++, at++, from++) {
              float y = (float) function.applyAsDouble(sum[at], x[from]);
              sum[at] = narrow ? Rounding.toFloat(element, y) : y;
            }
          }
        }
      }
      case DoubleTensor t when t.lanes() == 1 -> {
        DoubleBinaryOperator function = UnaryOp.need(real, element);
        double[] sum = t.data();
        double[] x = ((DoubleTensor) values).data();
        for (int o = 0, from = 0; o < outer; o++) {
          for (int l = 0; l < length; l++) {
            for (int i = 0, at = o * inner; i < inner; i++, at++, from++) {
              sum[at] = function.applyAsDouble(sum[at], x[from]);
            }
          }
        }
      }
      case LongTensor t -> {
        OfIntegers function = UnaryOp.need(integer, element);
        long[] sum = t.data();
        long[] x = ((LongTensor) values).data();
        for (int o = 0, from = 0; o < outer; o++) {
          for (int l = 0; l < length; l++) {
            for (int i = 0, at = o * inner; i < inner; i++, at++, from++) {
              sum[at] = ElementTypes.wrap(element, function.apply(sum[at], x[from], element));
            }
          }
        }
      }
      default -> {
        BinaryOperator<Complex> function = UnaryOp.need(complex, element);
        for (int o = 0, from = 0; o < outer; o++) {
          for (int l = 0; l < length; l++) {
            for (int i = 0, at = o * inner; i < inner; i++, at++, from++) {
              Complexes.set(
                  accumulator,
                  at,
                  function.apply(Complexes.get(accumulator, at), Complexes.get(values, from)));
            }
          }
        }
      }
    }
  }

  /** The shape of both operands, or of the one that is not a scalar. */
  static int[] commonShape(Tensor lhs, Tensor rhs) {
    if (Arrays.equals(lhs.shape(), rhs.shape()) || rhs.rank() == 0) {
      return lhs.shape();
    }
    if (lhs.rank() == 0) {
      return rhs.shape();
    }
    throw new EvaluationException(
        "operands of shapes %s and %s do not match"
            .formatted(Shapes.show(lhs.shape()), Shapes.show(rhs.shape())));
  }

  /** A scalar repeated to {@code shape}; other tensors as they are. */
  static Tensor spread(Tensor tensor, int[] shape) {
    return tensor.rank() == 0 && shape.length > 0
        ? Movement.broadcast(tensor, new int[0], shape)
        : tensor;
  }
}
