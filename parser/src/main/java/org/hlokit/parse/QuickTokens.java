// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import org.hlokit.grammar.MlirLexer;
import org.hlokit.ir.Source;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that a look at a byte or two decides: punctuation, names of values and plain strings. They
 * are most of a program, and the lexer's automaton, which gives the same, takes ten times as long.
 */
final class QuickTokens {
  /** Types of the tokens that are one ASCII character and begin no other token; else 0. */
  private static final byte[] SINGLE = single();

  private final Source source;
  private final byte[] text;
  private final int end;

  QuickTokens(Source source, int end) {
    this.source = source;
    this.text = source.bytes();
    this.end = end;
  }

  private static byte[] single() {
    byte[] types = new byte[128];
    types['('] = MlirLexer.LPAREN;
    types[')'] = MlirLexer.RPAREN;
    types['['] = MlirLexer.LBRACKET;
    types[']'] = MlirLexer.RBRACKET;
    types['}'] = MlirLexer.RBRACE;
    types[','] = MlirLexer.COMMA;
    return types;
  }

  /** The token that begins at {@code start}; null where the lexer is to find it. */
  @Nullable SourceToken at(int start) {
    byte c = start < end ? text[start] : 0;
    if (c <= 0) {
      return null;
    }
    int type = SINGLE[c];
    if (type != 0) {
      return token(type, start, start + 1);
    }
    return switch (c) {
      case '%' -> value(start);
      case '"' -> string(start);
      case '=' -> unless('=', MlirLexer.EQUAL, start);
      case ':' -> unless(':', MlirLexer.COLON, start);
      case '{' -> unless('-', MlirLexer.LBRACE, start);
      case '<' -> unless('=', MlirLexer.LESS, start);
      case '>' -> unless('=', MlirLexer.GREATER, start);
      case '-' -> byteAt(start + 1) == '>' ? token(MlirLexer.ARROW, start, start + 2) : null;
      default -> null;
    };
  }

  private @Nullable SourceToken string(int start) {
    int stop = Bytes.plainStringEnd(text, start, end);
    return stop < 0 ? null : token(MlirLexer.STRING, start, stop);
  }

  private SourceToken token(int type, int start, int stop) {
    return new SourceToken(source, type, start, stop, null);
  }

  private int byteAt(int at) {
    return at < end ? text[at] : -1;
  }

  /** A token of one character, unless {@code next} follows, with which a longer one may begin. */
  private @Nullable SourceToken unless(char next, int type, int start) {
    return byteAt(start + 1) == next ? null : token(type, start, start + 1);
  }

  /** {@code %12}, {@code %12#0} or {@code %name}. */
  private @Nullable SourceToken value(int start) {
    int at = start + 1;
    if (isDigit(byteAt(at))) {
      at = digitsEnd(at);
    } else {
      while (isNameByte(byteAt(at))) {
        at++;
      }
    }
    if (at == start + 1) {
      return null;
    }
    if (byteAt(at) == '#' && isDigit(byteAt(at + 1))) {
      at = digitsEnd(at + 1);
    }
    return token(MlirLexer.VALUE_ID, start, at);
  }

  private int digitsEnd(int start) {
    int at = start;
    while (isDigit(byteAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameByte(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || isDigit(c)
        || c == '_'
        || c == '$'
        || c == '.'
        || c == '-';
  }
}
