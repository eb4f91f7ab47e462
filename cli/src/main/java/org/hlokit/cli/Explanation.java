// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.TensorType;
import org.hlokit.print.Printer;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.rmsnorm.NormFacts;
import org.hlokit.rewriter.rmsnorm.NormReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code explain} has to say about a file.
 *
 * @param reports in the order of the text
 * @param before how many normalisations the file holds that are fused already
 */
record Explanation(String file, ImmutableList<NormReport> reports, int before) {
  /** How many candidates are fused. */
  int fused() {
    return (int) reports.stream().filter(NormReport.Fused.class::isInstance).count();
  }

  /** {@code 3 candidates: 2 fused, 1 not}. */
  String summary() {
    int fused = fused();
    String counts =
        reports.isEmpty()
            ? "no candidates"
            : "%d %s: %d fused, %d not"
                .formatted(
                    reports.size(),
                    reports.size() == 1 ? "candidate" : "candidates",
                    fused,
                    reports.size() - fused);
    return before == 0 ? counts : counts + "; %d fused already".formatted(before);
  }

  // --- JSON -------------------------------------------------------------------------------------

  /**
   * An object with {@code file}, {@code fused}, {@code refused}, {@code fusedAlready} and {@code
   * candidates}.
   */
  String json() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("file", file);
    all.put("fused", fused());
    all.put("refused", reports.size() - fused());
    all.put("fusedAlready", before);
    all.put("candidates", reports.stream().map(Explanation::candidate).toList());
    return Json.text(all);
  }

  private static Map<String, @Nullable Object> candidate(NormReport report) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("status", report instanceof NormReport.Fused ? "fused" : "refused");
    fields.put("function", report.function());
    fields.put("at", place(report.at()));
    switch (report) {
      case NormReport.Fused fused -> addFacts(fused.facts(), fields);
      case NormReport.Refused refused -> {
        Reason reason = refused.reason();
        fields.put("constraint", reason.code());
        fields.put("required", reason.constraint());
        fields.put("finding", reason.finding());
        fields.put("help", reason.help());
        fields.put("culprit", place(refused.culprit()));
      }
    }
    return fields;
  }

  private static void addFacts(NormFacts facts, Map<String, @Nullable Object> fields) {
    fields.put("spelling", facts.spelling());
    fields.put("type", Printer.toText(facts.x()));
    fields.put("axis", facts.axis());
    fields.put("length", facts.length() == TensorType.DYNAMIC ? null : facts.length());
    fields.put("epsilon", facts.epsilon().doubleValue());
    fields.put("epsilonText", facts.epsilonText());
    boolean weighted = !facts.weight().equals("none");
    fields.put("weight", weighted ? facts.weight() : null);
    fields.put("weightType", weighted ? facts.weightType() : null);
    fields.put("castBeforeScale", facts.castBeforeScale());
    fields.put("output", Printer.toText(facts.output()));
    fields.put("places", facts.places());
    fields.put("rounding", facts.contract());
  }

  /** The operation's name and its place; columns count bytes from 1, as in messages. */
  private static Map<String, @Nullable Object> place(Operation op) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("op", op.name());
    SourceRange range = op.range();
    if (range != null) {
      Source source = range.source();
      int line = source.line(range.start());
      fields.put("line", line);
      fields.put("column", source.column(range.start()));
      fields.put("text", source.lineText(line).strip());
    }
    return fields;
  }
}
