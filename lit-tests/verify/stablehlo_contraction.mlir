// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// dot, dot_general and convolution.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @dot(%a: tensor<2x3xf32>, %b: tensor<3x4xf32>, %c: tensor<3xf32>) {
  %0 = "stablehlo.dot"(%a, %b) {precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision HIGH>]} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  %1 = "stablehlo.dot"(%a, %c) : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2xf32>
  %2 = "stablehlo.dot"(%c, %b) : (tensor<3xf32>, tensor<3x4xf32>) -> tensor<4xf32>
  %3 = "stablehlo.dot"(%c, %c) : (tensor<3xf32>, tensor<3xf32>) -> tensor<f32>
  return
}

// -----

func.func @dot_general(%a: tensor<2x3x4xf32>, %b: tensor<2x3x5xf32>) {
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<2x3x4xf32>, tensor<2x3x5xf32>) -> tensor<2x4x5xf32>
  return
}

// -----

func.func @dot_general_algorithm(%a: tensor<2x3x4xf32>, %b: tensor<2x3x5xf32>) {
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>], algorithm = #stablehlo.dot_algorithm<lhs_precision_type = tf32, rhs_precision_type = tf32, accumulation_type = f32, lhs_component_count = 1, rhs_component_count = 1, num_primitive_operations = 1, allow_imprecise_accumulation = false>} : (tensor<2x3x4xf32>, tensor<2x3x5xf32>) -> tensor<2x4x5xf32>
  return
}

// -----

func.func @dot_general_bounds(%a: tensor<?x3x?xf32, #stablehlo.bounds<5, ?, 6>>, %b: tensor<?x3x5xf32, #stablehlo.bounds<7, ?, ?>>) {
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>} : (tensor<?x3x?xf32, #stablehlo.bounds<5, ?, 6>>, tensor<?x3x5xf32, #stablehlo.bounds<7, ?, ?>>) -> tensor<?x?x5xf32, #stablehlo.bounds<5, 6, ?>>
  return
}

// -----

func.func @convolution(%a: tensor<4x8x8x6xf32>, %b: tensor<3x3x3x4xf32>) {
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 2, 1>, padding = dense<[[1, 1], [0, 1]]> : tensor<2x2xi64>, lhs_dilation = array<i64: 1, 2>, rhs_dilation = array<i64: 2, 1>, window_reversal = array<i1: false, true>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 2 : i64, batch_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<4x8x8x6xf32>, tensor<3x3x3x4xf32>) -> tensor<4x3x14x4xf32>
  return
}

// -----

func.func @convolution_batch(%a: tensor<4x8x6xf32>, %b: tensor<3x6x4xf32>) {
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 1>, padding = dense<[[1, 1]]> : tensor<1x2xi64>, dimension_numbers = #stablehlo.conv<raw input_batch_dimension = 0, input_feature_dimension = 2, input_spatial_dimensions = [1], kernel_input_feature_dimension = 1, kernel_output_feature_dimension = 2, kernel_spatial_dimensions = [0], output_batch_dimension = 0, output_feature_dimension = 2, output_spatial_dimensions = [1]>, feature_group_count = 1 : i64, batch_group_count = 2 : i64} : (tensor<4x8x6xf32>, tensor<3x6x4xf32>) -> tensor<2x8x4xf32>
  return
}

// -----

func.func @dynamic_conv(%a: tensor<4x8x8x6xf32>, %b: tensor<3x3x6x4xf32>, %d: tensor<2x2xi64>) {
  %c = stablehlo.constant dense<[[1, 1], [0, 1]]> : tensor<2x2xi64>
  %0 = "stablehlo.dynamic_conv"(%a, %b, %c) {window_strides = array<i64: 1, 1>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64} : (tensor<4x8x8x6xf32>, tensor<3x3x6x4xf32>, tensor<2x2xi64>) -> tensor<4x8x7x4xf32>
  %1 = "stablehlo.dynamic_conv"(%a, %b, %d) {window_strides = array<i64: 1, 1>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64} : (tensor<4x8x8x6xf32>, tensor<3x3x6x4xf32>, tensor<2x2xi64>) -> tensor<4x?x?x4xf32>
  return
}

// -----

func.func @bound_too_small(%a: tensor<?x3xf32, #stablehlo.bounds<4, ?>>, %b: tensor<5x3xf32>) {
  // expected-error @+1 {{Mismatched dimension size 5 and bound 4 in dimension 0}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>} : (tensor<?x3xf32, #stablehlo.bounds<4, ?>>, tensor<5x3xf32>) -> tensor<5xf32>
  return
}

// -----

func.func @convolution(%a: tensor<4x8x8x6xf32>, %b: tensor<3x3x3x4xf32>) {
  // expected-error @+1 {{expects input feature dimension (6) / feature_group_count = kernel input feature dimension (3). Got feature_group_count = 1.}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 2, 1>, padding = dense<[[1, 1], [0, 1]]> : tensor<2x2xi64>, lhs_dilation = array<i64: 1, 2>, rhs_dilation = array<i64: 2, 1>, window_reversal = array<i1: false, true>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<4x8x8x6xf32>, tensor<3x3x3x4xf32>) -> tensor<4x3x14x4xf32>
  return
}

// -----

func.func @convolution(%a: tensor<4x8x8x6xf32>, %b: tensor<3x3x3x4xf32>) {
  // expected-error @+1 {{expects window to have positive base dilation factor for 0-th window dimension, but got 0.}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 2, 1>, padding = dense<[[1, 1], [0, 1]]> : tensor<2x2xi64>, lhs_dilation = array<i64: 0, 2>, rhs_dilation = array<i64: 2, 1>, window_reversal = array<i1: false, true>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 2 : i64, batch_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<4x8x8x6xf32>, tensor<3x3x3x4xf32>) -> tensor<4x3x14x4xf32>
  return
}

// -----

func.func @convolution(%a: tensor<4x8x8x6xf32>, %b: tensor<3x3x3x4xf32>) {
  // expected-error @+1 {{expects window-dilation factors to have same dimension-size as size of window dimensions (2), but got: 1.}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 2, 1>, padding = dense<[[1, 1], [0, 1]]> : tensor<2x2xi64>, lhs_dilation = array<i64: 1, 2>, rhs_dilation = array<i64: 1>, window_reversal = array<i1: false, true>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 2 : i64, batch_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<4x8x8x6xf32>, tensor<3x3x3x4xf32>) -> tensor<4x3x14x4xf32>
  return
}

// -----

func.func @convolution(%a: tensor<4x8x8x7xf32>, %b: tensor<3x3x3x4xf32>) {
  // expected-error @+1 {{expects input feature dimension (7) to be a multiple of feature_group_count. Got feature_group_count = 2.}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 2, 1>, padding = dense<[[1, 1], [0, 1]]> : tensor<2x2xi64>, lhs_dilation = array<i64: 1, 2>, rhs_dilation = array<i64: 2, 1>, window_reversal = array<i1: false, true>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 2 : i64, batch_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<4x8x8x7xf32>, tensor<3x3x3x4xf32>) -> tensor<4x3x14x4xf32>
  return
}

// -----

func.func @convolution(%a: tensor<4x8x8x6xf32>, %b: tensor<3x3x3x4xf32>) {
  // expected-error @+1 {{expects batch_group_count and feature_group_count not to be both greater than 1. Got 2 and 2 resp.}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 2, 1>, padding = dense<[[1, 1], [0, 1]]> : tensor<2x2xi64>, lhs_dilation = array<i64: 1, 2>, rhs_dilation = array<i64: 2, 7>, window_reversal = array<i1: false, true>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 2 : i64, batch_group_count = 2 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<4x8x8x6xf32>, tensor<3x3x3x4xf32>) -> tensor<4x3x14x4xf32>
  return
}

// -----

func.func @convolution(%a: tensor<4x8x8x6xf32>, %b: tensor<3x3x3x5xf32>) {
  // expected-error @+1 {{expects kernel output feature dimension (5) to be divisible by feature_group_count. For feature_group_count = 2.}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 2, 1>, padding = dense<[[1, 1], [0, 1]]> : tensor<2x2xi64>, lhs_dilation = array<i64: 1, 2>, rhs_dilation = array<i64: 2, 1>, window_reversal = array<i1: false, true>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 2 : i64, batch_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<4x8x8x6xf32>, tensor<3x3x3x5xf32>) -> tensor<4x3x14x4xf32>
  return
}

// -----

func.func @convolution_batch(%a: tensor<4x8x6xf32>, %b: tensor<3x6x4xf32>) {
  // expected-error @+1 {{expects input, kernel, and output dimension-numbers to be in-range [0, 3).}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 1>, padding = dense<[[1, 1]]> : tensor<1x2xi64>, dimension_numbers = #stablehlo.conv<raw input_batch_dimension = 0, input_feature_dimension = 2, input_spatial_dimensions = [1], kernel_input_feature_dimension = 1, kernel_output_feature_dimension = 2, kernel_spatial_dimensions = [0], output_batch_dimension = 0, output_feature_dimension = 2, output_spatial_dimensions = [7]>, feature_group_count = 1 : i64, batch_group_count = 2 : i64} : (tensor<4x8x6xf32>, tensor<3x6x4xf32>) -> tensor<2x8x4xf32>
  return
}

// -----

func.func @convolution_batch(%a: tensor<4x8x6xf32>, %b: tensor<3x6x4xf32>) {
  // expected-error @+1 {{expects the same size for input, kernel and output spatial-dimensions, but got 1, 2, and 1 resp.}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 1>, padding = dense<[[1, 1]]> : tensor<1x2xi64>, dimension_numbers = #stablehlo.conv<raw input_batch_dimension = 0, input_feature_dimension = 2, input_spatial_dimensions = [1], kernel_input_feature_dimension = 1, kernel_output_feature_dimension = 0, kernel_spatial_dimensions = [0, 0], output_batch_dimension = 0, output_feature_dimension = 2, output_spatial_dimensions = [1]>, feature_group_count = 1 : i64, batch_group_count = 2 : i64} : (tensor<4x8x6xf32>, tensor<3x6x4xf32>) -> tensor<2x8x4xf32>
  return
}

// -----

func.func @convolution_batch(%a: tensor<4x8x6xf32>, %b: tensor<3x6x4xf32>) {
  // expected-error @+1 {{expects kernel dimension-numbers to be unique, got {0, 2, 0}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 1>, padding = dense<[[1, 1]]> : tensor<1x2xi64>, dimension_numbers = #stablehlo.conv<raw input_batch_dimension = 0, input_feature_dimension = 2, input_spatial_dimensions = [1], kernel_input_feature_dimension = 0, kernel_output_feature_dimension = 2, kernel_spatial_dimensions = [0], output_batch_dimension = 0, output_feature_dimension = 2, output_spatial_dimensions = [1]>, feature_group_count = 1 : i64, batch_group_count = 2 : i64} : (tensor<4x8x6xf32>, tensor<3x6x4xf32>) -> tensor<2x8x4xf32>
  return
}

// -----

func.func @convolution_batch(%a: tensor<5x8x6xf32>, %b: tensor<3x6x4xf32>) {
  // expected-error @+1 {{expects input batch dimension (5) to be divisible by batch_group_count. Got batch_group_count = 2.}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 1>, padding = dense<[[1, 1]]> : tensor<1x2xi64>, dimension_numbers = #stablehlo.conv<raw input_batch_dimension = 0, input_feature_dimension = 2, input_spatial_dimensions = [1], kernel_input_feature_dimension = 1, kernel_output_feature_dimension = 2, kernel_spatial_dimensions = [0], output_batch_dimension = 0, output_feature_dimension = 2, output_spatial_dimensions = [1]>, feature_group_count = 1 : i64, batch_group_count = 2 : i64} : (tensor<5x8x6xf32>, tensor<3x6x4xf32>) -> tensor<2x8x4xf32>
  return
}

// -----

func.func @convolution_batch(%a: tensor<4x8x6xf32>, %b: tensor<3x6x3xf32>) {
  // expected-error @+1 {{expects output feature dimension size (3) to be a multiple of batch_group_count. Got batch_group_count = 2.}}
  %0 = "stablehlo.convolution"(%a, %b) {window_strides = array<i64: 1>, padding = dense<[[1, 1]]> : tensor<1x2xi64>, dimension_numbers = #stablehlo.conv<raw input_batch_dimension = 0, input_feature_dimension = 2, input_spatial_dimensions = [1], kernel_input_feature_dimension = 1, kernel_output_feature_dimension = 2, kernel_spatial_dimensions = [0], output_batch_dimension = 0, output_feature_dimension = 2, output_spatial_dimensions = [1]>, feature_group_count = 1 : i64, batch_group_count = 2 : i64} : (tensor<4x8x6xf32>, tensor<3x6x3xf32>) -> tensor<2x8x4xf32>
  return
}

// -----

func.func @convolution_rank(%a: tensor<4xf32>) {
  // expected-error @+1 {{expects convolution arguments to have >= 2 dimensions. Got: 'tensor<4xf32>' and 'tensor<4xf32>'.}}
  %0 = "stablehlo.convolution"(%a, %a) {dimension_numbers = #stablehlo.conv<[b, f]x[i, o]->[b, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @dot(%c: tensor<f32>) {
  // expected-error @+1 {{expected both lhs/rhs ranks to be either 1 or 2}}
  %3 = "stablehlo.dot"(%c, %c) : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @dot_general(%a: tensor<2x3x4xf32>, %b: tensor<2x3x5xf32>) {
  // expected-error @+1 {{lhs and rhs should have the same number of contracting dimensions}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [5, 1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<2x3x4xf32>, tensor<2x3x5xf32>) -> tensor<2x4x5xf32>
  return
}

// -----

func.func @dot_general(%a: tensor<2x3x4xf32>, %b: tensor<2x3xf32>) {
  // expected-error @+1 {{lhs_batching_dimensions value: -1 is out of range: [0, 3)}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [-1], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<2x3x4xf32>, tensor<2x3xf32>) -> tensor<2x4x5xf32>
  return
}

// -----

func.func @dot_general(%a: tensor<2x3x4xf32>, %b: tensor<2x3x5xf32>) {
  // expected-error @+1 {{has duplicated dimension from rhs_batching_dimensions and rhs_contracting_dimensions: 1}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [1], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<2x3x4xf32>, tensor<2x3x5xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @dot_general(%a: tensor<2x3x4xf32>, %b: tensor<2x3x5xf32>) {
  // expected-error @+1 {{lhs and rhs should have the same number of batching dimensions}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [5, 0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<2x3x4xf32>, tensor<2x3x5xf32>) -> tensor<2x4x5xf32>
  return
}

// -----

func.func @dot_general_algorithm(%a: tensor<2x3x4xf32>, %b: tensor<2x3x5xf32>) {
  // expected-error @+1 {{must specify DEFAULT precision config when algorithm is set.}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision HIGHEST>, #stablehlo<precision DEFAULT>], algorithm = #stablehlo.dot_algorithm<lhs_precision_type = tf32, rhs_precision_type = tf32, accumulation_type = f32, lhs_component_count = 1, rhs_component_count = 1, num_primitive_operations = 1, allow_imprecise_accumulation = false>} : (tensor<2x3x4xf32>, tensor<2x3x5xf32>) -> tensor<2x4x5xf32>
  return
}

// -----

func.func @dynamic_conv(%a: tensor<4x8x8x6xf32>, %b: tensor<3x3x6x4xf32>, %d: tensor<1x2xi64>) {
  %c = stablehlo.constant dense<[[1, 1], [0, 1]]> : tensor<2x2xi64>
  // expected-error @+1 {{expects padding to be of shape [2, 2], but got [1, 2]}}
  %1 = "stablehlo.dynamic_conv"(%a, %b, %d) {window_strides = array<i64: 1, 1>, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64} : (tensor<4x8x8x6xf32>, tensor<3x3x6x4xf32>, tensor<1x2xi64>) -> tensor<4x?x?x4xf32>
  return
}

// -----

func.func @dynamic_padding_rank(%a: tensor<4x8x6xf32>, %b: tensor<3x6x4xf32>, %p: tensor<2xi64>) {
  // expected-error @+1 {{'stablehlo.dynamic_conv' op operand #2 must be statically shaped 2-dimensional integer tensor of 2/4/8/16/32/64-bit integer values, but got 'tensor<2xi64>'}}
  %0 = "stablehlo.dynamic_conv"(%a, %b, %p) {dimension_numbers = #stablehlo.conv<[b, 0, f]x[0, i, o]->[b, 0, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64} : (tensor<4x8x6xf32>, tensor<3x6x4xf32>, tensor<2xi64>) -> tensor<4x?x4xf32>
  return
}

// -----

func.func @padding_shape(%a: tensor<4x8x6xf32>, %b: tensor<3x6x4xf32>) {
  // expected-error @+1 {{expects the shape of padding-attribute to be {N, 2}}
  %0 = "stablehlo.convolution"(%a, %b) {padding = dense<1> : tensor<2xi64>, dimension_numbers = #stablehlo.conv<[b, 0, f]x[0, i, o]->[b, 0, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64} : (tensor<4x8x6xf32>, tensor<3x6x4xf32>) -> tensor<4x6x4xf32>
  return
}

// -----

func.func @precision(%a: tensor<3xf32>) {
  // expected-error @+1 {{expects precision config to be empty or have <= 2 elements, got 3}}
  %0 = "stablehlo.dot"(%a, %a) {precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<3xf32>, tensor<3xf32>) -> tensor<f32>
  return
}
