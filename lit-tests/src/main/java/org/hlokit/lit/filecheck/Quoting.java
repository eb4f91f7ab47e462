// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

/** Writes texts so that every byte can be seen. */
final class Quoting {
  private Quoting() {}

  /** In quotes; escaped, and said to be, only if there is something hard to read in it. */
  static String quoteValue(String value) {
    boolean plain = value.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"');
    return plain ? '"' + value + '"' : '"' + escape(value) + "\" (escaped value)";
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '"' -> out.append("\\\"");
        default -> {
          if (c >= ' ' && c < 0x7f) {
            out.append(c);
          } else {
            out.append("\\%o%o%o".formatted(c >> 6 & 7, c >> 3 & 7, c & 7));
          }
        }
      }
    }
    return out.toString();
  }

  static String lowerAscii(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        out.setCharAt(i, (char) (c + 'a' - 'A'));
      }
    }
    return out.toString();
  }
}
