// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.check;

import org.hlokit.interpreter.value.Rounding;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Type;

/** Distances between numbers of one format, counted in steps from one number to the next. */
public final class Ulps {
  /** The distance where there is none: between NaN or an infinity and something else. */
  public static final long NONE = Long.MAX_VALUE;

  private Ulps() {}

  /** Steps from {@code a} to {@code b}; both zeros are one, all NaNs are one. */
  public static long between(Type type, double a, double b) {
    if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
      return 0;
    }
    if (!Double.isFinite(a) || !Double.isFinite(b)) {
      return NONE;
    }
    long distance = Math.abs(position(type, a) - position(type, b));
    return distance < 0 ? NONE : distance;
  }

  /** How many steps a finite number is above zero. */
  private static long position(Type type, double value) {
    double magnitude = Math.abs(value);
    long steps =
        type == FloatType.F64
            ? Double.doubleToRawLongBits(magnitude)
            : Rounding.bits(type, (float) magnitude);
    return value < 0 ? -steps : steps;
  }
}
