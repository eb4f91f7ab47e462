// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pass;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassDefinition;

/** Measures the wall time of each pass, summed over the operations that it ran on. */
public final class PassTiming implements PassInstrumentation {
  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private long started;

  @Override
  public void before(PassDefinition pass, Operation root) {
    started = System.nanoTime();
  }

  @Override
  public void after(PassDefinition pass, Operation root) {
    nanos.merge(pass.name(), System.nanoTime() - started, Long::sum);
  }

  /** The table that {@code --mlir-timing} prints. */
  public String report() {
    long total = nanos.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder text = new StringBuilder(Report.title("Pass execution timing report"));
    text.append("  Total Execution Time: %s seconds\n\n".formatted(seconds(total)));
    text.append("  ----Wall Time----  ----Name----\n");
    nanos.forEach((name, time) -> text.append(line(time, total, name)));
    return text.append(line(total, total, "Total")).toString();
  }

  private static String line(long time, long total, String name) {
    double share = total == 0 ? 100 : 100.0 * time / total;
    return String.format(Locale.ROOT, "  %8s (%5.1f%%)  %s\n", seconds(time), share, name);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.4f", nanos / 1e9);
  }
}
