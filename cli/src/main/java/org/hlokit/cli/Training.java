// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Goes the ways that a user goes, so that the JVM can note down the classes that these need: the
 * launcher runs it once after a build to make its AOT cache. What it prints goes nowhere.
 */
final class Training {
  private static final String MODULE =
      """
      module @training {
        func.func public @main(%arg0: tensor<2x4xf32>, %arg1: tensor<4xf32>) -> tensor<2x4xf32> {
          %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<4xf32>) -> tensor<2x4xf32>
          %1 = stablehlo.add %arg0, %0 : tensor<2x4xf32>
          return %1 : tensor<2x4xf32>
        }
      }
      """;

  private Training() {}

  public static void main(String[] args) {
    run("opt");
    run("opt", "--help");
    run("opt", "--no-such-option");
    run("--help");
    run("--version");
    Runtime.getRuntime().exit(0);
  }

  private static void run(String... arguments) {
    Console console =
        Console.of(
            new ByteArrayInputStream(MODULE.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Path.of(""));
    new Hlokit(console).run(List.of(arguments));
  }
}
