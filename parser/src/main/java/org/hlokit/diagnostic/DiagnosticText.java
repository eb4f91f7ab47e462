// SPDX-License-Identifier: Apache-2.0
package org.hlokit.diagnostic;

import com.google.common.base.CharMatcher;
import org.hlokit.ir.Source;
import org.hlokit.ir.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * Diagnostics as people read them: {@code file:line:col: error: message}, the source line, carets
 * under what is meant, then notes and help.
 */
public final class DiagnosticText {
  /** Longer lines are shown as a window around the carets. */
  private static final int MAX_LINE = 160;

  private DiagnosticText() {}

  public static String of(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    append(out, diagnostic.severity().label(), diagnostic.range(), diagnostic.message());
    for (Diagnostic.Note note : diagnostic.notes()) {
      append(out, note.help() ? "help" : "note", note.range(), note.message());
    }
    return out.toString();
  }

  private static void append(
      StringBuilder out, String label, @Nullable SourceRange range, String message) {
    if (range == null) {
      out.append(label).append(": ").append(message).append('\n');
      return;
    }
    Source source = range.source();
    int line = source.line(range.start());
    out.append(source.name())
        .append(':')
        .append(line)
        .append(':')
        .append(source.column(range.start()))
        .append(": ")
        .append(label)
        .append(": ")
        .append(message)
        .append('\n');
    appendSnippet(out, source, line, range);
  }

  /** Bytes that a terminal would act on, as replacement characters. */
  private static String printable(String text) {
    return CharMatcher.javaIsoControl().and(CharMatcher.isNot('\t')).replaceFrom(text, '\uFFFD');
  }

  private static void appendSnippet(StringBuilder out, Source source, int line, SourceRange range) {
    int lineStart = source.lineStart(line);
    int lineEnd = source.lineEnd(line);
    int start = range.start() - lineStart;
    int end = Math.max(start + 1, Math.min(range.end(), lineEnd) - lineStart);
    int from = lineEnd - lineStart > MAX_LINE ? Math.max(0, start - MAX_LINE / 2) : 0;
    int to = Math.min(lineEnd - lineStart, from + MAX_LINE);
    end = Math.min(end, Math.max(to, start + 1));
    String shown = source.excerpt(lineStart + from, lineStart + to);
    String before = source.excerpt(lineStart + from, Math.min(lineEnd, lineStart + start));
    String marked =
        source.excerpt(Math.min(lineEnd, lineStart + start), Math.min(lineEnd, lineStart + end));
    String ellipsis = from > 0 ? "..." : "";
    out.append(ellipsis)
        .append(printable(shown))
        .append(lineStart + to < lineEnd ? "..." : "")
        .append('\n')
        .append(" ".repeat(ellipsis.length()));
    // Tabs stay tabs so that carets stand under what they mark however wide tabs are.
    before.codePoints().forEach(c -> out.append(c == '\t' ? '\t' : ' '));
    out.append('^').append("~".repeat(Math.max(0, marked.codePointCount(0, marked.length()) - 1)));
    out.append('\n');
  }
}
