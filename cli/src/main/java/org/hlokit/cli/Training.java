// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Goes the ways that a user goes, so that the JVM can note down the classes that these need: the
 * launcher runs it after a build to make its AOT caches, one for {@code opt} and one for {@code
 * all} commands. What it prints goes nowhere.
 */
final class Training {
  private Training() {}

  public static void main(String[] args) {
    Path directory = Path.of(System.getProperty("hlokit.root", "."), "examples");
    run(directory, "module {}", "opt");
    run(directory, "module { %0 = stablehlo.constant }", "opt");
    run(directory, "", "opt", "--help");
    run(directory, "", "opt", "--no-such-option");
    run(directory, "", "opt", "none.mlir");
    run(directory, "", "opt", "--fuse-rms-norm", "--cse", "demo.mlir");
    run(directory, "", "opt", "--mlir-print-op-generic", "demo.mlir");
    if (args.length == 0 || !args[0].equals("opt")) {
      others(directory);
    }
    Runtime.getRuntime().exit(0);
  }

  private static void others(Path directory) {
    run(directory, "", "--help");
    run(directory, "", "--version");
    run(directory, "", "run", "--fuse-rms-norm", "demo.mlir", "--input", "demo.input.npy");
    run(directory, "", "explain", "demo.mlir");
    run(directory, "", "demo");
  }

  private static void run(Path directory, String input, String... arguments) {
    Console console =
        Console.of(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            directory);
    Main.run(console, arguments);
  }
}
