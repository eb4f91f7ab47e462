// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.Supplier;

/** The table of commands. A command's class is loaded when it is asked for, not before. */
final class Commands {
  /**
   * A row: how the command is called, what it does in half a line, how it is made.
   *
   * @param name the word after {@code hlokit}
   * @param summary what {@code hlokit --help} says
   * @param maker makes the command
   */
  record Entry(String name, String summary, Supplier<Command> maker) {}

  static final ImmutableList<Entry> TABLE =
      ImmutableList.of(
          new Entry(
              "opt", "rewrite a module: MLIR text in, passes, MLIR text out", OptCommand::new),
          new Entry(
              "run",
              "run a model in TensorFlow Lite, compare with expected values",
              RunCommand::new));

  private Commands() {}

  static Optional<Entry> find(String name) {
    return TABLE.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
