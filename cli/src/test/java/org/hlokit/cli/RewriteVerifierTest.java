// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.parse.MlirText;
import org.hlokit.rewriter.rmsnorm.FuseRmsNormPass;
import org.junit.jupiter.api.Test;

final class RewriteVerifierTest {
  /** A chain and what a faulty rule might put in its place, in one function. */
  private static final String BOTH =
      """
      func.func @main(%x: tensor<2x8xf32>, %y: tensor<2x8xf32>) -> (tensor<2x8xf32>, tensor<2x8xf32>) {
        %sum = stablehlo.add %x, %y : tensor<2x8xf32>
        %zero = stablehlo.constant dense<0.0> : tensor<f32>
        %n = stablehlo.constant dense<8.0> : tensor<2xf32>
        %eps = stablehlo.constant dense<1.0e-6> : tensor<2xf32>
        %sq = stablehlo.multiply %sum, %sum : tensor<2x8xf32>
        %s = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
        %mean = stablehlo.divide %s, %n : tensor<2xf32>
        %v = stablehlo.add %mean, %eps : tensor<2xf32>
        %r = stablehlo.rsqrt %v : tensor<2xf32>
        %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf32>) -> tensor<2x8xf32>
        %chain = stablehlo.multiply %sum, %rb : tensor<2x8xf32>
        %call = stablehlo.custom_call @ai_edge_torch.rms_norm(%sum) {backend_config = "{epsilon = EPSILON : f32}"} : (tensor<2x8xf32>) -> tensor<2x8xf32>
        return %chain, %call : tensor<2x8xf32>, tensor<2x8xf32>
      }
      """;

  private final List<String> printed = new ArrayList<>();
  private final RewriteVerifier verifier = new RewriteVerifier(printed::add);

  private void replace(String epsilon) {
    Operation module =
        MlirText.ofAllDialects().read(Source.of("test.mlir", BOTH.replace("EPSILON", epsilon)));
    Operation end =
        module.region(0).entry().operations().iterator().next().region(0).entry().terminator();
    Operation chain = Objects.requireNonNull(end.operand(0).definingOp());
    verifier.replacing(FuseRmsNormPass.DEFINITION, chain, List.of(end.operand(1)));
  }

  @Test
  void passesWhatIsWithinTheContract() {
    replace("9.99999997E-7");

    assertThat(verifier.summary()).isEqualTo("1 rewrite verified");
    assertThat(printed).isEmpty();
  }

  @Test
  void stopsAtADifferenceWithBothSlices() {
    DiagnosticException failure = assertThrows(DiagnosticException.class, () -> replace("1.1E-6"));

    assertThat(failure)
        .hasMessageThat()
        .isEqualTo("--fuse-rms-norm changes what the program computes beyond its contract");
    assertThat(printed).hasSize(2);
    assertThat(printed.get(0))
        .startsWith("// before:\nfunc.func @before(%arg0: tensor<2x8xf32>) -> tensor<2x8xf32> {");
    assertThat(printed.get(0)).doesNotContain("stablehlo.add %arg0, %arg1");
    assertThat(printed.get(1)).contains("func.func @after(%arg0: tensor<2x8xf32>)");
    assertThat(printed.get(1)).contains("@ai_edge_torch.rms_norm(%arg0)");
  }
}
