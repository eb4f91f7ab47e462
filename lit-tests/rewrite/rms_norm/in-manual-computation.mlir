// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s --require=1 -o %t.txt

// A norm in a region of an operation of another dialect.
// CHECK-LABEL: func.func @norm
// CHECK: sdy.manual_computation
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%{{[^,]+}}, %{{[^,]+}}) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"} : (tensor<1x3x8xf32>, tensor<8xf32>) -> tensor<1x3x8xf32>
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
sdy.mesh @mesh = <["a"=2]>
func.func @norm(%x: tensor<2x3x8xf32>, %w: tensor<8xf32>) -> tensor<2x3x8xf32> {
  %y = sdy.manual_computation(%x, %w) in_shardings=[<@mesh, [{"a"}, {}, {}]>, <@mesh, [{}]>] out_shardings=[<@mesh, [{"a"}, {}, {}]>] manual_axes={"a"} (%b: tensor<1x3x8xf32>, %u: tensor<8xf32>) {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<1x3x1xf32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<1x3x1xf32>
  %sq = stablehlo.multiply %b, %b : tensor<1x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<1x3x8xf32>, tensor<f32>) -> tensor<1x3xf32>
  %row = stablehlo.broadcast_in_dim %sum, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<1x3x1xf32>
  %mean = stablehlo.divide %row, %n : tensor<1x3x1xf32>
  %v = stablehlo.add %mean, %eps : tensor<1x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<1x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<1x3x1xf32>) -> tensor<1x3x8xf32>
  %p = stablehlo.multiply %b, %rb : tensor<1x3x8xf32>
  %wb = stablehlo.broadcast_in_dim %u, dims = [2] : (tensor<8xf32>) -> tensor<1x3x8xf32>
  %z = stablehlo.multiply %p, %wb : tensor<1x3x8xf32>
  sdy.return %z : tensor<1x3x8xf32>
  } : (tensor<2x3x8xf32>, tensor<8xf32>) -> tensor<2x3x8xf32>
  return %y : tensor<2x3x8xf32>
}
