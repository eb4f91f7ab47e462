// RUN: hlokit opt %s --fuse-rms-norm=allow-narrowing | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm=allow-narrowing -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm --trials=7
// RUN: hlokit explain %s --allow-narrowing --require=1 -o %t.txt

// With the option, an f64 chain on an x in f32 is fused all the same. (Seven trials: in the eighth
// squares overflow f32, which is what narrowing means.)
// CHECK-LABEL: func.func @norm
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"}
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f64>
  %n = stablehlo.constant dense<8.0> : tensor<2xf64>
  %eps = stablehlo.constant dense<1.0e-6> : tensor<2xf64>
  %f = stablehlo.convert %x : (tensor<2x8xf32>) -> tensor<2x8xf64>
  %sq = stablehlo.multiply %f, %f : tensor<2x8xf64>
  %s1 = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf64>, tensor<f64>) -> tensor<2xf64>
  %mean = stablehlo.divide %s1, %n : tensor<2xf64>
  %v = stablehlo.add %mean, %eps : tensor<2xf64>
  %r = stablehlo.rsqrt %v : tensor<2xf64>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf64>) -> tensor<2x8xf64>
  %p = stablehlo.multiply %f, %rb : tensor<2x8xf64>
  %y = stablehlo.convert %p : (tensor<2x8xf64>) -> tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}
