// RUN: hlokit opt %s --refine="tensor<3x2xf32>" | FileCheck %s
// RUN: hlokit opt %s --stablehlo-refine-arguments="types=tensor<3x2xf32>" --stablehlo-refine-shapes | FileCheck %s --check-prefix=PLAIN

// A cumulative sum as JAX exports it: the window is as long as the dimension is.
// CHECK-LABEL: func.func public @main(%arg0: tensor<3x2xf32>) -> tensor<3x2xf32>
// CHECK:         "stablehlo.reduce_window"(%arg0, %{{.+}}) <{base_dilations = array<i64: 1, 1>, padding = dense<{{\[\[}}2, 0], [0, 0]]> : tensor<2x2xi64>, window_dilations = array<i64: 1, 1>, window_dimensions = array<i64: 3, 1>, window_strides = array<i64: 1, 1>}> ({
// CHECK-NEXT:    ^bb0(%[[A:.+]]: tensor<f32>, %[[B:.+]]: tensor<f32>):
// CHECK-NEXT:      %[[SUM:.+]] = stablehlo.add %[[A]], %[[B]] : tensor<f32>
// CHECK-NEXT:      stablehlo.return %[[SUM]] : tensor<f32>
// CHECK-NEXT:    }) : (tensor<3x2xf32>, tensor<f32>) -> tensor<3x2xf32>
// PLAIN:         stablehlo.custom_call @stablehlo.dynamic_reduce_window
func.func public @main(%arg0: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %0 = stablehlo.constant dense<0.0> : tensor<f32>
  %1 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x2xf32>) -> tensor<i32>
  %2 = stablehlo.reshape %1 : (tensor<i32>) -> tensor<1xi32>
  %c1 = stablehlo.constant dense<1> : tensor<1xi32>
  %3 = stablehlo.concatenate %2, %c1, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %4 = stablehlo.subtract %2, %c1 : tensor<1xi32>
  %c0 = stablehlo.constant dense<0> : tensor<3xi32>
  %5 = stablehlo.concatenate %4, %c0, dim = 0 : (tensor<1xi32>, tensor<3xi32>) -> tensor<4xi32>
  %6 = stablehlo.reshape %5 : (tensor<4xi32>) -> tensor<2x2xi32>
  %ones = stablehlo.constant dense<1> : tensor<2xi32>
  %7 = stablehlo.custom_call @stablehlo.dynamic_reduce_window(%arg0, %0, %3, %ones, %ones, %ones, %6) {api_version = 2 : i32, called_computations = [@add]} : (tensor<?x2xf32>, tensor<f32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>, tensor<2x2xi32>) -> tensor<?x2xf32>
  return %7 : tensor<?x2xf32>
}
func.func private @add(%arg0: tensor<f32>, %arg1: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.add %arg0, %arg1 : tensor<f32>
  return %0 : tensor<f32>
}
