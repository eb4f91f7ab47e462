// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.apache.commons.numbers.complex.Complex;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.LogGamma;
import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;

/**
 * The functions that CHLO adds, in double precision: from Apache Commons Numbers where it has them,
 * else from the series that define them (NIST Digital Library of Mathematical Functions).
 */
public final class SpecialFunctions {
  public static final UnaryOp ACOS = UnaryOp.of(Math::acos, Complex::acos);
  public static final UnaryOp ACOSH = UnaryOp.of(SpecialFunctions::acosh, Complex::acosh);
  public static final UnaryOp ASIN = UnaryOp.of(Math::asin, Complex::asin);
  public static final UnaryOp ASINH = UnaryOp.of(SpecialFunctions::asinh, Complex::asinh);
  public static final UnaryOp ATAN = UnaryOp.of(Math::atan, Complex::atan);
  public static final UnaryOp ATANH = UnaryOp.of(SpecialFunctions::atanh, Complex::atanh);
  public static final UnaryOp BESSEL_I1E = UnaryOp.real(SpecialFunctions::besselI1e);
  public static final UnaryOp CONJ = UnaryOp.of(x -> x, Complex::conj);
  public static final UnaryOp DIGAMMA = UnaryOp.real(SpecialFunctions::digamma);
  public static final UnaryOp ERF = UnaryOp.real(Erf::value);
  public static final UnaryOp ERFC = UnaryOp.real(Erfc::value);
  public static final UnaryOp ERF_INV = UnaryOp.real(InverseErf::value);
  public static final UnaryOp LGAMMA = UnaryOp.real(SpecialFunctions::lgamma);
  public static final BinaryOp POLYGAMMA = BinaryOp.of(SpecialFunctions::polygamma, null, null);
  public static final BinaryOp ZETA = BinaryOp.of(SpecialFunctions::zeta, null, null);

  /** Bernoulli numbers B2, B4, .. B24, each over the factorial of its index. */
  private static final double[] BERNOULLI = {
    1.0 / 12,
    -1.0 / 720,
    1.0 / 30240,
    -1.0 / 1209600,
    1.0 / 47900160,
    -691.0 / 1307674368000.0,
    1.0 / 74724249600.0,
    -3617.0 / 10670622842880000.0,
    43867.0 / 5109094217170944000.0,
    -174611.0 / 802857662698291200000.0,
    77683.0 / 1.4101100039391804e+22,
    -236364091.0 / 1.6938241367317436e+27
  };

  private SpecialFunctions() {}

  /**
   * The hyperbolic cosine by CHLO's own definition, {@code exp(x + log 1/2) + exp(-x + log 1/2)},
   * which overflows no earlier than its result; each step in the element type, of at least {@code
   * f32}.
   */
  public static Tensor cosh(Tensor x) {
    Tensor wide = widened(x);
    return Conversion.convert(Arithmetic.ADD.apply(half(wide, 1), half(wide, -1)), x.element());
  }

  /** The hyperbolic sine as {@link #cosh}; below one by {@code expm1}, which does not cancel. */
  public static Tensor sinh(Tensor x) {
    Tensor wide = widened(x);
    Tensor large = Arithmetic.SUBTRACT.apply(half(wide, 1), half(wide, -1));
    if (ElementTypes.isComplex(x.element())) {
      return large;
    }
    Tensor one = Tensor.filled(Shapes.type(wide.element()), 1);
    Tensor expm1 = Arithmetic.EXPONENTIAL_MINUS_ONE.apply(wide);
    Tensor ratio = Arithmetic.DIVIDE.apply(expm1, Arithmetic.ADD.apply(expm1, one));
    Tensor small =
        Arithmetic.MULTIPLY.apply(
            Tensor.filled(one.type(), 0.5), Arithmetic.ADD.apply(expm1, ratio));
    Tensor isSmall =
        Comparison.compare(Arithmetic.ABS.apply(wide), one, Comparison.Direction.LT, false);
    return Conversion.convert(Comparison.select(isSmall, small, large), x.element());
  }

  /** Half of the exponential of {@code x} or of its negative. */
  private static Tensor half(Tensor x, int sign) {
    Tensor signed = sign > 0 ? x : Arithmetic.NEGATE.apply(x);
    Tensor logHalf = Tensor.filled(Shapes.type(x.element()), Math.log(0.5));
    return Arithmetic.EXPONENTIAL.apply(Arithmetic.ADD.apply(signed, logHalf));
  }

  private static Tensor widened(Tensor x) {
    return x.element() instanceof FloatType type && type.width() < 32
        ? Conversion.convert(x, FloatType.F32)
        : x;
  }

  private static double acosh(double x) {
    if (x < 1) {
      return Double.NaN;
    }
    // Near one the logarithm of one plus a little, far out without squaring.
    return x > 1e8 ? Math.log(x) + Math.log(2) : Math.log1p((x - 1) + Math.sqrt((x - 1) * (x + 1)));
  }

  private static double asinh(double x) {
    double a = Math.abs(x);
    double result =
        a > 1e8 ? Math.log(a) + Math.log(2) : Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
    return Math.copySign(result, x);
  }

  private static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * Math.log1p(2 * a / (1 - a)), x);
  }

  /** DLMF 5.5.3 reflects negative arguments; poles give infinity. */
  static double lgamma(double x) {
    if (Double.isInfinite(x)) {
      return Double.POSITIVE_INFINITY;
    }
    if (x > 0 || Double.isNaN(x)) {
      return LogGamma.value(x);
    }
    if (x == Math.rint(x)) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.log(Math.PI) - Math.log(Math.abs(sinPi(x))) - LogGamma.value(1 - x);
  }

  /** The sine of pi times x, exact at multiples of one half. */
  private static double sinPi(double x) {
    double turns = x - 2 * Math.rint(x / 2);
    return Math.sin(Math.PI * turns);
  }

  /** DLMF 5.5.4 reflects negative arguments; poles give NaN. */
  static double digamma(double x) {
    if (x <= 0) {
      if (x == Math.rint(x)) {
        return Double.NaN;
      }
      double turns = x - Math.rint(x);
      return digamma(1 - x) - Math.PI / Math.tan(Math.PI * turns);
    }
    if (x > 1e17) {
      return Math.log(x);
    }
    return Digamma.value(x);
  }

  /** {@code exp(-|x|) I1(x)}: DLMF 10.25.2 for moderate and 10.40.1 for large arguments. */
  static double besselI1e(double x) {
    double a = Math.abs(x);
    if (Double.isNaN(x) || a == 0) {
      return x;
    }
    double result;
    if (a < 30) {
      double quarter = a * a / 4;
      double term = a / 2;
      double sum = 0;
      for (int k = 1; sum + term != sum; k++) {
        sum += term;
        term *= quarter / (k * (k + 1.0));
      }
      result = sum * Math.exp(-a);
    } else {
      double term = 1;
      double sum = 0;
      for (int k = 1; k < 60 && sum + term != sum; k++) {
        sum += term;
        double odd = 2 * k - 1;
        term *= -(4 - odd * odd) / (k * 8 * a);
      }
      result = sum / Math.sqrt(2 * Math.PI * a);
    }
    return Math.copySign(result, x);
  }

  /**
   * Hurwitz zeta: {@code sum 1 / (q + k)^s} by Euler-Maclaurin summation, DLMF 25.11.3 to 25.11.7.
   * At the poles, by CHLO's definition, infinity where {@code s} is even and NaN elsewhere.
   */
  static double zeta(double s, double q) {
    if (s == 1) {
      return Double.POSITIVE_INFINITY;
    }
    if (!(s > 1) || Double.isNaN(q)) {
      return Double.NaN;
    }
    if (q <= 0) {
      if (q == Math.rint(q)) {
        return s % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
      }
      if (s != Math.rint(s)) {
        return Double.NaN;
      }
    }
    double sum = 0;
    double a = q;
    for (int k = 0; k < 12 || a < 12; k++, a++) {
      double term = Math.pow(a, -s);
      sum += term;
      if (a > 0 && Math.abs(term) < 1e-18 * Math.abs(sum)) {
        return sum;
      }
    }
    double power = Math.pow(a, -s);
    sum += power * a / (s - 1) + 0.5 * power;
    double factor = s * power / a;
    for (int k = 0; k < BERNOULLI.length; k++) {
      double term = BERNOULLI[k] * factor;
      sum += term;
      if (Math.abs(term) < 1e-17 * Math.abs(sum)) {
        break;
      }
      factor *= (s + 2 * k + 1) * (s + 2 * k + 2) / (a * a);
    }
    return sum;
  }

  /** DLMF 25.11.12: {@code (-1)^(n+1) n! zeta(n + 1, x)}; digamma for n = 0. */
  static double polygamma(double n, double x) {
    if (n < 0 || n != Math.rint(n)) {
      return Double.NaN;
    }
    if (n == 0) {
      return digamma(x);
    }
    double sign = n % 2 == 0 ? -1 : 1;
    return sign * Math.exp(lgamma(n + 1)) * zeta(n + 1, x);
  }

  /** The neighbour of each {@code x} in its format in the direction of {@code y}. */
  public static Tensor nextAfter(Tensor x, Tensor y) {
    Tensor result = Movement.copyOf(x);
    for (int i = 0; i < x.count(); i++) {
      switch (result) {
        case DoubleTensor t -> t.data()[i] = Math.nextAfter(t.data()[i], y.doubleAt(i));
        case FloatTensor t ->
            t.data()[i] = nextAfter((FloatType) x.element(), t.data()[i], (float) y.doubleAt(i));
        case LongTensor t -> throw new EvaluationException("not defined for " + t.element());
      }
    }
    return result;
  }

  private static float nextAfter(FloatType type, float x, float y) {
    if (type == FloatType.F32 || x == y || Float.isNaN(x) || Float.isNaN(y)) {
      return x == y ? y : Math.nextAfter(x, y);
    }
    long sign = 1L << (type.width() - 1);
    if (x == 0) {
      return Rounding.ofBits(type, y > 0 ? 1 : sign | 1);
    }
    boolean away = y > x == x > 0;
    return Rounding.ofBits(type, Rounding.bits(type, x) + (away ? 1 : -1));
  }
}
