// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.ir.AffineAttr;
import org.hlokit.ir.NestedText;

/** The text of a memref type, which is kept as text, in the one way that MLIR prints it. */
final class MemrefText {
  private static final Pattern SPACE = Pattern.compile("(?:\\s|//[^\n]*)+");

  private static final Pattern SHAPE =
      Pattern.compile("memref<\\s*((?:(?:[0-9]+|[?*])\\s*x\\s*)*)(.*)>");

  private static final Pattern STRIDED =
      Pattern.compile("strided<\\s*\\[([^\\]]*)\\]\\s*(?:,\\s*offset\\s*:\\s*([-?0-9]+)\\s*)?>");

  /** Memory space 0, which is the one that is meant where none is written. */
  private static final Pattern DEFAULT_SPACE = Pattern.compile("\\s*,\\s*0(?:\\s*:\\s*i64)?\\s*$");

  private static final String MAP = "affine_map<";

  private MemrefText() {}

  /** The text without spaces in the shape, and with those that MLIR writes in a strided layout. */
  static String canonical(String text) {
    Matcher matcher = SHAPE.matcher(SPACE.matcher(text).replaceAll(" "));
    if (!matcher.matches()) {
      return text;
    }
    String rest = DEFAULT_SPACE.matcher(matcher.group(2)).replaceFirst("");
    Matcher strided = STRIDED.matcher(rest);
    StringBuilder canonical = new StringBuilder();
    while (strided.find()) {
      String offset = strided.group(2);
      boolean hasOffset = offset != null && !offset.equals("0");
      strided.appendReplacement(
          canonical,
          "strided<[%s]%s>"
              .formatted(
                  strided.group(1).strip().replaceAll("\\s*,\\s*", ", "),
                  hasOffset ? ", offset: " + offset : ""));
    }
    strided.appendTail(canonical);
    String shape = matcher.group(1).replaceAll("\\s", "");
    return "memref<" + shape + maps(canonical.toString()) + ">";
  }

  /** The text with its maps as they are printed, and without those that change nothing. */
  private static String maps(String text) {
    int start = text.indexOf(MAP);
    int end = start < 0 ? -1 : NestedText.end(text, start + MAP.length() - 1);
    if (end < 0) {
      return text;
    }
    AffineAttr map = AffineParser.attribute(false, text.substring(start + MAP.length(), end - 1));
    String before = text.substring(0, start);
    return map.map() != null && map.map().isIdentity()
        ? before.replaceFirst("\\s*,\\s*$", "") + text.substring(end)
        : before.replaceFirst("\\s*,\\s*$", ", ") + MAP + map.text() + ">" + text.substring(end);
  }
}
