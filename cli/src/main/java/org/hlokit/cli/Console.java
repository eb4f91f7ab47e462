// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The world as one command sees it: three streams and the directory that relative paths start from.
 * Everything that a command reads or writes goes through here, so that tests and the golden-test
 * runner can call commands in their own process, many at a time.
 */
public final class Console {
  private final InputStream in;
  private final OutputStream out;
  private final PrintStream err;
  private final Path workingDirectory;
  private final List<InputFile> inputs = new ArrayList<>();

  private Console(InputStream in, OutputStream out, PrintStream err, Path workingDirectory) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.workingDirectory = workingDirectory;
  }

  /** Wraps plain streams; {@code err} is written as UTF-8 and flushed line by line. */
  public static Console of(
      InputStream in, OutputStream out, OutputStream err, Path workingDirectory) {
    return new Console(
        in, out, new PrintStream(err, /* autoFlush= */ true, UTF_8), workingDirectory);
  }

  /** Standard input. */
  public InputStream in() {
    return in;
  }

  /** Standard output, which carries results only. */
  public OutputStream out() {
    return out;
  }

  /** Standard error, for diagnostics and progress. */
  public PrintStream err() {
    return err;
  }

  /** What relative paths are resolved against. */
  public Path workingDirectory() {
    return workingDirectory;
  }

  /** The path that the user means by {@code file}. */
  public Path resolve(String file) {
    return workingDirectory.resolve(file);
  }

  /** Prints a result as text. */
  public void print(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }

  /** Keeps in mind what was read, for the report of a crash. */
  void remember(InputFile input) {
    inputs.add(input);
  }

  ImmutableList<InputFile> inputs() {
    return ImmutableList.copyOf(inputs);
  }
}
