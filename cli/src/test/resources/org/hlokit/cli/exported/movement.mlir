// f64 is moved as integers
func.func @main(%a0: tensor<2x3x4xf64>, %a1: tensor<1x1x4xf64>, %a2: tensor<i64>, %a3: tensor<i64>, %a4: tensor<i64>) -> tensor<4x6xf64> {
  %0 = stablehlo.dynamic_update_slice %a0, %a1, %a2, %a3, %a4 : (tensor<2x3x4xf64>, tensor<1x1x4xf64>, tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<2x3x4xf64>
  %1 = stablehlo.reverse %0, dims = [1] : tensor<2x3x4xf64>
  %2 = stablehlo.concatenate %1, %a0, dim = 1 : (tensor<2x3x4xf64>, tensor<2x3x4xf64>) -> tensor<2x6x4xf64>
  %3 = stablehlo.dynamic_slice %2, %a2, %a3, %a4, sizes = [1, 6, 4] : (tensor<2x6x4xf64>, tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<1x6x4xf64>
  %4 = stablehlo.reshape %3 : (tensor<1x6x4xf64>) -> tensor<6x4xf64>
  %r = stablehlo.transpose %4, dims = [1, 0] : (tensor<6x4xf64>) -> tensor<4x6xf64>
  return %r : tensor<4x6xf64>
}
// -----
// ui16 is moved as integers
func.func @main(%a0: tensor<2x3x4xui16>, %a1: tensor<1x1x4xui16>, %a2: tensor<i64>, %a3: tensor<i64>, %a4: tensor<i64>) -> tensor<4x6xui16> {
  %0 = stablehlo.dynamic_update_slice %a0, %a1, %a2, %a3, %a4 : (tensor<2x3x4xui16>, tensor<1x1x4xui16>, tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<2x3x4xui16>
  %1 = stablehlo.reverse %0, dims = [1] : tensor<2x3x4xui16>
  %2 = stablehlo.concatenate %1, %a0, dim = 1 : (tensor<2x3x4xui16>, tensor<2x3x4xui16>) -> tensor<2x6x4xui16>
  %3 = stablehlo.dynamic_slice %2, %a2, %a3, %a4, sizes = [1, 6, 4] : (tensor<2x6x4xui16>, tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<1x6x4xui16>
  %4 = stablehlo.reshape %3 : (tensor<1x6x4xui16>) -> tensor<6x4xui16>
  %r = stablehlo.transpose %4, dims = [1, 0] : (tensor<6x4xui16>) -> tensor<4x6xui16>
  return %r : tensor<4x6xui16>
}
// -----
// ui32 is moved as integers
func.func @main(%a0: tensor<2x3x4xui32>, %a1: tensor<1x1x4xui32>, %a2: tensor<i64>, %a3: tensor<i64>, %a4: tensor<i64>) -> tensor<4x6xui32> {
  %0 = stablehlo.dynamic_update_slice %a0, %a1, %a2, %a3, %a4 : (tensor<2x3x4xui32>, tensor<1x1x4xui32>, tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<2x3x4xui32>
  %1 = stablehlo.reverse %0, dims = [1] : tensor<2x3x4xui32>
  %2 = stablehlo.concatenate %1, %a0, dim = 1 : (tensor<2x3x4xui32>, tensor<2x3x4xui32>) -> tensor<2x6x4xui32>
  %3 = stablehlo.dynamic_slice %2, %a2, %a3, %a4, sizes = [1, 6, 4] : (tensor<2x6x4xui32>, tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<1x6x4xui32>
  %4 = stablehlo.reshape %3 : (tensor<1x6x4xui32>) -> tensor<6x4xui32>
  %r = stablehlo.transpose %4, dims = [1, 0] : (tensor<6x4xui32>) -> tensor<4x6xui32>
  return %r : tensor<4x6xui32>
}
// -----
// slices of rank 7
func.func @main(%a0: tensor<2x1x3x2x2x2x2xf32>, %a1: tensor<i32>, %a2: tensor<i32>, %a3: tensor<i32>, %a4: tensor<i32>, %a5: tensor<i32>, %a6: tensor<i32>, %a7: tensor<i32>) -> tensor<1x1x2x1x2x1x2xf32> {
  %0 = stablehlo.slice %a0 [0:2, 0:1, 0:3:2, 0:2, 0:2, 1:2, 0:2] : (tensor<2x1x3x2x2x2x2xf32>) -> tensor<2x1x2x2x2x1x2xf32>
  %r = stablehlo.dynamic_slice %0, %a1, %a2, %a3, %a4, %a5, %a6, %a7, sizes = [1, 1, 2, 1, 2, 1, 2] : (tensor<2x1x2x2x2x1x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<1x1x2x1x2x1x2xf32>
  return %r : tensor<1x1x2x1x2x1x2xf32>
}
// -----
// a gather with batching dimensions
func.func @main(%a0: tensor<2x3x4xf32>, %a1: tensor<2x5x1xi32>) -> tensor<2x5x4xf32> {
  %r = "stablehlo.gather"(%a0, %a1) <{dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 4>}> : (tensor<2x3x4xf32>, tensor<2x5x1xi32>) -> tensor<2x5x4xf32>
  return %r : tensor<2x5x4xf32>
}
// -----
// a scatter with batching dimensions
func.func @main(%a0: tensor<2x3x4xi8>, %a1: tensor<2x5x1xi32>, %a2: tensor<2x5x4xi8>) -> tensor<2x3x4xi8> {
  %r = "stablehlo.scatter"(%a0, %a1, %a2) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [2], inserted_window_dims = [1], input_batching_dims = [0], scatter_indices_batching_dims = [0], scatter_dims_to_operand_dims = [1], index_vector_dim = 2>}> ({
  ^bb0(%x: tensor<i8>, %y: tensor<i8>):
    %p = stablehlo.add %x, %y : tensor<i8>
    stablehlo.return %p : tensor<i8>
  }) : (tensor<2x3x4xi8>, tensor<2x5x1xi32>, tensor<2x5x4xi8>) -> tensor<2x3x4xi8>
  return %r : tensor<2x3x4xi8>
}
