// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The few kinds of option that commands have. */
public final class Options {
  /**
   * For options whose value may be absent: makes {@code --cse file.mlir} an option and a file, and
   * {@code --cse=x} an option with a value.
   */
  static final IParameterPreprocessor ATTACHED_VALUE_ONLY =
      (arguments, spec, option, info) -> {
        if (" ".equals(info.get("separator"))) {
          arguments.push("");
        }
        return false;
      };

  /** Options of MLIR's tools that ask for what is always so here. */
  static final ImmutableList<String> WITHOUT_EFFECT =
      ImmutableList.of("allow-unregistered-dialect", "mlir-disable-threading", "verify-each");

  private Options() {}

  /** {@code --name}. */
  public static OptionSpec flag(String name, String description) {
    return option(name, description).type(boolean.class).build();
  }

  /** {@code --name=LABEL}. */
  public static OptionSpec text(String name, String label, String description) {
    return option(name, description).type(String.class).paramLabel(label).build();
  }

  /** {@code --name=LABEL}, any number of times. */
  public static OptionSpec texts(String name, String label, String description) {
    return option(name, description)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(label)
        .build();
  }

  /** {@code --name=LABEL}, a number. */
  public static OptionSpec number(String name, String label, String description) {
    return option(name, description).type(Double.class).paramLabel(label).build();
  }

  /** {@code --name=LABEL}, an integer. */
  public static OptionSpec integer(String name, String label, String description) {
    return option(name, description).type(Integer.class).paramLabel(label).build();
  }

  /** {@code --name} or {@code --name=anything}, accepted and not shown. */
  static OptionSpec withoutEffect(String name) {
    return OptionSpec.builder("--" + name)
        .type(String.class)
        .arity("1")
        .preprocessor(ATTACHED_VALUE_ONLY)
        .hidden(true)
        .build();
  }

  /** {@code -o FILE}. */
  public static OptionSpec output(String description) {
    return OptionSpec.builder("-o")
        .type(String.class)
        .paramLabel("FILE")
        .description(description)
        .build();
  }

  /** The file that a command works on. */
  public static PositionalParamSpec input(String label, String description) {
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
      if (name.startsWith("-") && !options.contains(name) && options.contains("-" + name)) {
        result[i] = "-" + argument;
      }
    }
    return result;
  }

  private static OptionSpec.Builder option(String name, String description) {
    return OptionSpec.builder("--" + name).description(description);
  }

  /** The file given, or standard input. */
  public static String input(ParseResult arguments) {
    return arguments.matchedPositionalValue(0, InputFile.STDIN);
  }

  /** The file for the result, or standard output. */
  public static String output(ParseResult arguments) {
    return arguments.matchedOptionValue("-o", InputFile.STDIN);
  }

  public static boolean isGiven(ParseResult arguments, String name) {
    return arguments.matchedOptionValue("--" + name, false);
  }

  public static List<String> texts(ParseResult arguments, String name) {
    return arguments.matchedOptionValue("--" + name, List.of());
  }
}
