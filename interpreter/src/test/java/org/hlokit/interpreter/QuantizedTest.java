// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import org.junit.jupiter.api.Test;

/** Quantized ops; expected values are those of the lowering to integers and real numbers. */
final class QuantizedTest {
  @Test
  void quantizesToTheNearestStepWithinTheStorage() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[0.25, 0.75, -1.25, 100.0, -100.0, 0x7FC00000]> : tensor<6xf32>
        %q = stablehlo.uniform_quantize %x : (tensor<6xf32>) -> tensor<6x!quant.uniform<i8:f32, 0.5:3>>
        %0 = stablehlo.uniform_dequantize %q : (tensor<6x!quant.uniform<i8:f32, 0.5:3>>) -> tensor<6xf32>
        check.expect_eq_const %0, dense<[0.5, 0.5, -1.5, 62.0, -65.5, -1.5]> : tensor<6xf32>
        """);
  }

  @Test
  void requantizesWithOneMultiplicationAndOneAddition() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[1.0, 2.0, -3.0, 50.0]> : tensor<4xf32>
        %q = stablehlo.uniform_quantize %x : (tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 0.5:-10>>
        %r = stablehlo.uniform_quantize %q : (tensor<4x!quant.uniform<i8:f32, 0.5:-10>>) -> tensor<4x!quant.uniform<i8:f32, 0.25:4>>
        %0 = stablehlo.uniform_dequantize %r : (tensor<4x!quant.uniform<i8:f32, 0.25:4>>) -> tensor<4xf32>
        check.expect_eq_const %0, dense<[1.0, 2.0, -3.0, 30.75]> : tensor<4xf32>
        """);
  }

  /** 0.3 and 0.3 are 0.6, but both are rounded to steps of 0.25 before they are added. */
  @Test
  void roundsSummandsToTheStepsOfTheSum() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[0.3, 0.1, 1.0]> : tensor<3xf32>
        %q = stablehlo.uniform_quantize %x : (tensor<3xf32>) -> tensor<3x!quant.uniform<i8:f32, 0.1>>
        %s = stablehlo.add %q, %q : (tensor<3x!quant.uniform<i8:f32, 0.1>>, tensor<3x!quant.uniform<i8:f32, 0.1>>) -> tensor<3x!quant.uniform<i8:f32, 0.25:-7>>
        %0 = stablehlo.uniform_dequantize %s : (tensor<3x!quant.uniform<i8:f32, 0.25:-7>>) -> tensor<3xf32>
        check.expect_eq_const %0, dense<[0.5, 0.0, 2.0]> : tensor<3xf32>
        """);
  }

  @Test
  void computesOtherOpsOnRealNumbers() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[0.5, 2.0, -4.0]> : tensor<3xf32>
        %q = stablehlo.uniform_quantize %x : (tensor<3xf32>) -> tensor<3x!quant.uniform<i8:f32, 0.5>>
        %m = stablehlo.multiply %q, %q : (tensor<3x!quant.uniform<i8:f32, 0.5>>, tensor<3x!quant.uniform<i8:f32, 0.5>>) -> tensor<3x!quant.uniform<i8:f32, 0.25>>
        %0 = stablehlo.uniform_dequantize %m : (tensor<3x!quant.uniform<i8:f32, 0.25>>) -> tensor<3xf32>
        check.expect_eq_const %0, dense<[0.25, 4.0, 16.0]> : tensor<3xf32>
        %a = stablehlo.uniform_quantize %x : (tensor<3xf32>) -> tensor<3x!quant.uniform<i8:f32:0, {0.5, 1.0, 2.0}>>
        %1 = stablehlo.uniform_dequantize %a : (tensor<3x!quant.uniform<i8:f32:0, {0.5, 1.0, 2.0}>>) -> tensor<3xf32>
        check.expect_eq %1, %x : tensor<3xf32>
        """);
  }

  @Test
  void movesScalesWithTheirDimension() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[[1.0, 2.0], [2.0, 4.0]]> : tensor<2x2xf32>
        %q = stablehlo.uniform_quantize %x : (tensor<2x2xf32>) -> tensor<2x2x!quant.uniform<i8:f32:0, {1.0, 2.0}>>
        %t = stablehlo.transpose %q, dims = [1, 0] : (tensor<2x2x!quant.uniform<i8:f32:0, {1.0, 2.0}>>) -> tensor<2x2x!quant.uniform<i8:f32:1, {1.0, 2.0}>>
        %0 = stablehlo.uniform_dequantize %t : (tensor<2x2x!quant.uniform<i8:f32:1, {1.0, 2.0}>>) -> tensor<2x2xf32>
        check.expect_eq_const %0, dense<[[1.0, 2.0], [2.0, 4.0]]> : tensor<2x2xf32>
        """);
  }
}
