// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A named text that messages point into. */
final class SourceText {
  private final String name;
  private final String text;
  private int @Nullable [] lineStarts;

  SourceText(String name, String text) {
    this.name = name;
    this.text = text;
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  Slice all() {
    return new Slice(this, 0, text.length());
  }

  /** The line that holds an offset, from 1. */
  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset in bytes, from 1. */
  int column(int offset) {
    return offset - lineStarts()[line(offset) - 1] + 1;
  }

  /** The start of the line that holds an offset; a carriage return ends a line too. */
  int shownLineStart(int offset) {
    int start = offset;
    while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  int shownLineEnd(int offset) {
    int end = offset;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private int[] lineStarts() {
    int[] starts = lineStarts;
    if (starts == null) {
      starts = new int[16];
      int count = 1;
      for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = at + 1;
      }
      starts = Arrays.copyOf(starts, count);
      lineStarts = starts;
    }
    return starts;
  }
}
