// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s | FileCheck %s --check-prefix=WHY

// The length of the normalised dimension is known at run time only, and the sum is divided by what it then is.
// CHECK-LABEL: func.func @norm
// CHECK-NOT: rms_norm
// CHECK: stablehlo.rsqrt
// CHECK-NOT: rms_norm
// WHY: remark: not fused: it is dynamic
// WHY: note: required: the length of the normalised dimension is known
// WHY: help: export with a static last dimension
func.func @norm(%x: tensor<2x?xf32>) -> tensor<2x?xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %c2 = stablehlo.constant dense<2> : tensor<1xi32>
  %eps = stablehlo.constant dense<1.0e-6> : tensor<2xf32>
  %size = stablehlo.get_dimension_size %x, dim = 1 : (tensor<2x?xf32>) -> tensor<i32>
  %size1 = stablehlo.reshape %size : (tensor<i32>) -> tensor<1xi32>
  %shape = stablehlo.concatenate %c2, %size1, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %nf = stablehlo.convert %size : (tensor<i32>) -> tensor<f32>
  %n = stablehlo.broadcast_in_dim %nf, dims = [] : (tensor<f32>) -> tensor<2xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x?xf32>
  %s1 = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x?xf32>, tensor<f32>) -> tensor<2xf32>
  %mean = stablehlo.divide %s1, %n : tensor<2xf32>
  %v = stablehlo.add %mean, %eps : tensor<2xf32>
  %r = stablehlo.rsqrt %v : tensor<2xf32>
  %rb = stablehlo.dynamic_broadcast_in_dim %r, %shape, dims = [0] : (tensor<2xf32>, tensor<2xi32>) -> tensor<2x?xf32>
  %y = stablehlo.multiply %x, %rb : tensor<2x?xf32>
  return %y : tensor<2x?xf32>
}
