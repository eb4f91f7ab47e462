// RUN: hlokit opt %s --stablehlo-legalize-quantized-op-to-qdq --verify-rewrites | FileCheck %s
// RUN: hlokit opt %s --stablehlo-legalize-quantized-op-to-qdq --stablehlo-legalize-qdq-to-quantized-op | FileCheck %s --check-prefix=BACK

// CHECK-LABEL: func.func @add
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>) -> tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.uniform_dequantize %[[ARG0]] : (tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>) -> tensor<4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.uniform_dequantize %[[ARG0]] : (tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>) -> tensor<4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.add %[[V0]], %[[V1]] : tensor<4xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.uniform_quantize %[[V2]] : (tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>
// CHECK-NEXT:      return %[[V3]] : tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>
// CHECK-NEXT:    }
// BACK-LABEL: func.func @add
// BACK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>) -> tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>> {
// BACK-NEXT:      %[[V0:[^ :]+]] = stablehlo.add %[[ARG0]], %[[ARG0]] : tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>
// BACK-NEXT:      return %[[V0]] : tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>
// BACK-NEXT:    }
func.func @add(%arg0: tensor<4x!quant.uniform<i8:f32, 0.5:3>>) -> tensor<4x!quant.uniform<i8:f32, 0.5:3>> {
  %0 = stablehlo.add %arg0, %arg0 : tensor<4x!quant.uniform<i8:f32, 0.5:3>>
  return %0 : tensor<4x!quant.uniform<i8:f32, 0.5:3>>
}

// Only what is quantized.
// CHECK-LABEL: func.func @dot
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2x4xf32>, %[[ARG1:[^ :]+]]: tensor<4x2x!quant.uniform<i8:f32:1, {5.000000e-01,2.500000e-01}>>) -> tensor<2x2xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.uniform_dequantize %[[ARG1]] : (tensor<4x2x!quant.uniform<i8:f32:1, {5.000000e-01,2.500000e-01}>>) -> tensor<4x2xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.dot_general %[[ARG0]], %[[V0]], contracting_dims = [1] x [0] : (tensor<2x4xf32>, tensor<4x2xf32>) -> tensor<2x2xf32>
// CHECK-NEXT:      return %[[V1]] : tensor<2x2xf32>
// CHECK-NEXT:    }
// BACK-LABEL: func.func @dot
// BACK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2x4xf32>, %[[ARG1:[^ :]+]]: tensor<4x2x!quant.uniform<i8:f32:1, {5.000000e-01,2.500000e-01}>>) -> tensor<2x2xf32> {
// BACK-NEXT:      %[[V0:[^ :]+]] = stablehlo.uniform_dequantize %[[ARG1]] : (tensor<4x2x!quant.uniform<i8:f32:1, {5.000000e-01,2.500000e-01}>>) -> tensor<4x2xf32>
// BACK-NEXT:      %[[V1:[^ :]+]] = stablehlo.dot_general %[[ARG0]], %[[V0]], contracting_dims = [1] x [0] : (tensor<2x4xf32>, tensor<4x2xf32>) -> tensor<2x2xf32>
// BACK-NEXT:      return %[[V1]] : tensor<2x2xf32>
// BACK-NEXT:    }
func.func @dot(%arg0: tensor<2x4xf32>, %arg1: tensor<4x2x!quant.uniform<i8:f32:1, {0.5, 0.25}>>) -> tensor<2x2xf32> {
  %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0] : (tensor<2x4xf32>, tensor<4x2x!quant.uniform<i8:f32:1, {0.5, 0.25}>>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}
