// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.print.PrintOptions;
import org.hlokit.print.Printer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How commands print modules: the flags of {@code mlir-opt}. */
final class Printing {
  private static final String ELIDE = "mlir-elide-elementsattrs-if-larger";
  private static final String HEX = "mlir-print-elementsattrs-with-hex-if-larger";

  private Printing() {}

  static void describe(CommandSpec spec) {
    spec.addOption(Options.flag("mlir-print-op-generic", "print every op in its generic form"));
    spec.addOption(Options.flag("mlir-print-debuginfo", "print locations"));
    spec.addOption(Options.flag("mlir-print-local-scope", "print without aliases"));
    spec.addOption(
        Options.integer(ELIDE, "N", "leave constants of more than N elements out of the text"));
    spec.addOption(
        Options.integer(
            HEX, "N", "print constants of more than N elements in hexadecimal; 100 by default"));
  }

  static PrintOptions options(ParseResult arguments) {
    PrintOptions defaults = PrintOptions.DEFAULT;
    return defaults
        .withGeneric(Options.isGiven(arguments, "mlir-print-op-generic"))
        .withLocations(Options.isGiven(arguments, "mlir-print-debuginfo"))
        .withLocalScope(Options.isGiven(arguments, "mlir-print-local-scope"))
        .withElideLargerThan(number(arguments, ELIDE, defaults.elideLargerThan()))
        .withHexLargerThan(number(arguments, HEX, defaults.hexLargerThan()));
  }

  private static long number(ParseResult arguments, String name, long defaultValue) {
    Integer value = arguments.matchedOptionValue("--" + name, null);
    return value == null ? defaultValue : value;
  }

  /** Writes modules as {@code mlir-opt} does: an empty line after each, a marker between two. */
  static void write(List<Operation> modules, PrintOptions options, OutputStream out)
      throws IOException {
    for (int i = 0; i < modules.size(); i++) {
      if (i > 0) {
        out.write((Parts.MARKER + "\n").getBytes(US_ASCII));
      }
      Printer.print(modules.get(i), options, out);
      out.write('\n');
    }
  }
}
