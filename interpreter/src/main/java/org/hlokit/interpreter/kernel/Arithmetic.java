// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.apache.commons.numbers.complex.Complex;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.ir.Type;

/** The elementwise functions of StableHLO, named as its ops are. */
public final class Arithmetic {
  public static final UnaryOp ABS = new UnaryOp(Math::abs, (x, t) -> Math.abs(x), null);
  public static final UnaryOp CBRT =
      UnaryOp.of(Math::cbrt, z -> Complexes.power(z, Complex.ofCartesian(1.0 / 3, 0)));
  public static final UnaryOp CEIL = UnaryOp.real(Math::ceil);
  public static final UnaryOp COSINE = UnaryOp.of(Math::cos, Complex::cos);
  public static final UnaryOp COUNT_LEADING_ZEROS =
      UnaryOp.integer(
          (x, t) ->
              Long.numberOfLeadingZeros(x & ElementTypes.mask(t)) - (64 - ElementTypes.bits(t)));
  public static final UnaryOp EXPONENTIAL = UnaryOp.of(Math::exp, Complex::exp);
  public static final UnaryOp EXPONENTIAL_MINUS_ONE = UnaryOp.of(Math::expm1, Complexes::expm1);
  public static final UnaryOp FLOOR = UnaryOp.real(Math::floor);
  public static final UnaryOp LOG = UnaryOp.of(Math::log, Complex::log);
  public static final UnaryOp LOG_PLUS_ONE = UnaryOp.of(Math::log1p, Complexes::log1p);
  public static final UnaryOp LOGISTIC =
      UnaryOp.of(x -> 1 / (1 + Math.exp(-x)), z -> Complexes.reciprocal(z.negate().exp().add(1)));
  public static final UnaryOp NEGATE = new UnaryOp(x -> -x, (x, t) -> -x, Complex::negate);
  public static final UnaryOp NOT = UnaryOp.integer((x, t) -> ~x);
  public static final UnaryOp POPCNT =
      UnaryOp.integer((x, t) -> Long.bitCount(x & ElementTypes.mask(t)));
  public static final UnaryOp ROUND_NEAREST_AFZ = UnaryOp.real(Arithmetic::roundAwayFromZero);
  public static final UnaryOp ROUND_NEAREST_EVEN = UnaryOp.real(Math::rint);
  public static final UnaryOp RSQRT =
      UnaryOp.of(x -> 1 / Math.sqrt(x), z -> Complexes.reciprocal(z.sqrt()));
  public static final UnaryOp SIGN =
      new UnaryOp(
          Math::signum,
          (x, t) -> ElementTypes.isUnsigned(t) ? Math.min(1, Long.bitCount(x)) : Long.signum(x),
          Complexes::sign);
  public static final UnaryOp SINE = UnaryOp.of(Math::sin, Complex::sin);
  public static final UnaryOp SQRT = UnaryOp.of(Math::sqrt, Complex::sqrt);
  public static final UnaryOp SQUARE =
      new UnaryOp(x -> x * x, (x, t) -> x * x, z -> Complexes.multiply(z, z));
  public static final UnaryOp TAN = UnaryOp.of(Math::tan, Complex::tan);
  public static final UnaryOp TANH = UnaryOp.of(Math::tanh, Complex::tanh);

  /** Addition; the logical "or" of booleans. */
  public static final BinaryOp ADD =
      BinaryOp.of(
              (a, b) -> a + b, (a, b, t) -> ElementTypes.isBoolean(t) ? a | b : a + b, Complex::add)
          .withLoop(
              (a, b, y) -> {
                for (int i = 0; i < y.length; i++) {
                  y[i] = a[i] + b[i];
                }
              });

  public static final BinaryOp AND = BinaryOp.integer((a, b, t) -> a & b);
  public static final BinaryOp ATAN2 = BinaryOp.of(Math::atan2, null, Complexes::atan2);

  public static final BinaryOp DIVIDE =
      BinaryOp.of((a, b) -> a / b, Arithmetic::divide, Complex::divide)
          .withLoop(
              (a, b, y) -> {
                for (int i = 0; i < y.length; i++) {
                  y[i] = a[i] / b[i];
                }
              });

  /** The greater; NaN where either is NaN, and positive zero is greater than negative zero. */
  public static final BinaryOp MAXIMUM =
      BinaryOp.of(Math::max, (a, b, t) -> compare(a, b, t) >= 0 ? a : b, Complexes::max)
          .withLoop(
              (a, b, y) -> {
                for (int i = 0; i < y.length; i++) {
                  y[i] = Math.max(a[i], b[i]);
                }
              });

  public static final BinaryOp MINIMUM =
      BinaryOp.of(Math::min, (a, b, t) -> compare(a, b, t) <= 0 ? a : b, Complexes::min)
          .withLoop(
              (a, b, y) -> {
                for (int i = 0; i < y.length; i++) {
                  y[i] = Math.min(a[i], b[i]);
                }
              });

  public static final BinaryOp MULTIPLY =
      BinaryOp.of((a, b) -> a * b, (a, b, t) -> a * b, Complexes::multiply)
          .withLoop(
              (a, b, y) -> {
                for (int i = 0; i < y.length; i++) {
                  y[i] = a[i] * b[i];
                }
              });

  /** The high half of the product of two integers. */
  public static final BinaryOp MULHI = BinaryOp.integer(Arithmetic::mulhi);

  public static final BinaryOp OR = BinaryOp.integer((a, b, t) -> a | b);
  public static final BinaryOp POWER =
      BinaryOp.of(Arithmetic::power, Arithmetic::power, Complexes::power);
  public static final BinaryOp REMAINDER =
      BinaryOp.of((a, b) -> a % b, Arithmetic::remainder, null);
  public static final BinaryOp SHIFT_LEFT =
      BinaryOp.integer((a, b, t) -> inRange(b, t) ? a << b : 0);
  public static final BinaryOp SHIFT_RIGHT_ARITHMETIC =
      BinaryOp.integer(
          (a, b, t) -> {
            int spare = 64 - ElementTypes.bits(t);
            return a << spare >> spare >> (inRange(b, t) ? b : 63);
          });
  public static final BinaryOp SHIFT_RIGHT_LOGICAL =
      BinaryOp.integer((a, b, t) -> inRange(b, t) ? (a & ElementTypes.mask(t)) >>> b : 0);

  public static final BinaryOp SUBTRACT =
      BinaryOp.of((a, b) -> a - b, (a, b, t) -> a - b, Complex::subtract)
          .withLoop(
              (a, b, y) -> {
                for (int i = 0; i < y.length; i++) {
                  y[i] = a[i] - b[i];
                }
              });

  public static final BinaryOp XOR = BinaryOp.integer((a, b, t) -> a ^ b);

  private Arithmetic() {}

  /** Orders two integers of one type as that type does. */
  static int compare(long a, long b, Type type) {
    return ElementTypes.isUnsigned(type) ? Long.compareUnsigned(a, b) : Long.compare(a, b);
  }

  private static boolean inRange(long shift, Type type) {
    return Long.compareUnsigned(shift, ElementTypes.bits(type)) < 0;
  }

  private static double roundAwayFromZero(double x) {
    // Adding one half first would round 0.49999999999999994 up.
    double towardsZero = x < 0 ? Math.ceil(x) : Math.floor(x);
    return Math.abs(x - towardsZero) >= 0.5
        ? towardsZero + Math.signum(x)
        : Math.copySign(towardsZero, x);
  }

  /** Division by zero gives all ones, as it does on the devices that programs are compiled for. */
  private static long divide(long a, long b, Type type) {
    if (b == 0) {
      return -1;
    }
    return ElementTypes.isUnsigned(type) ? Long.divideUnsigned(a, b) : a / b;
  }

  /** The remainder by zero is the dividend. */
  private static long remainder(long a, long b, Type type) {
    if (b == 0) {
      return a;
    }
    return ElementTypes.isUnsigned(type) ? Long.remainderUnsigned(a, b) : a % b;
  }

  /** {@link Math#pow}, but one to any power is one, as in IEEE 754 and C. */
  private static double power(double base, double exponent) {
    if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
      return 1;
    }
    return Math.pow(base, exponent);
  }

  /** A negative power of an integer other than 1 and -1 is zero. */
  private static long power(long base, long exponent, Type type) {
    if (exponent < 0 && !ElementTypes.isUnsigned(type)) {
      return base == 1 ? 1 : base == -1 ? ((exponent & 1) == 0 ? 1 : -1) : 0;
    }
    long result = 1;
    for (long rest = exponent, square = base; rest != 0; rest >>>= 1, square *= square) {
      if ((rest & 1) != 0) {
        result *= square;
      }
    }
    return result;
  }

  private static long mulhi(long a, long b, Type type) {
    int width = ElementTypes.bits(type);
    if (ElementTypes.isUnsigned(type)) {
      return width == 64 ? Math.unsignedMultiplyHigh(a, b) : a * b >>> width;
    }
    return width == 64 ? Math.multiplyHigh(a, b) : a * b >> width;
  }
}
