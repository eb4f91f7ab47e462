// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The few kinds of option that commands have. */
final class Options {
  private Options() {}

  /** {@code --name}. */
  static OptionSpec flag(String name, String description) {
    return option(name, description).type(boolean.class).build();
  }

  /** {@code --name=LABEL}. */
  static OptionSpec text(String name, String label, String description) {
    return option(name, description).type(String.class).paramLabel(label).build();
  }

  /** {@code --name=LABEL}, any number of times. */
  static OptionSpec texts(String name, String label, String description) {
    return option(name, description)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(label)
        .build();
  }

  /** {@code --name=LABEL}, a number. */
  static OptionSpec number(String name, String label, String description) {
    return option(name, description).type(Double.class).paramLabel(label).build();
  }

  /** {@code --name=LABEL}, an integer. */
  static OptionSpec integer(String name, String label, String description) {
    return option(name, description).type(Integer.class).paramLabel(label).build();
  }

  /** {@code -o FILE}. */
  static OptionSpec output(String description) {
    return OptionSpec.builder("-o")
        .type(String.class)
        .paramLabel("FILE")
        .description(description)
        .build();
  }

  /** The file that a command works on. */
  static PositionalParamSpec input(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("0..1")
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** MLIR's tools take long options with one dash as well as with two; here they get two. */
  static String[] withTwoDashes(List<String> arguments, Set<String> options) {
    String[] result = arguments.toArray(String[]::new);
    for (int i = 0; i < result.length && !result[i].equals("--"); i++) {
      String argument = result[i];
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!options.contains(name) && options.contains("-" + name)) {
        result[i] = "-" + argument;
      }
    }
    return result;
  }

  private static OptionSpec.Builder option(String name, String description) {
    return OptionSpec.builder("--" + name).description(description);
  }

  /** The file given, or standard input. */
  static String input(ParseResult arguments) {
    return arguments.matchedPositionalValue(0, InputFile.STDIN);
  }

  static boolean isGiven(ParseResult arguments, String name) {
    return arguments.matchedOptionValue("--" + name, false);
  }

  static List<String> texts(ParseResult arguments, String name) {
    return arguments.matchedOptionValue("--" + name, List.of());
  }
}
