// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// Ops that work element by element.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @add(%a: tensor<2x?xf32>, %b: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = "stablehlo.add"(%a, %b) : (tensor<2x?xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// -----

func.func @add_bounds(%a: tensor<?x4xf32, #stablehlo.bounds<5, ?>>, %b: tensor<?x4xf32, #stablehlo.bounds<6, ?>>) {
  %0 = "stablehlo.add"(%a, %b) : (tensor<?x4xf32, #stablehlo.bounds<5, ?>>, tensor<?x4xf32, #stablehlo.bounds<6, ?>>) -> tensor<?x4xf32, #stablehlo.bounds<5, ?>>
  return
}

// -----

func.func @multiply(%a: tensor<2x3xi32>, %b: tensor<2x3xi32>) {
  %0 = "stablehlo.multiply"(%a, %b) : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi32>
  return
}

// -----

func.func @subtract_bounds(%a: tensor<?x4xf32, #stablehlo.bounds<5, ?>>, %b: tensor<3x4xf32>) {
  %0 = "stablehlo.subtract"(%a, %b) : (tensor<?x4xf32, #stablehlo.bounds<5, ?>>, tensor<3x4xf32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @abs(%a: tensor<2x3xcomplex<f32>>) {
  %0 = "stablehlo.abs"(%a) : (tensor<2x3xcomplex<f32>>) -> tensor<2x3xf32>
  return
}

// -----

func.func @real(%a: tensor<2x3xcomplex<f64>>) {
  %0 = "stablehlo.real"(%a) : (tensor<2x3xcomplex<f64>>) -> tensor<2x3xf64>
  %1 = "stablehlo.imag"(%a) : (tensor<2x3xcomplex<f64>>) -> tensor<2x3xf64>
  return
}

// -----

func.func @is_finite(%a: tensor<2x3xf32>) {
  %0 = "stablehlo.is_finite"(%a) : (tensor<2x3xf32>) -> tensor<2x3xi1>
  return
}

// -----

func.func @compare(%a: tensor<2x?xf32>, %b: tensor<2x3xf32>) {
  %0 = "stablehlo.compare"(%a, %b) {comparison_direction = #stablehlo<comparison_direction LT>} : (tensor<2x?xf32>, tensor<2x3xf32>) -> tensor<2x?xi1>
  return
}

// -----

func.func @complex(%a: tensor<2x3xf32>, %b: tensor<2x3xf32>) {
  %0 = "stablehlo.complex"(%a, %b) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xcomplex<f32>>
  return
}

// -----

func.func @select(%p: tensor<i1>, %q: tensor<2x3xi1>, %a: tensor<2x?xf32>, %b: tensor<2x3xf32>) {
  %0 = "stablehlo.select"(%p, %a, %b) : (tensor<i1>, tensor<2x?xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  %1 = "stablehlo.select"(%q, %a, %b) : (tensor<2x3xi1>, tensor<2x?xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @clamp(%a: tensor<f32>, %b: tensor<2x3xf32>, %c: tensor<2x3xf32>) {
  %0 = "stablehlo.clamp"(%a, %b, %c) : (tensor<f32>, tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @convert(%a: tensor<2x3xf32>) {
  %0 = "stablehlo.convert"(%a) : (tensor<2x3xf32>) -> tensor<2x3xi8>
  return
}

// -----

func.func @reduce_precision(%a: tensor<2x3xf32>) {
  %0 = "stablehlo.reduce_precision"(%a) {exponent_bits = 8 : i32, mantissa_bits = 10 : i32} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @exponential(%a: tensor<2x3xf32>) {
  %0 = "stablehlo.exponential"(%a) {result_accuracy = #stablehlo.result_accuracy<atol = 1.0e-05, rtol = 0.0, ulps = 1, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @tanh(%a: tensor<2x?xf32>) {
  %0 = "stablehlo.tanh"(%a) : (tensor<2x?xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @bitcast_convert(%a: tensor<2x3xi16>, %b: tensor<2x3xf32>) {
  %0 = "stablehlo.bitcast_convert"(%a) : (tensor<2x3xi16>) -> tensor<2x3x2xi8>
  %1 = "stablehlo.bitcast_convert"(%b) : (tensor<2x3xf32>) -> tensor<2x3xi32>
  return
}

// -----

func.func @cross(%a: tensor<2x3xf32>) {
  %0 = "stablehlo.cross-replica-sum"(%a) {replica_groups = dense<[[0], [1]]> : tensor<2x1xi64>} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @abs(%a: tensor<2x3xi1>) {
  // expected-error @+1 {{'stablehlo.abs' op operand #0 must be ranked tensor of 2/4/8/16/32/64-bit signless integer or 4/6/8/16/32/64-bit float or complex type with 32/64-bit float elements or per-tensor integer quantized values, but got 'tensor<2x3xi1>'}}
  %0 = "stablehlo.abs"(%a) : (tensor<2x3xi1>) -> tensor<2x3xf32>
  return
}

// -----

func.func @abs(%a: tensor<2x3xi8>) {
  // expected-error @+2 {{'stablehlo.abs' op inferred type(s) 'tensor<2x3xi8>' are incompatible with return type(s) of operation 'tensor<2x3xf32>'}}
  // expected-error @+1 {{'stablehlo.abs' op failed to infer returned types}}
  %0 = "stablehlo.abs"(%a) : (tensor<2x3xi8>) -> tensor<2x3xf32>
  return
}

// -----

func.func @add_bounds(%a: tensor<6x4xf32>, %b: tensor<?x4xf32, #stablehlo.bounds<6, ?>>) {
  // expected-error @+2 {{'stablehlo.add' op inferred type(s) 'tensor<6x4xf32>' are incompatible with return type(s) of operation 'tensor<?x4xf32, #stablehlo.bounds<5, ?>>'}}
  // expected-error @+1 {{'stablehlo.add' op failed to infer returned types}}
  %0 = "stablehlo.add"(%a, %b) : (tensor<6x4xf32>, tensor<?x4xf32, #stablehlo.bounds<6, ?>>) -> tensor<?x4xf32, #stablehlo.bounds<5, ?>>
  return
}

// -----

func.func @add_sizes(%a: tensor<?xf32>, %b: tensor<2xf32>) {
  // expected-error @+1 {{op requires the same element type for all operands and results}}
  %0 = "stablehlo.add"(%a, %b) : (tensor<?xf32>, tensor<2xf32>) -> tensor<?xi32>
  return
}

// -----

func.func @bitcast_convert(%a: tensor<2xi16>) {
  // expected-error @+1 {{rank of smaller element type (3) should be 1 more than rank of larger element type (1), but 3 != 1 + 1.}}
  %0 = "stablehlo.bitcast_convert"(%a) : (tensor<2xi16>) -> tensor<2x3x2xi8>
  return
}

// -----

func.func @clamp(%a: tensor<f32>, %b: tensor<2x3xf32>, %c: tensor<2x3xf32>) {
  // expected-error @+2 {{'stablehlo.clamp' op inferred type(s) 'tensor<2x3xf32>' are incompatible with return type(s) of operation 'tensor<3xf32>'}}
  // expected-error @+1 {{'stablehlo.clamp' op failed to infer returned types}}
  %0 = "stablehlo.clamp"(%a, %b, %c) : (tensor<f32>, tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @complex_bits(%a: tensor<2xcomplex<f32>>) {
  // expected-error @+1 {{cannot convert between real and complex types, but got: 'tensor<2xcomplex<f32>>' and 'tensor<2xi64>'}}
  %0 = "stablehlo.bitcast_convert"(%a) : (tensor<2xcomplex<f32>>) -> tensor<2xi64>
  return
}

// -----

func.func @exponential(%a: tensor<2x3xf32>) {
  // expected-error @+1 {{Negative tolerance}}
  %0 = "stablehlo.exponential"(%a) {result_accuracy = #stablehlo.result_accuracy<atol = 1.0e-05, rtol = 0.0, ulps = -1, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @exponential(%a: tensor<2x3xf32>) {
  // expected-error @+1 {{Invalid tolerances for ResultAccuracyAttr with mode DEFAULT, must be all zero.}}
  %0 = "stablehlo.exponential"(%a) {result_accuracy = #stablehlo.result_accuracy<atol = 1.0e-05, rtol = 0.0, ulps = 1, mode = #stablehlo.result_accuracy_mode<DEFAULT>>} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @real(%a: tensor<2x3xf16>) {
  // expected-error @+2 {{'stablehlo.real' op inferred type(s) 'tensor<2x3xf16>' are incompatible with return type(s) of operation 'tensor<2x3xf64>'}}
  // expected-error @+1 {{'stablehlo.real' op failed to infer returned types}}
  %0 = "stablehlo.real"(%a) : (tensor<2x3xf16>) -> tensor<2x3xf64>
  return
}

// -----

func.func @real(%a: tensor<2x3xcomplex<f64>>) {
  // expected-error @+2 {{'stablehlo.imag' op inferred type(s) 'tensor<2x3xf64>' are incompatible with return type(s) of operation 'tensor<2x3xf16>'}}
  // expected-error @+1 {{'stablehlo.imag' op failed to infer returned types}}
  %1 = "stablehlo.imag"(%a) : (tensor<2x3xcomplex<f64>>) -> tensor<2x3xf16>
  return
}

// -----

func.func @select(%q: tensor<2x3xi1>, %a: tensor<2x?xf32>, %b: tensor<2x3xf32>) {
  // expected-error @+2 {{'stablehlo.select' op inferred type(s) 'tensor<2x3xf32>' are incompatible with return type(s) of operation 'tensor<2xf32>'}}
  // expected-error @+1 {{'stablehlo.select' op failed to infer returned types}}
  %1 = "stablehlo.select"(%q, %a, %b) : (tensor<2x3xi1>, tensor<2x?xf32>, tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @select(%q: tensor<2x3xi1>, %a: tensor<?xf32>, %b: tensor<2x3xf32>) {
  // expected-error @+2 {{requires compatible types for non-predicate operands}}
  // expected-error @+1 {{'stablehlo.select' op failed to infer returned types}}
  %1 = "stablehlo.select"(%q, %a, %b) : (tensor<2x3xi1>, tensor<?xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @select(%q: tensor<3xi1>, %a: tensor<2x?xf32>, %b: tensor<2x3xf32>) {
  // expected-error @+2 {{requires the same shape for all operands}}
  // expected-error @+1 {{'stablehlo.select' op failed to infer returned types}}
  %1 = "stablehlo.select"(%q, %a, %b) : (tensor<3xi1>, tensor<2x?xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}
