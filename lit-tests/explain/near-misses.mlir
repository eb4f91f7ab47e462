// RUN: hlokit explain %s | FileCheck %s
// RUN: hlokit explain %s --inline --require=1 -o %t.txt

// What a call hides is said, and what would help; --inline helps.

// CHECK: remark: not fused: the squares are computed in a called function
// CHECK-NEXT: %sq = call @square(%x)
// CHECK: help: run --inline first
func.func @norm(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2xf32>
  %sq = call @square(%x) : (tensor<2x8xf32>) -> tensor<2x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
  %mean = stablehlo.divide %sum, %n : tensor<2xf32>
  %r = stablehlo.rsqrt %mean : tensor<2xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf32>) -> tensor<2x8xf32>
  %y = stablehlo.multiply %x, %rb : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}
func.func private @square(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %sq = stablehlo.multiply %x, %x : tensor<2x8xf32>
  return %sq : tensor<2x8xf32>
}

// A module that was partitioned along the normalised dimension, in Shardy's words.
// CHECK: remark: not fused: sdy.all_reduce adds sums of other devices before the root is taken
// CHECK: help: fuse before the module is partitioned
sdy.mesh @mesh = <["a"=2]>
func.func @sharded(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<16.0> : tensor<2xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
  %all = sdy.all_reduce {"a"} %sum out_sharding=<@mesh, [{}]> : tensor<2xf32>
  %mean = stablehlo.divide %all, %n : tensor<2xf32>
  %r = stablehlo.rsqrt %mean : tensor<2xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf32>) -> tensor<2x8xf32>
  %y = stablehlo.multiply %x, %rb : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}

// CHECK: 2 candidates: 0 fused, 2 not
