// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.ir.Type;
import org.hlokit.parse.MlirText;
import org.hlokit.print.Printer;
import org.junit.jupiter.api.Test;

/** What passes can ask about the types of results. */
final class ResultTypesTest {
  /** The first operation of the only function in {@code text}. */
  private static Operation first(String text) {
    List<Operation> found = new ArrayList<>();
    MlirText.ofAllDialects()
        .read(Source.of("test.mlir", text))
        .walk(
            op -> {
              if (op.name().startsWith("stablehlo.")) {
                found.add(op);
              }
            });
    return found.getFirst();
  }

  private static List<String> texts(List<Type> types) {
    return types.stream().map(Printer::toText).toList();
  }

  @Test
  void infersWhatOperandsKnow() {
    Operation add =
        first(
            """
            func.func @f(%a: tensor<2x?xf32>, %b: tensor<?x3xf32>) {
              %0 = stablehlo.add %a, %b : (tensor<2x?xf32>, tensor<?x3xf32>) -> tensor<?x?xf32>
              return
            }
            """);
    assertThat(texts(ResultTypes.infer(add))).containsExactly("tensor<2x3xf32>");
    assertThat(ResultTypes.inferred()).contains(add.definition());
  }

  @Test
  void infersEachResultOfAnOperationWithRegions() {
    Operation reduce =
        first(
            """
            func.func @f(%a: tensor<4x?xf32, #stablehlo.bounds<?, 9>>, %i: tensor<f32>) {
              %0 = "stablehlo.reduce"(%a, %i) ({
              ^bb0(%x: tensor<f32>, %y: tensor<f32>):
                stablehlo.return %x : tensor<f32>
              }) {dimensions = array<i64: 0>} : (tensor<4x?xf32, #stablehlo.bounds<?, 9>>, tensor<f32>) -> tensor<?xf32>
              return
            }
            """);
    assertThat(texts(ResultTypes.infer(reduce)))
        .containsExactly("tensor<?xf32, #stablehlo.bounds<9>>");
  }

  @Test
  void tellsWhyNothingFollows() {
    Operation transpose =
        first(
            """
            func.func @f(%a: tensor<2x3xf32>) {
              %0 = "stablehlo.transpose"(%a) {permutation = array<i64: 0, 0>} : (tensor<2x3xf32>) -> tensor<2x2xf32>
              return
            }
            """);
    Violation violation = assertThrows(Violation.class, () -> ResultTypes.infer(transpose));
    assertThat(violation.text())
        .isEqualTo("attribute permutation must be a permutation of [0, 1] but got 0, 0");
  }

  @Test
  void leavesElementTypesOfContractionsOpen() {
    Operation dot =
        first(
            """
            func.func @f(%a: tensor<2x3xf32>, %b: tensor<3x4xf32>) {
              %0 = stablehlo.dot %a, %b : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf64>
              return
            }
            """);
    assertThat(ResultTypes.inferred()).doesNotContain(dot.definition());
    assertThrows(IllegalArgumentException.class, () -> ResultTypes.infer(dot));
    assertThat(texts(Objects.requireNonNull(ResultTypes.inferShapes(dot))))
        .containsExactly("tensor<2x4xindex>");
  }
}
