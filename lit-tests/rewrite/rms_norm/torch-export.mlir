// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=gemma
// RUN: hlokit equiv %s %t.mlir --function=llama
// RUN: hlokit explain %s --require=2 -o %t.txt

// What native/pytorch writes of norms that a module spells out. Gemma multiplies by 1 + weight.
// CHECK-LABEL: func.func public @gemma
// CHECK:         %[[W:.+]] = stablehlo.add %arg1
// CHECK:         stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %[[W]]) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"} : (tensor<1x4x8xf32>, tensor<8xf32>) -> tensor<1x4x8xf32>
// CHECK-NOT:     stablehlo.rsqrt
func.func public @gemma(%arg0: tensor<1x4x8xf32> {torch.name = "x"}, %arg1: tensor<8xf32> {torch.name = "weight"}) -> (tensor<1x4x8xf32>) {
  %0 = stablehlo.constant dense<1.000000e+00> : tensor<8xf32>
  %1 = stablehlo.add %arg1, %0 : tensor<8xf32>
  %2 = stablehlo.multiply %arg0, %arg0 : tensor<1x4x8xf32>
  %3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
  %4 = stablehlo.reduce(%2 init: %3) applies stablehlo.add across dimensions = [2] : (tensor<1x4x8xf32>, tensor<f32>) -> tensor<1x4xf32>
  %5 = stablehlo.reshape %4 : (tensor<1x4xf32>) -> tensor<1x4x1xf32>
  %6 = stablehlo.constant dense<8.000000e+00> : tensor<1x4x1xf32>
  %7 = stablehlo.divide %5, %6 : tensor<1x4x1xf32>
  %8 = stablehlo.constant dense<9.99999997E-7> : tensor<1x4x1xf32>
  %9 = stablehlo.add %7, %8 : tensor<1x4x1xf32>
  %10 = stablehlo.rsqrt %9 : tensor<1x4x1xf32>
  %11 = stablehlo.broadcast_in_dim %10, dims = [0, 1, 2] : (tensor<1x4x1xf32>) -> tensor<1x4x8xf32>
  %12 = stablehlo.multiply %arg0, %11 : tensor<1x4x8xf32>
  %13 = stablehlo.broadcast_in_dim %1, dims = [2] : (tensor<8xf32>) -> tensor<1x4x8xf32>
  %14 = stablehlo.multiply %12, %13 : tensor<1x4x8xf32>
  return %14 : tensor<1x4x8xf32>
}

// Llama rounds to bf16 before it multiplies by the weight.
// CHECK-LABEL: func.func public @llama
// CHECK:         stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32, cast_before_scale = true{{[}]}}"} : (tensor<1x4x8xbf16>, tensor<8xbf16>) -> tensor<1x4x8xbf16>
// CHECK-NOT:     stablehlo.rsqrt
func.func public @llama(%arg0: tensor<1x4x8xbf16> {torch.name = "x"}, %arg1: tensor<8xbf16> {torch.name = "weight"}) -> (tensor<1x4x8xbf16>) {
  %0 = stablehlo.convert %arg0 : (tensor<1x4x8xbf16>) -> tensor<1x4x8xf32>
  %1 = stablehlo.multiply %0, %0 : tensor<1x4x8xf32>
  %2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
  %3 = stablehlo.reduce(%1 init: %2) applies stablehlo.add across dimensions = [2] : (tensor<1x4x8xf32>, tensor<f32>) -> tensor<1x4xf32>
  %4 = stablehlo.reshape %3 : (tensor<1x4xf32>) -> tensor<1x4x1xf32>
  %5 = stablehlo.constant dense<8.000000e+00> : tensor<1x4x1xf32>
  %6 = stablehlo.divide %4, %5 : tensor<1x4x1xf32>
  %7 = stablehlo.constant dense<9.99999997E-7> : tensor<1x4x1xf32>
  %8 = stablehlo.add %6, %7 : tensor<1x4x1xf32>
  %9 = stablehlo.rsqrt %8 : tensor<1x4x1xf32>
  %10 = stablehlo.broadcast_in_dim %9, dims = [0, 1, 2] : (tensor<1x4x1xf32>) -> tensor<1x4x8xf32>
  %11 = stablehlo.multiply %0, %10 : tensor<1x4x8xf32>
  %12 = stablehlo.convert %11 : (tensor<1x4x8xf32>) -> tensor<1x4x8xbf16>
  %13 = stablehlo.broadcast_in_dim %arg1, dims = [2] : (tensor<8xbf16>) -> tensor<1x4x8xbf16>
  %14 = stablehlo.multiply %13, %12 : tensor<1x4x8xbf16>
  return %14 : tensor<1x4x8xbf16>
}
