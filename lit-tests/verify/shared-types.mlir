// RUN: hlokit opt %s --verify-diagnostics --split-input-file

// Traits relate the types of operands and results.

func.func @compatible(%a: tensor<2xf32>, %b: tensor<3xf32>) {
  // expected-error @+1 {{'stablehlo.subtract' op requires compatible types for all operands and results}}
  %0 = "stablehlo.subtract"(%a, %b) : (tensor<2xf32>, tensor<3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @elementwise(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op all non-scalar operands/results must have the same shape and base type}}
  %0 = "stablehlo.abs"(%a) : (tensor<2xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @shape(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.convert' op requires the same shape for all operands and results}}
  %0 = "stablehlo.convert"(%a) : (tensor<2xf32>) -> tensor<3xi32>
  return
}

// -----

func.func @elements(%a: tensor<2xf32>, %b: tensor<3xf16>) {
  // expected-error @+1 {{'stablehlo.concatenate' op requires the same element type for all operands and results}}
  %0 = "stablehlo.concatenate"(%a, %b) <{dimension = 0 : i64}> : (tensor<2xf32>, tensor<3xf16>) -> tensor<5xf32>
  return
}

// -----

func.func @pairs(%a: tensor<2xf32>, %b: tensor<3xf16>) {
  // expected-error @+1 {{'stablehlo.optimization_barrier' op requires the same type for operand and result at index 0}}
  %0:2 = "stablehlo.optimization_barrier"(%a, %b) : (tensor<2xf32>, tensor<3xf16>) -> (tensor<3xf16>, tensor<2xf32>)
  return
}

// -----

func.func @sizes(%a: tensor<4xf32>) {
  // expected-error @+1 {{'stablehlo.slice' op failed to verify that all of {start_indices, limit_indices, strides} have same size}}
  %0 = "stablehlo.slice"(%a) <{start_indices = array<i64: 0>, limit_indices = array<i64: 4>, strides = array<i64>}> : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @inferred(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'stablehlo.reverse' op inferred type(s) 'tensor<2x3xf32>' are incompatible with return type(s) of operation 'tensor<3x2xf32>'}}
  // expected-error @+1 {{'stablehlo.reverse' op failed to infer returned types}}
  %0 = "stablehlo.reverse"(%a) <{dimensions = array<i64: 0>}> : (tensor<2x3xf32>) -> tensor<3x2xf32>
  return
}

// -----

// Dimensions that are not known go with any other; so nothing is wrong here.
func.func @dynamic(%a: tensor<?x3xf32>, %b: tensor<2x?xf32>) {
  %0 = "stablehlo.subtract"(%a, %b) : (tensor<?x3xf32>, tensor<2x?xf32>) -> tensor<2x3xf32>
  return
}
