// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import com.google.common.collect.ImmutableList;

/** What kind of numbers a trial draws: each regime is where some kind of mistake shows. */
public enum Regime {
  /** Normally distributed around zero. */
  ORDINARY,
  /** Magnitudes from 1e-6 to 1e-3, where an epsilon decides the result. */
  TINY,
  /** Every other row is zero, of either sign; the others are ordinary. Integers are zero. */
  ZERO_ROWS,
  /** Above 256, whose squares overflow {@code f16}, and around {@code 65504 / sqrt(row length)}. */
  LARGE,
  /** Magnitudes that differ by many powers of two within a row. */
  MIXED,
  /** Infinities, NaN and negative zero in some rows; the others are ordinary. */
  SPECIAL,
  /** Numbers below the smallest normal one. */
  DENORMAL,
  /** Numbers whose squares overflow {@code f32} (near the largest, in narrower types). */
  HUGE;

  private static final ImmutableList<Regime> ALL = ImmutableList.copyOf(values());

  /** The regime of a trial where every regime has its turn. */
  public static Regime ofTrial(int number) {
    return ALL.get(number % ALL.size());
  }

  /** How many trials it takes for every regime to have its turn. */
  public static int count() {
    return ALL.size();
  }
}
