// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s | FileCheck %s --check-prefix=WHY

// LayerNorm from two moments: the square of the mean is subtracted from the mean of squares.
// CHECK-LABEL: func.func @norm
// CHECK-NOT: rms_norm
// CHECK: stablehlo.rsqrt
// CHECK-NOT: rms_norm
// WHY: remark: not fused: a value is subtracted from the mean of squares, as for a variance
// WHY: note: required: the root is taken of a mean of squares
func.func @norm(%x: tensor<2x3x8xf32>, %w: tensor<8xf32>) -> tensor<2x3x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2x3x1xf32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<2x3x1xf32>
  %n2 = stablehlo.constant dense<8.0> : tensor<2x3xf32>
  %t = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %m = stablehlo.divide %t, %n2 : tensor<2x3xf32>
  %mb = stablehlo.broadcast_in_dim %m, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x8xf32>
  %d = stablehlo.subtract %x, %mb : tensor<2x3x8xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %row = stablehlo.broadcast_in_dim %sum, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %mean = stablehlo.divide %row, %n : tensor<2x3x1xf32>
  %mr = stablehlo.reshape %m : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %mm = stablehlo.multiply %mr, %mr : tensor<2x3x1xf32>
  %var = stablehlo.subtract %mean, %mm : tensor<2x3x1xf32>
  %v = stablehlo.add %var, %eps : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %d, %rb : tensor<2x3x8xf32>
  %wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %y = stablehlo.multiply %p, %wb : tensor<2x3x8xf32>
  return %y : tensor<2x3x8xf32>
}
