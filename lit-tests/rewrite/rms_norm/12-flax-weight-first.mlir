// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm
// RUN: hlokit explain %s --require=1 -o %t.txt

// Flax nnx and linen: divides at the shape without the last dimension, subtracts nothing, and multiplies the root
// by the weight before x.
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"} : (tensor<2x3x8xf32>, tensor<8xf32>) -> tensor<2x3x8xf32>
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x3x8xf32>, %w: tensor<8xf32>) -> tensor<2x3x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2x3xf32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<2x3x1xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %mean = stablehlo.divide %sum, %n : tensor<2x3xf32>
  %zb = stablehlo.broadcast_in_dim %zero, dims = [] : (tensor<f32>) -> tensor<2x3x8xf32>
  %d = stablehlo.subtract %x, %zb : tensor<2x3x8xf32>
  %row = stablehlo.broadcast_in_dim %mean, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %v = stablehlo.add %row, %eps : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %rw = stablehlo.multiply %rb, %wb : tensor<2x3x8xf32>
  %y = stablehlo.multiply %d, %rw : tensor<2x3x8xf32>
  return %y : tensor<2x3x8xf32>
}
