// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.time.Duration;
import java.util.Locale;

/** The text that lit prints when all tests are done. */
public final class Summary {
  private static final String STARS = "*".repeat(20);

  private Summary() {}

  /** What to show of a test. */
  public static String output(TestResult result) {
    String title =
        result.code().isFailure()
            ? "%s TEST '%s' FAILED %s%n".formatted(STARS, result.name(), STARS)
            : "";
    return title + result.output() + STARS + "\n";
  }

  /** The lists of tests that failed, then how many ended in which way. */
  public static String of(ImmutableList<TestResult> results, Duration elapsed, boolean quiet) {
    ImmutableListMultimap<TestResult.Code, TestResult> byCode =
        Multimaps.index(results, TestResult::code);
    StringBuilder out = new StringBuilder();
    int labelWidth = 0;
    int countWidth = 0;
    for (TestResult.Code code : TestResult.Code.values()) {
      if (!byCode.containsKey(code)) {
        continue;
      }
      ImmutableList<TestResult> group = byCode.get(code);
      if (code.isFailure()) {
        out.append(STARS).append('\n');
        out.append(code.label()).append(" Tests (").append(group.size()).append("):\n");
        group.forEach(result -> out.append("  ").append(result.name()).append('\n'));
        out.append('\n');
      }
      labelWidth = Math.max(labelWidth, code.label().length());
      countWidth = Math.max(countWidth, Integer.toString(group.size()).length());
    }
    if (!quiet) {
      out.append(String.format(Locale.ROOT, "%nTesting Time: %.2fs%n", elapsed.toMillis() / 1e3));
    }
    out.append("\nTotal Discovered Tests: ").append(results.size()).append('\n');
    for (TestResult.Code code : TestResult.Code.values()) {
      if (!byCode.containsKey(code) || (quiet && !code.isFailure())) {
        continue;
      }
      int count = byCode.get(code).size();
      out.append(
          String.format(
              Locale.ROOT,
              "  %s: %s (%.2f%%)%n",
              Strings.padEnd(code.label(), labelWidth, ' '),
              Strings.padStart(Integer.toString(count), countWidth, ' '),
              100.0 * count / results.size()));
    }
    return out.toString();
  }
}
