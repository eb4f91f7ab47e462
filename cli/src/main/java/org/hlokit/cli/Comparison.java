// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.util.Arrays;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Type;

/**
 * How far a tensor is from what was expected. Differences are judged against the largest expected
 * value and not element by element: a logit near zero is a difference of large terms, and carries
 * their rounding.
 *
 * @param largestDifference over all elements; infinite where one side is not finite and the other
 *     is another value
 * @param at the element where that is, counted in row-major order
 * @param largestExpected the largest finite magnitude that is expected
 */
record Comparison(double largestDifference, int at, double largestExpected) {
  /** Compares tensors of the same type. */
  static Comparison of(Tensor actual, Tensor expected) {
    double largestDifference = 0;
    double largestExpected = 0;
    int at = 0;
    int lanes = expected.lanes();
    for (int i = 0; i < expected.count() * lanes; i++) {
      double a = actual.doubleAt(i);
      double e = expected.doubleAt(i);
      double difference = difference(a, e);
      if (difference > largestDifference) {
        largestDifference = difference;
        at = i / lanes;
      }
      if (Double.isFinite(e)) {
        largestExpected = Math.max(largestExpected, Math.abs(e));
      }
    }
    return new Comparison(largestDifference, at, largestExpected);
  }

  private static double difference(double a, double e) {
    if (a == e || (Double.isNaN(a) && Double.isNaN(e))) {
      return 0;
    }
    return Double.isFinite(a) && Double.isFinite(e) ? Math.abs(a - e) : Double.POSITIVE_INFINITY;
  }

  /** What rounding accounts for in models of this type, as a part of the largest value. */
  static double defaultRelativeTolerance(Type element) {
    return switch (ElementTypes.part(element)) {
      case FloatType.F32, FloatType.F64 -> 1e-4;
      case FloatType.F16 -> 5e-3;
      case FloatType.BF16 -> 3e-2;
      default -> 0;
    };
  }

  boolean isWithin(double relativeTolerance, double absoluteTolerance) {
    return largestDifference <= absoluteTolerance + relativeTolerance * largestExpected;
  }

  /** {@code largest difference 1.2e-06 at [0, 3, 7], 4.7e-08 of the largest value 25.3}. */
  String describe(Tensor tensor) {
    return largestDifference == 0
        ? "equal"
        : "largest difference %.3g at %s, %.2g of the largest value %.4g"
            .formatted(
                largestDifference,
                index(tensor),
                largestDifference / largestExpected,
                largestExpected);
  }

  /** Where the largest difference is. */
  String index(Tensor tensor) {
    return Arrays.toString(Shapes.index(at, tensor.shape()));
  }
}
