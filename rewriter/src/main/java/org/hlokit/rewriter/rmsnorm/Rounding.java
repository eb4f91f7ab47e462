// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;

/** How constants of a floating-point type stand for numbers. */
final class Rounding {
  private static final int SINGLE_PRECISION = FloatType.F32.precision();

  private Rounding() {}

  /**
   * Whether {@code constant} is what {@code exact} becomes in {@code type}. Types of at least
   * single precision are given two units in the last place, because exporters round 1/N in several
   * steps; narrower types none, because a step there is as large as the difference between two
   * lengths.
   */
  static boolean isNear(double constant, double exact, FloatType type) {
    if (type.precision() < SINGLE_PRECISION) {
      return constant == Floats.toDouble(type, Floats.fromDouble(type, exact));
    }
    double unit = Math.scalb(1.0, Math.getExponent(exact) - (type.precision() - 1));
    return Math.abs(constant - exact) <= 2 * unit;
  }
}
