// RUN: hlokit opt %s --stablehlo-aggressive-simplification --verify-rewrites | FileCheck %s

// Constants come last, also in comparisons; what is written beside an operation stays.
// CHECK-LABEL: func.func @order
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xi1>) {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<2.000000e+00> : tensor<4xf32>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.multiply %[[ARG0]], %[[CST]] {mhlo.sharding = "{replicated}"} : tensor<4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.compare  GT, %[[ARG0]], %[[CST]] : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
// CHECK-NEXT:      return %[[V0]], %[[V1]] : tensor<4xf32>, tensor<4xi1>
// CHECK-NEXT:    }
func.func @order(%arg0: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xi1>) {
  %c = stablehlo.constant dense<2.0> : tensor<4xf32>
  %0 = stablehlo.multiply %c, %arg0 {mhlo.sharding = "{replicated}"} : tensor<4xf32>
  %1 = stablehlo.compare LT, %c, %arg0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return %0, %1 : tensor<4xf32>, tensor<4xi1>
}

// Integers equal themselves; floating-point numbers may be NaN.
// CHECK-LABEL: func.func @itself
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xi32>, %[[ARG1:[^ :]+]]: tensor<4xf32>) -> (tensor<4xi1>, tensor<4xi32>, tensor<4xi1>) {
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<true> : tensor<4xi1>
// CHECK-NEXT:      %[[C_0:[^ :]+]] = stablehlo.constant dense<0> : tensor<4xi32>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.compare  EQ, %[[ARG1]], %[[ARG1]] : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
// CHECK-NEXT:      return %[[C]], %[[C_0]], %[[V0]] : tensor<4xi1>, tensor<4xi32>, tensor<4xi1>
// CHECK-NEXT:    }
func.func @itself(%arg0: tensor<4xi32>, %arg1: tensor<4xf32>) -> (tensor<4xi1>, tensor<4xi32>, tensor<4xi1>) {
  %0 = stablehlo.compare LE, %arg0, %arg0 : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
  %1 = stablehlo.subtract %arg0, %arg0 : tensor<4xi32>
  %2 = stablehlo.compare EQ, %arg1, %arg1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return %0, %1, %2 : tensor<4xi1>, tensor<4xi32>, tensor<4xi1>
}

// CHECK-LABEL: func.func @booleans
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xi1>, %[[ARG1:[^ :]+]]: tensor<4xf32>, %[[ARG2:[^ :]+]]: tensor<4xf32>) -> (tensor<4xi1>, tensor<4xf32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.select %[[ARG0]], %[[ARG2]], %[[ARG1]] : tensor<4xi1>, tensor<4xf32>
// CHECK-NEXT:      return %[[ARG0]], %[[V0]] : tensor<4xi1>, tensor<4xf32>
// CHECK-NEXT:    }
func.func @booleans(%arg0: tensor<4xi1>, %arg1: tensor<4xf32>, %arg2: tensor<4xf32>) -> (tensor<4xi1>, tensor<4xf32>) {
  %c = stablehlo.constant dense<true> : tensor<4xi1>
  %0 = stablehlo.compare EQ, %arg0, %c : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %1 = stablehlo.not %arg0 : tensor<4xi1>
  %2 = stablehlo.select %1, %arg1, %arg2 : tensor<4xi1>, tensor<4xf32>
  return %0, %2 : tensor<4xi1>, tensor<4xf32>
}

// CHECK-LABEL: func.func @all_ones
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xi32>) -> (tensor<4xi32>, tensor<4xi32>) {
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<-1> : tensor<4xi32>
// CHECK-NEXT:      return %[[ARG0]], %[[C]] : tensor<4xi32>, tensor<4xi32>
// CHECK-NEXT:    }
func.func @all_ones(%arg0: tensor<4xi32>) -> (tensor<4xi32>, tensor<4xi32>) {
  %c = stablehlo.constant dense<-1> : tensor<4xi32>
  %0 = stablehlo.and %arg0, %c : tensor<4xi32>
  %1 = stablehlo.or %arg0, %c : tensor<4xi32>
  return %0, %1 : tensor<4xi32>, tensor<4xi32>
}

// CHECK-LABEL: func.func @parts
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xcomplex<f32>>) -> tensor<4xcomplex<f32>> {
// CHECK-NEXT:      return %[[ARG0]] : tensor<4xcomplex<f32>>
// CHECK-NEXT:    }
func.func @parts(%arg0: tensor<4xcomplex<f32>>) -> tensor<4xcomplex<f32>> {
  %0 = stablehlo.real %arg0 : (tensor<4xcomplex<f32>>) -> tensor<4xf32>
  %1 = stablehlo.imag %arg0 : (tensor<4xcomplex<f32>>) -> tensor<4xf32>
  %2 = stablehlo.complex %0, %1 : tensor<4xcomplex<f32>>
  return %2 : tensor<4xcomplex<f32>>
}

// A start beyond the end is moved inside.
// CHECK-LABEL: func.func @slices
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>, %[[ARG1:[^ :]+]]: tensor<4xf32>) -> (tensor<2xf32>, tensor<4xf32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.slice %[[ARG0]] [2:4] : (tensor<4xf32>) -> tensor<2xf32>
// CHECK-NEXT:      return %[[V0]], %[[ARG1]] : tensor<2xf32>, tensor<4xf32>
// CHECK-NEXT:    }
func.func @slices(%arg0: tensor<4xf32>, %arg1: tensor<4xf32>) -> (tensor<2xf32>, tensor<4xf32>) {
  %c9 = stablehlo.constant dense<9> : tensor<i32>
  %c0 = stablehlo.constant dense<0> : tensor<i32>
  %0 = stablehlo.dynamic_slice %arg0, %c9, sizes = [2] : (tensor<4xf32>, tensor<i32>) -> tensor<2xf32>
  %1 = stablehlo.dynamic_update_slice %arg0, %arg1, %c0 : (tensor<4xf32>, tensor<4xf32>, tensor<i32>) -> tensor<4xf32>
  return %0, %1 : tensor<2xf32>, tensor<4xf32>
}

// CHECK-LABEL: func.func @moves
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2x3xf32>, %[[ARG1:[^ :]+]]: tensor<1xf32>) -> (tensor<3x2xf32>, tensor<3xf32>, tensor<2x3xi32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.transpose %[[ARG0]], dims = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.concatenate %[[ARG1]], %[[ARG1]], %[[ARG1]], dim = 0 : (tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<3xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.iota dim = 0 : tensor<3xi32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.broadcast_in_dim %[[V2]], dims = [1] : (tensor<3xi32>) -> tensor<2x3xi32>
// CHECK-NEXT:      return %[[V0]], %[[V1]], %[[V3]] : tensor<3x2xf32>, tensor<3xf32>, tensor<2x3xi32>
// CHECK-NEXT:    }
func.func @moves(%arg0: tensor<2x3xf32>, %arg1: tensor<1xf32>) -> (tensor<3x2xf32>, tensor<3xf32>, tensor<2x3xi32>) {
  %0 = stablehlo.broadcast_in_dim %arg0, dims = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
  %1 = stablehlo.concatenate %arg1, %arg1, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
  %2 = stablehlo.concatenate %1, %arg1, dim = 0 : (tensor<2xf32>, tensor<1xf32>) -> tensor<3xf32>
  %3 = stablehlo.iota dim = 1 : tensor<2x3xi32>
  return %0, %2, %3 : tensor<3x2xf32>, tensor<3xf32>, tensor<2x3xi32>
}

// No elements: nothing to compute.
// CHECK-LABEL: func.func @empty
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<0x4xf32>, %[[ARG1:[^ :]+]]: tensor<f32>) -> (tensor<0x4xf32>, tensor<1x4xf32>) {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<> : tensor<0x4xf32>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.broadcast_in_dim %[[ARG1]], dims = [] : (tensor<f32>) -> tensor<1x4xf32>
// CHECK-NEXT:      return %[[CST]], %[[V0]] : tensor<0x4xf32>, tensor<1x4xf32>
// CHECK-NEXT:    }
func.func @empty(%arg0: tensor<0x4xf32>, %arg1: tensor<f32>) -> (tensor<0x4xf32>, tensor<1x4xf32>) {
  %0 = stablehlo.exponential %arg0 : tensor<0x4xf32>
  %1 = stablehlo.pad %arg0, %arg1, low = [1, 0], high = [0, 0], interior = [0, 0] : (tensor<0x4xf32>, tensor<f32>) -> tensor<1x4xf32>
  return %0, %1 : tensor<0x4xf32>, tensor<1x4xf32>
}
