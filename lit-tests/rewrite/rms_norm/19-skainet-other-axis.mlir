// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s | FileCheck %s --check-prefix=WHY

// SKaiNET normalises whichever dimension it is told to; the fused operation the last one only.
// CHECK-LABEL: func.func @norm
// CHECK-NOT: rms_norm
// CHECK: stablehlo.sqrt
// CHECK-NOT: rms_norm
// WHY: remark: not fused: dimension 0 of 2 is normalised
// WHY: note: required: the normalised dimension is the last one longer than 1
// WHY: help: transpose
func.func @norm(%x: tensor<8x2xf32>, %w: tensor<8xf32>) -> tensor<8x2xf32> {
  %sq = stablehlo.multiply %x, %x : tensor<8x2xf32>
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [0] : (tensor<8x2xf32>, tensor<f32>) -> tensor<2xf32>
  %n = stablehlo.constant dense<8.0> : tensor<2xf32>
  %mean = stablehlo.divide %sum, %n : tensor<2xf32>
  %eps = stablehlo.constant dense<1.0E-6> : tensor<2xf32>
  %v = stablehlo.add %mean, %eps : tensor<2xf32>
  %s = stablehlo.sqrt %v : tensor<2xf32>
  %sb = stablehlo.broadcast_in_dim %s, dims = [1] : (tensor<2xf32>) -> tensor<8x2xf32>
  %p = stablehlo.divide %x, %sb : tensor<8x2xf32>
  %wb = stablehlo.broadcast_in_dim %w, dims = [0] : (tensor<8xf32>) -> tensor<8x2xf32>
  %y = stablehlo.multiply %p, %wb : tensor<8x2xf32>
  return %y : tensor<8x2xf32>
}
