// RUN: hlokit opt %s --stablehlo-canonicalize-dynamism --verify-rewrites | FileCheck %s

// Operands that are constants become attributes.
// CHECK-LABEL: func.func @constant_operands
// CHECK-DAG:     stablehlo.reshape %arg0 : (tensor<2x3xf32>) -> tensor<6xf32>
// CHECK-DAG:     stablehlo.broadcast_in_dim %arg0, dims = [1, 2] : (tensor<2x3xf32>) -> tensor<4x2x3xf32>
// CHECK-DAG:     stablehlo.iota dim = 1 : tensor<2x2xi32>
// CHECK-DAG:     stablehlo.pad %arg0, %{{.+}}, low = [1, 0], high = [0, 1], interior = [1, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<4x6xf32>
// CHECK-DAG:     stablehlo.slice %arg0 [1:2, 0:3:2] : (tensor<2x3xf32>) -> tensor<1x2xf32>
// CHECK-NOT:     dynamic
func.func @constant_operands(%arg0: tensor<2x3xf32>) -> (tensor<6xf32>, tensor<4x2x3xf32>, tensor<2x2xi32>, tensor<4x6xf32>, tensor<1x2xf32>) {
  %c6 = stablehlo.constant dense<6> : tensor<1xi32>
  %0 = stablehlo.dynamic_reshape %arg0, %c6 : (tensor<2x3xf32>, tensor<1xi32>) -> tensor<6xf32>
  %c423 = stablehlo.constant dense<[4, 2, 3]> : tensor<3xi32>
  %1 = stablehlo.dynamic_broadcast_in_dim %arg0, %c423, dims = [1, 2] : (tensor<2x3xf32>, tensor<3xi32>) -> tensor<4x2x3xf32>
  %c22 = stablehlo.constant dense<2> : tensor<2xi64>
  %2 = stablehlo.dynamic_iota %c22, dim = 1 : (tensor<2xi64>) -> tensor<2x2xi32>
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %low = stablehlo.constant dense<[1, 0]> : tensor<2xi64>
  %high = stablehlo.constant dense<[0, 1]> : tensor<2xi64>
  %ones = stablehlo.constant dense<1> : tensor<2xi64>
  %3 = stablehlo.dynamic_pad %arg0, %zero, %low, %high, %ones : (tensor<2x3xf32>, tensor<f32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<4x6xf32>
  %limit = stablehlo.constant dense<[2, 3]> : tensor<2xi64>
  %step = stablehlo.constant dense<[1, 2]> : tensor<2xi64>
  %4 = stablehlo.real_dynamic_slice %arg0, %low, %limit, %step : (tensor<2x3xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<1x2xf32>
  return %0, %1, %2, %3, %4 : tensor<6xf32>, tensor<4x2x3xf32>, tensor<2x2xi32>, tensor<4x6xf32>, tensor<1x2xf32>
}

// Limits that are the starts plus constants: a slice of known size.
// CHECK-LABEL: func.func @known_size
// CHECK:         %[[S0:.+]] = stablehlo.slice %arg1 [0:1] : (tensor<2xi32>) -> tensor<1xi32>
// CHECK-NEXT:    %[[I0:.+]] = stablehlo.reshape %[[S0]] : (tensor<1xi32>) -> tensor<i32>
// CHECK-NEXT:    %[[S1:.+]] = stablehlo.slice %arg1 [1:2] : (tensor<2xi32>) -> tensor<1xi32>
// CHECK-NEXT:    %[[I1:.+]] = stablehlo.reshape %[[S1]] : (tensor<1xi32>) -> tensor<i32>
// CHECK-NEXT:    stablehlo.dynamic_slice %arg0, %[[I0]], %[[I1]], sizes = [1, 2] {test.note} : (tensor<2x3xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
func.func @known_size(%arg0: tensor<2x3xf32>, %arg1: tensor<2xi32>) -> tensor<1x2xf32> {
  %sizes = stablehlo.constant dense<[1, 2]> : tensor<2xi32>
  %ones = stablehlo.constant dense<1> : tensor<2xi32>
  %limit = stablehlo.add %sizes, %arg1 : tensor<2xi32>
  %0 = stablehlo.real_dynamic_slice %arg0, %arg1, %limit, %ones {test.note} : (tensor<2x3xf32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) -> tensor<1x2xf32>
  return %0 : tensor<1x2xf32>
}

// A shape that is not known, or a result type that does not say it, stays.
// CHECK-LABEL: func.func @unknown
// CHECK:         stablehlo.dynamic_reshape %arg0, %arg1
// CHECK:         stablehlo.dynamic_iota {{.*}} -> tensor<?xi32>
func.func @unknown(%arg0: tensor<2x3xf32>, %arg1: tensor<1xi32>) -> (tensor<6xf32>, tensor<?xi32>) {
  %0 = stablehlo.dynamic_reshape %arg0, %arg1 : (tensor<2x3xf32>, tensor<1xi32>) -> tensor<6xf32>
  %c = stablehlo.constant dense<2> : tensor<1xi64>
  %1 = stablehlo.dynamic_iota %c, dim = 0 : (tensor<1xi64>) -> tensor<?xi32>
  return %0, %1 : tensor<6xf32>, tensor<?xi32>
}

// Custom calls lose the operands that are shapes, with their layouts.
// CHECK-LABEL: func.func @custom_call
// CHECK:         stablehlo.custom_call @f(%arg0) {operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<0> : tensor<1xindex>]} : (tensor<2x3xf32>) -> tensor<5xf32>
func.func @custom_call(%arg0: tensor<2x3xf32>) -> tensor<5xf32> {
  %c = stablehlo.constant dense<5> : tensor<1xi64>
  %0 = stablehlo.custom_call @f(%c, %arg0) {indices_of_shape_operands = dense<0> : tensor<1xi64>, operand_layouts = [dense<0> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<0> : tensor<1xindex>]} : (tensor<1xi64>, tensor<2x3xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}
