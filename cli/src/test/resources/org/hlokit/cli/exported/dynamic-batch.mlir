// a layer on as many rows as there are, with the checks and shapes that JAX writes
func.func @main(%x: tensor<?x4xf32>) -> tensor<?x3xf32> {
  %one = stablehlo.constant dense<1> : tensor<i32>
  %four = stablehlo.constant dense<4> : tensor<1xi32>
  %three = stablehlo.constant dense<3> : tensor<1xi32>
  %minf = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %w = stablehlo.constant dense<[[0.1, -0.2, 0.3], [0.4, 0.5, -0.6], [0.7, 0.8, 0.9], [-1.0, 1.1, 1.2]]> : tensor<4x3xf32>
  %b = stablehlo.constant dense<[0.5, -0.5, 0.25]> : tensor<3xf32>
  %n = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?x4xf32>) -> tensor<i32>
  %ok = stablehlo.compare GE, %n, %one : (tensor<i32>, tensor<i32>) -> tensor<i1>
  stablehlo.custom_call @shape_assertion(%ok, %n) {api_version = 2 : i32, error_message = "expected {0} rows", has_side_effect = true} : (tensor<i1>, tensor<i32>) -> ()
  %n1 = stablehlo.reshape %n : (tensor<i32>) -> tensor<1xi32>
  %s = stablehlo.concatenate %n1, %three, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<?x4xf32>, tensor<4x3xf32>) -> tensor<?x3xf32>
  %1 = stablehlo.dynamic_broadcast_in_dim %b, %s, dims = [1] : (tensor<3xf32>, tensor<2xi32>) -> tensor<?x3xf32>
  %2 = stablehlo.add %0, %1 : tensor<?x3xf32>
  %3 = stablehlo.reduce(%2 init: %minf) applies stablehlo.maximum across dimensions = [1] : (tensor<?x3xf32>, tensor<f32>) -> tensor<?xf32>
  %n2 = stablehlo.reshape %n : (tensor<i32>) -> tensor<1xi32>
  %c1 = stablehlo.constant dense<1> : tensor<1xi32>
  %s1 = stablehlo.concatenate %n2, %c1, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %4 = stablehlo.dynamic_broadcast_in_dim %3, %s1, dims = [0] : (tensor<?xf32>, tensor<2xi32>) -> tensor<?x1xf32>
  %5 = stablehlo.dynamic_broadcast_in_dim %4, %s, dims = [0, 1] : (tensor<?x1xf32>, tensor<2xi32>) -> tensor<?x3xf32>
  %6 = stablehlo.subtract %2, %5 : tensor<?x3xf32>
  %7 = stablehlo.exponential %6 : tensor<?x3xf32>
  %8 = stablehlo.reduce(%7 init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<?x3xf32>, tensor<f32>) -> tensor<?xf32>
  %9 = stablehlo.dynamic_broadcast_in_dim %8, %s1, dims = [0] : (tensor<?xf32>, tensor<2xi32>) -> tensor<?x1xf32>
  %10 = stablehlo.log %9 : tensor<?x1xf32>
  %11 = stablehlo.dynamic_broadcast_in_dim %10, %s, dims = [0, 1] : (tensor<?x1xf32>, tensor<2xi32>) -> tensor<?x3xf32>
  %12 = stablehlo.subtract %6, %11 : tensor<?x3xf32>
  return %12 : tensor<?x3xf32>
}
// -----
// a constant repeated for as many rows as there are, a reshape, and the first of each
func.func @main(%x: tensor<?x2x4xf32>) -> (tensor<?x8xf32>, tensor<?x4xf32>) {
  %eight = stablehlo.constant dense<8> : tensor<1xi32>
  %c = stablehlo.constant dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]> : tensor<8xf32>
  %whole = stablehlo.constant dense<[1, 4]> : tensor<2xi32>
  %first = stablehlo.constant dense<0> : tensor<1xi32>
  %n = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?x2x4xf32>) -> tensor<i32>
  %n1 = stablehlo.reshape %n : (tensor<i32>) -> tensor<1xi32>
  %s = stablehlo.concatenate %n1, %eight, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %sizes = stablehlo.concatenate %n1, %whole, dim = 0 : (tensor<1xi32>, tensor<2xi32>) -> tensor<3xi32>
  %0 = stablehlo.dynamic_broadcast_in_dim %c, %s, dims = [1] : (tensor<8xf32>, tensor<2xi32>) -> tensor<?x8xf32>
  %1 = stablehlo.dynamic_reshape %x, %s : (tensor<?x2x4xf32>, tensor<2xi32>) -> tensor<?x8xf32>
  %2 = stablehlo.concatenate %0, %1, dim = 0 : (tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<?x8xf32>
  %3 = "stablehlo.dynamic_gather"(%x, %first, %sizes) <{dimension_numbers = #stablehlo.gather<offset_dims = [0, 1], collapsed_slice_dims = [1], start_index_map = [1]>}> : (tensor<?x2x4xf32>, tensor<1xi32>, tensor<3xi32>) -> tensor<?x4xf32>
  return %2, %3 : tensor<?x8xf32>, tensor<?x4xf32>
}
