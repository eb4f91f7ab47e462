// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import org.hlokit.ir.Operation;
import org.hlokit.ir.SourceRange;
import org.jspecify.annotations.Nullable;

/** Where the arguments of a function stand in the text that it was read from. */
final class ArgumentRanges {
  private ArgumentRanges() {}

  /**
   * The name and type of an argument; the name of the operation where they are not found, null
   * where there is no text.
   */
  static @Nullable SourceRange of(Operation function, int index) {
    SourceRange name = function.range();
    if (name == null) {
      return null;
    }
    byte[] text = name.source().bytes();
    int depth = 0;
    int seen = 0;
    int start = -1;
    for (int at = name.start(); at < text.length; at++) {
      switch (text[at]) {
        case '"' -> at = endOfString(text, at);
        case '(', '[', '{', '<' -> depth++;
        case ')', ']', '}' -> depth--;
        case '>' -> depth -= text[at - 1] == '-' ? 0 : 1;
        case '%' -> {
          if (depth == 1 && start < 0 && seen++ == index) {
            start = at;
          }
        }
        default -> {}
      }
      boolean ends = text[at] == ',' && depth == 1 || text[at] == ')' && depth == 0;
      boolean hasAttributes = text[at] == '{' && depth == 2 || text[at] == '\n';
      boolean hasLocation = text[at] == '(' && depth == 2;
      if (start >= 0 && (ends || hasAttributes || hasLocation)) {
        int end = hasLocation ? at - "loc".length() : at;
        return new SourceRange(name.source(), start, trimmed(text, end));
      }
      if (text[at] == ')' && depth == 0) {
        break;
      }
    }
    return name;
  }

  private static int endOfString(byte[] text, int start) {
    int at = start + 1;
    while (at < text.length - 1 && text[at] != '"') {
      at += text[at] == '\\' ? 2 : 1;
    }
    return at;
  }

  private static int trimmed(byte[] text, int end) {
    int at = end;
    while (text[at - 1] == ' ') {
      at--;
    }
    return at;
  }
}
