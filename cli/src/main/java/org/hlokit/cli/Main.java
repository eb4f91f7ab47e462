// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;

/** The entry point of the command {@code hlokit}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Not System.out, which hides that a disk is full.
    Console console =
        Console.of(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Path.of(""));
    int exitCode = run(console, args);
    // halt: nothing here needs the shutdown hooks, and they cost time at the end of a short run.
    Runtime.getRuntime().halt(exitCode);
  }

  static int run(Console console, String... args) {
    return new Hlokit(console).run(List.of(args));
  }
}
