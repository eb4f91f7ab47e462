// RUN: hlokit opt %s --verify-diagnostics --split-input-file

// The grid of programs of a parallel run, their inputs and results together, and its infeeds.
func.func @one(%a: tensor<i64>) -> tensor<i64> {
  return %a : tensor<i64>
}
func.func @feed() -> tensor<i64> {
  %0 = stablehlo.constant dense<1> : tensor<i64>
  return %0 : tensor<i64>
}
func.func @main(%a: tensor<i64>) {
  %0:2 = "interpreter.run_parallel"(%a, %a) {infeed = [@feed], programs = [[@one], [@one]]} : (tensor<i64>, tensor<i64>) -> (tensor<i64>, tensor<i64>)
  return
}

// -----

func.func @main() {
  // expected-error @+1 {{`programs` attribute cannot be empty}}
  "interpreter.run_parallel"() {programs = [[]]} : () -> ()
  return
}

// -----

func.func @none() {
  return
}
func.func @main() {
  // expected-error @+1 {{Sizes of second dimension of `programs` should all match 2 but got 1}}
  "interpreter.run_parallel"() {programs = [[@none, @none], [@none]]} : () -> ()
  return
}

// -----

func.func @main() {
  // expected-error @+1 {{Function "missing" not found}}
  "interpreter.run_parallel"() {programs = [[@missing]]} : () -> ()
  return
}

// -----

func.func @one(%a: tensor<i64>) -> tensor<i64> {
  return %a : tensor<i64>
}
func.func @main(%a: tensor<i64>) {
  // expected-error @+1 {{Number of inputs (1) should match the sum of the number of inputs of all programs (2)}}
  %0:2 = "interpreter.run_parallel"(%a) {programs = [[@one, @one]]} : (tensor<i64>) -> (tensor<i64>, tensor<i64>)
  return
}

// -----

func.func @one(%a: tensor<i64>) -> tensor<i64> {
  return %a : tensor<i64>
}
func.func @main(%a: tensor<i64>) {
  // expected-error @+1 {{Number of results (0) should match the sum of the number of results of all programs (1)}}
  "interpreter.run_parallel"(%a) {programs = [[@one]]} : (tensor<i64>) -> ()
  return
}

// -----

func.func @none() {
  return
}
func.func @main() {
  // expected-error @+1 {{infeed attribute is optional or should not be empty}}
  "interpreter.run_parallel"() {infeed = [], programs = [[@none]]} : () -> ()
  return
}

// -----

func.func @none() {
  return
}
func.func @main() {
  // expected-error @+1 {{Function "none" should return 1 tensor but returns 0}}
  "interpreter.run_parallel"() {infeed = [@none], programs = [[@none]]} : () -> ()
  return
}

// -----

func.func @none() {
  return
}
func.func @token(%a: !stablehlo.token) -> !stablehlo.token {
  return %a : !stablehlo.token
}
func.func @main() {
  // expected-error @+1 {{Function "token" should return a tensor type, but instead returns '!stablehlo.token'}}
  "interpreter.run_parallel"() {infeed = [@token], programs = [[@none]]} : () -> ()
  return
}
