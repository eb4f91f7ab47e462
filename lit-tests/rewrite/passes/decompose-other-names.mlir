// RUN: hlokit opt %s --decompose-rms-norm 2>%t.txt | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARN --input-file %t.txt

// Calls of all names, by axis, by shape, with a residual; an epsilon that is not given is 1e-6, with a warning.
// CHECK-LABEL: func.func @calls
// CHECK-NOT: custom_call
// CHECK-COUNT-6: stablehlo.rsqrt
// CHECK-NOT: custom_call
// WARN: warning: no epsilon given, 1.0E-6 is taken
func.func @calls(%x: tensor<2x8xf32>, %z: tensor<2x8xf32>, %w: tensor<8xf32>, %u: tensor<2xf32>) -> tensor<2x8xf32> {
  %0 = stablehlo.custom_call @CustomRmsNorm(%x, %w) {backend_config = "{epsilon = 1.0e-5 : f32}"} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  %1 = stablehlo.custom_call @rmsNorm(%0) {eps = 1.0e-5 : f32, axis = -1 : i64} : (tensor<2x8xf32>) -> tensor<2x8xf32>
  %2 = stablehlo.custom_call @rms_norm(%1, %u) {eps = 1.0e-5 : f32, axis = 0 : i64} : (tensor<2x8xf32>, tensor<2xf32>) -> tensor<2x8xf32>
  %3 = stablehlo.custom_call @RMSNorm(%2, %w) {normalized_shape = [8]} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  %4 = stablehlo.custom_call @RmsNorm(%3) {eps = 1.0e-5 : f32, normalized_shape = [2, 8]} : (tensor<2x8xf32>) -> tensor<2x8xf32>
  %5 = stablehlo.custom_call @tenstorrent.rms_norm(%4, %w, %z) {tt.composite_attributes = {epsilon = 1.0e-5 : f32, normalized_shape = dense<8> : tensor<1xi64>, has_residual = true}} : (tensor<2x8xf32>, tensor<8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
  return %5 : tensor<2x8xf32>
}

// The epsilon of a composite that does not say it is that of its body; the body goes.
// CHECK-LABEL: func.func @composite
// CHECK: stablehlo.constant dense<2.500000e-01>
// CHECK: stablehlo.rsqrt
// CHECK-NOT: func.func
func.func @composite(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %0 = stablehlo.composite "tenstorrent.rms_norm" %x {composite_attributes = {normalized_shape = dense<8> : tensor<1xi64>}, decomposition = @impl} : (tensor<2x8xf32>) -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}
func.func private @impl(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<8.0> : tensor<2xf32>
  %eps = stablehlo.constant dense<0.25> : tensor<2xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
  %mean = stablehlo.divide %sum, %n : tensor<2xf32>
  %v = stablehlo.add %mean, %eps : tensor<2xf32>
  %r = stablehlo.rsqrt %v : tensor<2xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf32>) -> tensor<2x8xf32>
  %y = stablehlo.multiply %x, %rb : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}
