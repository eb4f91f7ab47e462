// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.check;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import org.hlokit.interpreter.value.ElementText;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Compares tensors element by element. */
public final class Comparer {
  private Comparer() {}

  /**
   * The first element of {@code actual} that is not as {@code expected} within {@code tolerance},
   * or null.
   *
   * @throws EvaluationException where shapes or element types differ
   */
  public static @Nullable Mismatch compare(Tensor actual, Tensor expected, Tolerance tolerance) {
    if (!Arrays.equals(actual.shape(), expected.shape())
        || !actual.element().equals(expected.element())) {
      throw new EvaluationException(
          "a tensor of %s and %s is compared with one of %s and %s"
              .formatted(
                  Shapes.show(actual.shape()),
                  actual.element(),
                  Shapes.show(expected.shape()),
                  expected.element()));
    }
    int first = -1;
    int failures = 0;
    int lanes = actual.lanes();
    for (int i = 0; i < actual.count(); i++) {
      boolean passes = true;
      for (int lane = i * lanes; lane < (i + 1) * lanes; lane++) {
        passes &= passes(actual, expected, lane, tolerance);
      }
      if (!passes) {
        failures++;
        first = first < 0 ? i : first;
      }
    }
    return first < 0 ? null : mismatch(actual, expected, first, failures);
  }

  private static Mismatch mismatch(Tensor actual, Tensor expected, int index, int failures) {
    long ulps = 0;
    for (int lane = index * actual.lanes(); lane < (index + 1) * actual.lanes(); lane++) {
      ulps = Math.max(ulps, ulps(actual, expected, lane));
    }
    return new Mismatch(
        ImmutableIntArray.copyOf(Shapes.index(index, actual.shape())),
        ElementText.of(actual, index),
        ElementText.of(expected, index),
        actual instanceof LongTensor ? 0 : ulps,
        failures,
        actual.count());
  }

  /** Steps between two lanes; for integers their difference. */
  public static long ulps(Tensor actual, Tensor expected, int lane) {
    if (actual instanceof LongTensor) {
      long difference = Math.abs(actual.longAt(lane) - expected.longAt(lane));
      return difference < 0 ? Ulps.NONE : difference;
    }
    Type part = ElementTypes.part(actual.element());
    return Ulps.between(part, actual.doubleAt(lane), expected.doubleAt(lane));
  }

  private static boolean passes(Tensor actual, Tensor expected, int lane, Tolerance tolerance) {
    if (actual instanceof LongTensor) {
      long difference = actual.longAt(lane) - expected.longAt(lane);
      return switch (tolerance) {
        case Tolerance.Exact _, Tolerance.Ulps _ -> difference == 0;
        case Tolerance.Absolute(double bound) -> Math.abs(difference) <= bound;
        case Tolerance.Mixed _ -> difference == 0;
      };
    }
    double a = actual.doubleAt(lane);
    double e = expected.doubleAt(lane);
    return switch (tolerance) {
      case Tolerance.Exact() -> a == e;
      case Tolerance.Absolute(double bound) -> same(a, e) || Math.abs(a - e) <= bound;
      case Tolerance.Ulps(long min, long max) -> {
        long ulps = ulps(actual, expected, lane);
        yield ulps >= min && ulps <= max;
      }
      case Tolerance.Mixed(double rtol, double atol, long maxUlps) ->
          same(a, e)
              || (Double.isFinite(a)
                  && Double.isFinite(e)
                  && (Math.abs(a - e) <= atol + rtol * Math.abs(e)
                      || ulps(actual, expected, lane) <= maxUlps));
    };
  }

  private static boolean same(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }
}
