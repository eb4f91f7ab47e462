// Functions of LAPACK, which exporters call where they make a program for a CPU, become loops.

// RUN: hlokit run %s | FileCheck %s
// RUN: hlokit run %s --xnnpack | FileCheck %s

// The factor of [[4, 2], [2, 5]]; no error, and one where there is no factor.
// CHECK: output 'output0', tensor<2x2xf32>: [2.0, 0.0, 1.0, 2.0]
// CHECK-NEXT: output 'output1', tensor<i32>: [0]
// CHECK-NEXT: output 'output2', tensor<i32>: [1]
// [[2, _], [1, 2]] x = [[2], [5]], and from the right, transposed.
// CHECK-NEXT: output 'output3', tensor<2x1xf32>: [1.0, 2.0]
// CHECK-NEXT: output 'output4', tensor<1x2xf32>: [1.0, 2.0]
// Rows 1 and 2 of [[1, 4], [2, 4]] are exchanged.
// CHECK-NEXT: output 'output5', tensor<2x2xf32>: [2.0, 4.0, 0.5, 2.0]
// CHECK-NEXT: output 'output6', tensor<2xi32>: [2, 2]
// CHECK-NEXT: output 'output7', tensor<i32>: [0]
// [3, 4] is reflected to [-5, 0].
// CHECK-NEXT: output 'output8', tensor<2x1xf32>: [-5.0, 0.5]
// CHECK-NEXT: output 'output9', tensor<1xf32>: [1.6]
// CHECK-NEXT: output 'output10', tensor<2x1xf32>: [-0.6{{[0-9]*}}, -0.8{{[0-9]*}}]
func.func @main() -> (tensor<2x2xf32>, tensor<i32>, tensor<i32>, tensor<2x1xf32>, tensor<1x2xf32>, tensor<2x2xf32>, tensor<2xi32>, tensor<i32>, tensor<2x1xf32>, tensor<1xf32>, tensor<2x1xf32>) {
  %a = stablehlo.constant dense<[[4.0, 9.0], [2.0, 5.0]]> : tensor<2x2xf32>
  %0:2 = stablehlo.custom_call @lapack_spotrf_ffi(%a) {mhlo.backend_config = {uplo = 76 : ui8}} : (tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<i32>)
  %n = stablehlo.negate %a : tensor<2x2xf32>
  %1:2 = stablehlo.custom_call @lapack_spotrf_ffi(%n) {mhlo.backend_config = {uplo = 76 : ui8}} : (tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<i32>)
  %l = stablehlo.constant dense<[[2.0, 9.0], [1.0, 2.0]]> : tensor<2x2xf32>
  %b = stablehlo.constant dense<[[2.0], [5.0]]> : tensor<2x1xf32>
  %c = stablehlo.constant dense<[[2.0, 5.0]]> : tensor<1x2xf32>
  %2 = stablehlo.custom_call @lapack_strsm_ffi(%l, %b) {mhlo.backend_config = {diag = 78 : ui8, side = 76 : ui8, trans_x = 78 : ui8, uplo = 76 : ui8}} : (tensor<2x2xf32>, tensor<2x1xf32>) -> tensor<2x1xf32>
  %3 = stablehlo.custom_call @lapack_strsm_ffi(%l, %c) {mhlo.backend_config = {diag = 78 : ui8, side = 82 : ui8, trans_x = 84 : ui8, uplo = 76 : ui8}} : (tensor<2x2xf32>, tensor<1x2xf32>) -> tensor<1x2xf32>
  %m = stablehlo.constant dense<[[1.0, 4.0], [2.0, 4.0]]> : tensor<2x2xf32>
  %4:3 = stablehlo.custom_call @lapack_sgetrf_ffi(%m) {mhlo.backend_config = {}} : (tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2xi32>, tensor<i32>)
  %q = stablehlo.constant dense<[[3.0], [4.0]]> : tensor<2x1xf32>
  %5:2 = stablehlo.custom_call @lapack_sgeqrf_ffi(%q) {mhlo.backend_config = {}} : (tensor<2x1xf32>) -> (tensor<2x1xf32>, tensor<1xf32>)
  %6 = stablehlo.custom_call @lapack_sorgqr_ffi(%5#0, %5#1) {mhlo.backend_config = {}} : (tensor<2x1xf32>, tensor<1xf32>) -> tensor<2x1xf32>
  return %0#0, %0#1, %1#1, %2, %3, %4#0, %4#1, %4#2, %5#0, %5#1, %6 : tensor<2x2xf32>, tensor<i32>, tensor<i32>, tensor<2x1xf32>, tensor<1x2xf32>, tensor<2x2xf32>, tensor<2xi32>, tensor<i32>, tensor<2x1xf32>, tensor<1xf32>, tensor<2x1xf32>
}
