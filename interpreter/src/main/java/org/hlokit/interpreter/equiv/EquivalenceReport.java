// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hlokit.interpreter.check.Ulps;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as JSON: {@code equivalent}, {@code seed}, and of each trial its {@code regime}, the
 * {@code argument} that it aims at (-1 for all) and the largest difference of each result, or null.
 * {@code ulp} is null where a distance means nothing.
 */
public final class EquivalenceReport {
  private EquivalenceReport() {}

  public static String json(Equivalence.Verdict verdict, long seed) {
    return "{\n  \"equivalent\": %s,\n  \"seed\": %d,\n  \"trials\": [\n%s\n  ]\n}\n"
        .formatted(
            verdict.equivalent(),
            seed,
            verdict.trials().stream()
                .map(EquivalenceReport::trial)
                .collect(Collectors.joining(",\n")));
  }

  private static String trial(Equivalence.Trial trial) {
    List<String> differences = new ArrayList<>();
    for (@Nullable Difference difference : trial.differences()) {
      differences.add(difference == null ? "null" : difference(difference));
    }
    return "    {\"trial\": %d, \"regime\": \"%s\", \"argument\": %d, \"passes\": %s, \"results\": [%s]}"
        .formatted(
            trial.number(),
            trial.regime().name().toLowerCase(Locale.ROOT),
            trial.input(),
            trial.passes(),
            String.join(", ", differences));
  }

  private static String difference(Difference difference) {
    return ("{\"index\": %s, \"first\": \"%s\", \"second\": \"%s\", \"ulp\": %s, \"format\":"
            + " \"%s\", \"absolute\": %s, \"differing\": %d, \"elements\": %d, \"allowed\":"
            + " %s}")
        .formatted(
            difference.index().isEmpty() ? "[]" : difference.index(),
            difference.first(),
            difference.second(),
            difference.ulps() == Ulps.NONE ? "null" : Long.toString(difference.ulps()),
            difference.format(),
            Double.isInfinite(difference.absolute())
                ? "null"
                : Double.toString(difference.absolute()),
            difference.differing(),
            difference.total(),
            difference.allowed());
  }
}
