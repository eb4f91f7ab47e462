// updates that subtract, some of them at one place
func.func @main(%a0: tensor<4x3xf32>, %a1: tensor<6x1xi32>, %a2: tensor<6x3xf32>) -> tensor<4x3xf32> {
  %r = "stablehlo.scatter"(%a0, %a1, %a2) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
  ^bb0(%x: tensor<f32>, %y: tensor<f32>):
    %p = stablehlo.subtract %x, %y : tensor<f32>
    stablehlo.return %p : tensor<f32>
  }) : (tensor<4x3xf32>, tensor<6x1xi32>, tensor<6x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}
// -----
// an update whose order matters, of windows that are partly outside
func.func @main(%a0: tensor<4x5xi32>, %a1: tensor<2x7xi64>, %a2: tensor<3x7x2xi32>) -> tensor<4x5xi32> {
  %r = "stablehlo.scatter"(%a0, %a1, %a2) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0, 2], scatter_dims_to_operand_dims = [1, 0], index_vector_dim = 0>}> ({
  ^bb0(%x: tensor<i32>, %y: tensor<i32>):
    %c = stablehlo.constant dense<3> : tensor<i32>
    %q = stablehlo.multiply %x, %c : tensor<i32>
    %p = stablehlo.subtract %y, %q : tensor<i32>
    stablehlo.return %p : tensor<i32>
  }) : (tensor<4x5xi32>, tensor<2x7xi64>, tensor<3x7x2xi32>) -> tensor<4x5xi32>
  return %r : tensor<4x5xi32>
}
// -----
// two inputs, at places that are known to differ
func.func @main(%a0: tensor<6xf32>, %a1: tensor<6xi32>, %a2: tensor<3xf32>, %a3: tensor<3xi32>) -> (tensor<6xf32>, tensor<6xi32>) {
  %i = stablehlo.constant dense<[[4], [0], [9]]> : tensor<3x1xi32>
  %r:2 = "stablehlo.scatter"(%a0, %a1, %i, %a2, %a3) <{scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = true}> ({
  ^bb0(%x: tensor<f32>, %j: tensor<i32>, %y: tensor<f32>, %k: tensor<i32>):
    %p = stablehlo.compare GE, %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %w = stablehlo.select %p, %x, %y : tensor<i1>, tensor<f32>
    %s = stablehlo.select %p, %j, %k : tensor<i1>, tensor<i32>
    stablehlo.return %w, %s : tensor<f32>, tensor<i32>
  }) : (tensor<6xf32>, tensor<6xi32>, tensor<3x1xi32>, tensor<3xf32>, tensor<3xi32>) -> (tensor<6xf32>, tensor<6xi32>)
  return %r#0, %r#1 : tensor<6xf32>, tensor<6xi32>
}
// -----
// a sort by two keys, the second descending, with a value that follows
func.func @main(%a0: tensor<2x13xi32>, %a1: tensor<2x13xf32>) -> (tensor<2x13xi32>, tensor<2x13xf32>, tensor<2x13xi32>) {
  %two = stablehlo.constant dense<2> : tensor<2x13xi32>
  %k = stablehlo.remainder %a0, %two : tensor<2x13xi32>
  %i = stablehlo.iota dim = 1 : tensor<2x13xi32>
  %r:3 = "stablehlo.sort"(%k, %a1, %i) <{dimension = 1 : i64, is_stable = true}> ({
  ^bb0(%x: tensor<i32>, %y: tensor<i32>, %u: tensor<f32>, %v: tensor<f32>, %l: tensor<i32>, %m: tensor<i32>):
    %p = stablehlo.compare LT, %x, %y : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %e = stablehlo.compare EQ, %x, %y : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %q = stablehlo.compare GT, %u, %v : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %b = stablehlo.and %e, %q : tensor<i1>
    %s = stablehlo.or %p, %b : tensor<i1>
    stablehlo.return %s : tensor<i1>
  }) : (tensor<2x13xi32>, tensor<2x13xf32>, tensor<2x13xi32>) -> (tensor<2x13xi32>, tensor<2x13xf32>, tensor<2x13xi32>)
  return %r#0, %r#1, %r#2 : tensor<2x13xi32>, tensor<2x13xf32>, tensor<2x13xi32>
}
// -----
// a stable sort along the first dimension by a comparison under which many are equal
func.func @main(%a0: tensor<8x3xi64>) -> tensor<8x3xi64> {
  %r = "stablehlo.sort"(%a0) <{dimension = 0 : i64, is_stable = true}> ({
  ^bb0(%x: tensor<i64>, %y: tensor<i64>):
    %u = stablehlo.sign %x : tensor<i64>
    %v = stablehlo.sign %y : tensor<i64>
    %p = stablehlo.compare LT, %u, %v : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.return %p : tensor<i1>
  }) : (tensor<8x3xi64>) -> tensor<8x3xi64>
  return %r : tensor<8x3xi64>
}
