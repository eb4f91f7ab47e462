// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import org.hlokit.grammar.MlirLexer;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds types and dictionaries that were read before, by their text. Programs repeat few of them
 * thousands of times, and one token takes the place of dozens.
 */
final class KnownText {
  /** In bytes. Looking further ahead would read a long line once for each colon and brace in it. */
  static final int LONGEST = 512;

  private final Reader reader;
  private final byte[] text;
  private final int end;

  /** Over the reader's text up to {@code end}. */
  KnownText(Reader reader, int end) {
    this.reader = reader;
    this.text = reader.source().bytes();
    this.end = end;
  }

  /** The type that fills the rest of the line from {@code start}, its location left out. */
  @Nullable SourceToken typeAt(int start) {
    int limit = Math.min(end, start + LONGEST + 1);
    int stop = start;
    while (stop < limit && text[stop] != '\n' && !isLocation(stop)) {
      stop++;
    }
    Type type = stop > start && stop - start <= LONGEST ? reader.types.known(start, stop) : null;
    if (type == null) {
      return null;
    }
    int token =
        type instanceof FunctionType && text[start] == '('
            ? MlirLexer.KNOWN_FUNCTION_TYPE
            : MlirLexer.KNOWN_TYPE;
    return new SourceToken(reader.source(), token, start, stop, type);
  }

  private boolean isLocation(int at) {
    return text[at] == ' '
        && at + 4 < end
        && text[at + 1] == 'l'
        && text[at + 2] == 'o'
        && text[at + 3] == 'c'
        && text[at + 4] == '(';
  }

  /** The dictionary whose brace opens at {@code start} and closes in the same line. */
  @Nullable SourceToken dictionaryAt(int start) {
    int depth = 0;
    boolean inString = false;
    int limit = Math.min(end, start + LONGEST);
    for (int at = start; at < limit && text[at] != '\n'; at++) {
      switch (text[at]) {
        case '"' -> inString = !inString;
        case '\\' -> {
          return null;
        }
        case '{' -> depth += inString ? 0 : 1;
        case '}' -> depth -= inString ? 0 : 1;
        default -> {}
      }
      if (depth == 0) {
        DictionaryAttr dictionary = reader.attributes.known(start, at + 1);
        return dictionary == null
            ? null
            : new SourceToken(
                reader.source(), MlirLexer.KNOWN_DICTIONARY, start, at + 1, dictionary);
      }
    }
    return null;
  }
}
