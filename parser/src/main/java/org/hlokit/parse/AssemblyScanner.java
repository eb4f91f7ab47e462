// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.grammar.MlirParser.LocationContext;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Goes through the text of one op in a declarative form, piece by piece. */
final class AssemblyScanner {
  private final Reader reader;
  private final OpNames names;
  private final byte[] text;
  private final int end;
  private int at;

  AssemblyScanner(Reader reader, OpNames names, int start, int end) {
    this.reader = reader;
    this.names = names;
    this.text = reader.source().bytes();
    this.end = end;
    this.at = start;
  }

  /** The offset of what comes next. */
  int next() {
    while (at < end) {
      if (isSpace(text[at])) {
        at++;
      } else if (text[at] == '/' && at + 1 < end && text[at + 1] == '/') {
        while (at < end && text[at] != '\n') {
          at++;
        }
      } else {
        break;
      }
    }
    return at;
  }

  boolean isAtEnd() {
    return next() >= end;
  }

  /** Goes on after {@code offset}. */
  void seek(int offset) {
    at = offset;
  }

  /** Whether a byte comes next; it is not taken. */
  boolean sees(char expected) {
    return next() < end && text[at] == expected;
  }

  /** Takes {@code literal} if that comes next. */
  boolean take(String literal) {
    byte[] bytes = literal.getBytes(US_ASCII);
    int start = next();
    int stop = start + bytes.length;
    if (stop > end || !Arrays.equals(text, start, stop, bytes, 0, bytes.length)) {
      return false;
    }
    boolean endsWord = isWordByte(bytes[bytes.length - 1]) && stop < end && isWordByte(text[stop]);
    if (endsWord) {
      return false;
    }
    at = stop;
    return true;
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  private static boolean isWordByte(byte c) {
    return c == '_' || c == '$' || c == '.' || Character.isLetterOrDigit(c);
  }

  /** A value's name. */
  @Nullable SourceToken value() {
    return name('%', MlirLexer.VALUE_ID);
  }

  /** A block's label. */
  @Nullable SourceToken label() {
    return name('^', MlirLexer.CARET_ID);
  }

  private @Nullable SourceToken name(char sigil, int type) {
    if (!sees(sigil)) {
      return null;
    }
    int start = at++;
    while (at < end && (isWordByte(text[at]) || text[at] == '-' || text[at] == '#')) {
      at++;
    }
    return new SourceToken(reader.source(), type, start, at, null);
  }

  /** A word; empty where none comes next. */
  String word() {
    int start = next();
    while (at < end && isWordByte(text[at])) {
      at++;
    }
    return reader.source().text(start, at);
  }

  /** Passes a string, if one comes next. */
  void string() {
    if (sees('"')) {
      at++;
      while (at < end && text[at] != '"') {
        at += text[at] == '\\' ? 2 : 1;
      }
      at = Math.min(at + 1, end);
    }
  }

  /** What a string holds, if one comes next. */
  Optional<String> quoted() {
    int start = next();
    string();
    return at == start
        ? Optional.empty()
        : Optional.of(Strings.unquote(reader.source().text(start, at)));
  }

  /** The text from a bracket to the one that closes it; empty where none comes next. */
  String bracketed() {
    int start = next();
    int depth = 0;
    while (at < end) {
      int c = text[at];
      if (c == '"') {
        string();
        continue;
      }
      boolean isArrow = c == '>' && at > start && text[at - 1] == '-';
      depth += "<([{".indexOf(c) >= 0 ? 1 : ">)]}".indexOf(c) >= 0 && !isArrow ? -1 : 0;
      if (depth == 0 && at == start) {
        return "";
      }
      at++;
      if (depth == 0) {
        return reader.source().text(start, at);
      }
    }
    at = start;
    return "";
  }

  /** {@code loc(..)}, if that comes next. */
  Optional<LocationContext> location() {
    int start = next();
    if (!take("loc") || !sees('(')) {
      at = start;
      return Optional.empty();
    }
    int open = at;
    bracketed();
    return SubParser.location(reader, names, open + 1, at);
  }

  Optional<Type> type() {
    return taken(SubParser.type(reader, names, next(), end));
  }

  Optional<Attribute> attribute() {
    return taken(SubParser.attribute(reader, names, next(), end));
  }

  /** A number whose type the text does not say. */
  Optional<Attribute> number(Type type) {
    return taken(SubParser.number(reader, names, next(), end, type));
  }

  Optional<DictionaryAttr> dictionary() {
    return taken(SubParser.dictionary(reader, names, next(), end));
  }

  private <T> Optional<T> taken(Optional<SubParser.Piece<T>> piece) {
    piece.ifPresent(found -> at = found.end());
    return piece.map(SubParser.Piece::value);
  }
}
