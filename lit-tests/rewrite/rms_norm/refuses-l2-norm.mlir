// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s | FileCheck %s --check-prefix=WHY

// No division by N.
// CHECK-LABEL: func.func @norm
// CHECK-NOT: rms_norm
// CHECK: stablehlo.rsqrt
// CHECK-NOT: rms_norm
// WHY: remark: not fused: it is not divided at all: this is an L2 norm
// WHY: note: required: the sum of squares is divided by the length of the normalised dimension
func.func @norm(%x: tensor<2x3x8xf32>, %w: tensor<8xf32>) -> tensor<2x3x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<2x3x1xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %row = stablehlo.broadcast_in_dim %sum, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %v = stablehlo.add %row, %eps : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %x, %rb : tensor<2x3x8xf32>
  %wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %y = stablehlo.multiply %p, %wb : tensor<2x3x8xf32>
  return %y : tensor<2x3x8xf32>
}
