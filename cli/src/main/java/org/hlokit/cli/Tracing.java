// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.util.List;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.Remark;
import org.hlokit.vhlo.VhloPasses;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * {@code --trace=vhlo-fallback}: tells on standard error which VHLO ops had to be read by their
 * names, why, and what was found in them.
 */
final class Tracing {
  private static final String FALLBACK = "vhlo-fallback";

  private Tracing() {}

  static void describe(CommandSpec spec) {
    spec.addOption(
        Options.texts(
            "trace",
            "WHAT",
            "say more on standard error; 'vhlo-fallback': which VHLO ops were read by name, and"
                + " why"));
  }

  /** Whether the command line asks for the trace. */
  static boolean isAsked(ParseResult arguments) {
    List<String> traces = Options.texts(arguments, "trace");
    for (String trace : traces) {
      if (!trace.equals(FALLBACK)) {
        throw new ParameterException(
            arguments.commandSpec().commandLine(),
            "--trace takes %s, not '%s'".formatted(FALLBACK, trace));
      }
    }
    return !traces.isEmpty();
  }

  /** Whether what {@code pass} remarks is part of the trace. */
  static boolean isFallback(PassDefinition pass) {
    return pass == VhloPasses.VHLO_LEGALIZE_TO_STABLEHLO
        || pass == VhloPasses.STABLEHLO_DESERIALIZE;
  }

  /** For a command that has no other passes than those from VHLO. */
  static PassContext context(ParseResult arguments, Console console) {
    boolean asked = isAsked(arguments);
    return new PassContext() {
      @Override
      public void remark(Remark remark) {
        if (asked || remark.kind() == Remark.Kind.WARNING) {
          Diagnostics.print(Diagnostics.of(remark), console.err());
        }
      }

      @Override
      public void count(String name, long amount) {}
    };
  }
}
