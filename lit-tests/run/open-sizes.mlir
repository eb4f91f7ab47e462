// RUN: hlokit export %s -o %t.tflite && hlokit inspect %t.tflite | FileCheck %s
// RUN: hlokit interpret %s --input %S/Inputs/rows-1x4.npy --input %S/Inputs/matrix-4x3.npy --output %t.product.npy --output %t.tanh.npy
// RUN: hlokit run %t.tflite --input %S/Inputs/rows-1x4.npy --input %S/Inputs/matrix-4x3.npy --compare %t.product.npy --compare %t.tanh.npy
// RUN: hlokit interpret %s --input %S/Inputs/rows-5x4.npy --input %S/Inputs/matrix-4x3.npy --output %t.product.npy --output %t.tanh.npy
// RUN: hlokit run %t.tflite --input %S/Inputs/rows-5x4.npy --input %S/Inputs/matrix-4x3.npy --compare %t.product.npy --compare %t.tanh.npy
// RUN: hlokit run %t.tflite --xnnpack --signature=serving_default --input %S/Inputs/rows-5x4.npy --input %S/Inputs/matrix-4x3.npy --compare %t.product.npy --compare %t.tanh.npy
// RUN: not hlokit run %t.tflite --input %S/Inputs/rows-5x4.npy --input %S/Inputs/rows-5x4.npy 2>&1 | FileCheck %s --check-prefix=FIXED

// One model takes arrays of several sizes where the program leaves a size open.
// CHECK: input      arg0: ?x4xFLOAT32
// CHECK: output     output0: ?x3xFLOAT32
// FIXED: error: input 'arg1' (4x3xf32) cannot be a tensor<5x4xf32>
func.func @main(%x: tensor<?x4xf32>, %w: tensor<4x3xf32>) -> (tensor<?x3xf32>, tensor<?x4xf32>) {
  %p = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<?x4xf32>, tensor<4x3xf32>) -> tensor<?x3xf32>
  %t = stablehlo.tanh %x : tensor<?x4xf32>
  return %p, %t : tensor<?x3xf32>, tensor<?x4xf32>
}
