// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Divides a command line into words and operators. */
final class Tokens {
  /** Longer ones first. */
  private static final ImmutableList<String> OPERATORS =
      ImmutableList.of("&>>", "&&", "||", "&>", ">>", ">&", "<&", "|", "&", ";", "<", ">");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  sealed interface Token {
    record Text(Command.Word word) implements Token {}

    /**
     * An operator.
     *
     * @param descriptor the digits before a redirection, or the empty string
     */
    record Operator(String text, String descriptor) implements Token {}
  }

  private Tokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) throws ShellSyntaxException {
    Tokens reader = new Tokens(text);
    reader.read();
    return reader.tokens;
  }

  private void read() throws ShellSyntaxException {
    while (position < text.length()) {
      if (Character.isWhitespace(text.charAt(position))) {
        position++;
      } else if (!operator("")) {
        word();
      }
    }
  }

  private boolean operator(String descriptor) {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, position)) {
        position += operator.length();
        tokens.add(new Token.Operator(operator, descriptor));
        return true;
      }
    }
    return false;
  }

  private void word() throws ShellSyntaxException {
    StringBuilder word = new StringBuilder();
    boolean pattern = false;
    boolean quoted = false;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (Character.isWhitespace(c) || "|&;".indexOf(c) >= 0) {
        break;
      }
      if (c == '<' || c == '>') {
        if (!quoted && !word.isEmpty() && word.chars().allMatch(Character::isDigit)) {
          operator(word.toString());
          return;
        }
        break;
      }
      position++;
      switch (c) {
        case '\'' -> {
          quoted = true;
          word.append(text, position, closing('\''));
          position = closing('\'') + 1;
        }
        case '"' -> {
          quoted = true;
          doubleQuoted(word);
        }
        case '\\' -> {
          quoted = true;
          if (position < text.length()) {
            word.append(text.charAt(position++));
          }
        }
        default -> {
          pattern |= c == '*' || c == '?';
          word.append(c);
        }
      }
    }
    tokens.add(new Token.Text(new Command.Word(word.toString(), pattern)));
  }

  private int closing(char quote) throws ShellSyntaxException {
    int end = text.indexOf(quote, position);
    if (end < 0) {
      throw new ShellSyntaxException("missing closing " + quote);
    }
    return end;
  }

  private void doubleQuoted(StringBuilder word) throws ShellSyntaxException {
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"') {
        return;
      }
      if (c == '\\' && position < text.length() && "\"\\$".indexOf(text.charAt(position)) >= 0) {
        word.append(text.charAt(position++));
      } else {
        word.append(c);
      }
    }
    throw new ShellSyntaxException("missing closing \"");
  }
}
