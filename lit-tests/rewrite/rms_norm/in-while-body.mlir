// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm --max-ulp=64
// RUN: hlokit explain %s --require=1 -o %t.txt

// A norm in the body of a loop, as of layers that are scanned.
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.while
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%iterArg_{{[0-9]+}}, %arg1) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"}
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x3x8xf32>, %w: tensor<8xf32>) -> tensor<2x3x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %i0 = stablehlo.constant dense<0> : tensor<i32>
  %last = stablehlo.constant dense<3> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %n = stablehlo.constant dense<8.0> : tensor<2x3x1xf32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<2x3x1xf32>
  %out:2 = stablehlo.while(%i = %i0, %a = %x) : tensor<i32>, tensor<2x3x8xf32>
  cond {
  %go = stablehlo.compare LT, %i, %last : (tensor<i32>, tensor<i32>) -> tensor<i1>
  stablehlo.return %go : tensor<i1>
  } do {
  %sq = stablehlo.multiply %a, %a : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %row = stablehlo.broadcast_in_dim %sum, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %mean = stablehlo.divide %row, %n : tensor<2x3x1xf32>
  %v = stablehlo.add %mean, %eps : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %a, %rb : tensor<2x3x8xf32>
  %wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %y = stablehlo.multiply %p, %wb : tensor<2x3x8xf32>
  %next = stablehlo.add %i, %one : tensor<i32>
  stablehlo.return %next, %y : tensor<i32>, tensor<2x3x8xf32>
  }
  return %out#1 : tensor<2x3x8xf32>
}
