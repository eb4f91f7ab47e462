// RUN: hlokit opt %s --stablehlo-aggressive-folder=fold-op-element-limit=8 | FileCheck %s
// RUN: hlokit opt %s --stablehlo-target-independent-optimization | FileCheck %s --check-prefix=BOTH

// CHECK-LABEL: func.func @chain
// CHECK-SAME:  () -> tensor<4xf32> {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<[-2.000000e+00, -4.000000e+00, -6.000000e+00, -8.000000e+00]> : tensor<4xf32>
// CHECK-NEXT:      return %[[CST]] : tensor<4xf32>
// CHECK-NEXT:    }
// BOTH-LABEL: func.func @chain
// BOTH-SAME:  () -> tensor<4xf32> {
// BOTH-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<[-2.000000e+00, -4.000000e+00, -6.000000e+00, -8.000000e+00]> : tensor<4xf32>
// BOTH-NEXT:      return %[[CST]] : tensor<4xf32>
// BOTH-NEXT:    }
func.func @chain() -> tensor<4xf32> {
  %c1 = stablehlo.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %c2 = stablehlo.constant dense<2.0> : tensor<4xf32>
  %0 = stablehlo.multiply %c1, %c2 : tensor<4xf32>
  %1 = stablehlo.negate %0 : tensor<4xf32>
  return %1 : tensor<4xf32>
}

// What is computed moves to the right, since both passes' rules meet.
// CHECK-LABEL: func.func @together
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<f32>) -> tensor<f32> {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<3.000000e+00> : tensor<f32>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.add %[[CST]], %[[ARG0]] : tensor<f32>
// CHECK-NEXT:      return %[[V0]] : tensor<f32>
// CHECK-NEXT:    }
// BOTH-LABEL: func.func @together
// BOTH-SAME:  (%[[ARG0:[^ :]+]]: tensor<f32>) -> tensor<f32> {
// BOTH-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<3.000000e+00> : tensor<f32>
// BOTH-NEXT:      %[[V0:[^ :]+]] = stablehlo.add %[[ARG0]], %[[CST]] : tensor<f32>
// BOTH-NEXT:      return %[[V0]] : tensor<f32>
// BOTH-NEXT:    }
func.func @together(%arg0: tensor<f32>) -> tensor<f32> {
  %c1 = stablehlo.constant dense<1.0> : tensor<f32>
  %c2 = stablehlo.constant dense<2.0> : tensor<f32>
  %0 = stablehlo.add %c1, %c2 : tensor<f32>
  %1 = stablehlo.add %0, %arg0 : tensor<f32>
  return %1 : tensor<f32>
}

// Larger than the limit.
// CHECK-LABEL: func.func @large
// CHECK-SAME:  () -> tensor<3x3xf32> {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<[1.000000e+00, 2.000000e+00, 3.000000e+00]> : tensor<3xf32>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.broadcast_in_dim %[[CST]], dims = [0] : (tensor<3xf32>) -> tensor<3x3xf32>
// CHECK-NEXT:      return %[[V0]] : tensor<3x3xf32>
// CHECK-NEXT:    }
// BOTH-LABEL: func.func @large
// BOTH-SAME:  () -> tensor<3x3xf32> {
// BOTH-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<{{\[\[}}1.000000e+00, 1.000000e+00, 1.000000e+00], [2.000000e+00, 2.000000e+00, 2.000000e+00], [3.000000e+00, 3.000000e+00, 3.000000e+00]]> : tensor<3x3xf32>
// BOTH-NEXT:      return %[[CST]] : tensor<3x3xf32>
// BOTH-NEXT:    }
func.func @large() -> tensor<3x3xf32> {
  %c = stablehlo.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %0 = stablehlo.broadcast_in_dim %c, dims = [0] : (tensor<3xf32>) -> tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}
