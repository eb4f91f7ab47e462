// RUN: hlokit opt %s --stablehlo-legalize-deprecated-ops --verify-diagnostics
// RUN: hlokit opt %s --stablehlo-legalize-deprecated-ops=fail-on-unused=false | FileCheck %s

// CHECK: stablehlo.rng
func.func @rng(%low: tensor<f32>, %high: tensor<f32>, %shape: tensor<1xi64>) -> tensor<10xf32> {
  // expected-error @+1 {{failed to legalize operation 'stablehlo.rng' that was explicitly marked illegal}}
  %0 = stablehlo.rng %low, %high, %shape, distribution = UNIFORM : (tensor<f32>, tensor<f32>, tensor<1xi64>) -> tensor<10xf32>
  return %0 : tensor<10xf32>
}
