// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

/** Identifiers and quoted text. */
final class Names {
  private Names() {}

  /** Writes {@code text} in quotes; what is not printable ASCII as two hexadecimal digits. */
  static void quoted(ByteSink out, String text) {
    out.put('"');
    escaped(out, text);
    out.put('"');
  }

  private static void escaped(ByteSink out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        out.text("\\\\");
      } else if (c >= ' ' && c < 0x7F && c != '"') {
        out.put(c);
      } else if (c < 0x80) {
        escape(out, c);
      } else if (c >= 0xDC80 && c <= 0xDCFF && !isAfterHighSurrogate(text, i)) {
        // A byte that is not UTF-8, see StringAttr.
        escape(out, c & 0xFF);
      } else {
        int point = text.codePointAt(i);
        i += Character.charCount(point) - 1;
        escapePoint(out, point);
      }
    }
  }

  private static boolean isAfterHighSurrogate(String text, int index) {
    return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  private static void escapePoint(ByteSink out, int point) {
    if (point < 0x800) {
      escape(out, 0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        escape(out, 0xE0 | point >> 12);
      } else {
        escape(out, 0xF0 | point >> 18);
        escape(out, 0x80 | point >> 12 & 0x3F);
      }
      escape(out, 0x80 | point >> 6 & 0x3F);
    }
    escape(out, 0x80 | point & 0x3F);
  }

  private static void escape(ByteSink out, int value) {
    out.put('\\');
    out.hex(value);
  }

  /** Whether {@code name} can stand without quotes. */
  static boolean isBare(String name) {
    if (name.isEmpty() || !(isLetter(name.charAt(0)) || name.charAt(0) == '_')) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetter(c) && !isDigit(c) && c != '_' && c != '$' && c != '.') {
        return false;
      }
    }
    return true;
  }

  /** Writes a name, in quotes where it needs them. */
  static void keywordOrString(ByteSink out, String name) {
    if (isBare(name)) {
      out.text(name);
    } else {
      quoted(out, name);
    }
  }

  /** Writes {@code @name}. */
  static void symbol(ByteSink out, String name) {
    if (name.isEmpty()) {
      out.text("@<<INVALID EMPTY SYMBOL>>");
    } else {
      out.put('@');
      keywordOrString(out, name);
    }
  }

  /** {@code name} with all that a value's name may not hold replaced. */
  static String sanitized(String name) {
    StringBuilder result = new StringBuilder(name.length() + 1);
    if (!name.isEmpty() && isDigit(name.charAt(0))) {
      // It would look like a number that the printer gives.
      result.append('_');
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (isLetter(c) || isDigit(c) || c == '$' || c == '.' || c == '_' || c == '-') {
        result.append(c);
      } else if (c == ' ') {
        result.append('_');
      } else {
        result.append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
      }
    }
    return result.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
