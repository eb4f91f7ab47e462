// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.check;

import com.google.common.primitives.ImmutableIntArray;

/**
 * The first element that is not as expected.
 *
 * @param index where it is
 * @param actual the value that was computed, as text
 * @param expected the value that it should be, as text
 * @param ulps steps between the two in their format, {@link Long#MAX_VALUE} where that means
 *     nothing, 0 for integers
 * @param count how many elements are not as expected
 * @param total how many elements there are
 */
public record Mismatch(
    ImmutableIntArray index, String actual, String expected, long ulps, int count, int total) {

  /** {@code element [0, 1] is 1.5 where 1.0 is expected}. */
  public String describe() {
    String steps = ulps == Long.MAX_VALUE || ulps == 0 ? "" : " (" + ulps + " ulp apart)";
    return "element %s is %s where %s is expected%s; %d of %d elements differ"
        .formatted(index.isEmpty() ? "[]" : index, actual, expected, steps, count, total);
  }
}
