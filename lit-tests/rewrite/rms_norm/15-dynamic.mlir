// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm
// RUN: hlokit explain %s --require=1 -o %t.txt

// JAX with shape polymorphism: leading dimensions are known at run time only.
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"} : (tensor<?x?x8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32>
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
// CHECK-NOT: get_dimension_size
func.func @norm(%x: tensor<?x?x8xf32>, %w: tensor<8xf32>) -> tensor<?x?x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<f32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<f32>
  %c1 = stablehlo.constant dense<1> : tensor<1xi32>
  %c8 = stablehlo.constant dense<8> : tensor<1xi32>
  %sq = chlo.square %x : tensor<?x?x8xf32> -> tensor<?x?x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<?x?x8xf32>, tensor<f32>) -> tensor<?x?xf32>
  %b = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?x?x8xf32>) -> tensor<i32>
  %b1 = stablehlo.reshape %b : (tensor<i32>) -> tensor<1xi32>
  %t = stablehlo.get_dimension_size %x, dim = 1 : (tensor<?x?x8xf32>) -> tensor<i32>
  %t1 = stablehlo.reshape %t : (tensor<i32>) -> tensor<1xi32>
  %kept = stablehlo.concatenate %b1, %t1, %c1, dim = 0 : (tensor<1xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<3xi32>
  %row = stablehlo.dynamic_broadcast_in_dim %sum, %kept, dims = [0, 1] : (tensor<?x?xf32>, tensor<3xi32>) -> tensor<?x?x1xf32>
  %nb = stablehlo.dynamic_broadcast_in_dim %n, %kept, dims = [] : (tensor<f32>, tensor<3xi32>) -> tensor<?x?x1xf32>
  %mean = stablehlo.divide %row, %nb : tensor<?x?x1xf32>
  %eb = stablehlo.dynamic_broadcast_in_dim %eps, %kept, dims = [] : (tensor<f32>, tensor<3xi32>) -> tensor<?x?x1xf32>
  %v = stablehlo.add %mean, %eb : tensor<?x?x1xf32>
  %r = stablehlo.rsqrt %v : tensor<?x?x1xf32>
  %shape = stablehlo.concatenate %b1, %t1, %c8, dim = 0 : (tensor<1xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<3xi32>
  %rb = stablehlo.dynamic_broadcast_in_dim %r, %shape, dims = [0, 1, 2] : (tensor<?x?x1xf32>, tensor<3xi32>) -> tensor<?x?x8xf32>
  %p = stablehlo.multiply %x, %rb : tensor<?x?x8xf32>
  %w1 = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf32>) -> tensor<1x1x8xf32>
  %wb = stablehlo.dynamic_broadcast_in_dim %w1, %shape, dims = [0, 1, 2] : (tensor<1x1x8xf32>, tensor<3xi32>) -> tensor<?x?x8xf32>
  %y = stablehlo.multiply %p, %wb : tensor<?x?x8xf32>
  return %y : tensor<?x?x8xf32>
}
