// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.check;

/**
 * How far an element may be from what is expected. NaN always equals NaN, but for {@link Exact}.
 */
public sealed interface Tolerance {
  /** Equal as numbers: zeros of either sign are equal, NaN equals nothing. */
  record Exact() implements Tolerance {}

  /** The difference is at most {@code bound}. */
  record Absolute(double bound) implements Tolerance {}

  /**
   * There are at least {@code min} and at most {@code max} steps from one number of the format to
   * the next between the two.
   */
  record Ulps(long min, long max) implements Tolerance {}

  /**
   * At most {@code maxUlps} steps, or a difference of at most {@code atol + rtol * |expected|}; NaN
   * equals NaN, infinities equal themselves.
   */
  record Mixed(double rtol, double atol, long maxUlps) implements Tolerance {}
}
