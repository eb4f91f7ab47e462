// RUN: hlokit opt %s --stablehlo-legalize-qdq-to-quantized-op --verify-rewrites | FileCheck %s

// What else uses the dequantized number stays.
// CHECK-LABEL: func.func @other_user
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4x!quant.uniform<i8:f32, 5.000000e-01>>) -> (tensor<4x!quant.uniform<i8:f32, 2.500000e-01>>, tensor<4xf32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.uniform_dequantize %[[ARG0]] : (tensor<4x!quant.uniform<i8:f32, 5.000000e-01>>) -> tensor<4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.abs %[[V0]] : tensor<4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.abs %[[ARG0]] : (tensor<4x!quant.uniform<i8:f32, 5.000000e-01>>) -> tensor<4x!quant.uniform<i8:f32, 2.500000e-01>>
// CHECK-NEXT:      return %[[V2]], %[[V1]] : tensor<4x!quant.uniform<i8:f32, 2.500000e-01>>, tensor<4xf32>
// CHECK-NEXT:    }
func.func @other_user(%arg0: tensor<4x!quant.uniform<i8:f32, 0.5>>) -> (tensor<4x!quant.uniform<i8:f32, 0.25>>, tensor<4xf32>) {
  %0 = stablehlo.uniform_dequantize %arg0 : (tensor<4x!quant.uniform<i8:f32, 0.5>>) -> tensor<4xf32>
  %1 = stablehlo.abs %0 : tensor<4xf32>
  %2 = stablehlo.uniform_quantize %1 : (tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 0.25>>
  return %2, %1 : tensor<4x!quant.uniform<i8:f32, 0.25>>, tensor<4xf32>
}

// An operand that is not dequantized: nothing to join.
// CHECK-LABEL: func.func @not_dequantized
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4x!quant.uniform<i8:f32, 5.000000e-01>>, %[[ARG1:[^ :]+]]: tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 2.500000e-01>> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.uniform_dequantize %[[ARG0]] : (tensor<4x!quant.uniform<i8:f32, 5.000000e-01>>) -> tensor<4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.add %[[V0]], %[[ARG1]] : tensor<4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.uniform_quantize %[[V1]] : (tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 2.500000e-01>>
// CHECK-NEXT:      return %[[V2]] : tensor<4x!quant.uniform<i8:f32, 2.500000e-01>>
// CHECK-NEXT:    }
func.func @not_dequantized(%arg0: tensor<4x!quant.uniform<i8:f32, 0.5>>, %arg1: tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 0.25>> {
  %0 = stablehlo.uniform_dequantize %arg0 : (tensor<4x!quant.uniform<i8:f32, 0.5>>) -> tensor<4xf32>
  %1 = stablehlo.add %0, %arg1 : tensor<4xf32>
  %2 = stablehlo.uniform_quantize %1 : (tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 0.25>>
  return %2 : tensor<4x!quant.uniform<i8:f32, 0.25>>
}
