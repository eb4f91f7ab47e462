// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.ir.SourceRange;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.rmsnorm.NormReport;

/**
 * An explanation in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS). What is
 * fused passes rule {@value #FUSED}; what is not fails the rule of the constraint that does not
 * hold, as a note.
 */
final class Sarif {
  private static final String FUSED = "fused";

  private final Explanation explanation;
  private final Map<String, String> rules = new LinkedHashMap<>();

  private Sarif(Explanation explanation) {
    this.explanation = explanation;
    rules.put(FUSED, "the normalisation is one operation");
  }

  static String of(Explanation explanation) {
    return Json.text(new Sarif(explanation).log());
  }

  private Map<String, ?> log() {
    List<Map<String, ?>> results = new ArrayList<>();
    explanation.reports().forEach(report -> results.add(result(report)));
    List<Map<String, ?>> descriptions = new ArrayList<>();
    rules.forEach(
        (code, sentence) ->
            descriptions.add(object("id", code, "shortDescription", text(sentence))));
    Map<String, ?> driver =
        object("name", "hlokit", "version", Version.number(), "rules", descriptions);
    Map<String, ?> run =
        object(
            "tool", object("driver", driver), "columnKind", "utf16CodeUnits", "results", results);
    return object(
        "$schema",
        "https://json.schemastore.org/sarif-2.1.0.json",
        "version",
        "2.1.0",
        "runs",
        List.of(run));
  }

  private Map<String, ?> result(NormReport report) {
    return switch (report) {
      case NormReport.Fused fused ->
          result(FUSED, "pass", "none", "fused: " + fused.facts(), report.at(), report.at());
      case NormReport.Refused(Operation at, String function, Reason reason, Operation culprit) -> {
        rules.putIfAbsent(reason.code(), reason.constraint());
        String message =
            "not fused: %s; required: %s%s"
                .formatted(
                    reason.finding(),
                    reason.constraint(),
                    reason.help() == null ? "" : "; help: " + reason.help());
        yield result(reason.code(), "fail", "note", message, culprit, at);
      }
    };
  }

  private Map<String, ?> result(
      String rule, String kind, String level, String message, Operation at, Operation candidate) {
    Map<String, Object> result =
        object(
            "ruleId",
            rule,
            "ruleIndex",
            List.copyOf(rules.keySet()).indexOf(rule),
            "kind",
            kind,
            "level",
            level,
            "message",
            text(message),
            "locations",
            List.of(object("physicalLocation", place(at))));
    if (candidate != at) {
      result.put(
          "relatedLocations",
          List.of(
              object(
                  "id",
                  1,
                  "message",
                  text("the candidate"),
                  "physicalLocation",
                  place(candidate))));
    }
    return result;
  }

  private Map<String, Object> place(Operation op) {
    Map<String, Object> place = object("artifactLocation", object("uri", uri(explanation.file())));
    SourceRange range = op.range();
    if (range != null) {
      Source source = range.source();
      place.put(
          "region",
          object(
              "startLine",
              source.line(range.start()),
              "startColumn",
              column(source, range.start()),
              "endLine",
              source.line(range.end()),
              "endColumn",
              column(source, range.end())));
    }
    return place;
  }

  private static int column(Source source, int offset) {
    return source.text(source.lineStart(source.line(offset)), offset).length() + 1;
  }

  private static String uri(String file) {
    if (file.equals("<stdin>")) {
      return "stdin";
    }
    if (Path.of(file).isAbsolute()) {
      return Path.of(file).toUri().toASCIIString();
    }
    try {
      return new URI(null, null, file.replace('\\', '/'), null).toASCIIString();
    } catch (URISyntaxException e) {
      return Path.of(file).toUri().toASCIIString();
    }
  }

  private static Map<String, Object> text(String text) {
    return object("text", text);
  }

  /** An object from keys and values in turn. */
  private static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }
}
