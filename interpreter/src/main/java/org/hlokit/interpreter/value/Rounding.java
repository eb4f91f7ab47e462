// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.Type;

/** Rounding to floating-point types of at most 32 bits: to nearest, ties to even. */
public final class Rounding {
  private Rounding() {}

  /** The value of {@code type} nearest to {@code value}, rounded once. */
  public static float toFloat(Type type, double value) {
    float nearest = (float) value;
    if (type == FloatType.F32) {
      return nearest;
    }
    if (nearest == value || Double.isNaN(value)) {
      return toFloat(type, nearest);
    }
    return (float) Floats.toDouble((FloatType) type, Floats.fromDouble((FloatType) type, value));
  }

  /** The value of {@code type} nearest to {@code value}. */
  public static float toFloat(Type type, float value) {
    return switch ((FloatType) type) {
      case F32 -> value;
      case BF16 -> toBfloat16(value);
      case F16 -> Float.float16ToFloat(Float.floatToFloat16(value));
      case FloatType other -> (float) Floats.toDouble(other, Floats.fromDouble(other, value));
    };
  }

  private static float toBfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return Float.intBitsToFloat((bits | 0x400000) & 0xFFFF0000);
    }
    return Float.intBitsToFloat((bits + 0x7FFF + (bits >>> 16 & 1)) & 0xFFFF0000);
  }

  /** Rounds every value in place to {@code type}. */
  public static void toFloats(Type type, float[] values) {
    if (type == FloatType.F32) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = toFloat(type, values[i]);
    }
  }

  /** The bits in the format of {@code type} of a value that it holds exactly. */
  public static long bits(Type type, float value) {
    return switch ((FloatType) type) {
      case F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits(value));
      case BF16 -> Float.floatToRawIntBits(value) >>> 16;
      case F16 -> Float.floatToFloat16(value) & 0xFFFF;
      case FloatType other -> Floats.fromDouble(other, value);
    };
  }

  /** The value that bits in the format of {@code type} mean. */
  public static float ofBits(Type type, long bits) {
    return switch ((FloatType) type) {
      case F32 -> Float.intBitsToFloat((int) bits);
      case BF16 -> Float.intBitsToFloat((int) bits << 16);
      case F16 -> Float.float16ToFloat((short) bits);
      case FloatType other -> (float) Floats.toDouble(other, bits);
    };
  }

  /** The double nearest to an unsigned integer. */
  public static double unsignedToDouble(long value) {
    // The lost lowest bit stays in the new lowest, so that rounding sees whether anything is below.
    return value >= 0 ? value : 2.0 * (value >>> 1 | value & 1);
  }

  /**
   * A double from which rounding to a narrower type gives what rounding {@code value} itself would:
   * bits beyond 53 are kept as one sticky bit.
   */
  public static double sticky(long value, boolean unsigned) {
    boolean negative = value < 0 && !unsigned;
    long magnitude = negative ? -value : value;
    if (magnitude >= 0 && magnitude < 1L << 53) {
      return value;
    }
    long kept = (magnitude & ~0xFFFL) | ((magnitude & 0xFFF) != 0 ? 0x1000 : 0);
    double result = unsignedToDouble(kept);
    return negative ? -result : result;
  }
}
