// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.hlokit.lit.shell.Command.Connector;
import org.hlokit.lit.shell.Command.Mode;
import org.hlokit.lit.shell.Command.Pipeline;
import org.hlokit.lit.shell.Command.Redirection;
import org.hlokit.lit.shell.Command.Simple;
import org.hlokit.lit.shell.Command.Stream;
import org.hlokit.lit.shell.Command.Word;
import org.hlokit.lit.shell.Tokens.Token;

/** Reads command lines. */
public final class CommandParser {
  private final List<Token> tokens;
  private int position;

  private CommandParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads one command line.
   *
   * @throws ShellSyntaxException if it is empty, unbalanced, or asks for what there is not
   */
  public static Command parse(String text) throws ShellSyntaxException {
    return new CommandParser(Tokens.of(text)).chain();
  }

  private Command chain() throws ShellSyntaxException {
    Command result = pipeline();
    while (position < tokens.size()) {
      String operator = operator().text();
      Connector connector =
          switch (operator) {
            case "&&" -> Connector.AND;
            case "||" -> Connector.OR;
            case ";" -> Connector.THEN;
            default ->
                throw new ShellSyntaxException("unsupported shell operator: '" + operator + "'");
          };
      if (connector == Connector.THEN && position == tokens.size()) {
        return result; // a semicolon at the end
      }
      result = new Command.Chain(result, connector, pipeline());
    }
    return result;
  }

  private Pipeline pipeline() throws ShellSyntaxException {
    ImmutableList.Builder<Simple> stages = ImmutableList.builder();
    stages.add(simple());
    while (isOperator("|")) {
      position++;
      stages.add(simple());
    }
    return new Pipeline(stages.build());
  }

  private Simple simple() throws ShellSyntaxException {
    ImmutableList.Builder<Word> words = ImmutableList.builder();
    ImmutableList.Builder<Redirection> redirections = ImmutableList.builder();
    boolean empty = true;
    while (position < tokens.size()) {
      switch (tokens.get(position)) {
        case Token.Text(Word word) -> {
          position++;
          words.add(word);
          empty = false;
        }
        case Token.Operator(String text, String descriptor) -> {
          if (text.indexOf('<') < 0 && text.indexOf('>') < 0) {
            if (empty) {
              throw new ShellSyntaxException("syntax error near unexpected token '" + text + "'");
            }
            return new Simple(words.build(), redirections.build());
          }
          position++;
          redirections.add(redirection(text, descriptor));
        }
      }
    }
    if (empty) {
      throw new ShellSyntaxException("empty command");
    }
    return new Simple(words.build(), redirections.build());
  }

  private Redirection redirection(String operator, String descriptor) throws ShellSyntaxException {
    if (position == tokens.size() || !(tokens.get(position) instanceof Token.Text(Word target))) {
      throw new ShellSyntaxException("syntax error near token '" + operator + "'");
    }
    position++;
    boolean both = operator.startsWith("&");
    boolean toStream =
        operator.endsWith("&")
            && !target.text().isEmpty()
            && target.text().chars().allMatch(Character::isDigit);
    Stream stream =
        switch (descriptor) {
          case "" -> both ? Stream.OUT_AND_ERR : operator.startsWith("<") ? Stream.IN : Stream.OUT;
          case "0" -> Stream.IN;
          case "1" -> Stream.OUT;
          case "2" -> Stream.ERR;
          default -> throw new ShellSyntaxException("unsupported redirect of stream " + descriptor);
        };
    if (operator.equals(">&") && !toStream && descriptor.isEmpty()) {
      stream = Stream.OUT_AND_ERR;
    }
    if (toStream && !target.text().equals("1") && !target.text().equals("2")) {
      throw new ShellSyntaxException("unsupported redirect to stream " + target.text());
    }
    Mode mode = toStream ? Mode.STREAM : operator.endsWith(">>") ? Mode.APPEND : Mode.FILE;
    return new Redirection(stream, mode, target);
  }

  private boolean isOperator(String text) {
    return position < tokens.size()
        && tokens.get(position) instanceof Token.Operator(String operator, String descriptor)
        && operator.equals(text);
  }

  private Token.Operator operator() throws ShellSyntaxException {
    if (tokens.get(position) instanceof Token.Operator operator) {
      position++;
      return operator;
    }
    throw new ShellSyntaxException("expected an operator");
  }
}
