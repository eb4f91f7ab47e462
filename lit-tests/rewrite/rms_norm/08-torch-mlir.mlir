// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm
// RUN: hlokit explain %s --require=1 -o %t.txt

// torch-mlir: constants of rank 1 in f64 and i64 behind convert and reshape, and broadcasts that change nothing.
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{{[{]}}epsilon = 9.99999974E-6 : f32{{[}]}}"}
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x3x8xf32>, %w: tensor<8xf32>) -> tensor<2x3x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %two64 = stablehlo.constant dense<2.0> : tensor<1xf64>
  %n64 = stablehlo.constant dense<8> : tensor<1xi64>
  %eps64 = stablehlo.constant dense<1.0e-05> : tensor<1xf64>
  %two32 = stablehlo.convert %two64 : (tensor<1xf64>) -> tensor<1xf32>
  %two = stablehlo.reshape %two32 : (tensor<1xf32>) -> tensor<f32>
  %twob = stablehlo.broadcast_in_dim %two, dims = [] : (tensor<f32>) -> tensor<2x3x8xf32>
  %xi = stablehlo.broadcast_in_dim %x, dims = [0, 1, 2] : (tensor<2x3x8xf32>) -> tensor<2x3x8xf32>
  %sq = stablehlo.power %xi, %twob : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %row = stablehlo.reshape %sum : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %n32 = stablehlo.convert %n64 : (tensor<1xi64>) -> tensor<1xf32>
  %ns = stablehlo.reshape %n32 : (tensor<1xf32>) -> tensor<f32>
  %n = stablehlo.broadcast_in_dim %ns, dims = [] : (tensor<f32>) -> tensor<2x3x1xf32>
  %mean = stablehlo.divide %row, %n : tensor<2x3x1xf32>
  %eps32 = stablehlo.convert %eps64 : (tensor<1xf64>) -> tensor<1xf32>
  %epss = stablehlo.reshape %eps32 : (tensor<1xf32>) -> tensor<f32>
  %eps = stablehlo.broadcast_in_dim %epss, dims = [] : (tensor<f32>) -> tensor<2x3x1xf32>
  %meani = stablehlo.broadcast_in_dim %mean, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x1xf32>
  %v = stablehlo.add %meani, %eps : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %xi, %rb : tensor<2x3x8xf32>
  %pi = stablehlo.broadcast_in_dim %p, dims = [0, 1, 2] : (tensor<2x3x8xf32>) -> tensor<2x3x8xf32>
  %wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %y = stablehlo.multiply %pi, %wb : tensor<2x3x8xf32>
  return %y : tensor<2x3x8xf32>
}
