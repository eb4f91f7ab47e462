// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import com.google.common.collect.ImmutableList;

/** The syntax tree of a regular expression, with bounded repetition already written out. */
sealed interface Node {

  /** Matches the empty string. */
  record Empty() implements Node {}

  /** Matches one byte out of a set. */
  record OneOf(ByteSet set) implements Node {}

  /** Matches the empty string at certain places. */
  record At(Anchor anchor) implements Node {}

  /** A parenthesised expression; groups count from 1 in the order of their opening parentheses. */
  record Group(int number, Node body) implements Node {}

  /** What group {@code number} matched, again; {@code body} is what that group contains. */
  record BackReference(int number, Node body) implements Node {}

  record Sequence(ImmutableList<Node> parts) implements Node {}

  record Alternation(ImmutableList<Node> choices) implements Node {}

  /** One or more. */
  record Plus(Node body) implements Node {}

  /** Zero or one. */
  record Optional(Node body) implements Node {}

  /** Places between two bytes. */
  enum Anchor {
    LINE_START,
    LINE_END,
    WORD_START,
    WORD_END
  }

  static Node sequence(ImmutableList<Node> parts) {
    return switch (parts.size()) {
      case 0 -> new Empty();
      case 1 -> parts.getFirst();
      default -> new Sequence(parts);
    };
  }
}
