// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;

/**
 * Floating-point numbers as MLIR writes them: with six digits after the first ({@code
 * 1.000000e+00}) where these say exactly which number it is, else with as many as LLVM's APFloat
 * finds natural for the type ({@code 9.99999974E-6}), else as bits ({@code 0x7F800000}).
 */
final class FloatText {
  private static final int SHORT_DIGITS = 6;
  private static final int MAX_PADDING = 3;

  private FloatText() {}

  /** The text of the number of type {@code type} with bits {@code bits}. */
  static String of(FloatType type, BigInteger bits) {
    Decoded value = Decoded.of(type, bits);
    if (value.isFinite) {
      if (value.significand.signum() == 0) {
        return value.negative ? "-0.000000e+00" : "0.000000e+00";
      }
      String sign = value.negative ? "-" : "";
      String brief = sign + digits(value, SHORT_DIGITS, 0, false);
      if (roundTrips(type, bits, value, brief)) {
        return brief;
      }
      // Enough digits to find the number again, by a formula of the type's precision alone.
      int natural = 2 + type.precision() * 59 / 196;
      String exact = sign + digits(value, natural, MAX_PADDING, true);
      if (exact.indexOf('.') >= 0) {
        return exact;
      }
    }
    return "0x" + bits.toString(16).toUpperCase(Locale.ROOT);
  }

  /** A value as {@code significand * 2^exponent}. */
  private record Decoded(boolean isFinite, boolean negative, BigInteger significand, int exponent) {
    static Decoded of(FloatType type, BigInteger bits) {
      if (type.specials() == FloatType.Specials.EXPONENT_ONLY) {
        int value = bits.intValue();
        return new Decoded(value != 0xFF, false, BigInteger.ONE, value - 127);
      }
      // Of the x87 format the leading bit of the significand is stored.
      boolean explicit = type == FloatType.F80;
      int mantissaBits = explicit ? 64 : type.precision() - 1;
      BigInteger mantissa =
          bits.and(BigInteger.ONE.shiftLeft(mantissaBits).subtract(BigInteger.ONE));
      int maxExponent = (1 << type.exponentBits()) - 1;
      int exponent = bits.shiftRight(mantissaBits).intValue() & maxExponent;
      boolean negative = bits.testBit(type.width() - 1);
      boolean isFinite =
          switch (type.specials()) {
            case IEEE -> exponent != maxExponent;
            case NAN_ALL_ONES -> exponent != maxExponent || mantissa.bitCount() != mantissaBits;
            case NAN_NEGATIVE_ZERO -> !negative || exponent != 0 || mantissa.signum() != 0;
            case FINITE, EXPONENT_ONLY -> true;
          };
      int scale = Floats.bias(type) + type.precision() - 1;
      boolean normal = exponent != 0;
      BigInteger significand = normal && !explicit ? mantissa.setBit(mantissaBits) : mantissa;
      return new Decoded(isFinite, negative, significand, (normal ? exponent : 1) - scale);
    }

    /** The magnitude. */
    BigDecimal exactly() {
      BigDecimal whole = new BigDecimal(significand);
      return exponent >= 0
          ? whole.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(exponent)))
          : whole.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
    }
  }

  private static boolean roundTrips(FloatType type, BigInteger bits, Decoded value, String text) {
    return switch (type) {
      case F32 -> Float.floatToRawIntBits(Float.parseFloat(text)) == bits.intValue();
      case F64 -> Double.doubleToRawLongBits(Double.parseDouble(text)) == bits.longValue();
      case F80, F128 -> isNearest(type, value, new BigDecimal(text).abs());
      default -> Floats.fromDouble(type, Double.parseDouble(text)) == bits.longValue();
    };
  }

  /** Whether {@code value} is the number of its type next to {@code decimal}. */
  private static boolean isNearest(FloatType type, Decoded value, BigDecimal decimal) {
    BigDecimal exact = value.exactly();
    BigDecimal distance = decimal.subtract(exact);
    // Below a power of two the neighbours are half as far away.
    boolean narrow =
        distance.signum() < 0
            && value.significand.bitCount() == 1
            && value.significand.bitLength() == type.precision();
    Decoded half = new Decoded(true, false, BigInteger.ONE, value.exponent - (narrow ? 2 : 1));
    int compared = distance.abs().compareTo(half.exactly());
    return compared < 0 || (compared == 0 && !value.significand.testBit(0));
  }

  // --- Decimal digits, cut and rounded step by step as APFloat does, whose results these must be.

  private static String digits(Decoded value, int precision, int maxPadding, boolean shorten) {
    BigInteger significand = value.significand;
    int exponent = value.exponent;
    int trailing = significand.getLowestSetBit();
    significand = significand.shiftRight(trailing);
    exponent += trailing;
    if (exponent > 0) {
      significand = significand.shiftLeft(exponent);
      exponent = 0;
    } else if (exponent < 0) {
      // n * 2^-e is n * 5^e * 10^-e.
      significand = significand.multiply(BigInteger.valueOf(5).pow(-exponent));
    }

    int needed = (precision * 196 + 58) / 59;
    int bits = significand.bitLength();
    if (bits > needed) {
      int removable = (bits - needed) * 59 / 196;
      significand = significand.divide(BigInteger.TEN.pow(removable));
      exponent += removable;
    }

    StringBuilder digits = new StringBuilder(significand.toString());
    exponent += dropZeros(digits);
    if (digits.length() > precision) {
      exponent += digits.length() - precision;
      boolean up = digits.charAt(precision) >= '5';
      digits.setLength(precision);
      if (up) {
        roundUp(digits);
        exponent += precision - digits.length();
        if (digits.isEmpty()) {
          // Every digit was nine.
          digits.append('1');
        }
      } else {
        exponent += dropZeros(digits);
      }
    }
    return layout(digits, exponent, precision, maxPadding, shorten);
  }

  private static int dropZeros(StringBuilder digits) {
    int length = digits.length();
    while (digits.length() > 1 && digits.charAt(digits.length() - 1) == '0') {
      digits.setLength(digits.length() - 1);
    }
    return length - digits.length();
  }

  /** Adds one to the last digit; nines that overflow are dropped. */
  private static void roundUp(StringBuilder digits) {
    while (!digits.isEmpty()) {
      int last = digits.length() - 1;
      if (digits.charAt(last) != '9') {
        digits.setCharAt(last, (char) (digits.charAt(last) + 1));
        return;
      }
      digits.setLength(last);
    }
  }

  /** Writes {@code digits * 10^exponent}. */
  private static String layout(
      StringBuilder digits, int exponent, int precision, int maxPadding, boolean shorten) {
    int count = digits.length();
    int first = exponent + count - 1;
    boolean scientific =
        maxPadding == 0
            || (exponent >= 0
                ? exponent > maxPadding || count + exponent > precision
                : first < 0 && -first > maxPadding);
    StringBuilder text = new StringBuilder();
    if (scientific) {
      text.append(digits.charAt(0)).append('.');
      if (count == 1 && shorten) {
        text.append('0');
      } else {
        text.append(digits, 1, count);
      }
      if (!shorten) {
        text.repeat('0', Math.max(0, precision - count + 1));
      }
      text.append(shorten ? 'E' : 'e').append(first >= 0 ? '+' : '-');
      int magnitude = Math.abs(first);
      if (!shorten && magnitude < 10) {
        text.append('0');
      }
      return text.append(magnitude).toString();
    }
    if (exponent >= 0) {
      return text.append(digits).repeat('0', exponent).toString();
    }
    int whole = count + exponent;
    if (whole > 0) {
      text.append(digits, 0, whole).append('.').append(digits, whole, count);
    } else {
      text.append("0.").repeat('0', -whole).append(digits);
    }
    return text.toString();
  }
}
