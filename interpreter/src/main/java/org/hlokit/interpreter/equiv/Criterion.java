// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * When two outputs count as the same. An element passes if it is equal, at most {@code maxUlp}
 * steps of its format away, or at most {@code atol + rtol * |expected|} away. What is not given
 * depends on the element type:
 *
 * <ul>
 *   <li>{@code f32} and {@code f64}: 16 steps, or 2^-18 (2^-44) of the largest expected value of
 *       the output, since a sum carries the rounding of its largest terms;
 *   <li>narrower types: one step, and that in at most one element in a hundred: where a number of
 *       {@code f32} lies at the edge between two, its last bit decides. A rounding in another place
 *       moves many more;
 *   <li>integers: equal.
 * </ul>
 *
 * <p>Numbers of {@code f32} that are all numbers of {@code bf16} or {@code f16} are judged as
 * those.
 *
 * @param maxUlp steps, or null
 * @param rtol part of the expected value, or null
 * @param atol absolute, or null
 */
public record Criterion(@Nullable Long maxUlp, @Nullable Double rtol, @Nullable Double atol) {
  /** What depends on the element type alone. */
  public static final Criterion DEFAULT = new Criterion(null, null, null);

  /** The part of an output's elements of a narrow type that may be one step away. */
  private static final double RARE = 0.01;

  /** How many steps are allowed without more. */
  long allowedUlps(Type format) {
    if (maxUlp != null) {
      return maxUlp;
    }
    return isGiven() || !(format instanceof FloatType type) ? 0 : isWide(type) ? 16 : 1;
  }

  /** How far an element may be from {@code expected}, where {@code largest} is in its output. */
  double allowedDifference(Type format, double expected, double largest) {
    double given = (atol == null ? 0 : atol) + (rtol == null ? 0 : rtol * Math.abs(expected));
    if (isGiven() || !(format instanceof FloatType type) || !isWide(type)) {
      return given;
    }
    return largest * (type == FloatType.F64 ? 0x1p-44 : 0x1p-18);
  }

  /** How many of {@code count} elements may be off by the allowed steps. */
  long allowedNumber(Type format, int count) {
    boolean rare = !isGiven() && format instanceof FloatType type && !isWide(type);
    return rare ? (long) Math.ceil(RARE * count) : Long.MAX_VALUE;
  }

  private boolean isGiven() {
    return maxUlp != null || rtol != null || atol != null;
  }

  private static boolean isWide(FloatType type) {
    return type == FloatType.F32 || type == FloatType.F64;
  }

  /** The format that steps are counted in. */
  static Type format(Tensor actual, Tensor expected) {
    Type part = ElementTypes.part(expected.element());
    if (part != FloatType.F32) {
      return part;
    }
    if (isExact(actual, FloatType.BF16) && isExact(expected, FloatType.BF16)) {
      return FloatType.BF16;
    }
    return isExact(actual, FloatType.F16) && isExact(expected, FloatType.F16)
        ? FloatType.F16
        : part;
  }

  private static boolean isExact(Tensor tensor, FloatType type) {
    for (int i = 0; i < tensor.count() * tensor.lanes(); i++) {
      float value = (float) tensor.doubleAt(i);
      if (!Float.isNaN(value) && Rounding.toFloat(type, value) != value) {
        return false;
      }
    }
    return true;
  }
}
