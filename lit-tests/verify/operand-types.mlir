// RUN: hlokit opt %s --verify-diagnostics --split-input-file

// Operands and results must be of the types that the rows of the tables allow.

// An integer has no cube root.
func.func @elements(%a: tensor<2xi32>) {
  // expected-error @+1 {{'stablehlo.cbrt' op operand #0 must be ranked tensor of 4/6/8/16/32/64-bit float or complex type with 32/64-bit float elements or per-tensor integer quantized values, but got 'tensor<2xi32>'}}
  %0 = stablehlo.cbrt %a : tensor<2xi32>
  return
}

// -----

// The whole of a variadic group is meant.
func.func @variadic(%a: tensor<2xi32>) {
  // expected-error @+1 {{'stablehlo.after_all' op operand #0 must be variadic of token, but got 'tensor<2xi32>'}}
  %0 = "stablehlo.after_all"(%a) : (tensor<2xi32>) -> !stablehlo.token
  return
}

// -----

func.func @result(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.is_finite' op result #0 must be ranked tensor of bool values, but got 'tensor<2xi8>'}}
  %0 = "stablehlo.is_finite"(%a) : (tensor<2xf32>) -> tensor<2xi8>
  return
}

// -----

// One dimension, and its extent known.
func.func @shape(%a: tensor<?xi32>) {
  // expected-error @+1 {{'stablehlo.dynamic_iota' op operand #0 must be statically shaped 1-dimensional tensor of index or 2/4/8/16/32/64-bit integer values, but got 'tensor<?xi32>'}}
  %0 = stablehlo.dynamic_iota %a, dim = 0 : (tensor<?xi32>) -> tensor<?xf32>
  return
}

// -----

func.func @scalar(%a: tensor<4xf32>, %i: tensor<1xi32>) {
  // expected-error @+1 {{'stablehlo.dynamic_slice' op operand #1 must be variadic of 0D tensor of 2/4/8/16/32/64-bit integer values, but got 'tensor<1xi32>'}}
  %0 = stablehlo.dynamic_slice %a, %i, sizes = [2] : (tensor<4xf32>, tensor<1xi32>) -> tensor<2xf32>
  return
}

// -----

// CHLO takes tensors without a rank, but no integers here.
func.func @unranked(%a: tensor<*xi32>) {
  // expected-error @+1 {{'chlo.erf' op operand #0 must be tensor of 4/6/8/16/32/64-bit float values, but got 'tensor<*xi32>'}}
  %0 = chlo.erf %a : tensor<*xi32> -> tensor<*xi32>
  return
}

// -----

func.func @operand_count(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.add' op expected 2 operands, but found 1}}
  %0 = "stablehlo.add"(%a) : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @result_count(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.negate' op requires one result}}
  "stablehlo.negate"(%a) : (tensor<2xf32>) -> ()
  return
}

// -----

func.func @region_count(%p: tensor<i1>) {
  // expected-error @+1 {{'stablehlo.if' op expected 2 regions}}
  "stablehlo.if"(%p) ({
    stablehlo.return
  }) : (tensor<i1>) -> ()
  return
}
