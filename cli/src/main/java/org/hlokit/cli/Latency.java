// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How long runs took.
 *
 * @param nanoseconds of each run that counts, at least one
 * @param warmup of each run before
 */
record Latency(List<Long> nanoseconds, List<Long> warmup) {

  /** {@code latency of 100 runs: min 0.12 ms, median 0.13 ms, p90 0.15 ms, max 0.90 ms}. */
  String text() {
    List<Long> sorted = nanoseconds.stream().sorted().toList();
    String before =
        warmup.isEmpty()
            ? ""
            : " (after %d warm-up, %s)".formatted(warmup.size(), milliseconds(sum(warmup)));
    return "latency of %d runs: min %s, median %s, p90 %s, max %s%s%n"
        .formatted(
            sorted.size(),
            milliseconds(sorted.getFirst()),
            milliseconds(percentile(sorted, 50)),
            milliseconds(percentile(sorted, 90)),
            milliseconds(sorted.getLast()),
            before);
  }

  /** The smallest value that so many percent of all do not exceed. */
  static long percentile(List<Long> sorted, int percent) {
    return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
  }

  private static long sum(Collection<Long> values) {
    return values.stream().mapToLong(Long::longValue).sum();
  }

  static String milliseconds(long nanoseconds) {
    return String.format(Locale.ROOT, "%.3f ms", nanoseconds / 1e6);
  }
}
