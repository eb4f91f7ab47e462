// Functions of the libraries for GPUs and TPUs, which exporters call where they make a program for those.

// RUN: hlokit run %s | FileCheck %s

// Rows 0 and 1 of [[1, 4], [2, 4]] are exchanged; the TPU counts from 0, and tells the order.
// CHECK: output 'output0', tensor<2x2xf32>: [2.0, 4.0, 0.5, 2.0]
// CHECK-NEXT: output 'output1', tensor<2xi32>: [1, 1]
// CHECK-NEXT: output 'output2', tensor<2xi32>: [1, 0]
// CHECK-NEXT: output 'output3', tensor<2xi32>: [2, 2]
// CHECK-NEXT: output 'output4', tensor<1x3xi32>: [2, 0, 1]
// CHECK-NEXT: output 'output5', tensor<2x2xf32>: [2.0, 0.0, 1.0, 2.0]
func.func @main() -> (tensor<2x2xf32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>, tensor<1x3xi32>, tensor<2x2xf32>) {
  %m = stablehlo.constant dense<[[1.0, 4.0], [2.0, 4.0]]> : tensor<2x2xf32>
  %0:3 = stablehlo.custom_call @LuDecomposition(%m) : (tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2xi32>, tensor<2xi32>)
  %1:3 = stablehlo.custom_call @cusolver_getrf_ffi(%m) {mhlo.backend_config = {}} : (tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2xi32>, tensor<i32>)
  %p = stablehlo.constant dense<[[2, 2, 2]]> : tensor<1x3xi32>
  %2 = stablehlo.custom_call @cu_lu_pivots_to_permutation(%p) {mhlo.backend_config = {}} : (tensor<1x3xi32>) -> tensor<1x3xi32>
  %a = stablehlo.constant dense<[[4.0, 9.0], [2.0, 5.0]]> : tensor<2x2xf32>
  %3:2 = stablehlo.custom_call @hipsolver_potrf_ffi(%a) {mhlo.backend_config = {lower = true}} : (tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<i32>)
  return %0#0, %0#1, %0#2, %1#1, %2, %3#0 : tensor<2x2xf32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>, tensor<1x3xi32>, tensor<2x2xf32>
}
