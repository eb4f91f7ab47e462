// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes commands for a terminal. */
public final class CommandText {
  /** Words that may stand before the name of a program. */
  private static final ImmutableSet<String> BEFORE = ImmutableSet.of("not", "--crash", "!", "env");

  private final UnaryOperator<ImmutableList<String>> spelling;

  private CommandText(UnaryOperator<ImmutableList<String>> spelling) {
    this.spelling = spelling;
  }

  /**
   * The text of a command.
   *
   * @param spelling what to write for the words of a program and its arguments
   */
  public static String of(Command command, UnaryOperator<ImmutableList<String>> spelling) {
    return new CommandText(spelling).text(command);
  }

  private String text(Command command) {
    return switch (command) {
      case Command.Pipeline(ImmutableList<Command.Simple> stages) ->
          stages.stream().map(this::text).collect(Collectors.joining(" | "));
      case Command.Chain(Command left, Command.Connector connector, Command.Pipeline right) ->
          text(left)
              + switch (connector) {
                case AND -> " && ";
                case OR -> " || ";
                case THEN -> "; ";
              }
              + text(right);
    };
  }

  private String text(Command.Simple simple) {
    ImmutableList<Command.Word> words = simple.words();
    int name = 0;
    while (name < words.size() - 1
        && (BEFORE.contains(words.get(name).text()) || words.get(name).text().contains("="))) {
      name++;
    }
    StringBuilder out = new StringBuilder();
    words.subList(0, name).forEach(word -> out.append(Quote.word(word.text())).append(' '));
    boolean patterns = words.stream().anyMatch(Command.Word::pattern);
    if (patterns) {
      // What the shell expands must not be quoted, so this stays as it was read.
      out.append(
          words.subList(name, words.size()).stream()
              .map(word -> word.pattern() ? word.text() : Quote.word(word.text()))
              .collect(Collectors.joining(" ")));
    } else {
      out.append(
          Quote.words(
              spelling.apply(
                  words.subList(name, words.size()).stream()
                      .map(Command.Word::text)
                      .collect(ImmutableList.toImmutableList()))));
    }
    simple.redirections().forEach(redirection -> out.append(' ').append(text(redirection)));
    return out.toString();
  }

  private static String text(Command.Redirection redirection) {
    String stream =
        switch (redirection.stream()) {
          case IN -> "<";
          case OUT -> ">";
          case ERR -> "2>";
          case OUT_AND_ERR -> "&>";
        };
    String target = redirection.target().text();
    return switch (redirection.mode()) {
      case FILE -> stream + " " + Quote.word(target);
      case APPEND -> stream + "> " + Quote.word(target);
      case STREAM -> stream + "&" + target;
    };
  }
}
