// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s --require=1 -o %t.txt
// RUN: hlokit opt %s --fold-reduce-mean -o %t.core.mlir && hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %t.core.mlir %t.mlir --function=norm --max-ulp=4

// SKaiNET before June 2026: a custom call takes the mean, with a result type only; constants as Kotlin writes them.
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
// CHECK-NOT: reduce_mean
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x8xf32>, %w: tensor<8xf32>) -> tensor<2x8xf32> {
  %sq = stablehlo.multiply %x, %x : tensor<2x8xf32>
  %mean = stablehlo.custom_call @reduce_mean(%sq) {dimensions = [1], keepdim = true} : tensor<2x1xf32>
  %eps = stablehlo.constant dense<1.0E-6> : tensor<f32>
  %epsb = stablehlo.broadcast_in_dim %eps, dims = [] : (tensor<f32>) -> tensor<2x1xf32>
  %v = stablehlo.add %mean, %epsb : tensor<2x1xf32>
  %s = stablehlo.sqrt %v : tensor<2x1xf32>
  %sb = stablehlo.broadcast_in_dim %s, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x8xf32>
  %p = stablehlo.divide %x, %sb : tensor<2x8xf32>
  %y = stablehlo.multiply %p, %w : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}
