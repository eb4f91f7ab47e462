// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class IdiomsTest {
  private static final String SUM =
      """
      %zero = stablehlo.constant dense<0.0> : tensor<f32>
      %sum = stablehlo.reduce(%e init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x4xf32>, tensor<f32>) -> tensor<2xf32>
      %sums = stablehlo.broadcast_in_dim %sum, dims = [0] : (tensor<2xf32>) -> tensor<2x4xf32>
      %r = stablehlo.divide %e, %sums : tensor<2x4xf32>
      return %r : tensor<2x4xf32>
      """;

  @Test
  void softmaxIsOneOperator() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x4xf32>) -> tensor<2x4xf32>",
                """
                %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
                %max = stablehlo.reduce(%x init: %low) applies stablehlo.maximum across dimensions = [1] : (tensor<2x4xf32>, tensor<f32>) -> tensor<2xf32>
                %maxs = stablehlo.broadcast_in_dim %max, dims = [0] : (tensor<2xf32>) -> tensor<2x4xf32>
                %d = stablehlo.subtract %x, %maxs : tensor<2x4xf32>
                %e = stablehlo.exponential %d : tensor<2x4xf32>
                """
                    + SUM))
        .isEqualTo("SOFTMAX(FLOAT32[2,4]) -> (FLOAT32[2,4])\n");
  }

  @Test
  void softmaxWithoutTheMaximumIsTheSame() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x4xf32>) -> tensor<2x4xf32>",
                "%e = stablehlo.exponential %x : tensor<2x4xf32>\n" + SUM))
        .isEqualTo("SOFTMAX(FLOAT32[2,4]) -> (FLOAT32[2,4])\n");
  }

  @Test
  void exponentialsDividedByAnotherSumAreNoSoftmax() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x4xf32>, %e: tensor<2x4xf32>) -> tensor<2x4xf32>",
                "%f = stablehlo.exponential %x : tensor<2x4xf32>\n"
                    + SUM.replace("divide %e", "divide %f")))
        .doesNotContain("SOFTMAX");
  }

  @Test
  void logisticIsOneOperator() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4xf32>) -> tensor<4xf32>",
                """
                %one = stablehlo.constant dense<1.0> : tensor<4xf32>
                %n = stablehlo.negate %x : tensor<4xf32>
                %e = stablehlo.exponential %n : tensor<4xf32>
                %s = stablehlo.add %e, %one : tensor<4xf32>
                %r = stablehlo.divide %one, %s : tensor<4xf32>
                return %r : tensor<4xf32>
                """))
        .isEqualTo("LOGISTIC(FLOAT32[4]) -> (FLOAT32[4])\n");
  }

  @Test
  void meanKeepsTheDimensionThatItsReaderWants() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x4xf32>) -> tensor<2x1xf32>",
                """
                %zero = stablehlo.constant dense<0.0> : tensor<f32>
                %n = stablehlo.constant dense<4.0> : tensor<2xf32>
                %sum = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x4xf32>, tensor<f32>) -> tensor<2xf32>
                %m = stablehlo.divide %sum, %n : tensor<2xf32>
                %r = stablehlo.reshape %m : (tensor<2xf32>) -> tensor<2x1xf32>
                return %r : tensor<2x1xf32>
                """))
        .isEqualTo("MEAN(FLOAT32[2,4], const INT32[1]) -> (FLOAT32[2,1])\n");
  }

  @Test
  void sumDividedByAnotherNumberIsNoMean() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x4xf32>) -> tensor<2xf32>",
                """
                %zero = stablehlo.constant dense<0.0> : tensor<f32>
                %n = stablehlo.constant dense<3.0> : tensor<2xf32>
                %sum = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x4xf32>, tensor<f32>) -> tensor<2xf32>
                %m = stablehlo.divide %sum, %n : tensor<2xf32>
                return %m : tensor<2xf32>
                """))
        .isEqualTo(
            """
            SUM(FLOAT32[2,4], const INT32[1]) -> (FLOAT32[2])
            DIV(FLOAT32[2], const FLOAT32[]) -> (FLOAT32[2])
            """);
  }

  @Test
  void geluByItsErrorFunction() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4xf32>) -> tensor<4xf32>",
                """
                %half = stablehlo.constant dense<0.5> : tensor<4xf32>
                %one = stablehlo.constant dense<1.0> : tensor<4xf32>
                %root = stablehlo.constant dense<1.41421354> : tensor<4xf32>
                %a = stablehlo.divide %x, %root : tensor<4xf32>
                %e = chlo.erf %a : tensor<4xf32> -> tensor<4xf32>
                %s = stablehlo.add %e, %one : tensor<4xf32>
                %h = stablehlo.multiply %half, %x : tensor<4xf32>
                %r = stablehlo.multiply %h, %s : tensor<4xf32>
                return %r : tensor<4xf32>
                """))
        .isEqualTo("GELU(FLOAT32[4]) -> (FLOAT32[4])\n");
  }

  @Test
  void squareOfADifferenceIsOneOperator() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x4xf32>, %m: tensor<2xf32>) -> tensor<2x4xf32>",
                """
                %b = stablehlo.broadcast_in_dim %m, dims = [0] : (tensor<2xf32>) -> tensor<2x4xf32>
                %d = stablehlo.subtract %x, %b : tensor<2x4xf32>
                %r = stablehlo.multiply %d, %d : tensor<2x4xf32>
                return %r : tensor<2x4xf32>
                """))
        .isEqualTo(
            """
            RESHAPE(FLOAT32[2], const INT32[2]) -> (FLOAT32[2,1])
            SQUARED_DIFFERENCE(FLOAT32[2,4], FLOAT32[2,1]) -> (FLOAT32[2,4])
            """);
  }

  @Test
  void differenceThatOthersUseIsSquaredByItself() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4xf32>, %y: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>)",
                """
                %d = stablehlo.subtract %x, %y : tensor<4xf32>
                %r = stablehlo.multiply %d, %d : tensor<4xf32>
                return %d, %r : tensor<4xf32>, tensor<4xf32>
                """))
        .isEqualTo(
            """
            SUB(FLOAT32[4], FLOAT32[4]) -> (FLOAT32[4])
            MUL(FLOAT32[4], FLOAT32[4]) -> (FLOAT32[4])
            """);
  }

  @Test
  void productWithANegationIsSubtracted() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4xf32>, %y: tensor<4xf32>, %z: tensor<4xf32>) -> tensor<4xf32>",
                """
                %n = stablehlo.negate %y : tensor<4xf32>
                %p = stablehlo.multiply %n, %z : tensor<4xf32>
                %r = stablehlo.add %p, %x : tensor<4xf32>
                return %r : tensor<4xf32>
                """))
        .isEqualTo(
            """
            MUL(FLOAT32[4], FLOAT32[4]) -> (FLOAT32[4])
            SUB(FLOAT32[4], FLOAT32[4]) -> (FLOAT32[4])
            """);
  }

  @Test
  void maximumWithZeroIsRelu() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4xf32>) -> tensor<4xf32>",
                """
                %zero = stablehlo.constant dense<0.0> : tensor<4xf32>
                %r = stablehlo.maximum %x, %zero : tensor<4xf32>
                return %r : tensor<4xf32>
                """))
        .isEqualTo("RELU(FLOAT32[4]) -> (FLOAT32[4])\n");
  }
}
