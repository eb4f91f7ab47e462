// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What one command line did.
 *
 * @param exitCode what the shell would see
 * @param out standard output
 * @param err standard error
 */
record Run(int exitCode, String out, String err) {
  /** Runs {@code arguments} in {@code directory} with nothing on standard input. */
  static Run of(Path directory, String... arguments) {
    return withInput("", directory, arguments);
  }

  static Run withInput(String input, Path directory, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, directory);
    int exitCode = new Hlokit(console).run(List.of(arguments));
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
