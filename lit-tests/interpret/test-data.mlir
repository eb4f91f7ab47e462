// RUN: hlokit interpret %s | FileCheck %s

// The form of JAX's test data: inputs, expected values, and a check at the end.

module @jit_main {
  func.func public @main() -> tensor<2xf32> {
    %0 = call @inputs() : () -> tensor<2xf32>
    %1 = call @expected() : () -> tensor<2xf32>
    %2 = stablehlo.sqrt %0 : tensor<2xf32>
    stablehlo.custom_call @check.expect_close(%2, %1) {has_side_effect = true} : (tensor<2xf32>, tensor<2xf32>) -> ()
    return %2 : tensor<2xf32>
  }
  func.func private @inputs() -> tensor<2xf32> {
    %0 = stablehlo.constant dense<[4.0, 2.0]> : tensor<2xf32>
    return %0 : tensor<2xf32>
  }
  func.func private @expected() -> tensor<2xf32> {
    %0 = stablehlo.constant dense<[2.0, 1.41421354]> : tensor<2xf32>
    return %0 : tensor<2xf32>
  }
}

// CHECK:      tensor<2xf32> {
// CHECK-NEXT:   [2.000000e+00, 1.4142135]
// CHECK-NEXT: }
