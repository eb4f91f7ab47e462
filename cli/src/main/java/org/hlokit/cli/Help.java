// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.base.Ascii;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
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
          + nearest(option, e.getCommandLine().getCommandSpec().optionsMap().keySet())
              .map("; did you mean '%s'?"::formatted)
              .orElse("");
    }
    String message = e.getMessage();
    return message == null || message.isEmpty()
        ? "the command line is not understood"
        : Ascii.toLowerCase(message.charAt(0)) + message.substring(1).replaceFirst("\\.$", "");
  }

  /** The candidate that {@code word} is most likely a misspelling of, if one is near enough. */
  static Optional<String> nearest(String word, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= Math.max(2, word.length() / 3))
        .filter(candidate -> distance(word, candidate) < word.length());
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
