// RUN: hlokit export %s -o %t.tflite && hlokit translate %t.tflite -o %t.mlir && hlokit opt %t.mlir -o %t.again && diff %t.mlir %t.again
// RUN: FileCheck %s --input-file %t.mlir
// RUN: hlokit translate %t.tflite --mlir-elide-elementsattrs-if-larger=2 | FileCheck %s --check-prefix=ELIDED
// RUN: hlokit translate %t.tflite --mlir-elide-elementsattrs-if-larger=-1 | FileCheck %s --check-prefix=WHOLE
// RUN: hlokit translate %t.tflite --print-resources -o %t.mlir && hlokit opt %t.mlir -o %t.again && diff %t.mlir %t.again
// RUN: FileCheck %s --check-prefix=RESOURCES --input-file %t.mlir
// RUN: hlokit translate %t.tflite --mlir-print-debuginfo --mlir-print-local-scope | FileCheck %s --check-prefix=NAMES

// A constant of more than 16 elements is left out unless that is asked for.
// CHECK-LABEL: func.func @main(%arg0: tensor<2x32xf32>)
// CHECK-DAG:     "tfl.pseudo_const"() {value = dense_resource<__elided__> : tensor<2x32xf32>}
// CHECK-DAG:     "tfl.pseudo_const"() {value = dense<[1.000000e+00, 2.000000e+00, 3.000000e+00]> : tensor<3xf32>}
// ELIDED:        dense_resource<__elided__> : tensor<3xf32>
// WHOLE:         dense<{{\[\[}}4.000000e+00, 2.000000e+00, 2.000000e+00,
// RESOURCES:     dense_resource<buffer_[[BUFFER:[0-9]+]]> : tensor<2x32xf32>
// RESOURCES:     buffer_[[BUFFER]]: "0x10000000{{0000804000000040}}

// Tensors keep their names as locations.
// NAMES:         %arg0: tensor<2x32xf32> loc("arg0")
func.func @main(%tokens: tensor<2x32xf32>) -> (tensor<2x32xf32>, tensor<3xf32>) {
  %w = stablehlo.constant dense<"0x00008040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040000000400000004000000040"> : tensor<2x32xf32>
  %v = stablehlo.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %0 = stablehlo.add %tokens, %w : tensor<2x32xf32>
  return %0, %v : tensor<2x32xf32>, tensor<3xf32>
}
