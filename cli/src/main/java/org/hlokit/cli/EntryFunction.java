// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.Set;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import picocli.CommandLine.ParseResult;

/** The function that a program is run from. */
final class EntryFunction {
  private EntryFunction() {}

  /**
   * The function that {@code --function} names, else {@code @main} or the only one.
   *
   * @param file the program's file, as messages call it
   */
  static Operation of(Interpreter program, String file, ParseResult arguments)
      throws CommandFailure {
    String name = arguments.matchedOptionValue("--function", "main");
    Operation function = program.entry(name);
    if (function != null && !function.region(0).isEmpty()) {
      return function;
    }
    Set<String> names = program.functions().keySet();
    throw new CommandFailure(
        "'%s' has no function @%s".formatted(file, name),
        names.isEmpty()
            ? "it has no functions at all"
            : "it has @%s; choose one with --function".formatted(String.join(", @", names)));
  }

  /**
   * As {@link #of}, but all functions in a file of tests: there is no {@code @main}, and no
   * function that others could call takes arguments.
   */
  static ImmutableList<Operation> allOf(Interpreter program, String file, ParseResult arguments)
      throws CommandFailure {
    ImmutableList<Operation> open =
        program.functions().values().stream()
            .filter(function -> !isPrivate(function))
            .collect(toImmutableList());
    boolean holdsTests =
        !arguments.hasMatchedOption("--function")
            && program.entry("main") == null
            && !open.isEmpty()
            && open.stream().allMatch(EntryFunction::takesNothing);
    return holdsTests ? open : ImmutableList.of(of(program, file, arguments));
  }

  private static boolean isPrivate(Operation function) {
    return function.attribute("sym_visibility") instanceof StringAttr visibility
        && visibility.value().equals("private");
  }

  private static boolean takesNothing(Operation function) {
    return !function.region(0).isEmpty() && function.region(0).entry().arguments().isEmpty();
  }
}
