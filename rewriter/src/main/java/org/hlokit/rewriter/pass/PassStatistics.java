// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pass;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassDefinition;

/** Sums what passes count. */
public final class PassStatistics implements PassInstrumentation {
  private final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();

  @Override
  public void before(PassDefinition pass, Operation root) {
    counts.computeIfAbsent(IrPrinting.title(pass), name -> new LinkedHashMap<>());
  }

  @Override
  public void count(PassDefinition pass, String name, long amount) {
    counts
        .computeIfAbsent(IrPrinting.title(pass), key -> new LinkedHashMap<>())
        .merge(name, amount, Long::sum);
  }

  /** The table that {@code --mlir-pass-statistics} prints. */
  public String report() {
    StringBuilder text = new StringBuilder(Report.title("Pass statistics report"));
    counts.forEach(
        (pass, sums) -> {
          text.append("  ").append(pass).append('\n');
          sums.forEach((name, sum) -> text.append("    (S) %d %s\n".formatted(sum, name)));
        });
    return text.toString();
  }
}
