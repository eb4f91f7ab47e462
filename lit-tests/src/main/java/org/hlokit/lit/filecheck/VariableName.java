// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

/**
 * A variable name at the start of a text: {@code X}, {@code $X} (global) or {@code @X} (pseudo).
 */
record VariableName(Slice name, Slice rest) {

  boolean isPseudo() {
    return name.startsWith("@");
  }

  String text() {
    return name.text();
  }

  static VariableName parse(Slice text) throws CheckSyntaxException {
    if (text.isEmpty()) {
      throw new CheckSyntaxException(text, "empty variable name");
    }
    boolean pseudo = text.startsWith("@");
    int end = pseudo || text.startsWith("$") ? 1 : 0;
    if (end == text.length()) {
      throw new CheckSyntaxException(
          text.from(end), pseudo ? "empty pseudo variable name" : "empty global variable name");
    }
    if (!isNameStart(text.charAt(end))) {
      throw new CheckSyntaxException(text, "invalid variable name");
    }
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return new VariableName(text.upTo(end), text.from(end));
  }

  private static boolean isNameStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }
}
