// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.complex.Complex;
import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Type;

/** Access to complex elements, which lie as real and imaginary part beside each other. */
public final class Complexes {
  private Complexes() {}

  /** Element {@code index} of a complex tensor. */
  public static Complex get(Tensor tensor, int index) {
    return Complex.ofCartesian(tensor.doubleAt(2 * index), tensor.doubleAt(2 * index + 1));
  }

  /** Sets an element, each part rounded to its type. */
  public static void set(Tensor tensor, int index, double real, double imaginary) {
    switch (tensor) {
      case FloatTensor t -> {
        t.data()[2 * index] = (float) real;
        t.data()[2 * index + 1] = (float) imaginary;
      }
      case DoubleTensor t -> {
        t.data()[2 * index] = real;
        t.data()[2 * index + 1] = imaginary;
      }
      case LongTensor t -> throw new IllegalArgumentException("not complex: " + t.type());
    }
  }

  static void set(Tensor tensor, int index, Complex value) {
    set(tensor, index, value.real(), value.imag());
  }

  static Tensor map(Tensor operand, UnaryOperator<Complex> function) {
    Tensor result = operand.allocate(operand.type());
    for (int i = 0; i < operand.count(); i++) {
      set(result, i, function.apply(get(operand, i)));
    }
    return result;
  }

  static Tensor map(Tensor lhs, Tensor rhs, BinaryOperator<Complex> function) {
    Tensor result = lhs.allocate(lhs.type());
    for (int i = 0; i < lhs.count(); i++) {
      set(result, i, function.apply(get(lhs, i), get(rhs, i)));
    }
    return result;
  }

  /** A real number of each complex element, in the type of its parts. */
  public static Tensor toReal(Tensor operand, ToDoubleFunction<Complex> function) {
    Type part = ElementTypes.part(operand.element());
    Tensor result = operand.allocate(Shapes.type(part, operand.shape()));
    for (int i = 0; i < operand.count(); i++) {
      double value = function.applyAsDouble(get(operand, i));
      if (result instanceof FloatTensor t) {
        t.data()[i] = (float) value;
      } else {
        ((DoubleTensor) result).data()[i] = value;
      }
    }
    return result;
  }

  /** Section "complex": pairs of real numbers. */
  public static Tensor of(Tensor real, Tensor imaginary) {
    Tensor result = real.allocate(Shapes.type(new ComplexType(real.element()), real.shape()));
    int count = real.count();
    real.copyRun(0, 1, result, 0, 2, count);
    imaginary.copyRun(0, 1, result, 1, 2, count);
    return result;
  }

  /** Part 0 (real) or 1 (imaginary) of every element. */
  public static Tensor part(Tensor operand, int part) {
    Tensor result =
        operand.allocate(Shapes.type(ElementTypes.part(operand.element()), operand.shape()));
    operand.copyRun(part, 2, result, 0, 1, operand.count());
    return result;
  }

  static Complex multiply(Complex a, Complex b) {
    return Complex.ofCartesian(
        a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real());
  }

  /** A product whose every step is rounded to {@code part}. */
  static Complex multiply(Complex a, Complex b, Type part) {
    return Complex.ofCartesian(
        round(round(a.real() * b.real(), part) - round(a.imag() * b.imag(), part), part),
        round(round(a.real() * b.imag(), part) + round(a.imag() * b.real(), part), part));
  }

  /** Both parts rounded to {@code part}. */
  static Complex round(Complex z, Type part) {
    return Complex.ofCartesian(round(z.real(), part), round(z.imag(), part));
  }

  private static double round(double x, Type part) {
    return part == FloatType.F64 ? x : Rounding.toFloat(part, x);
  }

  /** {@code exp(z) - 1} without cancellation near zero. */
  static Complex expm1(Complex z) {
    double half = Math.sin(z.imag() / 2);
    return Complex.ofCartesian(
        Math.expm1(z.real()) * Math.cos(z.imag()) - 2 * half * half,
        Math.exp(z.real()) * Math.sin(z.imag()));
  }

  /**
   * {@code log(1 + z)}. The real part is {@code log1p(2x + x^2 + y^2) / 2}, whose argument is
   * summed with twice the precision, because it cancels where {@code 1 + z} lies near the unit
   * circle.
   */
  static Complex log1p(Complex z) {
    double x = z.real();
    double y = z.imag();
    double xx = x * x;
    double yy = y * y;
    // The exact sum of a and b is sum + error, and so is each square.
    double first = 2 * x + xx;
    double firstError = sumError(2 * x, xx, first);
    double excess = first + yy;
    double error =
        firstError + sumError(first, yy, excess) + Math.fma(x, x, -xx) + Math.fma(y, y, -yy);
    double magnitude =
        excess > -0.75 && excess < 1e15
            ? 0.5 * (Math.log1p(excess) + error / (1 + excess))
            : Math.log(Math.hypot(1 + x, y));
    return Complex.ofCartesian(magnitude, Math.atan2(y, 1 + x));
  }

  /** What was lost when {@code a + b} was rounded to {@code sum}. */
  private static double sumError(double a, double b, double sum) {
    double part = sum - a;
    return a - (sum - part) + (b - part);
  }

  static Complex power(Complex base, Complex exponent) {
    if (base.real() == 0 && base.imag() == 0) {
      return exponent.real() == 0 && exponent.imag() == 0
          ? Complex.ONE
          : exponent.real() > 0 ? Complex.ZERO : base.pow(exponent);
    }
    return base.pow(exponent);
  }

  static Complex reciprocal(Complex z) {
    return Complex.ONE.divide(z);
  }

  /** Section "sign" for complex numbers. */
  static Complex sign(Complex z) {
    if (Double.isNaN(z.real()) || Double.isNaN(z.imag())) {
      return Complex.ofCartesian(Double.NaN, Double.NaN);
    }
    if (z.real() == 0 && z.imag() == 0) {
      return Complex.ZERO;
    }
    return z.divide(z.abs());
  }

  /** {@code atan2(y, x)} as {@code -i log((x + iy) / sqrt(x^2 + y^2))}. */
  static Complex atan2(Complex y, Complex x) {
    Complex ratio = x.add(y.multiplyImaginary(1)).divide(multiply(x, x).add(multiply(y, y)).sqrt());
    return ratio.log().multiplyImaginary(-1);
  }

  /** The greater by real part, then by imaginary part. */
  static Complex max(Complex a, Complex b) {
    return compare(a, b) > 0 ? a : b;
  }

  static Complex min(Complex a, Complex b) {
    return compare(a, b) < 0 ? a : b;
  }

  private static int compare(Complex a, Complex b) {
    return a.real() == b.real()
        ? Double.compare(a.imag(), b.imag())
        : Double.compare(a.real(), b.real());
  }
}
