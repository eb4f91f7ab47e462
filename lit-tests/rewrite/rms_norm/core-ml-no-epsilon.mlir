// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm --at-least-as-exact
// RUN: hlokit explain %s --require=1 -o %t.txt

// As Core ML reads it, a missing epsilon is 0. (A row of zeros then gives 0/0 in the chain and 0 in the fused operation.)
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %{{[^,]+}}) {backend_config = "{{[{]}}epsilon = 0.000000e+00 : f32{{[}]}}"}
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x3x8xf32>) -> tensor<2x3x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2x3x1xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %row = stablehlo.broadcast_in_dim %sum, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %v = stablehlo.divide %row, %n : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %x, %rb : tensor<2x3x8xf32>
  %wb = stablehlo.constant dense<[[[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]]]> : tensor<1x1x8xf32>
  %wbb = stablehlo.broadcast_in_dim %wb, dims = [0, 1, 2] : (tensor<1x1x8xf32>) -> tensor<2x3x8xf32>
  %y = stablehlo.multiply %p, %wbb : tensor<2x3x8xf32>
  return %y : tensor<2x3x8xf32>
}
