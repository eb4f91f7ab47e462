// RUN: hlokit translate --serialize --target=1.9.0 %s -o %t.mlirbc
// RUN: hlokit translate --deserialize %t.mlirbc > %t.back
// RUN: hlokit opt %s > %t.same
// RUN: diff %t.back %t.same
// RUN: hlokit opt %t.mlirbc | FileCheck %s --check-prefix=VHLO
// RUN: cat %t.mlirbc | hlokit opt --vhlo-legalize-to-stablehlo | diff - %t.same
// RUN: hlokit translate --deserialize --print-stablehlo-version %t.mlirbc | FileCheck %s
// RUN: hlokit translate --deserialize --mlir-print-debuginfo %t.mlirbc | FileCheck %s --check-prefix=PLACE
// RUN: hlokit translate --serialize --target=current --strip-debuginfo %s | hlokit translate --deserialize --mlir-print-debuginfo | FileCheck %s --check-prefix=STRIPPED
// RUN: hlokit equiv %s %t.mlirbc | FileCheck %s --check-prefix=EQUIV
// RUN: hlokit interpret --seed 1 %s > %t.one
// RUN: hlokit interpret --seed 1 %t.mlirbc > %t.two
// RUN: diff %t.one %t.two
// RUN: hlokit export %s -o %t.one.tflite
// RUN: hlokit export %t.mlirbc -o %t.two.tflite
// RUN: hlokit translate %t.one.tflite > %t.one.txt
// RUN: hlokit translate %t.two.tflite | diff - %t.one.txt
// RUN: hlokit inspect %t.mlirbc | FileCheck %s --check-prefix=INSPECT
// RUN: hlokit inspect < %s | FileCheck %s --check-prefix=TEXT

// Text and bytecode are told apart by the first bytes, in every command and on standard input.
// VHLO: vhlo.func_v1 @main
// VHLO: "vhlo.log_v1"
// CHECK: // Reading portable artifact with StableHLO version: 1.9.0
// CHECK-NEXT: module @m
// PLACE: stablehlo.log %arg0 : tensor<3xf32> loc(#[[LOC:.+]])
// PLACE: #[[LOC]] = loc("there"
// STRIPPED: #[[UNKNOWN:.+]] = loc(unknown)
// STRIPPED: stablehlo.log %arg0 : tensor<3xf32> loc(#[[UNKNOWN]])
// INSPECT: format MLIR bytecode, version 6
// INSPECT-NEXT: written by StableHLO_v1.9.0
// INSPECT: @main: (tensor<3xf32>) -> tensor<3xf32>
// INSPECT: 1 vhlo.multiply_v1
// TEXT: format MLIR text
// TEXT: 1 stablehlo.multiply
// EQUIV: equivalent in 32 trials
module @m {
  func.func @main(%arg0: tensor<3xf32>) -> tensor<3xf32> {
    %0 = stablehlo.log %arg0 : tensor<3xf32> loc("there")
    %cst = stablehlo.constant dense<[1.0, -2.5, 0.125]> : tensor<3xf32>
    %1 = stablehlo.multiply %0, %cst : tensor<3xf32>
    return %1 : tensor<3xf32>
  }
}
