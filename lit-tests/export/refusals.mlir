// Everything that cannot be exported is named at once, also what only stands for an operation of the program, and no
// file is written.

// RUN: not hlokit export %s -o %t.tflite 2>&1 | FileCheck %s
// RUN: not hlokit inspect %t.tflite 2>&1 | FileCheck %s --check-prefix=NONE

// CHECK: refusals.mlir:[[# @LINE + 6]]:8: error: 'stablehlo.exponential' op cannot be exported: the runtime's EXP has no kernel for FLOAT64
// CHECK: refusals.mlir:[[# @LINE + 6]]:8: error: 'stablehlo.map' op cannot be exported: the runtime's LOG has no kernel for FLOAT64
// CHECK: refusals.mlir:[[# @LINE + 11]]:8: error: 'foo.bar' op cannot be exported: no table knows this operation
// CHECK-NOT: error:
// NONE: error: cannot open input file
func.func @main(%x: tensor<4xf64>) -> tensor<4xf64> {
  %0 = stablehlo.exponential %x : tensor<4xf64>
  %1 = "stablehlo.map"(%0) <{dimensions = array<i64: 0>}> ({
  ^bb0(%a: tensor<f64>):
    %2 = stablehlo.log %a : tensor<f64>
    %3 = stablehlo.log %2 : tensor<f64>
    stablehlo.return %3 : tensor<f64>
  }) : (tensor<4xf64>) -> tensor<4xf64>
  %4 = "foo.bar"(%1) : (tensor<4xf64>) -> tensor<4xf64>
  return %4 : tensor<4xf64>
}
