// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, strings, numbers, booleans and null as indented JSON (RFC 8259). */
final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  static String text(Map<String, ?> object) {
    Json json = new Json();
    json.value(object, "\n");
    return json.out.append('\n').toString();
  }

  private void value(@Nullable Object value, String newLine) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> object(map, newLine);
      case List<?> list -> array(list, newLine);
      case Double number when number.isNaN() || number.isInfinite() -> out.append("null");
      case Number number -> out.append(number);
      case Boolean bool -> out.append(bool);
      default -> string(value.toString());
    }
  }

  private void object(Map<?, ?> map, String newLine) {
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      out.append(newLine).append("  ");
      string(String.valueOf(entry.getKey()));
      out.append(": ");
      value(entry.getValue(), newLine + "  ");
      out.append(entries.hasNext() ? "," : newLine);
    }
    out.append('}');
  }

  private void array(List<?> list, String newLine) {
    out.append('[');
    Iterator<?> elements = list.iterator();
    while (elements.hasNext()) {
      out.append(newLine).append("  ");
      value(elements.next(), newLine + "  ");
      out.append(elements.hasNext() ? "," : newLine);
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
