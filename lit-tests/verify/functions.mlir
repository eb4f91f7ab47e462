// RUN: hlokit opt %s --verify-diagnostics --split-input-file

// Functions, returns, calls and symbols.

func.func @count(%a: tensor<f32>) -> tensor<f32> {
  // expected-error @+1 {{'func.return' op has 0 operands, but enclosing function (@count) returns 1}}
  return
}

// -----

func.func @type(%a: tensor<f32>) -> tensor<f16> {
  // expected-error @+1 {{type of return operand 0 ('tensor<f32>') doesn't match function result type ('tensor<f16>') in function @type}}
  return %a : tensor<f32>
}

// -----

// expected-note @+1 {{see existing symbol definition here}}
func.func @twice() {
  return
}
// expected-error @+1 {{redefinition of symbol named 'twice'}}
func.func @twice() {
  return
}

// -----

func.func private @callee(tensor<f32>) -> tensor<f32>
func.func @nobody(%a: tensor<f32>) {
  // expected-error @+1 {{'func.call' op 'missing' does not reference a valid function}}
  %0 = call @missing(%a) : (tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func private @callee(tensor<f32>) -> tensor<f32>
func.func @operand(%a: tensor<f16>) {
  // expected-error @+1 {{'func.call' op operand type mismatch: expected operand type 'tensor<f32>', but provided 'tensor<f16>' for operand number 0}}
  %0 = call @callee(%a) : (tensor<f16>) -> tensor<f32>
  return
}

// -----

func.func private @callee(tensor<f32>) -> tensor<f32>
func.func @result(%a: tensor<f32>) {
  // expected-error @+3 {{'func.call' op result type mismatch at index 0}}
  // expected-note @+2 {{      op result types: 'tensor<f16>'}}
  // expected-note @+1 {{function result types: 'tensor<f32>'}}
  %0 = call @callee(%a) : (tensor<f32>) -> tensor<f16>
  return
}

// -----

// expected-error @+1 {{'func.func' op symbol declaration cannot have public visibility}}
func.func @declared(tensor<f32>)

// -----

// expected-error @+1 {{'func.func' op arguments may only have dialect attributes}}
func.func @attribute(%a: tensor<f32> {name = "x"}) {
  return
}

// -----

// expected-error @+1 {{'func.func' op type of entry block argument #0('tensor<f32>') must match the type of the corresponding argument in function signature('tensor<f16>')}}
"func.func"() ({
^entry(%a: tensor<f32>):
  "func.return"() : () -> ()
}) {sym_name = "signature", function_type = (tensor<f16>) -> ()} : () -> ()

// -----

// expected-error @+2 {{region entry argument '%a' is already in use}}
// expected-note @+1 {{previously referenced here}}
func.func @argument_again(%a: tensor<f32>, %a: tensor<f32>) {
  return
}

// -----

// expected-error @+1 {{'builtin.module' op can only contain attributes with dialect-prefixed names, found: 'plain'}}
module attributes {plain = 1 : i32} {
}
