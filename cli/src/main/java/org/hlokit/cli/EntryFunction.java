// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.util.Set;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.ir.Operation;
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
}
