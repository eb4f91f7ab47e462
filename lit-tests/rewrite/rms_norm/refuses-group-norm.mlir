// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s | FileCheck %s --check-prefix=WHY

// GroupNorm: the mean over the channels of a group and all positions.
// CHECK-LABEL: func.func @norm
// CHECK-NOT: rms_norm
// CHECK: stablehlo.rsqrt
// CHECK-NOT: rms_norm
// WHY: remark: not fused: the mean is subtracted first: this is a LayerNorm or a GroupNorm
// WHY: note: required: x itself is normalised, not its distance from the mean
func.func @norm(%x: tensor<2x4x6xf32>) -> tensor<2x4x6xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<12.0> : tensor<2x2xf32>
  %eps = stablehlo.constant dense<1.0e-5> : tensor<2x2xf32>
  %g = stablehlo.reshape %x : (tensor<2x4x6xf32>) -> tensor<2x2x12xf32>
  %t = stablehlo.reduce(%g init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x2x12xf32>, tensor<f32>) -> tensor<2x2xf32>
  %m = stablehlo.divide %t, %n : tensor<2x2xf32>
  %mb = stablehlo.broadcast_in_dim %m, dims = [0, 1] : (tensor<2x2xf32>) -> tensor<2x2x12xf32>
  %d = stablehlo.subtract %g, %mb : tensor<2x2x12xf32>
  %sq = stablehlo.multiply %d, %d : tensor<2x2x12xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x2x12xf32>, tensor<f32>) -> tensor<2x2xf32>
  %mean = stablehlo.divide %sum, %n : tensor<2x2xf32>
  %v = stablehlo.add %mean, %eps : tensor<2x2xf32>
  %r = stablehlo.rsqrt %v : tensor<2x2xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1] : (tensor<2x2xf32>) -> tensor<2x2x12xf32>
  %p = stablehlo.multiply %d, %rb : tensor<2x2x12xf32>
  %y = stablehlo.reshape %p : (tensor<2x2x12xf32>) -> tensor<2x4x6xf32>
  return %y : tensor<2x4x6xf32>
}
