// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm --at-least-as-exact
// RUN: hlokit explain %s --require=1 -o %t.txt

// Exports in f16: all but the sum is computed in f16. The fused operation is more exact, so that numbers differ: a
// little for ordinary ones, and beyond 256 the squares of the chain are infinite.
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{{[{]}}epsilon = {{.+}} : f32{{.*[}]}}"}
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x3x8xf16>, %w: tensor<8xf16>) -> tensor<2x3x8xf16> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2x3x1xf16>
  %eps = stablehlo.constant dense<1.000400e-03> : tensor<2x3x1xf16>
  %sq = stablehlo.multiply %x, %x : tensor<2x3x8xf16>
  %f = stablehlo.convert %sq : (tensor<2x3x8xf16>) -> tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%f init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %h = stablehlo.convert %sum : (tensor<2x3xf32>) -> tensor<2x3xf16>
  %row = stablehlo.broadcast_in_dim %h, dims = [0, 1] : (tensor<2x3xf16>) -> tensor<2x3x1xf16>
  %mean = stablehlo.divide %row, %n : tensor<2x3x1xf16>
  %v = stablehlo.add %mean, %eps : tensor<2x3x1xf16>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf16>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf16>) -> tensor<2x3x8xf16>
  %p = stablehlo.multiply %x, %rb : tensor<2x3x8xf16>
  %wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf16>) -> tensor<2x3x8xf16>
  %y = stablehlo.multiply %p, %wb : tensor<2x3x8xf16>
  return %y : tensor<2x3x8xf16>
}
