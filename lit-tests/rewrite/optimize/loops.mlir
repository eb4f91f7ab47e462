// RUN: hlokit opt %s --stablehlo-target-independent-optimization --verify-rewrites | FileCheck %s

// A value that the loop hands on unchanged is used where it is.
// CHECK-LABEL: func.func @invariant
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<i32>, %[[ARG1:[^ :]+]]: tensor<i32>) -> (tensor<i32>, tensor<i32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.while(%[[ITERARG:[^ :]+]] = %[[ARG0]]) : tensor<i32>
// CHECK-NEXT:      cond {
// CHECK-NEXT:        %[[V1:[^ :]+]] = stablehlo.compare  LT, %[[ITERARG]], %[[ARG1]] : (tensor<i32>, tensor<i32>) -> tensor<i1>
// CHECK-NEXT:        stablehlo.return %[[V1]] : tensor<i1>
// CHECK-NEXT:      } do {
// CHECK-NEXT:        %[[V1_1:[^ :]+]] = stablehlo.add %[[ITERARG]], %[[ITERARG]] : tensor<i32>
// CHECK-NEXT:        %[[V2:[^ :]+]] = stablehlo.maximum %[[V1_1]], %[[ARG1]] : tensor<i32>
// CHECK-NEXT:        stablehlo.return %[[V2]] : tensor<i32>
// CHECK-NEXT:      }
// CHECK-NEXT:      return %[[V0]], %[[ARG1]] : tensor<i32>, tensor<i32>
// CHECK-NEXT:    }
func.func @invariant(%arg0: tensor<i32>, %arg1: tensor<i32>) -> (tensor<i32>, tensor<i32>) {
  %0:2 = stablehlo.while(%i = %arg0, %n = %arg1) : tensor<i32>, tensor<i32>
  cond {
    %1 = stablehlo.compare LT, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  } do {
    %1 = stablehlo.add %i, %i : tensor<i32>
    %2 = stablehlo.maximum %1, %n : tensor<i32>
    stablehlo.return %2, %n : tensor<i32>, tensor<i32>
  }
  return %0#0, %0#1 : tensor<i32>, tensor<i32>
}

// A condition that is false once it is computed.
// CHECK-LABEL: func.func @never
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<i32>) -> tensor<i32> {
// CHECK-NEXT:      return %[[ARG0]] : tensor<i32>
// CHECK-NEXT:    }
func.func @never(%arg0: tensor<i32>) -> tensor<i32> {
  %0 = stablehlo.while(%i = %arg0) : tensor<i32>
  cond {
    %1 = stablehlo.compare LT, %arg0, %arg0 : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  } do {
    %1 = stablehlo.add %i, %i : tensor<i32>
    stablehlo.return %1 : tensor<i32>
  }
  return %0 : tensor<i32>
}

// CHECK-LABEL: func.func @size
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>, %[[ARG1:[^ :]+]]: tensor<i32>) -> (tensor<4xf32>, tensor<2xf32>, tensor<3xi32>) {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<1.000000e+00> : tensor<2xf32>
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<[0, 1, 2]> : tensor<3xi32>
// CHECK-NEXT:      return %[[ARG0]], %[[CST]], %[[C]] : tensor<4xf32>, tensor<2xf32>, tensor<3xi32>
// CHECK-NEXT:    }
func.func @size(%arg0: tensor<4xf32>, %arg1: tensor<i32>) -> (tensor<4xf32>, tensor<2xf32>, tensor<3xi32>) {
  %c = stablehlo.constant dense<4> : tensor<i32>
  %0 = stablehlo.set_dimension_size %arg0, %c, dim = 0 : (tensor<4xf32>, tensor<i32>) -> tensor<4xf32>
  %cst = stablehlo.constant dense<1.0> : tensor<4xf32>
  %1 = stablehlo.dynamic_slice %cst, %arg1, sizes = [2] : (tensor<4xf32>, tensor<i32>) -> tensor<2xf32>
  %2 = stablehlo.iota dim = 0 : tensor<3xi32>
  return %0, %1, %2 : tensor<4xf32>, tensor<2xf32>, tensor<3xi32>
}
