// Each operation becomes the operator of its name, with its attributes and with its regions as subgraphs.

// RUN: hlokit export %s --mode=stablehlo -o %t.tflite && hlokit inspect %t.tflite | FileCheck %s
// RUN: hlokit export %s --mode=stablehlo -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=TEXT
// RUN: hlokit export %s --mode=tfl -o %t.b.tflite && hlokit inspect %t.b.tflite | FileCheck %s --check-prefix=TFL
// RUN: not hlokit export %s --mode=tf -o %t.c.tflite 2>&1 | FileCheck %s --check-prefix=WRONG
func.func @main(%x: tensor<2x4xbf16>, %w: tensor<4x4xbf16>, %n: tensor<i32>) -> tensor<2x4xbf16> {
  %zero = stablehlo.constant dense<0.0> : tensor<bf16>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0], precision = [HIGHEST, DEFAULT] : (tensor<2x4xbf16>, tensor<4x4xbf16>) -> tensor<2x4xbf16>
  %1 = stablehlo.reduce(%0 init: %zero) applies stablehlo.maximum across dimensions = [1] : (tensor<2x4xbf16>, tensor<bf16>) -> tensor<2xbf16>
  %2 = stablehlo.broadcast_in_dim %1, dims = [0] : (tensor<2xbf16>) -> tensor<2x4xbf16>
  %3:2 = stablehlo.while(%i = %n, %y = %2) : tensor<i32>, tensor<2x4xbf16>
  cond {
    %4 = stablehlo.compare GT, %i, %one, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %4 : tensor<i1>
  } do {
    %5 = stablehlo.subtract %i, %one : tensor<i32>
    %6 = stablehlo.multiply %y, %x : tensor<2x4xbf16>
    stablehlo.return %5, %6 : tensor<i32>, tensor<2x4xbf16>
  }
  return %3#1 : tensor<2x4xbf16>
}

// CHECK: input      arg0: 2x4xBFLOAT16
// CHECK: subgraph 0   main: 4 operators
// CHECK: 1  STABLEHLO_BROADCAST_IN_DIM, version 1
// CHECK: 1  STABLEHLO_COMPARE, version 1
// CHECK: 1  STABLEHLO_DOT_GENERAL, version 1
// CHECK: 1  STABLEHLO_MAXIMUM, version 1
// CHECK: 1  STABLEHLO_MULTIPLY, version 1
// CHECK: 1  STABLEHLO_REDUCE, version 1
// CHECK: 1  STABLEHLO_SUBTRACT, version 1
// CHECK: 1  STABLEHLO_WHILE, version 1
// TEXT: dot_general"(%arg0, %arg1) {{{.*}}lhs_contracting_dimensions = array<i64: 1>, precision_config = ["HIGHEST", "DEFAULT"]
// TFL-NOT: STABLEHLO
// WRONG: error: --mode takes tfl or stablehlo, not 'tf'
