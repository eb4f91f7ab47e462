// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads options as LLVM's tools do: one or two dashes, a value behind {@code =} or as next word.
 */
final class OptionsParser {
  static final ImmutableList<String> DEFAULT_COMMENT_PREFIXES = ImmutableList.of("COM", "RUN");
  private static final ImmutableList<String> DEFAULT_CHECK_PREFIXES = ImmutableList.of("CHECK");
  private static final int DEFAULT_CONTEXT = 5;

  private static final ImmutableSet<String> WITH_VALUE =
      ImmutableSet.of(
          "input-file",
          "check-prefix",
          "check-prefixes",
          "comment-prefixes",
          "implicit-check-not",
          "dump-input",
          "dump-input-filter",
          "dump-input-context",
          "dump-input-label-width");

  private final List<String> positional = new ArrayList<>();
  private final List<String> checkPrefixes = new ArrayList<>();
  private final List<String> commentPrefixes = new ArrayList<>();
  private final List<String> implicitCheckNot = new ArrayList<>();
  private final List<String> defines = new ArrayList<>();
  private final Set<Options.Flag> flags = EnumSet.noneOf(Options.Flag.class);
  private final List<Options.DumpInput> dumpInputs = new ArrayList<>();
  private final List<Options.DumpFilter> dumpFilters = new ArrayList<>();
  private final List<Integer> dumpContexts = new ArrayList<>();
  private String inputFile = "-";

  private OptionsParser() {}

  /** A command line that cannot be understood. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  static Options parse(List<String> arguments) throws UsageException {
    OptionsParser parser = new OptionsParser();
    parser.read(arguments);
    return parser.result();
  }

  private void read(List<String> arguments) throws UsageException {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("-") || !argument.startsWith("-")) {
        positional.add(argument);
        continue;
      }
      String option = argument.substring(argument.startsWith("--") ? 2 : 1);
      if (option.startsWith("D")) {
        define(option.substring(1));
        continue;
      }
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      if (WITH_VALUE.contains(name)) {
        if (equals < 0 && i + 1 == arguments.size()) {
          throw new UsageException("FileCheck: for the --" + name + " option: requires a value!");
        }
        value(name, equals < 0 ? arguments.get(++i) : option.substring(equals + 1));
      } else {
        flag(argument, name, equals < 0 ? "true" : option.substring(equals + 1));
      }
    }
  }

  private void define(String definition) throws UsageException {
    int equals = definition.indexOf('=');
    if (equals <= 0) {
      throw new UsageException(
          (equals < 0 ? "Missing equal sign" : "Missing variable name")
              + " in command-line definition '-D"
              + definition
              + "'");
    }
    defines.add(definition);
  }

  private void flag(String argument, String name, String value) throws UsageException {
    Optional<Options.Flag> flag =
        Arrays.stream(Options.Flag.values()).filter(f -> f.option().equals(name)).findFirst();
    if (flag.isEmpty()) {
      throw new UsageException("FileCheck: Unknown command line argument '" + argument + "'");
    }
    switch (value) {
      case "true", "TRUE", "True", "1", "" -> flags.add(flag.get());
      case "false", "FALSE", "False", "0" -> flags.remove(flag.get());
      default ->
          throw new UsageException(
              "FileCheck: for the --%s option: '%s' is invalid value for boolean argument! Try 0 or 1"
                  .formatted(name, value));
    }
  }

  private void value(String name, String value) throws UsageException {
    switch (name) {
      case "input-file" -> inputFile = value;
      case "check-prefix", "check-prefixes" ->
          checkPrefixes.addAll(Splitter.on(',').splitToList(value));
      case "comment-prefixes" -> commentPrefixes.addAll(Splitter.on(',').splitToList(value));
      case "implicit-check-not" -> implicitCheckNot.add(value);
      case "dump-input" -> dumpInputs.add(choose(Options.DumpInput.class, name, value));
      case "dump-input-filter" -> dumpFilters.add(choose(Options.DumpFilter.class, name, value));
      default -> {
        // The two that take a number; only the context has an effect.
        int number = number(name, value);
        if (name.equals("dump-input-context")) {
          dumpContexts.add(number);
        }
      }
    }
  }

  private static <E extends Enum<E>> E choose(Class<E> choices, String name, String value)
      throws UsageException {
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value)) {
        return choice;
      }
    }
    throw new UsageException(
        "FileCheck: for the --%s option: Cannot find option named '%s'!".formatted(name, value));
  }

  private static int number(String name, String value) throws UsageException {
    try {
      return Integer.parseUnsignedInt(value);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "FileCheck: for the --%s option: '%s' value invalid for uint argument!"
              .formatted(name, value));
    }
  }

  private Options result() throws UsageException {
    if (positional.size() > 1) {
      throw new UsageException(
          "FileCheck: too many positional arguments: '" + positional.get(1) + "'");
    }
    Options.DumpInput dumpInput =
        dumpInputs.stream().max(Enum::compareTo).orElse(Options.DumpInput.FAIL);
    return new Options(
        positional.isEmpty() ? "" : positional.getFirst(),
        inputFile,
        checkPrefixes.isEmpty() ? DEFAULT_CHECK_PREFIXES : ImmutableList.copyOf(checkPrefixes),
        checkPrefixes.isEmpty(),
        commentPrefixes.isEmpty()
            ? DEFAULT_COMMENT_PREFIXES
            : ImmutableList.copyOf(commentPrefixes),
        ImmutableList.copyOf(implicitCheckNot),
        ImmutableList.copyOf(defines),
        ImmutableSet.copyOf(flags),
        dumpInput,
        dumpFilters.stream()
            .max(Enum::compareTo)
            .orElse(
                dumpInput == Options.DumpInput.ALWAYS
                    ? Options.DumpFilter.ALL
                    : Options.DumpFilter.ERROR),
        dumpContexts.stream().max(Integer::compareUnsigned).orElse(DEFAULT_CONTEXT));
  }
}
