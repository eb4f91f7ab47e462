// Eigenvalues and singular values, which exporters leave to libraries, by rotations in a loop. Vectors are checked by
// what they give together, since they have either sign.

// RUN: hlokit run %s | FileCheck %s
// RUN: hlokit run %s --xnnpack | FileCheck %s

// Of [[2, 1, 0], [1, 2, 0], [0, 0, 7]], and the matrix again; only the lower triangle is read.
// CHECK: output 'output0', tensor<3xf32>: [{{1.0|0.99999..*|1.00000.*}}, {{3.0|2.99999.*|3.00000.*}}, {{7.0|6.99999.*|7.00000.*}}]
// CHECK-NEXT: output 'output1', tensor<3x3xi32>: [2, 1, 0, 1, 2, 0, 0, 0, ...]
// Of [[3, 0], [0, 0], [0, 4]], and the matrix again.
// CHECK-NEXT: output 'output2', tensor<2xf32>: [4.0, 3.0]
// CHECK-NEXT: output 'output3', tensor<3x2xi32>: [3, 0, 0, 0, 0, 4]
// Without vectors, and of a matrix of more columns than rows.
// CHECK-NEXT: output 'output4', tensor<1xf32>: [5.0]
func.func @main() -> (tensor<3xf32>, tensor<3x3xi32>, tensor<2xf32>, tensor<3x2xi32>, tensor<1xf32>) {
  %a = stablehlo.constant dense<[[2.0, 9.0, 9.0], [1.0, 2.0, 9.0], [0.0, 0.0, 7.0]]> : tensor<3x3xf32>
  %0:3 = stablehlo.custom_call @lapack_ssyevd_ffi(%a) {mhlo.backend_config = {mode = 86 : ui8, uplo = 76 : ui8}} : (tensor<3x3xf32>) -> (tensor<3x3xf32>, tensor<3xf32>, tensor<i32>)
  %w = stablehlo.broadcast_in_dim %0#1, dims = [1] : (tensor<3xf32>) -> tensor<3x3xf32>
  %vw = stablehlo.multiply %0#0, %w : tensor<3x3xf32>
  %r = stablehlo.dot_general %vw, %0#0, contracting_dims = [1] x [1] : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32>
  %rr = stablehlo.round_nearest_even %r : tensor<3x3xf32>
  %ri = stablehlo.convert %rr : (tensor<3x3xf32>) -> tensor<3x3xi32>
  %b = stablehlo.constant dense<[[3.0, 0.0], [0.0, 0.0], [0.0, 4.0]]> : tensor<3x2xf32>
  %1:5 = stablehlo.custom_call @lapack_sgesdd_ffi(%b) {mhlo.backend_config = {mode = 83 : ui8}} : (tensor<3x2xf32>) -> (tensor<3x2xf32>, tensor<2xf32>, tensor<3x2xf32>, tensor<2x2xf32>, tensor<i32>)
  %s = stablehlo.broadcast_in_dim %1#1, dims = [1] : (tensor<2xf32>) -> tensor<3x2xf32>
  %us = stablehlo.multiply %1#2, %s : tensor<3x2xf32>
  %q = stablehlo.dot_general %us, %1#3, contracting_dims = [1] x [0] : (tensor<3x2xf32>, tensor<2x2xf32>) -> tensor<3x2xf32>
  %qr = stablehlo.round_nearest_even %q : tensor<3x2xf32>
  %qi = stablehlo.convert %qr : (tensor<3x2xf32>) -> tensor<3x2xi32>
  %c = stablehlo.constant dense<[[3.0, 4.0]]> : tensor<1x2xf32>
  %2:5 = stablehlo.custom_call @lapack_sgesdd_ffi(%c) {mhlo.backend_config = {mode = 78 : ui8}} : (tensor<1x2xf32>) -> (tensor<1x2xf32>, tensor<1xf32>, tensor<1x1xf32>, tensor<2x2xf32>, tensor<i32>)
  return %0#1, %ri, %1#1, %qi, %2#1 : tensor<3xf32>, tensor<3x3xi32>, tensor<2xf32>, tensor<3x2xi32>, tensor<1xf32>
}
