// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects messages in the form {@code file:line:col: error: text}, the source line, a caret. */
final class Messages {
  private static final int TAB = 8;

  private final StringBuilder out = new StringBuilder();

  enum Severity {
    ERROR("error"),
    NOTE("note"),
    REMARK("remark");

    private final String word;

    Severity(String word) {
      this.word = word;
    }
  }

  void line(String text) {
    out.append(text).append('\n');
  }

  void append(CharSequence text) {
    out.append(text);
  }

  /** Everything said so far. */
  String text() {
    return out.toString();
  }

  void error(Slice where, String message) {
    print(Severity.ERROR, where.source(), where.start(), message, null);
  }

  void print(
      Severity severity,
      SourceText source,
      int offset,
      String message,
      @Nullable Slice underlined) {
    int lineStart = source.shownLineStart(offset);
    String line = source.text().substring(lineStart, source.shownLineEnd(offset));
    out.append(source.name())
        .append(':')
        .append(source.line(offset))
        .append(':')
        .append(offset - lineStart + 1)
        .append(": ")
        .append(severity.word)
        .append(": ")
        .append(message)
        .append('\n');
    appendExpanded(line);
    if (line.chars().anyMatch(c -> c > 0x7f)) {
      return; // columns are bytes: a caret would stand in the wrong place
    }
    char[] marks = new char[line.length() + 1];
    Arrays.fill(marks, ' ');
    if (underlined != null) {
      int from = Math.max(underlined.start() - lineStart, 0);
      int to = Math.min(underlined.end() - lineStart, line.length());
      if (from < to) {
        Arrays.fill(marks, from, to, '~');
      }
    }
    marks[Math.min(offset - lineStart, line.length())] = '^';
    appendMarks(line, new String(marks).stripTrailing());
  }

  private void appendExpanded(String line) {
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\t') {
        out.append(c);
        column++;
        continue;
      }
      do {
        out.append(' ');
        column++;
      } while (column % TAB != 0);
    }
    out.append('\n');
  }

  private void appendMarks(String line, String marks) {
    int column = 0;
    for (int i = 0; i < marks.length(); i++) {
      boolean tab = i < line.length() && line.charAt(i) == '\t';
      do {
        out.append(marks.charAt(i));
        column++;
      } while (tab && column % TAB != 0);
    }
    out.append('\n');
  }
}
