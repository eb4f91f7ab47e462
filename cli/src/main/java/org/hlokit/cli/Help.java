// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.base.Ascii;
import org.hlokit.diagnostic.Spelling;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Help texts, and help for what was mistyped. */
final class Help {
  private Help() {}

  /** What {@code hlokit --help} prints. */
  static String overview() {
    StringBuilder text =
        new StringBuilder(
            """
            hlokit reads, rewrites, exports and runs StableHLO, on the JVM.

            Usage: hlokit COMMAND [OPTIONS] [FILE]

            Commands:
            """);
    for (CommandProvider.Entry entry : Commands.all()) {
      text.append("  %-12s %s%n".formatted(entry.name(), entry.summary()));
    }
    text.append(
        """

        Options:
          -h, --help     show this; 'hlokit COMMAND --help' shows the options of one command
          -V, --version  show the version

        A file named '-' is standard input, and so is an absent one. Exit status: 0 done,
        1 the input is at fault, 2 the command line is, 3 hlokit is.

        For example:
          hlokit opt --fuse-rms-norm model.mlir
          hlokit export model.mlir -o model.tflite
          hlokit run model.tflite --input x.npy --compare expected.npy
        """);
    return text.toString();
  }

  /** The parser's complaint in this program's manners: lower case, no full stop, what was meant. */
  static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String argument = unmatched.getUnmatched().getFirst();
      if (!argument.startsWith("-")) {
        return "unexpected argument '%s'".formatted(argument);
      }
      String option = argument.replaceFirst("=.*", "");
      return "unknown option '%s'".formatted(option)
          + Spelling.nearest(option, e.getCommandLine().getCommandSpec().optionsMap().keySet())
              .map("; did you mean '%s'?"::formatted)
              .orElse("");
    }
    String message = e.getMessage();
    return message == null || message.isEmpty()
        ? "the command line is not understood"
        : Ascii.toLowerCase(message.charAt(0)) + message.substring(1).replaceFirst("\\.$", "");
  }
}
