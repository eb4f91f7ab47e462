// What the runtime cannot compute in f64 is computed in f32 where the user says so; inputs, outputs and bits stay.

// RUN: not hlokit export %s -o %t.tflite 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: hlokit export %s -o %t.tflite --f64=f32 2>&1 | FileCheck %s --check-prefix=WARNED
// RUN: hlokit inspect %t.tflite | FileCheck %s
// RUN: hlokit interpret %s --input %S/Inputs/doubles.npy --output %t.0.npy --output %t.1.npy --output %t.2.npy
// RUN: hlokit run %t.tflite --input %S/Inputs/doubles.npy --compare %t.0.npy --compare %t.1.npy --compare %t.2.npy
// RUN: not hlokit export %s -o %t.x.tflite --f64=f16 2>&1 | FileCheck %s --check-prefix=WRONG

// REFUSED: f64.mlir:[[# @LINE + 16]]:{{.*}}error: 'stablehlo.tanh' op cannot be exported: the runtime's TANH has no kernel for FLOAT64
// REFUSED: error: 'stablehlo.divide' op cannot be exported: the runtime's DIV has no kernel for FLOAT64
// REFUSED: help: --f64=f32 computes all of f64 in 32 bits
// REFUSED-NOT: operations that can be exported
// WARNED: f64.mlir:[[# @LINE + 12]]:{{.*}}warning: computed in f32 is what the program computes in f64: 4 operations
// WRONG: error: --f64 takes keep or f32, not 'f16'

// CHECK: input      arg0: 3xFLOAT64
// CHECK: output     output0: 3xFLOAT64
// CHECK: output     output1: FLOAT64
// CHECK: output     output2: 3xINT64
// CHECK: operators
// CHECK-DAG: 1 TANH
// CHECK-DAG: 1 SUM
// CHECK-DAG: 1 DIV
func.func @main(%x: tensor<3xf64>) -> (tensor<3xf64>, tensor<f64>, tensor<3xi64>) {
  %0 = stablehlo.tanh %x : tensor<3xf64>
  %c = stablehlo.constant dense<[3.0, 2.0, 4.0]> : tensor<3xf64>
  %1 = stablehlo.divide %0, %c : tensor<3xf64>
  %z = stablehlo.constant dense<0.0> : tensor<f64>
  %2 = stablehlo.reduce(%1 init: %z) applies stablehlo.add across dimensions = [0] : (tensor<3xf64>, tensor<f64>) -> tensor<f64>
  %3 = stablehlo.bitcast_convert %x : (tensor<3xf64>) -> tensor<3xi64>
  return %1, %2, %3 : tensor<3xf64>, tensor<f64>, tensor<3xi64>
}
