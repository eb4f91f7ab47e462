// RUN: hlokit opt %s --stablehlo-refine-shapes --split-input-file --verify-diagnostics

// Shapes that contradict each other.
func.func @contradiction(%arg0: tensor<2xf32>, %arg1: tensor<3xf32>) -> tensor<?xf32> {
  %0 = stablehlo.negate %arg0 : (tensor<2xf32>) -> tensor<?xf32>
  %1 = stablehlo.negate %arg1 : (tensor<3xf32>) -> tensor<?xf32>
  // expected-error @+1 {{'stablehlo.multiply' op requires compatible types for all operands and results}}
  %2 = stablehlo.multiply %0, %1 : tensor<?xf32>
  return %2 : tensor<?xf32>
}

// -----

// expected-error @+1 {{'builtin.module' op must have no more than one function or a `main` function to clearly identify which function will be refined}}
module {
  func.func @one() {
    return
  }
  func.func @two() {
    return
  }
}

// -----

// expected-error @+1 {{'func.func' op must have exactly one block}}
func.func @blocks(%arg0: tensor<f32>) -> tensor<f32> {
  cf.br ^bb1(%arg0 : tensor<f32>)
^bb1(%0: tensor<f32>):
  return %0 : tensor<f32>
}

// -----

// Two calls that need different bodies; the second one keeps its operands.
module {
  func.func @main() {
    %0 = stablehlo.constant dense<2> : tensor<i32>
    %1 = stablehlo.constant dense<3> : tensor<i32>
    %2 = stablehlo.custom_call @value() : () -> tensor<f32>
    %3 = call @f(%0, %2) : (tensor<i32>, tensor<f32>) -> tensor<f32>
    // expected-error @+1 {{'func.call' op incorrect number of operands for callee}}
    %4 = call @f(%1, %3) : (tensor<i32>, tensor<f32>) -> tensor<f32>
    return
  }
  // expected-error @+1 {{'func.func' op refined with incompatible refinement keys:}}
  func.func @f(%arg0: tensor<i32>, %arg1: tensor<f32>) -> tensor<f32> {
    return %arg1 : tensor<f32>
  }
}

// -----

module {
  func.func @main(%arg0: tensor<f32>) -> tensor<f32> {
    %0 = call @f(%arg0) : (tensor<f32>) -> tensor<f32>
    return %0 : tensor<f32>
  }
  // expected-error @+1 {{'func.func' op Function f is being refined recursively}}
  func.func @f(%arg0: tensor<f32>) -> tensor<f32> {
    %0 = call @f(%arg0) : (tensor<f32>) -> tensor<f32>
    return %0 : tensor<f32>
  }
}

// -----

module {
  func.func @main(%arg0: tensor<f32>) -> tensor<f32> {
    %0 = call @elsewhere(%arg0) : (tensor<f32>) -> tensor<f32>
    return %0 : tensor<f32>
  }
  // expected-error @+1 {{'func.func' op must have exactly one block}}
  func.func private @elsewhere(tensor<f32>) -> tensor<f32>
}

// -----

func.func @shape_operand(%arg0: tensor<f32>) -> tensor<2x?xf32> {
  %0 = stablehlo.constant dense<[3, 4]> : tensor<2xi64>
  // expected-error @+1 {{indices_of_shape_operands: refinement #0 ([3, 4]) must be compatible with operation result #0 ('tensor<2x?xf32>')}}
  %1 = stablehlo.custom_call @f(%arg0, %0) {indices_of_shape_operands = dense<1> : tensor<1xi64>} : (tensor<f32>, tensor<2xi64>) -> tensor<2x?xf32>
  return %1 : tensor<2x?xf32>
}
