// Custom calls that stand for operations, and notes for compilers.

// RUN: hlokit run %s | FileCheck %s
// RUN: not hlokit export %S/Inputs/eigen.mlir -o %t.tflite 2>&1 | FileCheck %s --check-prefix=LAPACK

// CHECK: output 'output0', tensor<2xf32>: [7.0, 5.0]
// CHECK-NEXT: output 'output1', tensor<2xi32>: [2, 0]
// CHECK-NEXT: output 'output2', tensor<4xf32>: [5.0, 1.0, 7.0, 3.0]
// CHECK-NEXT: output 'output3', tensor<4xf32>: [0.0, 0.0, 0.0, 0.0]
// LAPACK: error: 'stablehlo.custom_call' op cannot be exported: @lapack_sgees_ffi is a function of LAPACK, which the runtime does not have
// LAPACK: error: 'stablehlo.custom_call' op cannot be exported: @cusparse_gtsv2_ffi is a function of cuSPARSE, which the runtime does not have
func.func @main() -> (tensor<2xf32>, tensor<2xi32>, tensor<4xf32>, tensor<4xf32>) {
  %x = stablehlo.constant dense<[5.0, 1.0, 7.0, 3.0]> : tensor<4xf32>
  %i = stablehlo.iota dim = 0 : tensor<4xi32>
  %l = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %n = stablehlo.constant dense<-1> : tensor<i32>
  %0:2 = stablehlo.custom_call @ApproxTopK(%x, %i, %l, %n) {called_computations = [@greater], mhlo.backend_config = {aggregate_to_topk = true, recall_target = 0.95 : f32, reduction_dim = 0 : i64, top_k = 2 : i64}} : (tensor<4xf32>, tensor<4xi32>, tensor<f32>, tensor<i32>) -> (tensor<2xf32>, tensor<2xi32>)
  %1 = stablehlo.custom_call @annotate_device_placement(%x) {has_side_effect = true} : (tensor<4xf32>) -> tensor<4xf32>
  %z = stablehlo.constant dense<0.0> : tensor<4xf32>
  %2 = stablehlo.custom_call @mhlo.asinh(%z) {mhlo.attributes = {}, mhlo.version = 1 : i64} : (tensor<4xf32>) -> tensor<4xf32>
  return %0#0, %0#1, %1, %2 : tensor<2xf32>, tensor<2xi32>, tensor<4xf32>, tensor<4xf32>
}
func.func private @greater(%a: tensor<f32>, %b: tensor<f32>, %c: tensor<i32>, %d: tensor<i32>) -> tensor<i1> {
  %0 = stablehlo.compare GT, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
  return %0 : tensor<i1>
}
