// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259): objects as maps in the order of the text, arrays as lists, strings, {@link
 * Long} for integers, {@link Double} for other numbers, booleans and null. Of two equal keys
 * neither is right, so they are an error.
 */
final class JsonReader {
  /** Deeper nesting is an attack and no data. */
  private static final int MAX_DEPTH = 64;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads one value, which must be all of the text.
   *
   * @param utf8 the text, read from position to limit
   * @throws WeightsException with the place of what is wrong
   */
  static @Nullable Object read(ByteBuffer utf8) throws WeightsException {
    String text;
    try {
      text = UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new WeightsException("it is not UTF-8");
    }
    JsonReader reader = new JsonReader(text);
    Object value = reader.value(0);
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.expected("the end");
    }
    return value;
  }

  private @Nullable Object value(int depth) throws WeightsException {
    if (depth > MAX_DEPTH) {
      throw expected("less nesting");
    }
    skipSpace();
    char first = at < text.length() ? text.charAt(at) : 0;
    return switch (first) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object(int depth) throws WeightsException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    at++;
    if (take('}')) {
      return members;
    }
    do {
      skipSpace();
      String key = string();
      if (members.containsKey(key)) {
        throw new WeightsException("the key '%s' is there twice".formatted(key));
      }
      if (!take(':')) {
        throw expected("':'");
      }
      members.put(key, value(depth + 1));
    } while (take(','));
    if (!take('}')) {
      throw expected("',' or '}'");
    }
    return members;
  }

  private List<@Nullable Object> array(int depth) throws WeightsException {
    List<@Nullable Object> elements = new ArrayList<>();
    at++;
    if (take(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
    } while (take(','));
    if (!take(']')) {
      throw expected("',' or ']'");
    }
    return elements;
  }

  private String string() throws WeightsException {
    if (at >= text.length() || text.charAt(at) != '"') {
      throw expected("a string");
    }
    at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      value.append(c == '\\' ? escaped() : c);
    }
    throw expected("'\"'");
  }

  private char escaped() throws WeightsException {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        try {
          int code = Integer.parseInt(text, at, at + 4, 16);
          at += 4;
          yield (char) code;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
          throw expected("four hexadecimal digits");
        }
      }
      default -> throw expected("an escape");
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) throws WeightsException {
    if (!text.startsWith(word, at)) {
      throw expected("a value");
    }
    at += word.length();
    return value;
  }

  private Object number() throws WeightsException {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    try {
      return number.matches("-?\\d+") ? (Object) Long.valueOf(number) : Double.valueOf(number);
    } catch (NumberFormatException e) {
      at = start;
      throw expected(number.isEmpty() ? "a value" : "a number that is not too large");
    }
  }

  private boolean take(char c) {
    skipSpace();
    boolean found = at < text.length() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private WeightsException expected(String what) {
    return new WeightsException("expected %s at character %d of the JSON".formatted(what, at));
  }
}
