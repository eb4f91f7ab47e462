// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm --max-ulp=2
// RUN: hlokit explain %s --require=1 -o %t.txt

// torchax: one divided by the square root, f16 to f32 and back twice, in a private function.
// CHECK: call @rms
// CHECK-LABEL: func.func private @rms
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32, cast_before_scale = true{{[}]}}"}
// CHECK-NOT: stablehlo.reduce
// CHECK-NOT: sqrt
func.func @norm(%x: tensor<2x3x8xf16>, %w: tensor<8xf16>) -> tensor<2x3x8xf16> {
  %y = call @rms(%x, %w) : (tensor<2x3x8xf16>, tensor<8xf16>) -> tensor<2x3x8xf16>
  return %y : tensor<2x3x8xf16>
}

func.func private @rms(%x: tensor<2x3x8xf16>, %w: tensor<8xf16>) -> tensor<2x3x8xf16> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %one = stablehlo.constant dense<1.0> : tensor<2x3x1xf32>
  %n = stablehlo.constant dense<8.0> : tensor<2x3x1xf32>
  %eps = stablehlo.constant dense<9.99999997E-7> : tensor<2x3x1xf32>
  %f0 = stablehlo.convert %x : (tensor<2x3x8xf16>) -> tensor<2x3x8xf32>
  %h = stablehlo.convert %f0 : (tensor<2x3x8xf32>) -> tensor<2x3x8xf16>
  %f = stablehlo.convert %h : (tensor<2x3x8xf16>) -> tensor<2x3x8xf32>
  %sq = stablehlo.multiply %f, %f : tensor<2x3x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>
  %row = stablehlo.reshape %sum : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  %mean = stablehlo.divide %row, %n : tensor<2x3x1xf32>
  %v = stablehlo.add %mean, %eps : tensor<2x3x1xf32>
  %s = stablehlo.sqrt %v : tensor<2x3x1xf32>
  %r = stablehlo.divide %one, %s : tensor<2x3x1xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>
  %p = stablehlo.multiply %f, %rb : tensor<2x3x8xf32>
  %c = stablehlo.convert %p : (tensor<2x3x8xf32>) -> tensor<2x3x8xf16>
  %wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf16>) -> tensor<2x3x8xf16>
  %y = stablehlo.multiply %c, %wb : tensor<2x3x8xf16>
  return %y : tensor<2x3x8xf16>
}
