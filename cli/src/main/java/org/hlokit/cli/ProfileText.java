// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hlokit.runtime.OperatorProfile.Entry;

/** How long operators took, as a table. */
final class ProfileText {
  private static final int SLOWEST = 10;

  private ProfileText() {}

  /** The operators of a kind together, and then the slowest ones; averages over {@code runs}. */
  static String of(List<Entry> entries, int runs) {
    long total = entries.stream().mapToLong(Entry::nanoseconds).sum();
    StringBuilder text = new StringBuilder();
    text.append(
        "operators    %d, together %s in a run%n"
            .formatted(entries.size(), Latency.milliseconds(total / runs)));
    Map<String, Entry> kinds = new LinkedHashMap<>();
    for (Entry entry : entries) {
      kinds.merge(
          entry.name(),
          new Entry(0, 0, entry.name(), 1, entry.nanoseconds()),
          (a, b) -> new Entry(0, 0, a.name(), a.runs() + 1, a.nanoseconds() + b.nanoseconds()));
    }
    slowestFirst(kinds.values().stream().toList())
        .forEach(
            kind ->
                text.append(
                    "  %s  %6d  %s%n"
                        .formatted(time(kind, runs, total), kind.runs(), kind.name())));
    text.append("slowest%n".formatted());
    slowestFirst(entries).stream()
        .limit(SLOWEST)
        .forEach(
            entry ->
                text.append(
                    "  %s  subgraph %d, operator %d: %s%n"
                        .formatted(
                            time(entry, runs, total),
                            entry.subgraph(),
                            entry.operator(),
                            entry.name())));
    return text.toString();
  }

  private static List<Entry> slowestFirst(List<Entry> entries) {
    return entries.stream()
        .sorted(Comparator.comparingLong(Entry::nanoseconds).reversed())
        .toList();
  }

  private static String time(Entry entry, int runs, long total) {
    return String.format(
        Locale.ROOT,
        "%9.3f ms %5.1f %%",
        entry.nanoseconds() / 1e6 / runs,
        total == 0 ? 0.0 : 100.0 * entry.nanoseconds() / total);
  }
}
