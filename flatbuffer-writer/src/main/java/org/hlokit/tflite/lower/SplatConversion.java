// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Type;

/** What {@code convert} makes of one known number. */
final class SplatConversion {
  private SplatConversion() {}

  /**
   * A number in another element type: rounded to a float; to an integer truncated, and wrapped or,
   * where it comes from a float, moved to the nearest that there is; a boolean tells whether it is
   * other than zero.
   *
   * @param number {@link Long} of an integer, {@link Double} of a float
   */
  static Number to(Number number, Type element) {
    return switch (element) {
      case FloatType type when type.width() <= 64 ->
          (Number) Floats.toDouble(type, Floats.fromDouble(type, number.doubleValue()));
      case IntegerType type when type.isBoolean() -> (Number) (number.doubleValue() != 0 ? 1L : 0L);
      case IntegerType type ->
          (Number)
              (number instanceof Double real
                  ? truncated(real, type)
                  : wrapped(number.longValue(), type));
      default -> number;
    };
  }

  private static long truncated(double value, IntegerType type) {
    if (type.width() == 64) {
      return type.isUnsigned() ? Math.max((long) value, 0) : (long) value;
    }
    long low = type.isUnsigned() ? 0 : -(1L << (type.width() - 1));
    return Math.clamp((long) value, low, low + (1L << type.width()) - 1);
  }

  private static long wrapped(long value, IntegerType type) {
    int unused = Long.SIZE - type.width();
    return type.isUnsigned() ? value << unused >>> unused : value << unused >> unused;
  }
}
