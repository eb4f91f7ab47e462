// RUN: hlokit opt %s --stablehlo-wrap-in-composite="op-names=stablehlo.add,stablehlo.reduce version=2" | FileCheck %s
// RUN: not hlokit opt %s --stablehlo-wrap-in-composite="op-names=stablehlo.plus" 2>&1 | FileCheck %s --check-prefix=UNKNOWN

// UNKNOWN: error: option 'op-names' of pass 'stablehlo-wrap-in-composite' names no operation: 'stablehlo.plus'

// CHECK-LABEL: func.func @main
// CHECK:         %[[A:.+]] = stablehlo.composite "stablehlo.add" %arg0, %arg1 {decomposition = @stablehlo.add.impl_0, version = 2 : i32} : (tensor<4x3xf32>, tensor<4x3xf32>) -> tensor<4x3xf32>
// CHECK:         %[[B:.+]] = stablehlo.composite "stablehlo.add" %[[A]], %arg1 {composite_attributes = {test.note = 1 : i32}, decomposition = @stablehlo.add.impl, version = 2 : i32}
// CHECK:         stablehlo.composite "stablehlo.reduce" %[[B]], %{{.+}} {composite_attributes = {dimensions = array<i64: 1>}, decomposition = @stablehlo.reduce.impl, version = 2 : i32}
// CHECK:       func.func private @stablehlo.reduce.impl(%arg0: tensor<4x3xf32>, %arg1: tensor<f32>) -> tensor<4xf32>
// CHECK-NEXT:    stablehlo.reduce(%arg0 init: %arg1) applies stablehlo.add across dimensions = [1]
// CHECK:       func.func private @stablehlo.add.impl(%arg0: tensor<4x3xf32>, %arg1: tensor<4x3xf32>) -> tensor<4x3xf32>
// CHECK-NEXT:    stablehlo.add %arg0, %arg1 {test.note = 1 : i32} : tensor<4x3xf32>
// CHECK:       func.func private @stablehlo.add.impl_0
func.func @main(%arg0: tensor<4x3xf32>, %arg1: tensor<4x3xf32>) -> tensor<4xf32> {
  %0 = stablehlo.add %arg0, %arg1 : tensor<4x3xf32>
  %1 = stablehlo.add %0, %arg1 {test.note = 1 : i32} : tensor<4x3xf32>
  %2 = stablehlo.constant dense<0.0> : tensor<f32>
  %3 = stablehlo.reduce(%1 init: %2) applies stablehlo.add across dimensions = [1] : (tensor<4x3xf32>, tensor<f32>) -> tensor<4xf32>
  return %3 : tensor<4xf32>
}
