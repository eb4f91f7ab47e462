// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s --require=1 -o %t.txt
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir && hlokit equiv %s %t.mlir --function=norm --max-ulp=1

// As 04 in a module that was sharded: constants of the dialect sdy.
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %{{[^,]+}}) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"}
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x3x8xbf16>, %w: tensor<8xbf16>) -> tensor<2x3x8xbf16> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %two = sdy.constant dense<2.0> : tensor<2x3x8xf32>
  %n = sdy.constant dense<0.125> : tensor<2x3xf32>
  %eps = sdy.constant dense<9.99999997E-7> : tensor<2x3x1xf32>
  %f = stablehlo.convert %x : (tensor<2x3x8xbf16>) -> tensor<2x3x8xf32>
  %sq = stablehlo.power %f, %two : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %mean = stablehlo.multiply %sum, %n : tensor<2x3xf32>
  %row = stablehlo.reshape %mean : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %v = stablehlo.add %row, %eps : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %flat = stablehlo.reshape %r : (tensor<2x3x1xf32>) -> tensor<2x3xf32>
  %rb = stablehlo.broadcast_in_dim %flat, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %f, %rb : tensor<2x3x8xf32>
  %wf = stablehlo.convert %w : (tensor<8xbf16>) -> tensor<8xf32>
  %wb = stablehlo.broadcast_in_dim %wf, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %s = stablehlo.multiply %wb, %p : tensor<2x3x8xf32>
  %y = stablehlo.convert %s : (tensor<2x3x8xf32>) -> tensor<2x3x8xbf16>
  return %y : tensor<2x3x8xbf16>
}
