// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptCommandTest {
  private static final String TWICE =
      """
      func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {
        %0 = stablehlo.rsqrt %x : tensor<4xf32>
        %1 = stablehlo.rsqrt %x : tensor<4xf32>
        %2 = stablehlo.add %0, %1 : tensor<4xf32>
        return %2 : tensor<4xf32>
      }
      """;

  private static final String ONCE =
      """
      module {
        func.func @f(%arg0: tensor<4xf32>) -> tensor<4xf32> {
          %0 = stablehlo.rsqrt %arg0 : tensor<4xf32>
          %1 = stablehlo.add %0, %0 : tensor<4xf32>
          return %1 : tensor<4xf32>
        }
      }

      """;

  @TempDir Path directory;

  @Test
  void isAFilter() {
    assertThat(opt(TWICE, "--cse")).isEqualTo(new Run(0, ONCE, ""));
    assertThat(opt(TWICE, "-cse", "-")).isEqualTo(new Run(0, ONCE, ""));
  }

  @Test
  void takesAPipeline() {
    assertThat(opt(TWICE, "--pass-pipeline=builtin.module(func.func(cse))").out()).isEqualTo(ONCE);
    assertThat(opt(TWICE, "--pass-pipeline", "cse").out()).isEqualTo(ONCE);
  }

  @Test
  void readsAndWritesFiles() throws Exception {
    Files.writeString(directory.resolve("twice.mlir"), TWICE);

    assertThat(opt("", "--cse", "twice.mlir", "-o", "once.mlir")).isEqualTo(new Run(0, "", ""));
    assertThat(Files.readString(directory.resolve("once.mlir"))).isEqualTo(ONCE);
  }

  @Test
  void runsPassesInTheOrderGiven() {
    String statistics = opt(TWICE, "--dce", "--cse", "--dce", "--mlir-timing").err();
    String pipeline = opt(TWICE, "--cse", "--pass-pipeline=dce", "--mlir-timing").err();

    assertThat(statistics.indexOf("DcePass")).isLessThan(statistics.indexOf("CSE"));
    assertThat(pipeline.indexOf("CSE")).isLessThan(pipeline.indexOf("DcePass"));
  }

  @Test
  void printsGenerically() {
    Run run = opt(TWICE, "--mlir-print-op-generic");

    assertThat(run.out()).contains("\"stablehlo.rsqrt\"(%arg0)");
    assertThat(opt(run.out(), "--cse").out()).isEqualTo(ONCE);
  }

  @Test
  void oneBadPartDoesNotStopTheNext() {
    Run run = opt("func.func @f(\n// -----\n" + TWICE, "--split-input-file", "--cse");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("// -----\n" + ONCE);
    assertThat(run.err()).startsWith("<stdin>:");
  }

  @Test
  void aFaultLeavesNoFile() {
    Run run = opt("func.func @f(", "-o", "out.mlir");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("<stdin>:1:14: error: ");
    assertThat(Files.exists(directory.resolve("out.mlir"))).isFalse();
  }

  @Test
  void listsPasses() {
    Run run = opt("", "--list-passes");

    assertThat(run.out()).contains("--cse ");
    assertThat(run.out()).contains("--fuse-rms-norm ");
    assertThat(run.out()).contains("--stablehlo-legalize-to-vhlo ");
  }

  @Test
  void unknownPassOption() {
    assertThat(opt(TWICE, "--cse=hard"))
        .isEqualTo(
            new Run(2, "", "error: pass 'cse' has no option 'hard'\nhelp: it has no options\n"));
  }

  @Test
  void unknownPass() {
    assertThat(opt(TWICE, "--csee").err())
        .isEqualTo(
            """
            error: unknown option '--csee'; did you mean '--cse'?
            help: try 'hlokit opt --help'
            """);
    assertThat(opt(TWICE, "--pass-pipeline=csee").err()).startsWith("error: unknown pass 'csee'\n");
  }

  @Test
  void malformedPipeline() {
    Run run = opt(TWICE, "--pass-pipeline=func.func(cse");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: pass pipeline, character 14: '(' has no ')'\n");
  }

  @Test
  void acceptsFlagsOfOtherToolsThatChangeNothingHere() {
    assertThat(opt(TWICE, "-allow-unregistered-dialect", "--verify-each=false", "--cse").out())
        .isEqualTo(ONCE);
  }

  private Run opt(String input, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "opt";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Run.withInput(input, directory, all);
  }
}
