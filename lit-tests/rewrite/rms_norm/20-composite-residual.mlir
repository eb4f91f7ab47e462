// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s --require=1 -o %t.txt
// RUN: hlokit opt %s --decompose-rms-norm -o %t.core.mlir && hlokit opt %s --fuse-rms-norm -o %t.fused.mlir
// RUN: hlokit equiv %t.core.mlir %t.fused.mlir --function=norm

// tt-mlir: a residual is added first; the weight may be missing.
// CHECK-LABEL: func.func @norm
// CHECK: %[[S:.+]] = stablehlo.add %arg0, %arg1
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%[[S]], %arg2) {backend_config = "{{[{]}}epsilon = 9.99999974E-6 : f32{{[}]}}"}
// CHECK: stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0) {backend_config = "{{[{]}}epsilon = 9.99999974E-6 : f32{{[}]}}"}
func.func @norm(%x: tensor<2x8xf32>, %z: tensor<2x8xf32>, %w: tensor<8xf32>) -> (tensor<2x8xf32>, tensor<2x8xf32>) {
  %0 = stablehlo.custom_call @tenstorrent.rms_norm(%x, %w, %z) {tt.composite_attributes = {epsilon = 1.0e-5 : f32, normalized_shape = dense<8> : tensor<1xi64>, has_residual = true}} : (tensor<2x8xf32>, tensor<8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
  %1 = stablehlo.custom_call @tenstorrent.rms_norm(%x) {tt.composite_attributes = {epsilon = 1.0e-5 : f32, normalized_shape = dense<8> : tensor<1xi64>}} : (tensor<2x8xf32>) -> tensor<2x8xf32>
  return %0, %1 : tensor<2x8xf32>, tensor<2x8xf32>
}
