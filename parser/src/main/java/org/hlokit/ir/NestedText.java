// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attributes within the text of a type or an attribute that is kept as it is written. */
public final class NestedText {
  private static final Pattern START = Pattern.compile("#llvm\\.[a-z_]+<|affine_map<");

  /** A part of the text. */
  public sealed interface Piece {}

  /** Text between attributes. */
  public record Plain(String text) implements Piece {}

  /** An attribute. */
  public record Nested(Attribute attribute) implements Piece {}

  private NestedText() {}

  /** The pieces of a text that begins with {@code skipped} characters that are no attribute. */
  public static ImmutableList<Piece> pieces(String text, int skipped) {
    ImmutableList.Builder<Piece> pieces = ImmutableList.builder();
    Matcher matcher = START.matcher(text);
    int at = 0;
    int from = skipped;
    while (from < text.length() && matcher.find(from)) {
      int end = end(text, matcher.end() - 1);
      if (end < 0) {
        break;
      }
      if (matcher.start() > at) {
        pieces.add(new Plain(text.substring(at, matcher.start())));
      }
      String whole = text.substring(matcher.start(), end);
      pieces.add(
          new Nested(
              whole.startsWith("#")
                  ? new OpaqueAttr(whole)
                  : new AffineAttr(false, text.substring(matcher.end(), end - 1), null)));
      at = end;
      from = end;
    }
    return at < text.length() ? pieces.add(new Plain(text.substring(at))).build() : pieces.build();
  }

  /** The end of what stands in angle brackets, or -1 where they are not closed. */
  public static int end(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> i = stringEnd(text, i);
        case '<' -> depth++;
        case '>' -> {
          depth -= text.charAt(i - 1) == '-' ? 0 : 1;
          if (depth == 0) {
            return i + 1;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static int stringEnd(String text, int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
