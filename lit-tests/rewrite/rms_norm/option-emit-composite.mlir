// RUN: hlokit opt %s --fuse-rms-norm=emit=composite | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm=emit=composite -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm
// RUN: hlokit explain %s --require=1 -o %t.txt

// emit=composite: the composite that delegates recognise, with a function that says what it means. The two
// norms are equal in types and epsilon and share it.
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.composite "odml.rms_norm" %arg0, %arg1 {composite_attributes = {epsilon = 9.99999997E-7 : f32}, decomposition = @odml.rms_norm.impl} : (tensor<2x3x8xf32>, tensor<8xf32>) -> tensor<2x3x8xf32>
// CHECK: stablehlo.composite "odml.rms_norm" {{.*}}decomposition = @odml.rms_norm.impl}
// CHECK: func.func private @odml.rms_norm.impl(%arg0: tensor<2x3x8xf32>, %arg1: tensor<8xf32>) -> tensor<2x3x8xf32>
// CHECK: stablehlo.reduce
// CHECK: stablehlo.rsqrt
// CHECK-NOT: func.func
func.func @norm(%x: tensor<2x3x8xf32>, %w: tensor<8xf32>) -> tensor<2x3x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2x3x1xf32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<2x3x1xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %row = stablehlo.broadcast_in_dim %sum, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %mean = stablehlo.divide %row, %n : tensor<2x3x1xf32>
  %v = stablehlo.add %mean, %eps : tensor<2x3x1xf32>
  %r = stablehlo.rsqrt %v : tensor<2x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %x, %rb : tensor<2x3x8xf32>
  %wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %y = stablehlo.multiply %p, %wb : tensor<2x3x8xf32>
  %sq1 = stablehlo.multiply %y, %y : tensor<2x3x8xf32>
  %sum1 = stablehlo.reduce(%sq1 init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %row1 = stablehlo.broadcast_in_dim %sum1, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %mean1 = stablehlo.divide %row1, %n : tensor<2x3x1xf32>
  %v1 = stablehlo.add %mean1, %eps : tensor<2x3x1xf32>
  %r1 = stablehlo.rsqrt %v1 : tensor<2x3x1xf32>
  %rb1 = stablehlo.broadcast_in_dim %r1, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %p1 = stablehlo.multiply %y, %rb1 : tensor<2x3x8xf32>
  %wb1 = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %z = stablehlo.multiply %p1, %wb1 : tensor<2x3x8xf32>
  return %z : tensor<2x3x8xf32>
}
