// RUN: hlokit opt %s --stablehlo-aggressive-simplification | FileCheck %s

// The second operand goes along and nobody looks at it.
// CHECK-LABEL: func.func @unused
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<3xi32>, %[[ARG1:[^ :]+]]: tensor<3xf32>) -> tensor<3xi32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = "stablehlo.sort"(%[[ARG0]]) <{dimension = 0 : i64}> ({
// CHECK-NEXT:      ^bb0(%[[ARG2:[^ :]+]]: tensor<i32>, %[[ARG3:[^ :]+]]: tensor<i32>):
// CHECK-NEXT:        %[[V1:[^ :]+]] = stablehlo.compare  LT, %[[ARG2]], %[[ARG3]] : (tensor<i32>, tensor<i32>) -> tensor<i1>
// CHECK-NEXT:        stablehlo.return %[[V1]] : tensor<i1>
// CHECK-NEXT:      }) : (tensor<3xi32>) -> tensor<3xi32>
// CHECK-NEXT:      return %[[V0]] : tensor<3xi32>
// CHECK-NEXT:    }
func.func @unused(%arg0: tensor<3xi32>, %arg1: tensor<3xf32>) -> tensor<3xi32> {
  %0:2 = "stablehlo.sort"(%arg0, %arg1) <{dimension = 0 : i64}> ({
  ^bb0(%a: tensor<i32>, %b: tensor<i32>, %c: tensor<f32>, %d: tensor<f32>):
    %1 = stablehlo.compare LT, %a, %b : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  }) : (tensor<3xi32>, tensor<3xf32>) -> (tensor<3xi32>, tensor<3xf32>)
  return %0#0 : tensor<3xi32>
}
