// RUN: hlokit opt %s --chlo-legalize-to-stablehlo -o %t.mlir && hlokit export %t.mlir -o %t.tflite && hlokit translate %t.tflite | FileCheck %s

// GELU is one operator though its error function is written in full, as JAX exports it; what is no GELU keeps the
// formula.

// CHECK: tfl.gelu
// CHECK-NOT: tfl.gelu
// CHECK: tfl.exp
func.func @main(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %half = stablehlo.constant dense<0.5> : tensor<4xf32>
  %scale = stablehlo.constant dense<0.707106769> : tensor<4xf32>
  %0 = stablehlo.multiply %half, %x : tensor<4xf32>
  %1 = stablehlo.negate %x : tensor<4xf32>
  %2 = stablehlo.multiply %1, %scale : tensor<4xf32>
  %3 = chlo.erfc %2 : tensor<4xf32> -> tensor<4xf32>
  %4 = stablehlo.multiply %0, %3 : tensor<4xf32>
  %5 = chlo.erfc %x : tensor<4xf32> -> tensor<4xf32>
  return %4, %5 : tensor<4xf32>, tensor<4xf32>
}
