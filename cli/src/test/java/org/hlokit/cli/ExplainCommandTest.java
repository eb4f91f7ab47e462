// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
  private static final String L2_NORM =
      """
      func.func @norm(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
        %zero = stablehlo.constant dense<0.0> : tensor<f32>
        %sq = stablehlo.multiply %x, %x : tensor<2x8xf32>
        %s = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
        %r = stablehlo.rsqrt %s : tensor<2xf32>
        %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf32>) -> tensor<2x8xf32>
        %y = stablehlo.multiply %x, %rb : tensor<2x8xf32>
        return %y : tensor<2x8xf32>
      }
      """;

  @TempDir Path directory;

  private Run explain(String... options) throws Exception {
    Files.writeString(directory.resolve("a b.mlir"), L2_NORM);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "explain";
    arguments[1] = "a b.mlir";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Run.of(directory, arguments);
  }

  @Test
  void showsTheOperationThatBrokeTheChain() throws Exception {
    Run run = explain();

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            a b.mlir:4:8: remark: not fused: it is not divided at all: this is an L2 norm
              %s = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
                   ^~~~~~~~~~~~~~~~
            note: required: the sum of squares is divided by the length of the normalised dimension
            a b.mlir:5:8: note: the candidate
              %r = stablehlo.rsqrt %s : tensor<2xf32>
                   ^~~~~~~~~~~~~~~

            1 candidate: 0 fused, 1 not
            """);
  }

  @Test
  void failsWhereFewerAreFusedThanRequired() throws Exception {
    Run run = explain("--require=1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("1 candidate: 0 fused, 1 not");
    assertThat(run.err()).isEqualTo("error: 0 of the 1 required normalisations are fused\n");
    assertThat(explain("--require=0").exitCode()).isEqualTo(0);
  }

  @Test
  void sarifNamesTheFileAsAUri() throws Exception {
    String log = explain("--sarif").out();

    assertThat(log).contains("\"uri\": \"a%20b.mlir\"");
    assertThat(log).contains("\"ruleId\": \"divisor-is-length\"");
  }

  @Test
  void writesToAFile() throws Exception {
    Run run = explain("--json", "-o", "out.json");

    assertThat(run).isEqualTo(new Run(0, "", ""));
    assertThat(Files.readString(directory.resolve("out.json"))).contains("\"refused\": 1");
  }

  @Test
  void refusesTwoFormats() throws Exception {
    Run run = explain("--json", "--sarif");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: --json and --sarif exclude each other\n");
  }
}
