// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the checks of a file over an input.
 *
 * <p>The {@code -LABEL} checks are found first and cut the input into parts; then every check up to
 * a label has to match within its part, so that one fault does not follow from another.
 */
final class Checker {
  private static final int FAILED = -1;

  private final Options options;
  private final Variables variables;
  private final Reporter reporter;

  Checker(Options options, Variables variables, Reporter reporter) {
    this.options = options;
    this.variables = variables;
    this.reporter = reporter;
  }

  /** Whether the whole input is as the checks say; every part that is not is reported. */
  boolean check(CheckFile file, Slice input) {
    ImmutableList<CheckFile.Check> checks = file.checks();
    Slice rest = input;
    boolean passed = true;
    int next = 0;
    int partEnd = 0;
    while (true) {
      while (partEnd < checks.size() && !isLabel(checks.get(partEnd))) {
        partEnd++;
      }
      Slice part = rest;
      boolean last = partEnd == checks.size();
      if (!last) {
        int end = matchItself(checks.get(partEnd).pattern(), rest, 0).end();
        if (end == FAILED) {
          return false;
        }
        part = rest.upTo(end);
        rest = rest.from(end);
        partEnd++;
      }
      if (next != 0 && options.enableVarScope()) {
        variables.clearLocals();
      }
      for (; next < partEnd; next++) {
        int end = match(checks.get(next), part);
        if (end == FAILED) {
          passed = false;
          next = partEnd;
          break;
        }
        part = part.from(end);
      }
      if (last) {
        return passed;
      }
    }
  }

  private static boolean isLabel(CheckFile.Check check) {
    return check.pattern().kind() == CheckKind.LABEL;
  }

  /** Where a check matched, as offsets in what was searched. */
  private record Span(int start, int end) {}

  /** Matches a pattern as often as its count says, and tells from where to where that reaches. */
  private Span matchItself(CheckPattern pattern, Slice part, int from) {
    int start = FAILED;
    int end = from;
    for (int round = 1; round <= pattern.header().count(); round++) {
      Slice searched = part.from(end);
      CheckPattern.Result result = pattern.match(searched, variables);
      boolean fine = reporter.report(true, pattern, round, searched, result);
      if (!fine || !(result instanceof CheckPattern.Result.Found(Slice where))) {
        return new Span(FAILED, FAILED);
      }
      if (round == 1) {
        start = where.start() - part.start();
      }
      end = where.end() - part.start();
    }
    return new Span(start, end);
  }

  /** Matches a check and those before it; returns where the match ends in {@code part}. */
  private int match(CheckFile.Check check, Slice part) {
    List<CheckPattern> excluded = new ArrayList<>();
    int from = matchBetween(check.between(), part, excluded);
    if (from == FAILED) {
      return FAILED;
    }
    CheckPattern pattern = check.pattern();
    Span span = matchItself(pattern, part, from);
    if (span.end == FAILED) {
      return FAILED;
    }
    Slice skipped = part.upTo(span.start).from(from);
    Slice match = part.upTo(span.end).from(span.start);
    return isOnItsLine(pattern, skipped, match) && lacks(excluded, skipped) ? span.end : FAILED;
  }

  private boolean isOnItsLine(CheckPattern pattern, Slice skipped, Slice match) {
    LineEnds lineEnds = LineEnds.in(skipped);
    return switch (pattern.kind()) {
      case NEXT, EMPTY ->
          switch (lineEnds.count) {
            case 0 ->
                wrongLine(pattern, match, skipped, "is on the same line as previous match", -1);
            case 1 -> true;
            default ->
                wrongLine(
                    pattern,
                    match,
                    skipped,
                    "is not on the line after the previous match",
                    lineEnds.afterFirst);
          };
      case SAME ->
          lineEnds.count == 0
              || wrongLine(
                  pattern, match, skipped, "is not on the same line as the previous match", -1);
      case PLAIN, NOT, DAG, LABEL, END_OF_INPUT -> true;
    };
  }

  private boolean wrongLine(
      CheckPattern pattern, Slice match, Slice skipped, String fault, int extraLine) {
    reporter.wrongLine(pattern, match, fault, skipped, extraLine);
    return false;
  }

  /** The line ends in a stretch; two different end characters in a row are one line end. */
  private record LineEnds(int count, int afterFirst) {
    static LineEnds in(Slice text) {
      int count = 0;
      int afterFirst = -1;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!SourceText.isLineEnd(c)) {
          continue;
        }
        if (i + 1 < text.length()
            && SourceText.isLineEnd(text.charAt(i + 1))
            && text.charAt(i + 1) != c) {
          i++;
        }
        if (++count == 1) {
          afterFirst = text.start() + i + 1;
        }
      }
      return new LineEnds(count, afterFirst);
    }
  }

  private boolean lacks(List<CheckPattern> excluded, Slice text) {
    boolean passed = true;
    for (CheckPattern pattern : excluded) {
      passed &= reporter.report(false, pattern, 1, text, pattern.match(text, variables));
    }
    return passed;
  }

  /**
   * Matches groups of {@code -DAG} checks, in any order within a group but without overlap, and
   * sees that the {@code -NOT} checks before a group do not match up to its first match. Those
   * after the last group are left in {@code excluded}.
   */
  private int matchBetween(
      ImmutableList<CheckPattern> between, Slice part, List<CheckPattern> excluded) {
    int groupStart = 0;
    List<Slice> taken = new ArrayList<>();
    for (int i = 0; i < between.size(); i++) {
      CheckPattern pattern = between.get(i);
      if (pattern.kind() == CheckKind.NOT) {
        excluded.add(pattern);
        continue;
      }
      if (!matchUnordered(pattern, part, groupStart, taken)) {
        return FAILED;
      }
      boolean groupEnds = i + 1 == between.size() || between.get(i + 1).kind() == CheckKind.NOT;
      if (groupEnds) {
        int first = taken.getFirst().start() - part.start();
        if (!lacks(excluded, part.upTo(first).from(groupStart))) {
          return FAILED;
        }
        excluded.clear();
        groupStart = taken.getLast().end() - part.start();
        taken.clear();
      }
    }
    return groupStart;
  }

  /** Finds a match that overlaps none of {@code taken}, which is sorted, and adds it there. */
  private boolean matchUnordered(
      CheckPattern pattern, Slice part, int groupStart, List<Slice> taken) {
    int from = groupStart;
    int index = 0;
    while (true) {
      Slice searched = part.from(from);
      CheckPattern.Result result = pattern.match(searched, variables);
      if (!(result instanceof CheckPattern.Result.Found(Slice match))) {
        reporter.report(true, pattern, 1, searched, result);
        return false;
      }
      if (options.veryVerbose()) {
        reporter.report(true, pattern, 1, searched, result);
      }
      Slice overlapped = null;
      if (options.allowDagOverlap()) {
        Slice whole = taken.isEmpty() ? match : taken.removeFirst();
        match =
            new Slice(
                match.source(),
                Math.min(whole.start(), match.start()),
                Math.max(whole.end(), match.end()));
        index = 0;
      } else {
        while (index < taken.size() && match.start() >= taken.get(index).end()) {
          index++;
        }
        if (index < taken.size() && taken.get(index).start() < match.end()) {
          overlapped = taken.get(index);
        }
      }
      if (overlapped == null) {
        taken.add(index, match);
        if (!options.veryVerbose()) {
          reporter.report(true, pattern, 1, part, result);
        }
        return true;
      }
      if (options.veryVerbose()) {
        reporter.discarded(overlapped);
      }
      from = overlapped.end() - part.start();
      index++;
    }
  }
}
