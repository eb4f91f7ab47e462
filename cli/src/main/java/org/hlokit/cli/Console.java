// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The world as a command sees it: three streams and the directory that relative paths start from.
 * Everything that a command reads or writes goes through here, so that tests and the golden-test
 * runner can call commands in their own process, many at a time.
 *
 * @param in standard input
 * @param out standard output, which carries results only
 * @param err standard error, for diagnostics and progress
 * @param workingDirectory what relative paths are resolved against
 */
public record Console(InputStream in, OutputStream out, PrintStream err, Path workingDirectory) {

  /** Wraps plain streams; {@code err} is written as UTF-8 and flushed line by line. */
  public static Console of(
      InputStream in, OutputStream out, OutputStream err, Path workingDirectory) {
    return new Console(
        in,
        out,
        new PrintStream(err, /* autoFlush= */ true, StandardCharsets.UTF_8),
        workingDirectory);
  }

  /** The path that the user means by {@code file}. */
  public Path resolve(String file) {
    return workingDirectory.resolve(file);
  }

  /** Prints a result as text. */
  void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
