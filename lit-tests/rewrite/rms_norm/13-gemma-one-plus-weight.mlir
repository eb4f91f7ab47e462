// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm --max-ulp=1
// RUN: hlokit explain %s --require=1 -o %t.txt

// Gemma: x is converted twice, one is added to the weight in f32, and the product is rounded.
// CHECK-LABEL: func.func @norm
// CHECK: %[[F:.+]] = stablehlo.convert %arg1 : (tensor<8xbf16>) -> tensor<8xf32>
// CHECK: %[[U:.+]] = stablehlo.add %{{.+}}, %{{.+}} : tensor<{{(1x1x)?}}8xf32>
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %{{[^,]+}}) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"} : (tensor<2x3x8xbf16>, tensor<8xf32>) -> tensor<2x3x8xbf16>
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x3x8xbf16>, %w: tensor<8xbf16>) -> tensor<2x3x8xbf16> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2x3x1xf32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<2x3x1xf32>
  %one = stablehlo.constant dense<1.0> : tensor<f32>
  %f = stablehlo.convert %x : (tensor<2x3x8xbf16>) -> tensor<2x3x8xf32>
  %sq = chlo.square %f : tensor<2x3x8xf32> -> tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %row = stablehlo.broadcast_in_dim %sum, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %mean = stablehlo.divide %row, %n : tensor<2x3x1xf32>
  %g = stablehlo.convert %x : (tensor<2x3x8xbf16>) -> tensor<2x3x8xf32>
  %v = stablehlo.add %mean, %eps : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %g, %rb : tensor<2x3x8xf32>
  %wf = stablehlo.convert %w : (tensor<8xbf16>) -> tensor<8xf32>
  %w1 = stablehlo.broadcast_in_dim %wf, dims = [2] : (tensor<8xf32>) -> tensor<1x1x8xf32>
  %ones = stablehlo.broadcast_in_dim %one, dims = [] : (tensor<f32>) -> tensor<1x1x8xf32>
  %u = stablehlo.add %ones, %w1 : tensor<1x1x8xf32>
  %ub = stablehlo.broadcast_in_dim %u, dims = [0, 1, 2] : (tensor<1x1x8xf32>) -> tensor<2x3x8xf32>
  %s = stablehlo.multiply %p, %ub : tensor<2x3x8xf32>
  %y = stablehlo.convert %s : (tensor<2x3x8xf32>) -> tensor<2x3x8xbf16>
  return %y : tensor<2x3x8xbf16>
}
