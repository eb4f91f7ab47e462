// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm --max-ulp=2
// RUN: hlokit explain %s --require=1 -o %t.txt

// Qwen3 and GLM normalise the heads of queries and keys: rank 4.
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32, cast_before_scale = true{{[}]}}"} : (tensor<2x3x4x8xbf16>, tensor<8xbf16>) -> tensor<2x3x4x8xbf16>
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x3x4x8xbf16>, %w: tensor<8xbf16>) -> tensor<2x3x4x8xbf16> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %two = stablehlo.constant dense<2.0> : tensor<2x3x4x8xf32>
  %n = stablehlo.constant dense<0.125> : tensor<2x3x4xf32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<2x3x4x1xf32>
  %f = stablehlo.convert %x : (tensor<2x3x4x8xbf16>) -> tensor<2x3x4x8xf32>
  %sq = stablehlo.power %f, %two : tensor<2x3x4x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [3] : (tensor<2x3x4x8xf32>, tensor<f32>) -> tensor<2x3x4xf32>
  %mean = stablehlo.multiply %sum, %n : tensor<2x3x4xf32>
  %row = stablehlo.reshape %mean : (tensor<2x3x4xf32>) -> tensor<2x3x4x1xf32>
  %v = stablehlo.add %row, %eps : tensor<2x3x4x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x4x1xf32>
  %flat = stablehlo.reshape %r : (tensor<2x3x4x1xf32>) -> tensor<2x3x4xf32>
  %rb = stablehlo.broadcast_in_dim %flat, dims = [0, 1, 2] : (tensor<2x3x4xf32>) -> tensor<2x3x4x8xf32>
  %p = stablehlo.multiply %f, %rb : tensor<2x3x4x8xf32>
  %c = stablehlo.convert %p : (tensor<2x3x4x8xf32>) -> tensor<2x3x4x8xbf16>
  %wb = stablehlo.broadcast_in_dim %w, dims = [3] : (tensor<8xbf16>) -> tensor<2x3x4x8xbf16>
  %y = stablehlo.multiply %wb, %c : tensor<2x3x4x8xbf16>
  return %y : tensor<2x3x4x8xbf16>
}
