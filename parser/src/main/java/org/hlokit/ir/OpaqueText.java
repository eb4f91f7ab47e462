// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** Texts of types and attributes of unknown dialects, which spaces between tokens do not change. */
final class OpaqueText {
  private OpaqueText() {}

  /** The text without spaces, save those in strings and between words. */
  static String tight(String text) {
    if (text.indexOf(' ') < 0) {
      return text;
    }
    StringBuilder tight = new StringBuilder();
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      inString ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
      boolean isBetweenWords =
          i > 0
              && isWord(text.charAt(i - 1))
              && i + 1 < text.length()
              && isWord(text.charAt(i + 1));
      if (c != ' ' || inString || isBetweenWords) {
        tight.append(c);
      }
    }
    return tight.toString();
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
