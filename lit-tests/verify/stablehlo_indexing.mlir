// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// Ops that move elements: slices, pad, concatenate, transpose, reshape and the like.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @slice(%a: tensor<5x4xf32>, %b: tensor<?x?xf32, #stablehlo.bounds<5, ?>>) {
  %0 = "stablehlo.slice"(%a) {start_indices = array<i64: 1, 0>, limit_indices = array<i64: 4, 4>, strides = array<i64: 1, 2>} : (tensor<5x4xf32>) -> tensor<3x2xf32>
  %1 = "stablehlo.slice"(%b) {start_indices = array<i64: 1, 0>, limit_indices = array<i64: 5, 4>, strides = array<i64: 1, 2>} : (tensor<?x?xf32, #stablehlo.bounds<5, ?>>) -> tensor<4x2xf32>
  return
}

// -----

func.func @dynamic_slice(%a: tensor<5x4xf32>, %i: tensor<i64>, %j: tensor<i64>) {
  %0 = "stablehlo.dynamic_slice"(%a, %i, %j) {slice_sizes = array<i64: 3, 2>} : (tensor<5x4xf32>, tensor<i64>, tensor<i64>) -> tensor<3x2xf32>
  return
}

// -----

func.func @dynamic_update_slice(%a: tensor<5x4xf32>, %u: tensor<3x2xf32>, %i: tensor<i64>, %j: tensor<i64>) {
  %0 = "stablehlo.dynamic_update_slice"(%a, %u, %i, %j) : (tensor<5x4xf32>, tensor<3x2xf32>, tensor<i64>, tensor<i64>) -> tensor<5x4xf32>
  return
}

// -----

func.func @real_dynamic_slice(%a: tensor<5x4xf32>, %i: tensor<2xi64>, %j: tensor<2xi64>, %k: tensor<2xi64>) {
  %0 = "stablehlo.real_dynamic_slice"(%a, %i, %j, %k) : (tensor<5x4xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf32>
  return
}

// -----

func.func @pad(%a: tensor<5x4xf32>, %v: tensor<f32>, %b: tensor<?x4xf32, #stablehlo.bounds<5, ?>>) {
  %0 = "stablehlo.pad"(%a, %v) {edge_padding_low = array<i64: 1, 0>, edge_padding_high = array<i64: 2, -1>, interior_padding = array<i64: 0, 1>} : (tensor<5x4xf32>, tensor<f32>) -> tensor<8x6xf32>
  %1 = "stablehlo.pad"(%b, %v) {edge_padding_low = array<i64: 1, 0>, edge_padding_high = array<i64: 2, -1>, interior_padding = array<i64: 0, 1>} : (tensor<?x4xf32, #stablehlo.bounds<5, ?>>, tensor<f32>) -> tensor<?x6xf32, #stablehlo.bounds<8, ?>>
  return
}

// -----

func.func @concatenate(%a: tensor<5x4xf32>, %b: tensor<2x4xf32>, %c: tensor<?x4xf32, #stablehlo.bounds<5, ?>>) {
  %0 = "stablehlo.concatenate"(%a, %b) {dimension = 0 : i64} : (tensor<5x4xf32>, tensor<2x4xf32>) -> tensor<7x4xf32>
  %1 = "stablehlo.concatenate"(%a, %b, %c) {dimension = 0 : i64} : (tensor<5x4xf32>, tensor<2x4xf32>, tensor<?x4xf32, #stablehlo.bounds<5, ?>>) -> tensor<?x4xf32, #stablehlo.bounds<12, ?>>
  return
}

// -----

func.func @transpose(%a: tensor<5x4x3xf32>, %b: tensor<?x4xf32, #stablehlo.bounds<5, ?>>) {
  %0 = "stablehlo.transpose"(%a) {permutation = array<i64: 2, 0, 1>} : (tensor<5x4x3xf32>) -> tensor<3x5x4xf32>
  %1 = "stablehlo.transpose"(%b) {permutation = array<i64: 1, 0>} : (tensor<?x4xf32, #stablehlo.bounds<5, ?>>) -> tensor<4x?xf32, #stablehlo.bounds<?, 5>>
  return
}

// -----

func.func @reverse(%a: tensor<5x4x3xf32>) {
  %0 = "stablehlo.reverse"(%a) {dimensions = array<i64: 2, 0>} : (tensor<5x4x3xf32>) -> tensor<5x4x3xf32>
  return
}

// -----

func.func @broadcast(%a: tensor<3xf32>) {
  %0 = "stablehlo.broadcast"(%a) {broadcast_sizes = array<i64: 1, 2>} : (tensor<3xf32>) -> tensor<1x2x3xf32>
  return
}

// -----

func.func @broadcast_in_dim(%a: tensor<1x3xf32>) {
  %0 = "stablehlo.broadcast_in_dim"(%a) {broadcast_dimensions = array<i64: 0, 2>} : (tensor<1x3xf32>) -> tensor<4x2x3xf32>
  return
}

// -----

func.func @reshape(%a: tensor<2x3xf32>, %b: tensor<?x3xf32>) {
  %0 = "stablehlo.reshape"(%a) : (tensor<2x3xf32>) -> tensor<6xf32>
  %1 = "stablehlo.reshape"(%b) : (tensor<?x3xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @iota() {
  %0 = "stablehlo.iota"() {iota_dimension = 1 : i64} : () -> tensor<2x3xi32>
  return
}

// -----

func.func @bound_too_small(%a: tensor<4x5xf32>, %b: tensor<?x5xf32, #stablehlo.bounds<3, ?>>) {
  // expected-error @+2 {{Mismatched dimension size 4 and bound 3 in dimension 0}}
  // expected-error @+1 {{'stablehlo.concatenate' op failed to infer returned types}}
  %0 = "stablehlo.concatenate"(%a, %b) {dimension = 1 : i64} : (tensor<4x5xf32>, tensor<?x5xf32, #stablehlo.bounds<3, ?>>) -> tensor<4x10xf32>
  return
}

// -----

func.func @broadcast(%a: tensor<f32>) {
  // expected-error @+2 {{'stablehlo.broadcast' op inferred type(s) 'tensor<1x2xf32>' are incompatible with return type(s) of operation 'tensor<1x2x3xf32>'}}
  // expected-error @+1 {{'stablehlo.broadcast' op failed to infer returned types}}
  %0 = "stablehlo.broadcast"(%a) {broadcast_sizes = array<i64: 1, 2>} : (tensor<f32>) -> tensor<1x2x3xf32>
  return
}

// -----

func.func @broadcast(%a: tensor<3xf32>) {
  // expected-error @+2 {{Broadcast with negative dimension size -1}}
  // expected-error @+1 {{'stablehlo.broadcast' op failed to infer returned types}}
  %0 = "stablehlo.broadcast"(%a) {broadcast_sizes = array<i64: 1, -1>} : (tensor<3xf32>) -> tensor<1x2x3xf32>
  return
}

// -----

func.func @broadcast_in_dim(%a: tensor<?xf32>) {
  // expected-error @+1 {{broadcast_dimensions size (2) does not match operand rank (1)}}
  %0 = "stablehlo.broadcast_in_dim"(%a) {broadcast_dimensions = array<i64: 0, 2>} : (tensor<?xf32>) -> tensor<4x2x3xf32>
  return
}

// -----

func.func @broadcast_in_dim(%a: tensor<1x3xf32>) {
  // expected-error @+1 {{broadcast_dimensions contains invalid value 2 for result with rank 2}}
  %0 = "stablehlo.broadcast_in_dim"(%a) {broadcast_dimensions = array<i64: 0, 2>} : (tensor<1x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @broadcast_in_dim(%a: tensor<1x3xf32>) {
  // expected-error @+1 {{broadcast_dimensions should not have duplicates}}
  %0 = "stablehlo.broadcast_in_dim"(%a) {broadcast_dimensions = array<i64: 2, 2>} : (tensor<1x3xf32>) -> tensor<4x2x3xf32>
  return
}

// -----

func.func @concatenate(%a: tensor<5x4xf32>, %b: tensor<2x4xf32>, %c: tensor<?x4xf32, #stablehlo.bounds<5, ?>>) {
  // expected-error @+2 {{'stablehlo.concatenate' op inferred type(s) 'tensor<?x4xf32, #stablehlo.bounds<12, ?>>' are incompatible with return type(s) of operation 'tensor<?xf32>'}}
  // expected-error @+1 {{'stablehlo.concatenate' op failed to infer returned types}}
  %1 = "stablehlo.concatenate"(%a, %b, %c) {dimension = 0 : i64} : (tensor<5x4xf32>, tensor<2x4xf32>, tensor<?x4xf32, #stablehlo.bounds<5, ?>>) -> tensor<?xf32>
  return
}

// -----

func.func @concatenate(%a: tensor<5x4xf32>, %b: tensor<2x4xf32>, %c: tensor<?xf32>) {
  // expected-error @+2 {{operands (0) and (2) do not match rank}}
  // expected-error @+1 {{'stablehlo.concatenate' op failed to infer returned types}}
  %1 = "stablehlo.concatenate"(%a, %b, %c) {dimension = 0 : i64} : (tensor<5x4xf32>, tensor<2x4xf32>, tensor<?xf32>) -> tensor<?x4xf32, #stablehlo.bounds<12, ?>>
  return
}

// -----

func.func @concatenate(%a: tensor<5x4xf32>, %b: tensor<2x4xf32>, %c: tensor<?x4xf32, #stablehlo.bounds<5, ?>>) {
  // expected-error @+2 {{dimension 2 is out-of-bounds for input rank 2}}
  // expected-error @+1 {{'stablehlo.concatenate' op failed to infer returned types}}
  %1 = "stablehlo.concatenate"(%a, %b, %c) {dimension = 2 : i64} : (tensor<5x4xf32>, tensor<2x4xf32>, tensor<?x4xf32, #stablehlo.bounds<5, ?>>) -> tensor<?x4xf32, #stablehlo.bounds<12, ?>>
  return
}

// -----

func.func @concatenate_scalars(%a: tensor<f32>) {
  // expected-error @+2 {{rank-0 values cannot be concatenated}}
  // expected-error @+1 {{'stablehlo.concatenate' op failed to infer returned types}}
  %0 = "stablehlo.concatenate"(%a, %a) {dimension = 0 : i64} : (tensor<f32>, tensor<f32>) -> tensor<2xf32>
  return
}

// -----

func.func @dynamic_slice(%a: tensor<5x4xf32>, %i: tensor<i64>, %j: tensor<i64>) {
  // expected-error @+2 {{has slice size 7 greater than dimension size 5 in dimension 0 of operand}}
  // expected-error @+1 {{'stablehlo.dynamic_slice' op failed to infer returned types}}
  %0 = "stablehlo.dynamic_slice"(%a, %i, %j) {slice_sizes = array<i64: 7, 2>} : (tensor<5x4xf32>, tensor<i64>, tensor<i64>) -> tensor<3x2xf32>
  return
}

// -----

func.func @dynamic_slice(%a: tensor<5x4xf32>, %i: tensor<i64>, %j: tensor<i64>) {
  // expected-error @+2 {{'stablehlo.dynamic_slice' op inferred type(s) 'tensor<3x2xf32>' are incompatible with return type(s) of operation 'tensor<2xf32>'}}
  // expected-error @+1 {{'stablehlo.dynamic_slice' op failed to infer returned types}}
  %0 = "stablehlo.dynamic_slice"(%a, %i, %j) {slice_sizes = array<i64: 3, 2>} : (tensor<5x4xf32>, tensor<i64>, tensor<i64>) -> tensor<2xf32>
  return
}

// -----

func.func @dynamic_slice(%a: tensor<5x4xf32>, %i: tensor<i64>, %j: tensor<i64>) {
  // expected-error @+2 {{has negative size index to dynamic slice: -1}}
  // expected-error @+1 {{'stablehlo.dynamic_slice' op failed to infer returned types}}
  %0 = "stablehlo.dynamic_slice"(%a, %i, %j) {slice_sizes = array<i64: 3, -1>} : (tensor<5x4xf32>, tensor<i64>, tensor<i64>) -> tensor<3x2xf32>
  return
}

// -----

func.func @dynamic_slice(%a: tensor<5x4xf32>, %i: tensor<i64>) {
  // expected-error @+2 {{has mismatched number of slice sizes (2) and number of start indices (1)}}
  // expected-error @+1 {{'stablehlo.dynamic_slice' op failed to infer returned types}}
  %0 = "stablehlo.dynamic_slice"(%a, %i) {slice_sizes = array<i64: 3, 2>} : (tensor<5x4xf32>, tensor<i64>) -> tensor<3x2xf32>
  return
}

// -----

func.func @dynamic_slice(%a: tensor<5x4xf32>, %i: tensor<i64>, %j: tensor<i8>) {
  // expected-error @+2 {{start indices must have same element type}}
  // expected-error @+1 {{'stablehlo.dynamic_slice' op failed to infer returned types}}
  %0 = "stablehlo.dynamic_slice"(%a, %i, %j) {slice_sizes = array<i64: 3, 2>} : (tensor<5x4xf32>, tensor<i64>, tensor<i8>) -> tensor<3x2xf32>
  return
}

// -----

func.func @dynamic_update_slice(%a: tensor<5x4xf32>, %u: tensor<3x2xf32>, %i: tensor<i64>, %j: tensor<i64>) {
  // expected-error @+2 {{'stablehlo.dynamic_update_slice' op inferred type(s) 'tensor<5x4xf32>' are incompatible with return type(s) of operation 'tensor<5xf32>'}}
  // expected-error @+1 {{'stablehlo.dynamic_update_slice' op failed to infer returned types}}
  %0 = "stablehlo.dynamic_update_slice"(%a, %u, %i, %j) : (tensor<5x4xf32>, tensor<3x2xf32>, tensor<i64>, tensor<i64>) -> tensor<5xf32>
  return
}

// -----

func.func @dynamic_update_slice(%a: tensor<5x1xf32>, %u: tensor<3x2xf32>, %i: tensor<i64>, %j: tensor<i64>) {
  // expected-error @+2 {{expects size at dimension 1 of update to be in range [0, 1]. Got: 2.}}
  // expected-error @+1 {{'stablehlo.dynamic_update_slice' op failed to infer returned types}}
  %0 = "stablehlo.dynamic_update_slice"(%a, %u, %i, %j) : (tensor<5x1xf32>, tensor<3x2xf32>, tensor<i64>, tensor<i64>) -> tensor<5x4xf32>
  return
}

// -----

func.func @iota() {
  // expected-error @+1 {{'stablehlo.iota' op result #0 must be statically shaped tensor of 2/4/8/16/32/64-bit integer or 4/6/8/16/32/64-bit float or complex type with 32/64-bit float elements or per-tensor integer quantized values, but got 'tensor<2x?xi32>'}}
  %0 = "stablehlo.iota"() {iota_dimension = 1 : i64} : () -> tensor<2x?xi32>
  return
}

// -----

func.func @iota() {
  // expected-error @+1 {{iota dimension cannot go beyond the output rank.}}
  %0 = "stablehlo.iota"() {iota_dimension = 1 : i64} : () -> tensor<2xi32>
  return
}

// -----

func.func @pad(%v: tensor<f32>, %b: tensor<6x4xf32>) {
  // expected-error @+2 {{'stablehlo.pad' op inferred type(s) 'tensor<9x6xf32>' are incompatible with return type(s) of operation 'tensor<?x6xf32, #stablehlo.bounds<8, ?>>'}}
  // expected-error @+1 {{'stablehlo.pad' op failed to infer returned types}}
  %1 = "stablehlo.pad"(%b, %v) {edge_padding_low = array<i64: 1, 0>, edge_padding_high = array<i64: 2, -1>, interior_padding = array<i64: 0, 1>} : (tensor<6x4xf32>, tensor<f32>) -> tensor<?x6xf32, #stablehlo.bounds<8, ?>>
  return
}

// -----

func.func @pad(%a: tensor<5x0xf32>, %v: tensor<f32>) {
  // expected-error @+2 {{Padding result in negative size for dimension 1}}
  // expected-error @+1 {{'stablehlo.pad' op failed to infer returned types}}
  %0 = "stablehlo.pad"(%a, %v) {edge_padding_low = array<i64: 1, 0>, edge_padding_high = array<i64: 2, -1>, interior_padding = array<i64: 0, 1>} : (tensor<5x0xf32>, tensor<f32>) -> tensor<8x6xf32>
  return
}

// -----

func.func @pad(%a: tensor<5x4xf32>, %v: tensor<f32>) {
  // expected-error @+2 {{Interior padding cannot be negative: -1}}
  // expected-error @+1 {{'stablehlo.pad' op failed to infer returned types}}
  %0 = "stablehlo.pad"(%a, %v) {edge_padding_low = array<i64: 1, 0>, edge_padding_high = array<i64: 2, -1>, interior_padding = array<i64: -1, 1>} : (tensor<5x4xf32>, tensor<f32>) -> tensor<8x6xf32>
  return
}

// -----

func.func @reverse(%a: tensor<5x3xf32>) {
  // expected-error @+1 {{all dimensions should be between [0, 2). Got dimension: 7.}}
  %0 = "stablehlo.reverse"(%a) {dimensions = array<i64: 7, 0>} : (tensor<5x3xf32>) -> tensor<5x4x3xf32>
  return
}

// -----

func.func @reverse(%a: tensor<4x4x3xf32>) {
  // expected-error @+2 {{'stablehlo.reverse' op inferred type(s) 'tensor<4x4x3xf32>' are incompatible with return type(s) of operation 'tensor<5x4x3xf32>'}}
  // expected-error @+1 {{'stablehlo.reverse' op failed to infer returned types}}
  %0 = "stablehlo.reverse"(%a) {dimensions = array<i64: 2>} : (tensor<4x4x3xf32>) -> tensor<5x4x3xf32>
  return
}

// -----

func.func @reverse(%a: tensor<5x4x3xf32>) {
  // expected-error @+1 {{all dimensions should be non-negative. Got dimension: -1.}}
  %0 = "stablehlo.reverse"(%a) {dimensions = array<i64: -1>} : (tensor<5x4x3xf32>) -> tensor<5x4x3xf32>
  return
}

// -----

func.func @reverse(%a: tensor<5x4x3xf32>) {
  // expected-error @+1 {{dimensions should be unique. Got: 0, 0}}
  %0 = "stablehlo.reverse"(%a) {dimensions = array<i64: 0, 0>} : (tensor<5x4x3xf32>) -> tensor<5x4x3xf32>
  return
}

// -----

func.func @scalar_iota() {
  // expected-error @+1 {{does not support scalars.}}
  %0 = "stablehlo.iota"() {iota_dimension = 0 : i64} : () -> tensor<i32>
  return
}

// -----

func.func @slice(%a: tensor<5x4xf32>) {
  // expected-error @+2 {{negative start index -1 in dimension 1}}
  // expected-error @+1 {{'stablehlo.slice' op failed to infer returned types}}
  %0 = "stablehlo.slice"(%a) {start_indices = array<i64: 1, -1>, limit_indices = array<i64: 4, 4>, strides = array<i64: 1, 2>} : (tensor<5x4xf32>) -> tensor<3x2xf32>
  return
}

// -----

func.func @slice(%a: tensor<5x4xf32>) {
  // expected-error @+2 {{'stablehlo.slice' op inferred type(s) 'tensor<3x2xf32>' are incompatible with return type(s) of operation 'tensor<0x2xf32>'}}
  // expected-error @+1 {{'stablehlo.slice' op failed to infer returned types}}
  %0 = "stablehlo.slice"(%a) {start_indices = array<i64: 1, 0>, limit_indices = array<i64: 4, 4>, strides = array<i64: 1, 2>} : (tensor<5x4xf32>) -> tensor<0x2xf32>
  return
}

// -----

func.func @slice(%b: tensor<?x?xf32, #stablehlo.bounds<5, ?>>) {
  // expected-error @+2 {{stride must be positive but got 0 in dimension 0}}
  // expected-error @+1 {{'stablehlo.slice' op failed to infer returned types}}
  %1 = "stablehlo.slice"(%b) {start_indices = array<i64: 1, 0>, limit_indices = array<i64: 5, 4>, strides = array<i64: 0, 2>} : (tensor<?x?xf32, #stablehlo.bounds<5, ?>>) -> tensor<4x2xf32>
  return
}

// -----

func.func @slice(%b: tensor<?x?xf32, #stablehlo.bounds<5, ?>>) {
  // expected-error @+2 {{start index 7 is larger than limit index 4 in dimension 1}}
  // expected-error @+1 {{'stablehlo.slice' op failed to infer returned types}}
  %1 = "stablehlo.slice"(%b) {start_indices = array<i64: 1, 7>, limit_indices = array<i64: 5, 4>, strides = array<i64: 1, 2>} : (tensor<?x?xf32, #stablehlo.bounds<5, ?>>) -> tensor<4x2xf32>
  return
}

// -----

func.func @slice(%b: tensor<0x?xf32>) {
  // expected-error @+2 {{limit index 5 is larger than dimension size 0 in dimension 0}}
  // expected-error @+1 {{'stablehlo.slice' op failed to infer returned types}}
  %1 = "stablehlo.slice"(%b) {start_indices = array<i64: 1, 0>, limit_indices = array<i64: 5, 4>, strides = array<i64: 1, 2>} : (tensor<0x?xf32>) -> tensor<4x2xf32>
  return
}

// -----

func.func @transpose(%a: tensor<5x4x3xf32>) {
  // expected-error @+2 {{attribute permutation must be a permutation of [0, 1, 2] but got 1, 0, 1}}
  // expected-error @+1 {{'stablehlo.transpose' op failed to infer returned types}}
  %0 = "stablehlo.transpose"(%a) {permutation = array<i64: 1, 0, 1>} : (tensor<5x4x3xf32>) -> tensor<3x5x4xf32>
  return
}

// -----

func.func @transpose(%b: tensor<6x4xf32>) {
  // expected-error @+2 {{'stablehlo.transpose' op inferred type(s) 'tensor<4x6xf32>' are incompatible with return type(s) of operation 'tensor<4x?xf32, #stablehlo.bounds<?, 5>>'}}
  // expected-error @+1 {{'stablehlo.transpose' op failed to infer returned types}}
  %1 = "stablehlo.transpose"(%b) {permutation = array<i64: 1, 0>} : (tensor<6x4xf32>) -> tensor<4x?xf32, #stablehlo.bounds<?, 5>>
  return
}
