// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// Ops whose result has a shape that is an operand.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @dynamic_broadcast_in_dim(%a: tensor<1x3xf32>, %s: tensor<3xi64>) {
  %c = stablehlo.constant dense<[4, 2, 3]> : tensor<3xi64>
  %0 = "stablehlo.dynamic_broadcast_in_dim"(%a, %c) {broadcast_dimensions = array<i64: 0, 2>, known_expanding_dimensions = array<i64: 0>, known_nonexpanding_dimensions = array<i64: 1>} : (tensor<1x3xf32>, tensor<3xi64>) -> tensor<4x2x?xf32>
  %1 = "stablehlo.dynamic_broadcast_in_dim"(%a, %s) {broadcast_dimensions = array<i64: 0, 2>} : (tensor<1x3xf32>, tensor<3xi64>) -> tensor<?x?x?xf32>
  return
}

// -----

func.func @dynamic_iota(%s: tensor<2xi64>) {
  %c = stablehlo.constant dense<[4, 2]> : tensor<2xi64>
  %0 = "stablehlo.dynamic_iota"(%s) {iota_dimension = 1 : i64} : (tensor<2xi64>) -> tensor<?x?xf32>
  %1 = "stablehlo.dynamic_iota"(%c) {iota_dimension = 1 : i64} : (tensor<2xi64>) -> tensor<4x?xf32>
  return
}

// -----

func.func @dynamic_reshape(%a: tensor<2x3xf32>, %s: tensor<2xi64>) {
  %c = stablehlo.constant dense<[3, 2]> : tensor<2xi64>
  %0 = "stablehlo.dynamic_reshape"(%a, %s) : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<?x6xf32>
  %1 = "stablehlo.dynamic_reshape"(%a, %c) : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<3x2xf32>
  return
}

// -----

func.func @dynamic_pad(%a: tensor<4xf32>, %v: tensor<f32>, %s: tensor<1xi64>) {
  %c = stablehlo.constant dense<1> : tensor<1xi64>
  %0 = "stablehlo.dynamic_pad"(%a, %v, %c, %c, %c) : (tensor<4xf32>, tensor<f32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  %1 = "stablehlo.dynamic_pad"(%a, %v, %s, %s, %s) : (tensor<4xf32>, tensor<f32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @get_dimension_size(%a: tensor<4x2xf32>) {
  %0 = "stablehlo.get_dimension_size"(%a) {dimension = 1 : i64} : (tensor<4x2xf32>) -> tensor<i32>
  return
}

// -----

func.func @set_dimension_size(%a: tensor<4x2xf32>, %s: tensor<i32>) {
  %c = stablehlo.constant dense<2> : tensor<i32>
  %0 = "stablehlo.set_dimension_size"(%a, %s) {dimension = 1 : i64} : (tensor<4x2xf32>, tensor<i32>) -> tensor<4x?xf32, #stablehlo.bounds<?, 2>>
  %1 = "stablehlo.set_dimension_size"(%a, %c) {dimension = 1 : i64} : (tensor<4x2xf32>, tensor<i32>) -> tensor<4x2xf32>
  return
}

// -----

func.func @broadcast_rank(%a: tensor<1x3xf32>, %s: tensor<1xi64>) {
  // expected-error @+1 {{result rank (1) is less than operand rank (2)}}
  %0 = "stablehlo.dynamic_broadcast_in_dim"(%a, %s) {broadcast_dimensions = array<i64: 0, 1>} : (tensor<1x3xf32>, tensor<1xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @dynamic_broadcast_in_dim(%a: tensor<1x3xf32>, %s: tensor<3xi64>) {
  %c = stablehlo.constant dense<[4, 2, 3]> : tensor<3xi64>
  // expected-error @+1 {{broadcast_dimensions contains invalid value 2 for result with rank 2}}
  %1 = "stablehlo.dynamic_broadcast_in_dim"(%a, %s) {broadcast_dimensions = array<i64: 0, 2>} : (tensor<1x3xf32>, tensor<3xi64>) -> tensor<?x?xf32>
  return
}

// -----

func.func @dynamic_broadcast_in_dim(%a: tensor<1x3xf32>) {
  %c = stablehlo.constant dense<[4, 2, 3]> : tensor<3xi64>
  // expected-error @+1 {{broadcast_dimensions should not have duplicates}}
  %0 = "stablehlo.dynamic_broadcast_in_dim"(%a, %c) {broadcast_dimensions = array<i64: 2, 2>, known_expanding_dimensions = array<i64: 0>, known_nonexpanding_dimensions = array<i64: 1>} : (tensor<1x3xf32>, tensor<3xi64>) -> tensor<4x2x?xf32>
  return
}

// -----

func.func @dynamic_iota(%s: tensor<2xi64>) {
  %c = stablehlo.constant dense<[4, 2]> : tensor<2xi64>
  // expected-error @+1 {{iota dimension cannot go beyond the output rank.}}
  %0 = "stablehlo.dynamic_iota"(%s) {iota_dimension = 1 : i64} : (tensor<2xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @dynamic_pad(%a: tensor<4xf32>, %v: tensor<f32>) {
  %c = stablehlo.constant dense<1> : tensor<1xi64>
  // expected-error @+1 {{expected output dimension at index 0 to equal 9, but got 1}}
  %0 = "stablehlo.dynamic_pad"(%a, %v, %c, %c, %c) : (tensor<4xf32>, tensor<f32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1xf32>
  return
}

// -----

func.func @dynamic_reshape(%a: tensor<2x3xf32>, %s: tensor<2xi64>) {
  %c = stablehlo.constant dense<[3, 2]> : tensor<2xi64>
  // expected-error @+1 {{result should have a rank equal to the number of elements in output_shape}}
  %0 = "stablehlo.dynamic_reshape"(%a, %s) : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @get_dimension_size(%a: tensor<2xf32>) {
  // expected-error @+2 {{requires dimension attribute in range [0, 1); found (2)}}
  // expected-error @+1 {{'stablehlo.get_dimension_size' op failed to infer returned types}}
  %0 = "stablehlo.get_dimension_size"(%a) {dimension = 2 : i64} : (tensor<2xf32>) -> tensor<i32>
  return
}

// -----

func.func @get_dimension_size(%a: tensor<4x2xi8>) {
  // expected-error @+1 {{'stablehlo.get_dimension_size' op result #0 must be ranked tensor of 32-bit signless integer values, but got 'tensor<bf16>'}}
  %0 = "stablehlo.get_dimension_size"(%a) {dimension = 1 : i64} : (tensor<4x2xi8>) -> tensor<bf16>
  return
}

// -----

func.func @negative_padding(%a: tensor<4xf32>, %v: tensor<f32>, %s: tensor<1xi64>) {
  %c = stablehlo.constant dense<-1> : tensor<1xi64>
  // expected-error @+1 {{interior_padding must be non-negative, but got -1}}
  %0 = "stablehlo.dynamic_pad"(%a, %v, %s, %s, %c) : (tensor<4xf32>, tensor<f32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @reshape_count(%a: tensor<2x3xf32>) {
  %c = stablehlo.constant dense<[2, 2]> : tensor<2xi64>
  // expected-error @+1 {{output_shape is incompatible with input type of operation: input has 6 elements, but output_shape has 4}}
  %0 = "stablehlo.dynamic_reshape"(%a, %c) : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return
}

// -----

func.func @set_dimension_size(%a: tensor<4x2xf32>, %s: tensor<i32>) {
  %c = stablehlo.constant dense<2> : tensor<i32>
  // expected-error @+2 {{'stablehlo.set_dimension_size' op inferred type(s) 'tensor<4x?xf32, #stablehlo.bounds<?, 2>>' are incompatible with return type(s) of operation 'tensor<?xf32>'}}
  // expected-error @+1 {{'stablehlo.set_dimension_size' op failed to infer returned types}}
  %0 = "stablehlo.set_dimension_size"(%a, %s) {dimension = 1 : i64} : (tensor<4x2xf32>, tensor<i32>) -> tensor<?xf32>
  return
}

// -----

func.func @size_rank(%a: tensor<4x2xf32>, %s: tensor<1xi32>) {
  // expected-error @+2 {{size operand should be of rank-0}}
  // expected-error @+1 {{'stablehlo.set_dimension_size' op failed to infer returned types}}
  %0 = "stablehlo.set_dimension_size"(%a, %s) {dimension = 1 : i64} : (tensor<4x2xf32>, tensor<1xi32>) -> tensor<4x?xf32>
  return
}

// -----

func.func @target_too_small(%a: tensor<2x3xf32>) {
  %c = stablehlo.constant dense<[2, 2]> : tensor<2xi64>
  // expected-error @+1 {{size of operand dimension 1 (3) is not equal to 1 or value of shape at index 1 (2)}}
  %0 = "stablehlo.dynamic_broadcast_in_dim"(%a, %c) {broadcast_dimensions = array<i64: 0, 1>} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return
}
