// RUN: hlokit opt %s --stablehlo-aggressive-simplification --verify-rewrites | FileCheck %s

// One slice at a constant index, moved inside as gather does.
// CHECK-LABEL: func.func @gather
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<5x4xf32>) -> tensor<4xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.slice %[[ARG0]] [4:5, 0:4] : (tensor<5x4xf32>) -> tensor<1x4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.reshape %[[V0]] : (tensor<1x4xf32>) -> tensor<4xf32>
// CHECK-NEXT:      return %[[V1]] : tensor<4xf32>
// CHECK-NEXT:    }
func.func @gather(%arg0: tensor<5x4xf32>) -> tensor<4xf32> {
  %c = stablehlo.constant dense<[9, 0]> : tensor<2xi32>
  %0 = "stablehlo.gather"(%arg0, %c) <{dimension_numbers = #stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [0], start_index_map = [0, 1]>, slice_sizes = array<i64: 1, 4>}> : (tensor<5x4xf32>, tensor<2xi32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// Only the parts that a slice meets.
// CHECK-LABEL: func.func @concatenation
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2xf32>, %[[ARG1:[^ :]+]]: tensor<3xf32>, %[[ARG2:[^ :]+]]: tensor<4xf32>) -> (tensor<1xf32>, tensor<3xf32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.slice %[[ARG1]] [1:2] : (tensor<3xf32>) -> tensor<1xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.concatenate %[[ARG1]], %[[ARG2]], dim = 0 : (tensor<3xf32>, tensor<4xf32>) -> tensor<7xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.slice %[[V1]] [2:7:2] : (tensor<7xf32>) -> tensor<3xf32>
// CHECK-NEXT:      return %[[V0]], %[[V2]] : tensor<1xf32>, tensor<3xf32>
// CHECK-NEXT:    }
func.func @concatenation(%arg0: tensor<2xf32>, %arg1: tensor<3xf32>, %arg2: tensor<4xf32>) -> (tensor<1xf32>, tensor<3xf32>) {
  %0 = stablehlo.concatenate %arg0, %arg1, %arg2, dim = 0 : (tensor<2xf32>, tensor<3xf32>, tensor<4xf32>) -> tensor<9xf32>
  %1 = stablehlo.slice %0 [3:4] : (tensor<9xf32>) -> tensor<1xf32>
  %2 = stablehlo.slice %0 [4:9:2] : (tensor<9xf32>) -> tensor<3xf32>
  return %1, %2 : tensor<1xf32>, tensor<3xf32>
}
