// RUN: hlokit opt %s --verify-diagnostics --split-input-file

// Properties are there, of their kind, and in their range.

func.func @missing(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.concatenate' op requires attribute 'dimension'}}
  %0 = "stablehlo.concatenate"(%a) : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @negative(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.concatenate' op attribute 'dimension' failed to satisfy constraint: 64-bit signless integer attribute whose value is non-negative}}
  %0 = "stablehlo.concatenate"(%a) <{dimension = -1 : i64}> : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

// A property of another class is refused while the text is read.
func.func @other_class(%a: tensor<2xf32>) {
  // expected-error @+1 {{invalid properties {dimension = "first"} for op stablehlo.concatenate: Invalid attribute `dimension` in property conversion: "first"}}
  %0 = "stablehlo.concatenate"(%a) <{dimension = "first"}> : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @older_syntax(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.concatenate' op attribute 'dimension' failed to satisfy constraint: 64-bit signless integer attribute whose value is non-negative}}
  %0 = "stablehlo.concatenate"(%a) {dimension = 0 : i32} : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @word(%a: tensor<2xf32>) {
  // expected-error @+2 {{custom op 'stablehlo.compare' expected ::mlir::stablehlo::ComparisonDirection to be one of: EQ, NE, GE, GT, LE, LT}}
  // expected-error @+1 {{custom op 'stablehlo.compare' failed to parse StableHLO_ComparisonDirectionAttr parameter 'value' which is to be a `::mlir::stablehlo::ComparisonDirection`}}
  %0 = stablehlo.compare NEAR, %a, %a : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
  return
}

// -----

func.func @list(%a: tensor<2x3xf32>) {
  // expected-error @+1 {{'stablehlo.transpose' op attribute 'permutation' failed to satisfy constraint: i64 dense array attribute}}
  %0 = "stablehlo.transpose"(%a) {permutation = dense<[1, 0]> : tensor<2xi64>} : (tensor<2x3xf32>) -> tensor<3x2xf32>
  return
}

// -----

func.func @field() attributes {
  // expected-error @+2 {{expected one of: `offset_dims`, `collapsed_slice_dims`, `operand_batching_dims`, `start_indices_batching_dims`, `start_index_map`, `index_vector_dim`}}
  // expected-error @+1 {{failed parsing gather dimension numbers attribute}}
  a.b = #stablehlo.gather<offsets = [1]>
} {
  return
}

// -----

func.func @unknown() attributes {
  // expected-error @+1 {{unknown StableHLO attribute}}
  a.b = #stablehlo.padding<low = [1]>
} {
  return
}
