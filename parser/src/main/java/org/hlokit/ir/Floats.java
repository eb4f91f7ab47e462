// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import java.math.BigInteger;

/** Conversions between floating-point formats and {@code double}. */
public final class Floats {
  private Floats() {}

  /** {@code bits} read as unsigned. */
  public static BigInteger unsigned(long bits) {
    return bits >= 0
        ? BigInteger.valueOf(bits)
        : BigInteger.valueOf(bits).add(BigInteger.ONE.shiftLeft(64));
  }

  /** The value of {@code bits} in a format of at most 64 bits; exact. */
  public static double toDouble(FloatType type, long bits) {
    return switch (type) {
      case F64 -> Double.longBitsToDouble(bits);
      case F32 -> Float.intBitsToFloat((int) bits);
      case BF16 -> Float.intBitsToFloat((int) bits << 16);
      case F16 -> Float.float16ToFloat((short) bits);
      case F80, F128 -> throw new IllegalArgumentException(type + " does not fit a double");
      default -> toDoubleByFields(type, bits);
    };
  }

  private static double toDoubleByFields(FloatType type, long bits) {
    if (type.specials() == FloatType.Specials.EXPONENT_ONLY) {
      return bits == 0xFF ? Double.NaN : Math.scalb(1.0, (int) bits - 127);
    }
    int mantissaBits = type.precision() - 1;
    long mantissa = bits & ((1L << mantissaBits) - 1);
    int maxExponent = (1 << type.exponentBits()) - 1;
    int exponent = (int) (bits >>> mantissaBits) & maxExponent;
    boolean negative = (bits >>> (type.width() - 1) & 1) != 0;
    switch (type.specials()) {
      case IEEE -> {
        if (exponent == maxExponent) {
          double infinity = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
          return mantissa == 0 ? infinity : Double.NaN;
        }
      }
      case NAN_ALL_ONES -> {
        if (exponent == maxExponent && mantissa == (1L << mantissaBits) - 1) {
          return Double.NaN;
        }
      }
      case NAN_NEGATIVE_ZERO -> {
        if (negative && exponent == 0 && mantissa == 0) {
          return Double.NaN;
        }
      }
      case FINITE, EXPONENT_ONLY -> {}
    }
    int bias = bias(type);
    double magnitude =
        exponent == 0
            ? Math.scalb((double) mantissa, 1 - bias - mantissaBits)
            : Math.scalb((double) (mantissa | 1L << mantissaBits), exponent - bias - mantissaBits);
    return negative ? -magnitude : magnitude;
  }

  /** What is added to the exponent where it is stored. */
  public static int bias(FloatType type) {
    return switch (type) {
      case F8E4M3FNUZ -> 8;
      case F8E4M3B11FNUZ -> 11;
      case F8E5M2FNUZ -> 16;
      default -> (1 << (type.exponentBits() - 1)) - 1;
    };
  }

  /**
   * The bits of the value of {@code type} nearest to {@code value}, ties to even. Values beyond the
   * largest become infinity, or NaN where the format has no infinity, or the largest value where it
   * has neither.
   */
  public static long fromDouble(FloatType type, double value) {
    return switch (type) {
      case F64 -> Double.doubleToRawLongBits(value);
      case F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits((float) value));
      case F80, F128 -> throw new IllegalArgumentException("no conversion from double to " + type);
      default -> fromDoubleByFields(type, value);
    };
  }

  private static long fromDoubleByFields(FloatType type, double value) {
    if (type.specials() == FloatType.Specials.EXPONENT_ONLY) {
      return exponentOnly(value);
    }
    int mantissaBits = type.precision() - 1;
    long sign = Double.doubleToRawLongBits(value) < 0 ? 1L << (type.width() - 1) : 0;
    if (Double.isNaN(value)) {
      return nan(type, sign);
    }
    double magnitude = Math.abs(value);
    if (Double.isInfinite(magnitude)) {
      return overflow(type, sign);
    }
    int bias = bias(type);
    int exponent = Math.max(Math.getExponent(magnitude), 1 - bias);
    // The distance between neighbours at this exponent is one unit; rint rounds ties to even.
    long units = (long) Math.rint(Math.scalb(magnitude, mantissaBits - exponent));
    if (units == 0) {
      return type.specials() == FloatType.Specials.NAN_NEGATIVE_ZERO ? 0 : sign;
    }
    // A carry out of the mantissa moves into the exponent by plain addition.
    long bits = ((long) (exponent + bias - 1) << mantissaBits) + units;
    if (units < 1L << mantissaBits) {
      bits = units;
    }
    return bits > largest(type) ? overflow(type, sign) : sign | bits;
  }

  private static long exponentOnly(double value) {
    if (Double.isNaN(value) || value < 0 || Double.isInfinite(value)) {
      return 0xFF;
    }
    int exponent = Math.getExponent(value);
    double low = Math.scalb(1.0, exponent);
    double fraction = value / low;
    int rounded = fraction > 1.5 || (fraction == 1.5 && (exponent & 1) == 0) ? 1 : 0;
    long bits = (long) exponent + rounded + 127;
    return bits < 0 ? 0 : bits > 0xFE ? 0xFF : bits;
  }

  /** The bits of the largest finite value. */
  public static long largest(FloatType type) {
    int mantissaBits = type.precision() - 1;
    long all = (1L << (type.width() - 1)) - 1;
    return switch (type.specials()) {
      case IEEE -> all - (1L << mantissaBits);
      case NAN_ALL_ONES -> all - 1;
      case FINITE, NAN_NEGATIVE_ZERO -> all;
      case EXPONENT_ONLY -> 0xFE;
    };
  }

  private static long nan(FloatType type, long sign) {
    int mantissaBits = type.precision() - 1;
    return switch (type.specials()) {
      case IEEE ->
          sign
              | ((1L << type.exponentBits()) - 1) << mantissaBits
              | 1L << Math.max(mantissaBits - 1, 0);
      case NAN_ALL_ONES -> sign | ((1L << (type.width() - 1)) - 1);
      case NAN_NEGATIVE_ZERO -> 1L << (type.width() - 1);
      case FINITE -> largest(type);
      case EXPONENT_ONLY -> 0xFF;
    };
  }

  private static long overflow(FloatType type, long sign) {
    return switch (type.specials()) {
      case IEEE -> sign | ((1L << type.exponentBits()) - 1) << (type.precision() - 1);
      case FINITE -> sign | largest(type);
      case NAN_ALL_ONES, NAN_NEGATIVE_ZERO, EXPONENT_ONLY -> nan(type, sign);
    };
  }
}
