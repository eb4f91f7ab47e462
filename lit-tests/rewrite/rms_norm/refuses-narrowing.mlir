// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s | FileCheck %s --check-prefix=WHY

// The chain computes in f64 for an x in f32; the fused operation computes in f32.
// CHECK-LABEL: func.func @norm
// CHECK-NOT: rms_norm
// CHECK: stablehlo.rsqrt
// CHECK-NOT: rms_norm
// WHY: remark: not fused: the chain computes in f64, the fused operation in f32
// WHY: note: required: fusing does not narrow what the chain computes in
// WHY: help: pass allow-narrowing if f32 is enough
func.func @norm(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f64>
  %n = stablehlo.constant dense<8.0> : tensor<2xf64>
  %eps = stablehlo.constant dense<1.0e-6> : tensor<2xf64>
  %f = stablehlo.convert %x : (tensor<2x8xf32>) -> tensor<2x8xf64>
  %sq = stablehlo.multiply %f, %f : tensor<2x8xf64>
  %s1 = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf64>, tensor<f64>) -> tensor<2xf64>
  %mean = stablehlo.divide %s1, %n : tensor<2xf64>
  %v = stablehlo.add %mean, %eps : tensor<2xf64>
  %r = stablehlo.rsqrt %v : tensor<2xf64>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf64>) -> tensor<2x8xf64>
  %p = stablehlo.multiply %f, %rb : tensor<2x8xf64>
  %y = stablehlo.convert %p : (tensor<2x8xf64>) -> tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}
