// What the schema has no operator for, and attributes that an operator has no place for, stop the export.

// RUN: not hlokit export %s --mode=stablehlo -o %t.tflite 2>&1 | FileCheck %s
// CHECK: :[[# @LINE + 4]]:8: error: 'stablehlo.sine' op cannot be exported: the schema has no STABLEHLO operator for it
// CHECK: :[[# @LINE + 4]]:8: error: 'stablehlo.gather' op cannot be exported: the operator's options have no place for batching dimensions
// CHECK-NOT: error:
func.func @main(%x: tensor<2x3x4xf32>, %i: tensor<2x5x1xi32>) -> tensor<2x5x4xf32> {
  %0 = stablehlo.sine %x : tensor<2x3x4xf32>
  %1 = "stablehlo.gather"(%0, %i) <{dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 4>}> : (tensor<2x3x4xf32>, tensor<2x5x1xi32>) -> tensor<2x5x4xf32>
  return %1 : tensor<2x5x4xf32>
}
