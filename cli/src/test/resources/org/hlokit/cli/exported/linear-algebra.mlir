// the lower factor of two matrices
func.func @main(%a0: tensor<2x4x4xf32>) -> tensor<2x4x4xf32> {
  %t = stablehlo.dot_general %a0, %a0, batching_dims = [0] x [0], contracting_dims = [2] x [2] : (tensor<2x4x4xf32>, tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
  %r = stablehlo.cholesky %t, lower = true : tensor<2x4x4xf32>
  return %r : tensor<2x4x4xf32>
}
// -----
// the upper factor, and a matrix that has none
func.func @main(%a0: tensor<3x3xf32>) -> (tensor<3x3xf32>, tensor<3x3xi1>) {
  %t = stablehlo.dot_general %a0, %a0, contracting_dims = [1] x [1] : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32>
  %r = stablehlo.cholesky %t, lower = false : tensor<3x3xf32>
  %n = stablehlo.negate %t : tensor<3x3xf32>
  %f = stablehlo.cholesky %n, lower = false : tensor<3x3xf32>
  %w = stablehlo.compare NE, %f, %f : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xi1>
  return %r, %w : tensor<3x3xf32>, tensor<3x3xi1>
}
// -----
// equations from the left and from the right; the other triangle is not read
func.func @main(%a0: tensor<2x3x3xf32>, %a1: tensor<2x3x2xf32>, %a2: tensor<2x4x3xf32>) -> (tensor<2x3x2xf32>, tensor<2x4x3xf32>, tensor<2x3x2xf32>) {
  %i = stablehlo.iota dim = 1 : tensor<2x3x3xi32>
  %j = stablehlo.iota dim = 2 : tensor<2x3x3xi32>
  %d = stablehlo.compare EQ, %i, %j : (tensor<2x3x3xi32>, tensor<2x3x3xi32>) -> tensor<2x3x3xi1>
  %u = stablehlo.compare LT, %i, %j : (tensor<2x3x3xi32>, tensor<2x3x3xi32>) -> tensor<2x3x3xi1>
  %four = stablehlo.constant dense<4.0> : tensor<2x3x3xf32>
  %inf = stablehlo.constant dense<0x7F800000> : tensor<2x3x3xf32>
  %e = stablehlo.select %d, %four, %a0 : tensor<2x3x3xi1>, tensor<2x3x3xf32>
  %l = stablehlo.select %u, %inf, %e : tensor<2x3x3xi1>, tensor<2x3x3xf32>
  %x = "stablehlo.triangular_solve"(%l, %a1) <{left_side = true, lower = true, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = false}> : (tensor<2x3x3xf32>, tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  %y = "stablehlo.triangular_solve"(%e, %a2) <{left_side = false, lower = false, transpose_a = #stablehlo<transpose TRANSPOSE>, unit_diagonal = false}> : (tensor<2x3x3xf32>, tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  %z = "stablehlo.triangular_solve"(%l, %a1) <{left_side = true, lower = true, transpose_a = #stablehlo<transpose ADJOINT>, unit_diagonal = true}> : (tensor<2x3x3xf32>, tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  return %x, %y, %z : tensor<2x3x2xf32>, tensor<2x4x3xf32>, tensor<2x3x2xf32>
}
