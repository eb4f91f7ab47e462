// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import org.hlokit.ir.Operation;
import org.hlokit.print.PrintOptions;
import org.hlokit.print.Printer;
import org.hlokit.vhlo.bytecode.BytecodeFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How commands print modules: the flags of {@code mlir-opt}. */
final class Printing {
  private static final String BYTECODE = "emit-bytecode";
  private static final String ELIDE = "mlir-elide-elementsattrs-if-larger";
  private static final String RESOURCES = "mlir-elide-resource-strings-if-larger";
  private static final String HEX = "mlir-print-elementsattrs-with-hex-if-larger";

  private Printing() {}

  /** Adds the options that {@link #write} reads. */
  static void describe(CommandSpec spec) {
    spec.addOption(Options.flag(BYTECODE, "write MLIR bytecode instead of text"));
    describeText(spec);
  }

  /** Adds the options of texts. */
  static void describeText(CommandSpec spec) {
    for (PrintOptions.Flag flag : PrintOptions.Flag.values()) {
      spec.addOption(Options.flag(flag.option(), flag.description()));
    }
    spec.addOption(
        Options.integer(ELIDE, "N", "leave constants of more than N elements out of the text"));
    spec.addOption(
        Options.integer(
            HEX, "N", "print constants of more than N elements in hexadecimal; 100 by default"));
    spec.addOption(
        Options.integer(
            RESOURCES, "N", "leave resources of more than N characters out of the text"));
  }

  static PrintOptions options(ParseResult arguments) {
    PrintOptions defaults = PrintOptions.DEFAULT;
    PrintOptions options =
        defaults
            .withElideLargerThan(number(arguments, ELIDE, defaults.elideLargerThan()))
            .withHexLargerThan(number(arguments, HEX, defaults.hexLargerThan()))
            .withElideResourcesLargerThan(
                number(arguments, RESOURCES, defaults.elideResourcesLargerThan()));
    for (PrintOptions.Flag flag : PrintOptions.Flag.values()) {
      if (Options.isGiven(arguments, flag.option())) {
        options = options.with(flag);
      }
    }
    return options;
  }

  /** Whether the user says how large the constants are that are left out. */
  static boolean isElisionGiven(ParseResult arguments) {
    return arguments.hasMatchedOption("--" + ELIDE);
  }

  private static long number(ParseResult arguments, String name, long defaultValue) {
    Integer value = arguments.matchedOptionValue("--" + name, null);
    return value == null ? defaultValue : value;
  }

  /**
   * Writes modules as {@code mlir-opt} does: an empty line after each, a marker between two parts,
   * also where nothing came of a part.
   */
  static void write(
      List<Optional<Operation>> modules, ParseResult arguments, WritableByteChannel out)
      throws IOException, CommandFailure {
    if (Options.isGiven(arguments, BYTECODE)) {
      writeBytecode(modules, out);
    } else {
      write(modules, options(arguments), out);
    }
  }

  /** As {@link #write(List, ParseResult, WritableByteChannel)}, as text. */
  static void write(
      List<Optional<Operation>> modules, PrintOptions options, WritableByteChannel out)
      throws IOException {
    for (int i = 0; i < modules.size(); i++) {
      if (i > 0) {
        line(Parts.MARKER, out);
      }
      if (modules.get(i).isPresent()) {
        Printer.print(modules.get(i).get(), options, out);
        line("", out);
      }
    }
  }

  private static void line(String text, WritableByteChannel out) throws IOException {
    Channels.newOutputStream(out).write((text + "\n").getBytes(US_ASCII));
  }

  private static void writeBytecode(List<Optional<Operation>> modules, WritableByteChannel out)
      throws IOException, CommandFailure {
    if (modules.size() > 1) {
      throw new CommandFailure(
          "bytecode holds one module, and there are %d".formatted(modules.size()),
          "write each part to a file of its own, or leave out --emit-bytecode");
    }
    for (Optional<Operation> module : modules) {
      if (module.isPresent()) {
        OutputFile.write(out, BytecodeFile.of(module.get())::writeTo);
      }
    }
  }
}
