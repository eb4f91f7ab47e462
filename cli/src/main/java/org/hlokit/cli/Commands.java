// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.ServiceLoader;
import org.hlokit.cli.CommandProvider.Entry;

/** The table of commands. */
final class Commands {
  private static final ImmutableList<Entry> TABLE =
      ImmutableList.of(
          new Entry(
              "opt", "rewrite a module: MLIR text in, passes, MLIR text out", OptCommand::new),
          new Entry(
              "explain",
              "tell which RMS normalisations are fused, and why others are not",
              ExplainCommand::new),
          new Entry("export", "write a module as a TensorFlow Lite model", ExportCommand::new),
          new Entry("inspect", "show what is in a TensorFlow Lite model", InspectCommand::new),
          new Entry(
              "translate",
              "portable artifacts to MLIR text and back, TensorFlow Lite models to MLIR text",
              TranslateCommand::new),
          new Entry(
              "run",
              "run a model in TensorFlow Lite, compare with expected values",
              RunCommand::new),
          new Entry(
              "interpret",
              "run a program as the specification means it, and its checks",
              InterpretCommand::new),
          new Entry(
              "equiv",
              "tell whether two programs compute the same, by running both",
              EquivCommand::new),
          new Entry(
              "conformance",
              "read and print all MLIR files of a folder, and compare with expected texts",
              ConformanceCommand::new),
          new Entry("demo", "all of that on a small language model, with times", DemoCommand::new));

  private Commands() {}

  /** All commands, those of later modules last. */
  static ImmutableList<Entry> all() {
    ImmutableList.Builder<Entry> entries = ImmutableList.<Entry>builder().addAll(TABLE);
    ServiceLoader.load(CommandProvider.class)
        .forEach(provider -> entries.addAll(provider.commands()));
    return entries.build();
  }

  /** The command of that name; looks for further modules only when it is not one of these. */
  static Optional<Entry> find(String name) {
    return find(name, TABLE).or(() -> find(name, all()));
  }

  private static Optional<Entry> find(String name, ImmutableList<Entry> entries) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
