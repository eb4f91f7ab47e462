// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import com.google.common.primitives.ImmutableIntArray;
import org.hlokit.interpreter.check.Comparer;
import org.hlokit.interpreter.check.Ulps;
import org.hlokit.interpreter.value.ElementText;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * The largest difference between two tensors of one type.
 *
 * @param index the element
 * @param first its value in the first tensor, as text
 * @param second its value in the second
 * @param ulps steps between the two, {@link Ulps#NONE} where that means nothing
 * @param format the type that the steps are counted in
 * @param absolute the difference, infinite where one value is not finite
 * @param differing how many elements are not equal
 * @param total how many elements there are
 * @param allowed whether all is within the criterion
 */
public record Difference(
    ImmutableIntArray index,
    String first,
    String second,
    long ulps,
    Type format,
    double absolute,
    int differing,
    int total,
    boolean allowed) {

  /** The largest difference, or null where the tensors are equal. NaN equals NaN. */
  public static @Nullable Difference between(Tensor first, Tensor second, Criterion criterion) {
    Type format = Criterion.format(first, second);
    double largest = largest(second);
    int lanes = first.lanes();
    int worst = -1;
    boolean worstAllowed = true;
    long worstUlps = -1;
    double worstAbsolute = 0;
    int differing = 0;
    boolean allowed = true;
    for (int i = 0; i < first.count() * lanes; i++) {
      long ulps = ulps(first, second, i, format);
      if (ulps == 0) {
        continue;
      }
      differing++;
      double a = first.doubleAt(i);
      double b = second.doubleAt(i);
      double absolute =
          Double.isFinite(a) && Double.isFinite(b) ? Math.abs(a - b) : Double.POSITIVE_INFINITY;
      boolean passes =
          ulps <= criterion.allowedUlps(format)
              || absolute <= criterion.allowedDifference(format, b, largest);
      allowed &= passes;
      // A difference that is not allowed counts for more than any that is.
      if (passes == worstAllowed ? ulps > worstUlps : !passes) {
        worst = i;
        worstUlps = ulps;
        worstAbsolute = absolute;
        worstAllowed = passes;
      }
    }
    if (worst < 0) {
      return null;
    }
    allowed &= differing <= criterion.allowedNumber(format, first.count());
    return new Difference(
        ImmutableIntArray.copyOf(Shapes.index(worst / lanes, first.shape())),
        ElementText.of(first, worst / lanes),
        ElementText.of(second, worst / lanes),
        worstUlps,
        format,
        worstAbsolute,
        differing,
        first.count(),
        allowed);
  }

  private static long ulps(Tensor first, Tensor second, int lane, Type format) {
    return first instanceof LongTensor || !(format instanceof FloatType)
        ? Comparer.ulps(first, second, lane)
        : Ulps.between(format, first.doubleAt(lane), second.doubleAt(lane));
  }

  private static double largest(Tensor tensor) {
    double largest = 0;
    for (int i = 0; i < tensor.count() * tensor.lanes(); i++) {
      double value = Math.abs(tensor.doubleAt(i));
      if (value <= Double.MAX_VALUE) {
        largest = Math.max(largest, value);
      }
    }
    return largest;
  }

  /** {@code element [0, 5]: 1.5 and 1.5000004, 3 ulp of f32 apart; 1 of 8 elements differ}. */
  public String describe() {
    return "element %s: %s and %s%s; %d of %d elements differ"
        .formatted(index.isEmpty() ? "[]" : index, first, second, distance(), differing, total);
  }

  private String distance() {
    if (ulps == Ulps.NONE) {
      return "";
    }
    return format instanceof FloatType
        ? ", %d ulp of %s apart".formatted(ulps, format)
        : ", %d apart".formatted(ulps);
  }
}
