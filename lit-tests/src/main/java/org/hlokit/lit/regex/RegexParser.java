// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads POSIX extended regular expressions in the dialect of LLVM's library: {@code \1} to {@code
 * \9} and {@code \g{N}} are back references, any other escaped character is itself, {@code .} and
 * negated brackets leave out the newline, {@code ^} and {@code $} hold at every line.
 */
final class RegexParser {
  private static final int MAX_COUNT = 255;
  private static final int UNBOUNDED = MAX_COUNT + 1;

  /** More nodes than this come only from nested counts such as {@code ((a{200}){200}){200}}. */
  private static final int MAX_NODES = 1_000_000;

  private static final int MAX_DEPTH = 250;

  private final String pattern;
  private final boolean ignoreCase;
  private final Map<Integer, Node> closedGroups = new HashMap<>();
  private int position;
  private int groups;
  private int depth;

  private RegexParser(String pattern, boolean ignoreCase) {
    this.pattern = pattern;
    this.ignoreCase = ignoreCase;
  }

  /** A tree and the number of groups in it. */
  record Parsed(Node root, int groups) {}

  static Parsed parse(String pattern, boolean ignoreCase) {
    RegexParser parser = new RegexParser(pattern, ignoreCase);
    Node root = parser.alternation(false);
    return new Parsed(root, parser.groups);
  }

  private Node alternation(boolean insideGroup) {
    if (++depth > MAX_DEPTH) {
      throw new RegexSyntaxException("out of memory");
    }
    List<Node> choices = new ArrayList<>();
    do {
      ImmutableList.Builder<Node> parts = ImmutableList.builder();
      int start = position;
      while (more() && peek() != '|' && !(insideGroup && peek() == ')')) {
        parts.add(repeated());
      }
      require(position != start, "empty (sub)expression");
      choices.add(Node.sequence(parts.build()));
    } while (eat("|"));
    depth--;
    return choices.size() == 1
        ? choices.getFirst()
        : new Node.Alternation(ImmutableList.copyOf(choices));
  }

  private Node repeated() {
    boolean caret = peek() == '^';
    Node atom = atom();
    if (!atRepetition()) {
      return atom;
    }
    char operator = next();
    require(!caret, "repetition-operator operand invalid");
    Node result =
        switch (operator) {
          case '*' -> new Node.Optional(new Node.Plus(atom));
          case '+' -> new Node.Plus(atom);
          case '?' -> new Node.Optional(atom);
          default -> counted(atom);
        };
    require(!atRepetition(), "repetition-operator operand invalid");
    return result;
  }

  private boolean atRepetition() {
    return more()
        && switch (peek()) {
          case '*', '+', '?' -> true;
          case '{' -> position + 1 < pattern.length() && isDigit(pattern.charAt(position + 1));
          default -> false;
        };
  }

  private Node counted(Node atom) {
    int from = count();
    int to = from;
    if (eat(",")) {
      to = more() && isDigit(peek()) ? count() : UNBOUNDED;
      require(from <= to, "invalid repetition count(s)");
    }
    if (!eat("}")) {
      require(pattern.indexOf('}', position) >= 0, "braces not balanced");
      throw new RegexSyntaxException("invalid repetition count(s)");
    }
    long copies = to == UNBOUNDED ? Math.max(from, 1) : to;
    require(copies * size(atom) <= MAX_NODES, "out of memory");
    return repeat(atom, from, to);
  }

  private int count() {
    int start = position;
    int value = 0;
    while (more() && isDigit(peek()) && value <= MAX_COUNT) {
      value = value * 10 + (next() - '0');
    }
    require(position > start && value <= MAX_COUNT, "invalid repetition count(s)");
    return value;
  }

  /**
   * Writes {@code node{from,to}} with the other operators, optional copies before required ones.
   */
  private static Node repeat(Node node, int from, int to) {
    if (from == 0) {
      return to == 0 ? new Node.Empty() : new Node.Optional(repeat(node, 1, to));
    }
    ImmutableList.Builder<Node> parts = ImmutableList.builder();
    for (int i = 1; i < from; i++) {
      parts.add(node);
    }
    if (to == UNBOUNDED) {
      parts.add(new Node.Plus(node));
    } else {
      Node optional = new Node.Optional(node);
      for (int i = from; i < to; i++) {
        parts.add(optional);
      }
      parts.add(node);
    }
    return Node.sequence(parts.build());
  }

  private static long size(Node node) {
    return switch (node) {
      case Node.Empty empty -> 1;
      case Node.OneOf oneOf -> 1;
      case Node.At at -> 1;
      case Node.Group(int number, Node body) -> 2 + size(body);
      case Node.BackReference(int number, Node body) -> 2 + size(body);
      case Node.Plus(Node body) -> 2 + size(body);
      case Node.Optional(Node body) -> 2 + size(body);
      case Node.Sequence(ImmutableList<Node> parts) -> size(parts);
      case Node.Alternation(ImmutableList<Node> choices) -> 2L * choices.size() + size(choices);
    };
  }

  private static long size(ImmutableList<Node> parts) {
    return parts.stream().mapToLong(RegexParser::size).sum();
  }

  private Node atom() {
    char c = next();
    return switch (c) {
      case '(' -> group();
      case '^' -> new Node.At(Node.Anchor.LINE_START);
      case '$' -> new Node.At(Node.Anchor.LINE_END);
      case '.' -> new Node.OneOf(ByteSet.allBut('\n'));
      case '[' -> bracket();
      case '\\' -> escape();
      case ')' -> throw new RegexSyntaxException("parentheses not balanced");
      case '*', '+', '?' -> throw new RegexSyntaxException("repetition-operator operand invalid");
      case '{' -> {
        require(!more() || !isDigit(peek()), "repetition-operator operand invalid");
        yield literal(c);
      }
      default -> literal(c);
    };
  }

  private Node group() {
    require(more(), "parentheses not balanced");
    int number = ++groups;
    Node body = peek() == ')' ? new Node.Empty() : alternation(true);
    require(eat(")"), "parentheses not balanced");
    closedGroups.put(number, body);
    return new Node.Group(number, body);
  }

  private Node escape() {
    require(more(), "trailing backslash (\\)");
    char c = next();
    if (c >= '1' && c <= '9') {
      return backReference(c - '0');
    }
    if (c == 'g' && more() && peek() == '{') {
      int close = pattern.indexOf('}', position);
      String digits = close < 0 ? "" : pattern.substring(position + 1, close);
      if (!digits.isEmpty()
          && digits.length() <= 2
          && digits.chars().allMatch(RegexParser::isDigit)) {
        position = close + 1;
        return backReference(Integer.parseInt(digits));
      }
    }
    return literal(c);
  }

  private Node backReference(int number) {
    Node body = closedGroups.get(number);
    if (body == null) {
      throw new RegexSyntaxException("invalid backreference number");
    }
    return new Node.BackReference(number, body);
  }

  private Node literal(char c) {
    ByteSet set = ByteSet.of(c);
    if (ignoreCase) {
      set.foldCase();
    }
    return new Node.OneOf(set);
  }

  private Node bracket() {
    if (eat("[:<:]]")) {
      return new Node.At(Node.Anchor.WORD_START);
    }
    if (eat("[:>:]]")) {
      return new Node.At(Node.Anchor.WORD_END);
    }
    ByteSet set = new ByteSet();
    boolean negated = eat("^");
    if (eat("]")) {
      set.add(']');
    } else if (eat("-")) {
      set.add('-');
    }
    while (more() && peek() != ']' && !pattern.startsWith("-]", position)) {
      bracketTerm(set);
    }
    if (eat("-")) {
      set.add('-');
    }
    require(eat("]"), "brackets ([ ]) not balanced");
    if (ignoreCase) {
      set.foldCase();
    }
    if (negated) {
      set.invert();
      set.remove('\n');
    }
    return new Node.OneOf(set);
  }

  private void bracketTerm(ByteSet set) {
    require(peek() != '-', "invalid character range");
    if (eat("[:")) {
      CharacterNames.addClass(bracketName(":]", "invalid character class"), set);
    } else if (eat("[=")) {
      set.add(CharacterNames.element(bracketName("=]", "invalid collating element")));
    } else {
      char first = bracketSymbol();
      char last = first;
      if (more()
          && peek() == '-'
          && position + 1 < pattern.length()
          && pattern.charAt(position + 1) != ']') {
        position++;
        last = eat("-") ? '-' : bracketSymbol();
      }
      // Bytes over 0x7f are negative where LLVM's char is signed; ranges across are errors there.
      require((byte) first <= (byte) last, "invalid character range");
      for (int value = (byte) first; value <= (byte) last; value++) {
        set.add(value);
      }
    }
  }

  private char bracketSymbol() {
    require(more(), "brackets ([ ]) not balanced");
    return eat("[.")
        ? CharacterNames.element(bracketName(".]", "invalid collating element"))
        : next();
  }

  /** The name up to {@code close}, which is skipped. */
  private String bracketName(String close, String fault) {
    require(more(), "brackets ([ ]) not balanced");
    int end = pattern.indexOf(close, position);
    require(end >= 0, pattern.indexOf(']', position) >= 0 ? fault : "brackets ([ ]) not balanced");
    String name = pattern.substring(position, end);
    position = end + close.length();
    return name;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private boolean more() {
    return position < pattern.length();
  }

  private char peek() {
    return pattern.charAt(position);
  }

  private char next() {
    return pattern.charAt(position++);
  }

  private boolean eat(String text) {
    boolean there = pattern.startsWith(text, position);
    if (there) {
      position += text.length();
    }
    return there;
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new RegexSyntaxException(fault);
    }
  }
}
