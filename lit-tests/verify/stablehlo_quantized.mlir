// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// Quantized element types.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @add_q(%a: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<2x3x!quant.uniform<i8:f32, 2.0:17>>) {
  %0 = "stablehlo.add"(%a, %b) : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, tensor<2x3x!quant.uniform<i8:f32, 2.0:17>>) -> tensor<2x3x!quant.uniform<i8:f32, 3.0:17>>
  return
}

// -----

func.func @add_qpa(%a: tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>, %b: tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 3.0:3}>>) {
  %0 = "stablehlo.add"(%a, %b) : (tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>, tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 3.0:3}>>) -> tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>
  return
}

// -----

func.func @transpose_q(%a: tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) {
  %0 = "stablehlo.transpose"(%a) {permutation = array<i64: 1, 0>} : (tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) -> tensor<2x2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>
  return
}

// -----

func.func @reshape_q(%a: tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>, %b: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>) {
  %0 = "stablehlo.reshape"(%a) : (tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) -> tensor<1x2x2x!quant.uniform<i8:f32:2, {1.0:17, 2.0:3}>>
  %1 = "stablehlo.reshape"(%b) : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>) -> tensor<3x2x!quant.uniform<i8:f32, 1.0:17>>
  return
}

// -----

func.func @broadcast_in_dim_q(%a: tensor<1x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>, %b: tensor<1x2x!quant.uniform<i8:f32:0, {1.0:17}>>, %c: tensor<2x!quant.uniform<i8:f32, 1.0:17>>) {
  %0 = "stablehlo.broadcast_in_dim"(%a) {broadcast_dimensions = array<i64: 0, 2>} : (tensor<1x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) -> tensor<3x4x2x!quant.uniform<i8:f32:2, {1.0:17, 2.0:3}>>
  %1 = "stablehlo.broadcast_in_dim"(%b) {broadcast_dimensions = array<i64: 1, 0>} : (tensor<1x2x!quant.uniform<i8:f32:0, {1.0:17}>>) -> tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 1.0:17}>>
  %2 = "stablehlo.broadcast_in_dim"(%c) {broadcast_dimensions = array<i64: 1>} : (tensor<2x!quant.uniform<i8:f32, 1.0:17>>) -> tensor<3x2x!quant.uniform<i8:f32, 1.0:17>>
  return
}

// -----

func.func @dot_general_q(%a: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<3x2x!quant.uniform<i8:f32, 1.0:0>>, %c: tensor<3x2x!quant.uniform<i8:f32:1, {1.0:0, 2.0:0}>>, %d: tensor<2x3xf32>) {
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, tensor<3x2x!quant.uniform<i8:f32, 1.0:0>>) -> tensor<2x2x!quant.uniform<i32:f32, 1.0:17>>
  %1 = "stablehlo.dot_general"(%a, %c) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, tensor<3x2x!quant.uniform<i8:f32:1, {1.0:0, 2.0:0}>>) -> tensor<2x2x!quant.uniform<i32:f32:1, {1.0:0, 2.0:0}>>
  %2 = "stablehlo.dot_general"(%d, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3xf32>, tensor<3x2x!quant.uniform<i8:f32, 1.0:0>>) -> tensor<2x2xf32>
  return
}

// -----

func.func @convolution_q(%a: tensor<1x8x8x4x!quant.uniform<i8:f32, 2.0:15>>, %b: tensor<3x3x4x2x!quant.uniform<i8:f32:3, {2.0:0, 3.0:0}>>) {
  %0 = "stablehlo.convolution"(%a, %b) {dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64} : (tensor<1x8x8x4x!quant.uniform<i8:f32, 2.0:15>>, tensor<3x3x4x2x!quant.uniform<i8:f32:3, {2.0:0, 3.0:0}>>) -> tensor<1x6x6x2x!quant.uniform<i32:f32:3, {2.0:0, 3.0:0}>>
  return
}

// -----

func.func @uniform_quantize(%a: tensor<2x3xf32>, %b: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>) {
  %0 = "stablehlo.uniform_quantize"(%a) : (tensor<2x3xf32>) -> tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>
  %1 = "stablehlo.uniform_quantize"(%b) : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>) -> tensor<2x3x!quant.uniform<i16:f32, 1.0:17>>
  %2 = "stablehlo.uniform_dequantize"(%b) : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>) -> tensor<2x3xf32>
  return
}

// -----

func.func @dynamic_reshape_q(%a: tensor<2x2x!quant.uniform<i8:f32, 1.0:17>>, %s: tensor<1xi32>) {
  %0 = "stablehlo.dynamic_reshape"(%a, %s) : (tensor<2x2x!quant.uniform<i8:f32, 1.0:17>>, tensor<1xi32>) -> tensor<4x!quant.uniform<i8:f32, 1.0:17>>
  return
}

// -----

func.func @constant_q() {
  %0 = "stablehlo.constant"() {value = dense<[1, 2]> : tensor<2xi8>} : () -> tensor<2x!quant.uniform<i8:f32, 1.0:17>>
  return
}

// -----

func.func @negate_q(%a: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>) {
  %0 = "stablehlo.negate"(%a) : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>) -> tensor<2x3x!quant.uniform<i8:f32, 2.0:17>>
  return
}

// -----

func.func @add_axes(%a: tensor<2x2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>) {
  // expected-error @+1 {{quantization_dimension of lhs and result are not same '!quant.uniform<i8:f32:0, {1.000000e+00:17,2.000000e+00:3}}
  %0 = "stablehlo.add"(%a, %a) : (tensor<2x2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>, tensor<2x2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>) -> tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>
  return
}

// -----

func.func @add_expressed(%a: tensor<2x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<2x!quant.uniform<i8:bf16, 1.0:17>>) {
  // expected-error @+1 {{mismatched operands and result quantization expressed types}}
  %0 = "stablehlo.add"(%a, %b) : (tensor<2x!quant.uniform<i8:f32, 1.0:17>>, tensor<2x!quant.uniform<i8:bf16, 1.0:17>>) -> tensor<2x!quant.uniform<i8:f32, 1.0:17>>
  return
}

// -----

func.func @add_mixed(%a: tensor<2x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<2xf32>) {
  // expected-error @+1 {{expects  all operands and results to be either quantized or non-quantized}}
  %0 = "stablehlo.add"(%a, %b) : (tensor<2x!quant.uniform<i8:f32, 1.0:17>>, tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @add_operand_axis(%a: tensor<2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>) {
  // expected-error @+1 {{result is not per_axis quantized but lhs or rhs are}}
  %0 = "stablehlo.add"(%a, %a) : (tensor<2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>, tensor<2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>) -> tensor<2x!quant.uniform<i8:f32, 1.0:17>>
  return
}

// -----

func.func @add_result_axis(%a: tensor<2x!quant.uniform<i8:f32, 1.0:17>>) {
  // expected-error @+1 {{result per_axis quantized but none from rhs and lhs are per_axis quantized}}
  %0 = "stablehlo.add"(%a, %a) : (tensor<2x!quant.uniform<i8:f32, 1.0:17>>, tensor<2x!quant.uniform<i8:f32, 1.0:17>>) -> tensor<2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>
  return
}

// -----

func.func @add_storage(%a: tensor<2x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<2x!quant.uniform<i16:f32, 1.0:17>>) {
  // expected-error @+1 {{mismatched operands and result quantization storage types}}
  %0 = "stablehlo.add"(%a, %b) : (tensor<2x!quant.uniform<i8:f32, 1.0:17>>, tensor<2x!quant.uniform<i16:f32, 1.0:17>>) -> tensor<2x!quant.uniform<i8:f32, 1.0:17>>
  return
}

// -----

func.func @broadcast_axis(%a: tensor<1x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) {
  // expected-error @+1 {{result quantization_dimension 0 not same as broadcast_dimensions[1] = 1}}
  %0 = "stablehlo.broadcast_in_dim"(%a) {broadcast_dimensions = array<i64: 0, 1>} : (tensor<1x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) -> tensor<2x2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>
  return
}

// -----

func.func @broadcast_scale(%a: tensor<1x2x!quant.uniform<i8:f32:0, {0.1:17}>>) {
  // expected-error @+1 {{mismatch result scale 1 (2.000000e-01) and operand scale 0 (1.000000e-01)}}
  %0 = "stablehlo.broadcast_in_dim"(%a) {broadcast_dimensions = array<i64: 0, 1>} : (tensor<1x2x!quant.uniform<i8:f32:0, {0.1:17}>>) -> tensor<2x2x!quant.uniform<i8:f32:0, {0.1:17, 0.2:17}>>
  return
}

// -----

func.func @broadcast_zero_point(%a: tensor<1x2x!quant.uniform<i8:f32:0, {0.1:17}>>) {
  // expected-error @+1 {{mismatch result zero_point 1 (18) and operand zero_point 0 (17)}}
  %0 = "stablehlo.broadcast_in_dim"(%a) {broadcast_dimensions = array<i64: 0, 1>} : (tensor<1x2x!quant.uniform<i8:f32:0, {0.1:17}>>) -> tensor<2x2x!quant.uniform<i8:f32:0, {0.1:17, 0.1:18}>>
  return
}

// -----

func.func @constant_storage() {
  // expected-error @+2 {{'stablehlo.constant' op inferred type(s) 'tensor<2xi8>' are incompatible with return type(s) of operation 'tensor<2x!quant.uniform<i16:f32, 1.000000e+00:17>>'}}
  // expected-error @+1 {{'stablehlo.constant' op failed to infer returned types}}
  %0 = "stablehlo.constant"() {value = dense<[1, 2]> : tensor<2xi8>} : () -> tensor<2x!quant.uniform<i16:f32, 1.0:17>>
  return
}

// -----

func.func @convolution_kernel_axis(%a: tensor<1x8x4x!quant.uniform<i8:f32, 2.0:15>>, %b: tensor<3x4x2x!quant.uniform<i8:f32:0, {2.0:0, 3.0:0, 1.0:0}>>) {
  // expected-error @+1 {{quantization dimension of rhs should be same with kernel_output_feature_dimension}}
  %0 = "stablehlo.convolution"(%a, %b) {dimension_numbers = #stablehlo.conv<[b, 0, f]x[0, i, o]->[b, 0, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64} : (tensor<1x8x4x!quant.uniform<i8:f32, 2.0:15>>, tensor<3x4x2x!quant.uniform<i8:f32:0, {2.0:0, 3.0:0, 1.0:0}>>) -> tensor<1x6x2x!quant.uniform<i32:f32, 2.0:0>>
  return
}

// -----

func.func @convolution_result_axis(%a: tensor<1x8x4x!quant.uniform<i8:f32, 2.0:15>>, %b: tensor<3x4x2x!quant.uniform<i8:f32:2, {2.0:0, 3.0:0}>>) {
  // expected-error @+1 {{quantization dimension of result should be same with output_feature_dimension}}
  %0 = "stablehlo.convolution"(%a, %b) {dimension_numbers = #stablehlo.conv<[b, 0, f]x[0, i, o]->[b, 0, f]>, feature_group_count = 1 : i64, batch_group_count = 1 : i64} : (tensor<1x8x4x!quant.uniform<i8:f32, 2.0:15>>, tensor<3x4x2x!quant.uniform<i8:f32:2, {2.0:0, 3.0:0}>>) -> tensor<1x6x2x!quant.uniform<i32:f32:0, {2.0:0}>>
  return
}

// -----

func.func @dequantize_expressed(%a: tensor<2x!quant.uniform<i8:f32, 1.0:17>>) {
  // expected-error @+2 {{'stablehlo.uniform_dequantize' op inferred type(s) 'tensor<2xf32>' are incompatible with return type(s) of operation 'tensor<2xbf16>'}}
  // expected-error @+1 {{'stablehlo.uniform_dequantize' op failed to infer returned types}}
  %0 = "stablehlo.uniform_dequantize"(%a) : (tensor<2x!quant.uniform<i8:f32, 1.0:17>>) -> tensor<2xbf16>
  return
}

// -----

func.func @dot_axis(%a: tensor<2x2x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<2x2x!quant.uniform<i8:f32:0, {1.0:0, 1.0:0}>>) {
  // expected-error @+1 {{Quantization dimension of rhs should not be in the contracting dimension of rhs}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x2x!quant.uniform<i8:f32, 1.0:17>>, tensor<2x2x!quant.uniform<i8:f32:0, {1.0:0, 1.0:0}>>) -> tensor<2x2x!quant.uniform<i32:f32:1, {1.0:0, 1.0:0}>>
  return
}

// -----

func.func @dot_expressed(%a: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<3x2x!quant.uniform<i8:bf16, 1.0:0>>) {
  // expected-error @+1 {{mismatched lhs, rhs and result quantization expressed types}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, tensor<3x2x!quant.uniform<i8:bf16, 1.0:0>>) -> tensor<2x2x!quant.uniform<i32:f32, 1.0:17>>
  return
}

// -----

func.func @dot_granularity(%a: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<3x2x!quant.uniform<i8:f32, 1.0:0>>) {
  // expected-error @+1 {{mismatched rhs and result quantization granularity}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, tensor<3x2x!quant.uniform<i8:f32, 1.0:0>>) -> tensor<2x2x!quant.uniform<i32:f32:1, {1.0:0, 1.0:0}>>
  return
}

// -----

func.func @dot_hybrid(%a: tensor<2x3xbf16>, %b: tensor<3x2x!quant.uniform<i8:f32, 1.0:0>>) {
  // expected-error @+1 {{mismatched rhs quantization expressed type and lhs and result element type}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3xbf16>, tensor<3x2x!quant.uniform<i8:f32, 1.0:0>>) -> tensor<2x2xbf16>
  return
}

// -----

func.func @dot_mixed(%a: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<3x2xf32>) {
  // expected-error @+1 {{rhs should be quantized for quantized operations and is_quantized(lhs)=is_quantized(result) should hold}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, tensor<3x2xf32>) -> tensor<2x2x!quant.uniform<i32:f32, 1.0:17>>
  return
}

// -----

func.func @dot_storage(%a: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<3x2x!quant.uniform<i16:f32, 1.0:0>>) {
  // expected-error @+1 {{mismatched lhs and rhs quantization storage types}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, tensor<3x2x!quant.uniform<i16:f32, 1.0:0>>) -> tensor<2x2x!quant.uniform<i32:f32, 1.0:17>>
  return
}

// -----

func.func @dot_zero_point(%a: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<3x2x!quant.uniform<i8:f32, 1.0:3>>) {
  // expected-error @+1 {{Zero point of rhs should be 0}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, tensor<3x2x!quant.uniform<i8:f32, 1.0:3>>) -> tensor<2x2x!quant.uniform<i32:f32, 1.0:17>>
  return
}

// -----

func.func @dot_zero_points(%a: tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, %b: tensor<3x2x!quant.uniform<i8:f32:1, {1.0:3, 1.0:0}>>) {
  // expected-error @+1 {{Zero points of rhs should be 0}}
  %0 = "stablehlo.dot_general"(%a, %b) {dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>} : (tensor<2x3x!quant.uniform<i8:f32, 1.0:17>>, tensor<3x2x!quant.uniform<i8:f32:1, {1.0:3, 1.0:0}>>) -> tensor<2x2x!quant.uniform<i32:f32:1, {1.0:0, 1.0:0}>>
  return
}

// -----

func.func @dynamic_reshape_scale(%a: tensor<2x2x!quant.uniform<i8:f32, 1.0:17>>, %s: tensor<1xi32>) {
  // expected-error @+1 {{expect same quantization scale and zero_point but got 'tensor<2x2x!quant.uniform<i8:f32, 1.000000e+00:17>>' vs 'tensor<4x!quant.uniform<i8:f32, 2.000000e+00:17>>'}}
  %0 = "stablehlo.dynamic_reshape"(%a, %s) : (tensor<2x2x!quant.uniform<i8:f32, 1.0:17>>, tensor<1xi32>) -> tensor<4x!quant.uniform<i8:f32, 2.0:17>>
  return
}

// -----

func.func @negate_storage(%a: tensor<2x!quant.uniform<i8:f32, 1.0:17>>) {
  // expected-error @+1 {{'stablehlo.negate' op requires compatible types for all operands and results}}
  %0 = "stablehlo.negate"(%a) : (tensor<2x!quant.uniform<i8:f32, 1.0:17>>) -> tensor<2x!quant.uniform<u8:f32, 1.0:17>>
  return
}

// -----

func.func @quantize_expressed(%a: tensor<2xf32>) {
  // expected-error @+1 {{Expressed type of result expected to be 'f32', but got 'bf16'}}
  %0 = "stablehlo.uniform_quantize"(%a) : (tensor<2xf32>) -> tensor<2x!quant.uniform<i8:bf16, 1.0:17>>
  return
}

// -----

func.func @reshape_axis_size(%a: tensor<2x3x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>) {
  // expected-error @+1 {{expect same quantization dimension size for operand and result 'tensor<2x3x!quant.uniform<i8:f32:0, {1.000000e+00:17,2.000000e+00:3}}
  %0 = "stablehlo.reshape"(%a) : (tensor<2x3x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3}>>) -> tensor<3x2x!quant.uniform<i8:f32:0, {1.0:17, 2.0:3, 4.0:5}>>
  return
}

// -----

func.func @reshape_before_axis(%a: tensor<2x3x2x!quant.uniform<i8:f32:2, {1.0:17, 2.0:3}>>) {
  // expected-error @+1 {{product of dimensions before quantization dimension must match between operand and result for 6 and 3}}
  %0 = "stablehlo.reshape"(%a) : (tensor<2x3x2x!quant.uniform<i8:f32:2, {1.0:17, 2.0:3}>>) -> tensor<3x2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>
  return
}

// -----

func.func @transpose_axis(%a: tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) {
  // expected-error @+1 {{operand quantization_dimension 1 is not same as permutation[1] = 0}}
  %0 = "stablehlo.transpose"(%a) {permutation = array<i64: 1, 0>} : (tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) -> tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>
  return
}

// -----

func.func @transpose_scale(%a: tensor<2x2x!quant.uniform<i8:f32, 1.0:17>>) {
  // expected-error @+1 {{expect same quantization scale and zero_point but got 'tensor<2x2x!quant.uniform<i8:f32, 1.000000e+00:17>>' vs 'tensor<2x2x!quant.uniform<i8:f32, 2.000000e+00:17>>'}}
  %0 = "stablehlo.transpose"(%a) {permutation = array<i64: 1, 0>} : (tensor<2x2x!quant.uniform<i8:f32, 1.0:17>>) -> tensor<2x2x!quant.uniform<i8:f32, 2.0:17>>
  return
}

// -----

func.func @transpose_scales(%a: tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) {
  // expected-error @+1 {{expect same quantization scales and zero_points but got 'tensor<2x2x!quant.uniform<i8:f32:1, {1.000000e+00:17,2.000000e+00:3}}
  %0 = "stablehlo.transpose"(%a) {permutation = array<i64: 1, 0>} : (tensor<2x2x!quant.uniform<i8:f32:1, {1.0:17, 2.0:3}>>) -> tensor<2x2x!quant.uniform<i8:f32:0, {1.0:17, 4.0:3}>>
  return
}
