// RUN: hlokit opt %s --fold-reduce-mean | FileCheck %s
// RUN: hlokit opt %s --fold-reduce-mean --remarks -o %t.mlir 2>&1 | FileCheck %s --check-prefix=REMARK

// CHECK-LABEL: func.func @mean_keeps_rank
// CHECK: %[[S:.+]] = stablehlo.reduce(%arg0 init: %{{.+}}) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
// CHECK: %[[R:.+]] = stablehlo.reshape %[[S]] : (tensor<2xf32>) -> tensor<2x1xf32>
// CHECK: %[[N:.+]] = stablehlo.constant dense<8.000000e+00> : tensor<2x1xf32>
// CHECK: stablehlo.divide %[[R]], %[[N]]
func.func @mean_keeps_rank(%x: tensor<2x8xf32>) -> tensor<2x1xf32> {
  %0 = stablehlo.custom_call @reduce_mean(%x) {dimensions = [-1], keepdim = true} : tensor<2x1xf32>
  return %0 : tensor<2x1xf32>
}

// Sums of narrow types are taken in f32 and rounded once.
// CHECK-LABEL: func.func @sum
// CHECK: stablehlo.convert %arg0 : (tensor<2x8xbf16>) -> tensor<2x8xf32>
// CHECK: stablehlo.reduce({{.*}} across dimensions = [1]
// CHECK: stablehlo.convert {{.*}} -> tensor<2xbf16>
func.func @sum(%x: tensor<2x8xbf16>) -> tensor<2xbf16> {
  %0 = stablehlo.custom_call @reduce_sum(%x) {dimensions = [1], keepdim = false} : tensor<2xbf16>
  return %0 : tensor<2xbf16>
}

// CHECK-LABEL: func.func @extremes
// CHECK: stablehlo.constant dense<0xFF800000> : tensor<f32>
// CHECK: applies stablehlo.maximum across dimensions = [0, 1]
// CHECK: stablehlo.constant dense<127> : tensor<i8>
// CHECK: applies stablehlo.minimum across dimensions = [0]
func.func @extremes(%x: tensor<2x8xf32>, %i: tensor<2x8xi8>) -> (tensor<f32>, tensor<8xi8>) {
  %0 = stablehlo.custom_call @reduce_max(%x) : tensor<f32>
  %1 = stablehlo.custom_call @reduce_min(%i) {dimensions = [0]} : tensor<8xi8>
  return %0, %1 : tensor<f32>, tensor<8xi8>
}

// A result type that is not that of the reduction is left alone.
// CHECK-LABEL: func.func @wrong_type
// CHECK: @reduce_sum
// REMARK: remark: folded: custom_call @reduce_mean
// REMARK: remark: not folded: the result type is not that of the operand without the dimensions
func.func @wrong_type(%x: tensor<2x8xf32>) -> tensor<8xf32> {
  %0 = stablehlo.custom_call @reduce_sum(%x) {dimensions = [1]} : tensor<8xf32>
  return %0 : tensor<8xf32>
}
