// RUN: hlokit export %s -o %t.tflite && hlokit inspect %t.tflite | FileCheck %s

// CHLO operations without an operator are exported by their formulas; square has one.
// CHECK-DAG: SQUARE
// CHECK-DAG: SQRT
// CHECK-DAG: DIV
func.func @main(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %0 = chlo.square %x : tensor<8xf32> -> tensor<8xf32>
  %1 = chlo.bessel_i1e %x : tensor<8xf32> -> tensor<8xf32>
  return %0, %1 : tensor<8xf32>, tensor<8xf32>
}
