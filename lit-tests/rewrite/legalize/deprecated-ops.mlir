// RUN: hlokit opt %s --stablehlo-legalize-deprecated-ops | FileCheck %s

// The operand's dimensions come last.
// CHECK-LABEL: func.func @broadcast
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<3xf32>) -> tensor<2x4x3xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.broadcast_in_dim %[[ARG0]], dims = [2] : (tensor<3xf32>) -> tensor<2x4x3xf32>
// CHECK-NEXT:      return %[[V0]] : tensor<2x4x3xf32>
// CHECK-NEXT:    }
func.func @broadcast(%arg0: tensor<3xf32>) -> tensor<2x4x3xf32> {
  %0 = stablehlo.broadcast %arg0, sizes = [2, 4] : (tensor<3xf32>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

// CHECK-LABEL: func.func @dot
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>, %[[ARG1:[^ :]+]]: tensor<4x3xf32>) -> tensor<3xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.dot_general %[[ARG0]], %[[ARG1]], contracting_dims = [0] x [0], precision = [HIGH, DEFAULT] : (tensor<4xf32>, tensor<4x3xf32>) -> tensor<3xf32>
// CHECK-NEXT:      return %[[V0]] : tensor<3xf32>
// CHECK-NEXT:    }
func.func @dot(%arg0: tensor<4xf32>, %arg1: tensor<4x3xf32>) -> tensor<3xf32> {
  %0 = stablehlo.dot %arg0, %arg1, precision = [HIGH, DEFAULT] : (tensor<4xf32>, tensor<4x3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// CHECK-LABEL: func.func @token
// CHECK-SAME:  () -> !stablehlo.token {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.after_all  : !stablehlo.token
// CHECK-NEXT:      return %[[V0]] : !stablehlo.token
// CHECK-NEXT:    }
func.func @token() -> !stablehlo.token {
  %0 = stablehlo.create_token : !stablehlo.token
  return %0 : !stablehlo.token
}

// CHECK-LABEL: func.func @cross_replica_sum
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2xi32>) -> tensor<2xi32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = "stablehlo.all_reduce"(%[[ARG0]]) <{replica_groups = dense<{{\[\[}}0, 1]]> : tensor<1x2xi64>}> ({
// CHECK-NEXT:      ^bb0(%[[ARG1:[^ :]+]]: tensor<i32>, %[[ARG2:[^ :]+]]: tensor<i32>):
// CHECK-NEXT:        %[[V1:[^ :]+]] = stablehlo.add %[[ARG1]], %[[ARG2]] : tensor<i32>
// CHECK-NEXT:        stablehlo.return %[[V1]] : tensor<i32>
// CHECK-NEXT:      }) : (tensor<2xi32>) -> tensor<2xi32>
// CHECK-NEXT:      return %[[V0]] : tensor<2xi32>
// CHECK-NEXT:    }
func.func @cross_replica_sum(%arg0: tensor<2xi32>) -> tensor<2xi32> {
  %0 = "stablehlo.cross-replica-sum"(%arg0) <{replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>}> : (tensor<2xi32>) -> tensor<2xi32>
  return %0 : tensor<2xi32>
}

// CHECK-LABEL: func.func @unary_einsum
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2x3xcomplex<f32>>) -> tensor<2xcomplex<f32>> {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<(1.000000e+00,0.000000e+00)> : tensor<complex<f32>>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.einsum %[[CST]], %[[ARG0]], config = ",ab->a" : (tensor<complex<f32>>, tensor<2x3xcomplex<f32>>) -> tensor<2xcomplex<f32>>
// CHECK-NEXT:      return %[[V0]] : tensor<2xcomplex<f32>>
// CHECK-NEXT:    }
func.func @unary_einsum(%arg0: tensor<2x3xcomplex<f32>>) -> tensor<2xcomplex<f32>> {
  %0 = stablehlo.unary_einsum %arg0, config = "ab->a" : (tensor<2x3xcomplex<f32>>) -> tensor<2xcomplex<f32>>
  return %0 : tensor<2xcomplex<f32>>
}
