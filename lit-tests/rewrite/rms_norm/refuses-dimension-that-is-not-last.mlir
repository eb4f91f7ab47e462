// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s | FileCheck %s --check-prefix=WHY

// A dimension in the middle.
// CHECK-LABEL: func.func @norm
// CHECK-NOT: rms_norm
// CHECK: stablehlo.rsqrt
// CHECK-NOT: rms_norm
// WHY: remark: not fused: dimension 1 of 3 is normalised
// WHY: note: required: the normalised dimension is the last one longer than 1
// WHY: help: transpose so that the dimension comes last
func.func @norm(%x: tensor<2x8x3xf32>) -> tensor<2x8x3xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2x3xf32>
  %eps = stablehlo.constant dense<1.0e-6> : tensor<2x3xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x8x3xf32>
  %s1 = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8x3xf32>, tensor<f32>) -> tensor<2x3xf32>
  %mean = stablehlo.divide %s1, %n : tensor<2x3xf32>
  %v = stablehlo.add %mean, %eps : tensor<2x3xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 2] : (tensor<2x3xf32>) -> tensor<2x8x3xf32>
  %y = stablehlo.multiply %x, %rb : tensor<2x8x3xf32>
  return %y : tensor<2x8x3xf32>
}
