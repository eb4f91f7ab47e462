// RUN: not hlokit opt %s --stablehlo-legalize-to-vhlo --vhlo-to-version=target=1.0.0 2>&1 | FileCheck %s
// RUN: not hlokit opt %s --vhlo-to-version 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not hlokit translate %s --serialize 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not hlokit opt %s --vhlo-to-version=target=x.y.z 2>&1 | FileCheck %s --check-prefix=FORM
// RUN: not hlokit opt %s --vhlo-to-version=target=0.3.0 2>&1 | FileCheck %s --check-prefix=LESS
// RUN: not hlokit opt %s --vhlo-to-version=target=100.10.10 2>&1 | FileCheck %s --check-prefix=GREATER
// RUN: hlokit opt %s --stablehlo-legalize-to-vhlo --vhlo-to-version=target=1.10.0 | FileCheck %s --check-prefix=WORKS

// CHECK: refusal-text.mlir:[[@LINE+13]]:8: error: failed to legalize operation 'vhlo.tanh_v2' that was explicitly marked illegal: its attribute 'result_accuracy' came with version [[SINCE:[0-9.]+]], the target is 1.0.0
// CHECK-NEXT: stablehlo.tanh
// CHECK-NEXT: ^~~~~~~~~~~~~~
// CHECK-NEXT: help: targets from [[SINCE]] to 1.20.0 would work
// CHECK-NEXT: error: failed to convert VHLO to v1.0.0
// NONE: error: No target version specified.
// NONE-NEXT: Target version must be of the form `#.#.#`.
// FORM: error: Invalid target version argument 'x.y.z'
// FORM-NEXT: Target version must be of the form `#.#.#`.
// LESS: error: target version 0.3.0 is less than minimum supported 0.9.0
// GREATER: error: target version 100.10.10 is greater than current version 1.20.0
// WORKS: vhlo.tanh_v2
func.func @main(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  %0 = stablehlo.tanh %arg0 {result_accuracy = #stablehlo.result_accuracy<mode = #stablehlo.result_accuracy_mode<HIGHEST>>} : tensor<2xf32>
  return %0 : tensor<2xf32>
}
