// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.runtime.ElementType;

/**
 * How far an array is from what was expected. Differences are judged against the largest expected
 * value and not element by element: a logit near zero is a difference of large terms, and carries
 * their rounding.
 *
 * @param largestDifference over all elements; infinite where one side is not finite and the other
 *     is another value
 * @param at where that is, as a row-major index
 * @param largestExpected the largest finite magnitude that is expected
 */
record Comparison(double largestDifference, int at, double largestExpected) {
  static Comparison of(NpyArray actual, NpyArray expected) {
    Elements actualElements = new Elements(actual);
    Elements expectedElements = new Elements(expected);
    double largestDifference = 0;
    double largestExpected = 0;
    int at = 0;
    for (int i = 0; i < expectedElements.count(); i++) {
      double a = actualElements.get(i);
      double e = expectedElements.get(i);
      double difference =
          Double.compare(a, e) == 0 || a == e
              ? 0
              : Double.isFinite(a) && Double.isFinite(e)
                  ? Math.abs(a - e)
                  : Double.POSITIVE_INFINITY;
      if (difference > largestDifference) {
        largestDifference = difference;
        at = i;
      }
      if (Double.isFinite(e)) {
        largestExpected = Math.max(largestExpected, Math.abs(e));
      }
    }
    int parts = expectedElements.count() / Math.max(1, elements(expected.shape()));
    return new Comparison(largestDifference, at / Math.max(1, parts), largestExpected);
  }

  private static int elements(ImmutableIntArray shape) {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  /** What rounding accounts for in models of this type, as a part of the largest value. */
  static double defaultRelativeTolerance(ElementType type) {
    return switch (type) {
      case FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 -> 1e-4;
      case FLOAT16 -> 5e-3;
      case BFLOAT16 -> 3e-2;
      default -> 0;
    };
  }

  boolean isWithin(double relativeTolerance, double absoluteTolerance) {
    return largestDifference <= absoluteTolerance + relativeTolerance * largestExpected;
  }

  /** {@code largest difference 1.2e-06 at [0, 3, 7], 4.7e-08 of the largest value 25.3}. */
  String describe(ImmutableIntArray shape) {
    if (largestDifference == 0) {
      return "equal";
    }
    return "largest difference %.3g at %s, %.2g of the largest value %.4g"
        .formatted(
            largestDifference, index(shape), largestDifference / largestExpected, largestExpected);
  }

  List<Integer> index(ImmutableIntArray shape) {
    List<Integer> index = new ArrayList<>();
    int rest = at;
    for (int dimension = shape.length() - 1; dimension >= 0; dimension--) {
      index.addFirst(rest % shape.get(dimension));
      rest /= shape.get(dimension);
    }
    return index;
  }
}
