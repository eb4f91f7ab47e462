// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s | FileCheck %s --check-prefix=WHY

// GPT-OSS, sharded along the normalised dimension: the sum of another device is added.
// CHECK-LABEL: func.func @norm
// CHECK-NOT: rms_norm
// CHECK: stablehlo.rsqrt
// CHECK-NOT: rms_norm
// WHY: [[@LINE+11]]:10: remark: not fused: stablehlo.all_reduce adds sums of other devices before the root is taken
// WHY: note: required: the whole mean is computed on one device
// WHY: help: fuse before the module is partitioned
func.func @norm(%x: tensor<2x3x8xbf16>, %w: tensor<8xbf16>) -> tensor<2x3x8xbf16> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %two = stablehlo.constant dense<2.0> : tensor<2x3x8xf32>
  %n = stablehlo.constant dense<0.0625> : tensor<2x3xf32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<2x3x1xf32>
  %f = stablehlo.convert %x : (tensor<2x3x8xbf16>) -> tensor<2x3x8xf32>
  %sq = stablehlo.power %f, %two : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %all = "stablehlo.all_reduce"(%sum) <{replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
  %ab = stablehlo.add %a, %b : tensor<f32>
  stablehlo.return %ab : tensor<f32>
  }) : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %mean = stablehlo.multiply %all, %n : tensor<2x3xf32>
  %row = stablehlo.reshape %mean : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %v = stablehlo.add %row, %eps : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %flat = stablehlo.reshape %r : (tensor<2x3x1xf32>) -> tensor<2x3xf32>
  %rb = stablehlo.broadcast_in_dim %flat, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %f, %rb : tensor<2x3x8xf32>
  %wf = stablehlo.convert %w : (tensor<8xbf16>) -> tensor<8xf32>
  %wb = stablehlo.broadcast_in_dim %wf, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %s = stablehlo.multiply %wb, %p : tensor<2x3x8xf32>
  %y = stablehlo.convert %s : (tensor<2x3x8xf32>) -> tensor<2x3x8xbf16>
  return %y : tensor<2x3x8xbf16>
}
