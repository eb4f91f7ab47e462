// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm
// RUN: hlokit explain %s --require=1 -o %t.txt

// A factor that differs from row to row is no weight: x is normalised, and the product stays.
// CHECK-LABEL: func.func @norm
// CHECK: %[[N:.+]] = stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0)
// CHECK: stablehlo.multiply %[[N]], %arg1
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x8xf32>, %w: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2xf32>
  %eps = stablehlo.constant dense<1.0e-6> : tensor<2xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x8xf32>
  %s1 = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
  %mean = stablehlo.divide %s1, %n : tensor<2xf32>
  %v = stablehlo.add %mean, %eps : tensor<2xf32>
  %r = stablehlo.rsqrt %v : tensor<2xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf32>) -> tensor<2x8xf32>
  %p = stablehlo.multiply %x, %rb : tensor<2x8xf32>
  %y = stablehlo.multiply %p, %w : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}
