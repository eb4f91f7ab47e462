// RUN: hlokit opt %s --stablehlo-check-shape-assertions --split-input-file --verify-diagnostics | FileCheck %s
// RUN: hlokit opt %s --stablehlo-check-shape-assertions="enable-shape-assertions=false" --split-input-file | FileCheck %s --check-prefix=OFF

// OFF-NOT: shape_assertion

// CHECK-LABEL: func.func @holds
// CHECK-NOT:     shape_assertion
func.func @holds() {
  %0 = stablehlo.constant dense<true> : tensor<i1>
  stablehlo.custom_call @shape_assertion(%0) {error_message = "is not said", has_side_effect = true} : (tensor<i1>) -> ()
  return
}

// -----

func.func @does_not_hold() {
  %0 = stablehlo.constant dense<false> : tensor<i1>
  %1 = stablehlo.constant dense<3> : tensor<i32>
  %2 = stablehlo.constant dense<-4> : tensor<i64>
  // expected-error @+1 {{size -4 of {x} is not 3, 3}}
  stablehlo.custom_call @shape_assertion(%0, %1, %2) {error_message = "size {1} of {{x} is not {0}, {0}", has_side_effect = true} : (tensor<i1>, tensor<i32>, tensor<i64>) -> ()
  return
}

// -----

func.func @unknown(%arg0: tensor<i1>) {
  // expected-error @+1 {{expects static assert_what (operand #0)}}
  stablehlo.custom_call @shape_assertion(%arg0) {error_message = "", has_side_effect = true} : (tensor<i1>) -> ()
  return
}

// -----

func.func @unknown_value(%arg0: tensor<i32>) {
  %0 = stablehlo.constant dense<false> : tensor<i1>
  // expected-error @+1 {{expects static error_message_input (operand #1)}}
  stablehlo.custom_call @shape_assertion(%0, %arg0) {error_message = "", has_side_effect = true} : (tensor<i1>, tensor<i32>) -> ()
  return
}

// -----

func.func @no_operand() {
  // expected-error @+1 {{expects 1 <= size(operands) <= 33}}
  stablehlo.custom_call @shape_assertion() {error_message = "", has_side_effect = true} : () -> ()
  return
}

// -----

func.func @result(%arg0: tensor<i1>) {
  // expected-error @+1 {{expects size(results) = 0}}
  %0 = stablehlo.custom_call @shape_assertion(%arg0) {error_message = "", has_side_effect = true} : (tensor<i1>) -> tensor<i1>
  return
}

// -----

func.func @attribute(%arg0: tensor<i1>) {
  // expected-error @+1 {{test.note is not a supported attribute}}
  stablehlo.custom_call @shape_assertion(%arg0) {error_message = "", has_side_effect = true, test.note} : (tensor<i1>) -> ()
  return
}

// -----

func.func @backend_config(%arg0: tensor<i1>) {
  // expected-error @+1 {{expects an empty backend_config}}
  stablehlo.custom_call @shape_assertion(%arg0) {backend_config = "x", error_message = "", has_side_effect = true} : (tensor<i1>) -> ()
  return
}

// -----

func.func @condition_type(%arg0: tensor<i8>) {
  // expected-error @+1 {{expects assert_what (operand #0) to be a constant of type tensor<i1>}}
  stablehlo.custom_call @shape_assertion(%arg0) {error_message = "", has_side_effect = true} : (tensor<i8>) -> ()
  return
}

// -----

func.func @value_type(%arg0: tensor<i1>, %arg1: tensor<f32>) {
  // expected-error @+1 {{expects error_message_input (operand #1) to be a constant of type tensor<i32> or tensor<i64>}}
  stablehlo.custom_call @shape_assertion(%arg0, %arg1) {error_message = "", has_side_effect = true} : (tensor<i1>, tensor<f32>) -> ()
  return
}

// -----

func.func @no_message(%arg0: tensor<i1>) {
  // expected-error @+1 {{expects an error_message attribute}}
  stablehlo.custom_call @shape_assertion(%arg0) {has_side_effect = true} : (tensor<i1>) -> ()
  return
}

// -----

func.func @index(%arg0: tensor<i1>, %arg1: tensor<i32>) {
  // expected-error @+1 {{expects error_message to contain format specifiers with error_message_input index less than 1. Found specifier {1}}}
  stablehlo.custom_call @shape_assertion(%arg0, %arg1) {error_message = "{0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i32>) -> ()
  return
}
