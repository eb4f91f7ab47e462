// RUN: hlokit opt %s --stablehlo-legalize-to-vhlo --vhlo-to-version=target=1.0.0 --split-input-file --verify-diagnostics

// The message names what is too new, since when it is, and how far down the program could go.
// expected-error @-4 {{failed to convert VHLO to v1.0.0}}
func.func @attribute(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  // expected-error @+1 {{failed to legalize operation 'vhlo.exponential_v2' that was explicitly marked illegal: its attribute 'result_accuracy' came with version 1.9.0, the target is 1.0.0}}
  %0 = stablehlo.exponential %arg0 {result_accuracy = #stablehlo.result_accuracy<ulps = 1, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>} : tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

// The module that is not written stands where MLIR counts line 0 of the part.
// expected-error @-4 {{failed to convert VHLO to v1.0.0}}
func.func @operation(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  // expected-error @+1 {{failed to legalize operation 'vhlo.tan_v2' that was explicitly marked illegal: the op came with version 1.4.0, the target is 1.0.0}}
  %0 = stablehlo.tan %arg0 : tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

// expected-error @+1 {{failed to convert VHLO to v1.0.0}}
module {
  // expected-error @+1 {{failed to legalize operation 'vhlo.func_v1' that was explicitly marked illegal: the value of its attribute 'function_type' came with version 1.7.0, the target is 1.0.0}}
  func.func @element_type(%arg0: tensor<2xf8E3M4>) -> tensor<2xf8E3M4> {
    %0 = stablehlo.add %arg0, %arg0 : tensor<2xf8E3M4>
    return %0 : tensor<2xf8E3M4>
  }
}
