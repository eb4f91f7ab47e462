// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Layout;
import org.jspecify.annotations.Nullable;

/**
 * What has been read of a value that is {@code sum(x * x) / divisor + epsilon}: the facts, not the
 * spelling. Filled in by {@link MeanSquareReader} from the squares outwards.
 */
final class MeanSquare {
  /** The value that is squared, seen through everything that only arranges or widens. */
  final Value squared;

  /** Where the elements of {@link #squared} stand; a reduced dimension is gone. */
  Layout layout;

  /** The value that {@link #squared} is a quotient of, where rows were made small first. */
  @Nullable Value rescaledFrom;

  /** The operation that squares. */
  final Operation squareOp;

  /** The reduction; null until one is read. */
  @Nullable Operation reduceOp;

  /** Length of the reduced dimension, and the distance of its elements in {@link #squared}. */
  long length = 1;

  long stride;

  /** How many dimensions longer than one are reduced. */
  int reducedDimensions;

  /** The sum is divided by this; 1 where it is not. */
  double divisor = 1;

  /** The numbers that the sum is divided by or multiplied with. */
  final List<Scaling> scalings = new ArrayList<>();

  /** Set instead of {@link #divisor} where the divisor is not a constant. */
  @Nullable Operation unknownDivisor;

  double epsilon;

  /** Set instead of {@link #epsilon} where it is not a constant. */
  @Nullable Value unknownEpsilon;

  /** The operation that adds epsilon. */
  @Nullable Operation epsilonOp;

  /** Set where something is subtracted that is not a constant: the square of a mean. */
  @Nullable Operation subtraction;

  /** From the reduction to the value at hand: what goes away when the norm is fused. */
  final Set<Operation> inner = new LinkedHashSet<>();

  /** Element types in which squares, sum and mean are computed. */
  final Set<FloatType> computed = new LinkedHashSet<>();

  /** How the squares and the mean are written, for the user. */
  final String squareSpelling;

  String meanSpelling = "no division";

  /**
   * A step from the sum to the mean.
   *
   * @param multiplies whether the sum is multiplied by {@code constant} rather than divided
   * @param type what the step computes in
   */
  record Scaling(double constant, boolean multiplies, FloatType type, Operation op) {}

  MeanSquare(Value squared, Layout layout, Operation squareOp, String squareSpelling) {
    this.squared = squared;
    this.layout = layout;
    this.squareOp = squareOp;
    this.squareSpelling = squareSpelling;
  }

  boolean isReduced() {
    return reduceOp != null;
  }

  /** The reduction; there must be one by now. */
  Operation reduction() {
    if (reduceOp == null) {
      throw new IllegalStateException("nothing is reduced yet");
    }
    return reduceOp;
  }

  void scale(Scaling step) {
    double factor = step.multiplies ? 1 / step.constant : step.constant;
    divisor *= factor;
    epsilon /= factor;
    scalings.add(step);
    meanSpelling = step.multiplies ? "sum times 1/N" : "sum divided by N";
  }

  /** Whether the divisor is the length, up to the rounding of the constants that say so. */
  boolean dividesByLength() {
    if (unknownDivisor != null) {
      return false;
    }
    if (scalings.size() == 1) {
      Scaling only = scalings.getFirst();
      return Rounding.isNear(
          only.constant, only.multiplies ? 1.0 / length : (double) length, only.type);
    }
    return Math.abs(divisor - length) <= 0x1p-20 * length;
  }
}
