// Scatters with the same indexes, as into the caches of all layers, bound them once.

// RUN: hlokit export %s -o %t.tflite && hlokit inspect %t.tflite | FileCheck %s

// CHECK: operators    6
// CHECK-DAG: 1 MINIMUM
// CHECK-DAG: 1 LESS
// CHECK-DAG: 1 SELECT_V2
// CHECK-DAG: 2 STABLEHLO_SCATTER
func.func @main(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %i: tensor<3xi64>, %u: tensor<3x8xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  %x = stablehlo.reshape %i : (tensor<3xi64>) -> tensor<3x1xi64>
  %0 = "stablehlo.scatter"(%a, %x, %u) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
      ^bb0(%p: tensor<f32>, %q: tensor<f32>):
        stablehlo.return %q : tensor<f32>
      }) : (tensor<4x8xf32>, tensor<3x1xi64>, tensor<3x8xf32>) -> tensor<4x8xf32>
  %1 = "stablehlo.scatter"(%b, %x, %u) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
      ^bb0(%p: tensor<f32>, %q: tensor<f32>):
        stablehlo.return %q : tensor<f32>
      }) : (tensor<4x8xf32>, tensor<3x1xi64>, tensor<3x8xf32>) -> tensor<4x8xf32>
  return %0, %1 : tensor<4x8xf32>, tensor<4x8xf32>
}
