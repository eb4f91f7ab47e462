// RUN: hlokit opt %s --chlo-legalize-to-stablehlo --split-input-file --verify-diagnostics

// Only broadcasts that numpy knows.
func.func @not_trailing(%arg0: tensor<3x4xf32>, %arg1: tensor<4xf32>) -> tensor<3x4xf32> {
  // expected-warning @+2 {{unsupported non prefix-padded dynamic rank broadcast_dimensions = 0, 1}}
  // expected-error @+1 {{failed to legalize operation 'chlo.broadcast_add' that was explicitly marked illegal}}
  %0 = chlo.broadcast_add %arg0, %arg1 {broadcast_dimensions = array<i64: 0, 1>} : (tensor<3x4xf32>, tensor<4xf32>) -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

// -----

// A type without infinities.
func.func @no_infinity(%arg0: tensor<f4E2M1FN>) -> tensor<i1> {
  // expected-error @+1 {{failed to legalize operation 'chlo.is_inf' that was explicitly marked illegal}}
  %0 = chlo.is_inf %arg0 : tensor<f4E2M1FN> -> tensor<i1>
  return %0 : tensor<i1>
}

// -----

// Mixed extents.
func.func @mixed(%arg0: tensor<?xf32, #stablehlo.bounds<4>>, %arg1: tensor<4xf32>) -> tensor<?xf32, #stablehlo.bounds<4>> {
  // expected-error @+1 {{cannot mix bounded and static dimensions in broadcast}}
  %0 = chlo.broadcast_add %arg0, %arg1 : (tensor<?xf32, #stablehlo.bounds<4>>, tensor<4xf32>) -> tensor<?xf32, #stablehlo.bounds<4>>
  return %0 : tensor<?xf32, #stablehlo.bounds<4>>
}

// -----

// CHLO allows what StableHLO does not.
func.func @shift(%arg0: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{'stablehlo.shift_left' op operand #0 must be ranked tensor of 2/4/8/16/32/64-bit integer values, but got 'tensor<4xf32>'}}
  %0 = chlo.broadcast_shift_left %arg0, %arg0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
