// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir
// RUN: hlokit equiv %s %t.mlir --function=norm --max-ulp=1
// RUN: hlokit explain %s --require=1 -o %t.txt

// Qwen3-Next: the weight is widened and one added outside a composite; the body is form 04.
// CHECK-LABEL: func.func @norm
// CHECK: %[[U:.+]] = stablehlo.add
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %[[U]]) {backend_config = "{{[{]}}epsilon = 9.99999974E-6 : f32{{[}]}}"}
// CHECK-NOT: impl
func.func @norm(%x: tensor<2x3x8xbf16>, %w: tensor<8xbf16>) -> tensor<2x3x8xbf16> {
  %one = stablehlo.constant dense<1.0> : tensor<8xf32>
  %wf = stablehlo.convert %w : (tensor<8xbf16>) -> tensor<8xf32>
  %u = stablehlo.add %wf, %one : tensor<8xf32>
  %y = stablehlo.composite "tenstorrent.rms_norm" %x, %u {composite_attributes = {normalized_shape = dense<8> : tensor<1xi64>}, decomposition = @tenstorrent.rms_norm.impl} : (tensor<2x3x8xbf16>, tensor<8xf32>) -> tensor<2x3x8xbf16>
  return %y : tensor<2x3x8xbf16>
}

// The composite does not say its epsilon: it is that of the body.
func.func private @tenstorrent.rms_norm.impl(%x: tensor<2x3x8xbf16>, %w: tensor<8xf32>) -> tensor<2x3x8xbf16> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %two = stablehlo.constant dense<2.0> : tensor<2x3x8xf32>
  %n = stablehlo.constant dense<0.125> : tensor<2x3xf32>
  %eps = stablehlo.constant dense<9.99999974E-6> : tensor<2x3x1xf32>
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
  %wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>
  %s = stablehlo.multiply %wb, %p : tensor<2x3x8xf32>
  %y = stablehlo.convert %s : (tensor<2x3x8xf32>) -> tensor<2x3x8xbf16>
  return %y : tensor<2x3x8xbf16>
}
