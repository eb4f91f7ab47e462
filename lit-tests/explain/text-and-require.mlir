// RUN: hlokit explain %s | FileCheck %s
// RUN: hlokit explain %s --require=1 -o %t.txt
// RUN: not hlokit explain %s --require=2 2>&1 | FileCheck %s --check-prefix=REQUIRE
// RUN: hlokit opt %s --fuse-rms-norm --remarks -o %t.mlir 2>&1 | FileCheck %s --check-prefix=REMARKS
// RUN: hlokit explain %t.mlir | FileCheck %s --check-prefix=AGAIN

// A block for each candidate, in the order of the text; the same as remarks of the pass.

// CHECK: text-and-require.mlir:[[@LINE+26]]:8: remark: fused: RMS normalisation of tensor<2x8xf32> over dimension 1, N = 8
// CHECK-NEXT:   %r = stablehlo.rsqrt %v : tensor<2xf32>
// CHECK-NEXT: {{^}}       ^~~~~~~~~~~~~~~
// CHECK-NEXT: note: spelling: x * x, sum divided by N, rsqrt
// CHECK-NEXT: note: epsilon: 9.99999997E-7 : f32
// CHECK-NEXT: note: weight: none; result in f32
// CHECK-NEXT: note: rounding: the same to one unit in the last place of f32
// CHECK-EMPTY:
// CHECK-NEXT: text-and-require.mlir:[[@LINE+30]]:11: remark: not fused: it is divided by 7.0, but the dimension has length 8
// CHECK: note: required: the sum of squares is divided by the length of the normalised dimension
// CHECK-NEXT: text-and-require.mlir:[[@LINE+30]]:8: note: the candidate
// CHECK: 2 candidates: 1 fused, 1 not
// REQUIRE: error: 1 of the 2 required normalisations are fused
// REMARKS: remark: fused: RMS normalisation
// REMARKS: remark: not fused: it is divided by 7.0
// AGAIN: 1 candidate: 0 fused, 1 not; 1 fused already

func.func @norm(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2xf32>
  %eps = stablehlo.constant dense<1.0e-6> : tensor<2xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>

  %mean = stablehlo.divide %sum, %n : tensor<2xf32>
  %v = stablehlo.add %mean, %eps : tensor<2xf32>
  %r = stablehlo.rsqrt %v : tensor<2xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf32>) -> tensor<2x8xf32>
  %y = stablehlo.multiply %x, %rb : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}

func.func @other(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<7.0> : tensor<2xf32>
  %eps = stablehlo.constant dense<1.0e-6> : tensor<2xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
  %mean = stablehlo.divide %sum, %n : tensor<2xf32>
  %v = stablehlo.add %mean, %eps : tensor<2xf32>
  %r = stablehlo.rsqrt %v : tensor<2xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf32>) -> tensor<2x8xf32>
  %y = stablehlo.multiply %x, %rb : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}
