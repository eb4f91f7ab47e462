// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit opt %s --fuse-rms-norm -o %t.mlir 2>&1 | FileCheck %s --check-prefix=WARN
// RUN: hlokit opt %s --decompose-rms-norm -o %t.core.mlir && hlokit opt %s --fuse-rms-norm -o %t.fused.mlir
// RUN: hlokit equiv %t.core.mlir %t.fused.mlir --function=norm

// Calls of other names: with one or two operands, with eps or without, with a negative axis or a shape.
// CHECK-LABEL: func.func @norm
// CHECK: %[[A1:.+]] = stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{{[{]}}epsilon = 9.99999974E-6 : f32{{[}]}}"}
// CHECK: %[[A2:.+]] = stablehlo.custom_call @ai_edge_torch.rms_norm(%[[A1]]) {backend_config = "{{[{]}}epsilon = 9.99999974E-6 : f32{{[}]}}"}
// CHECK: %[[A3:.+]] = stablehlo.custom_call @ai_edge_torch.rms_norm(%[[A2]], %arg1) {backend_config = "{{[{]}}epsilon = 9.99999997E-7 : f32{{[}]}}"}
// CHECK: %[[A4:.+]] = stablehlo.custom_call @ai_edge_torch.rms_norm(%[[A3]], %arg1) {backend_config = "{{[{]}}epsilon = 9.99999974E-6 : f32{{[}]}}"}
// CHECK: %[[A5:.+]] = stablehlo.custom_call @ai_edge_torch.rms_norm(%[[A4]], %arg1) {backend_config = "{{[{]}}epsilon = 9.99999974E-6 : f32{{[}]}}"}
// CHECK: %[[A6:.+]] = stablehlo.custom_call @ai_edge_torch.rms_norm(%[[A5]], %arg1) {backend_config = "{{[{]}}epsilon = 9.99999974E-6 : f32{{[}]}}"}
// WARN: warning: no epsilon given, 1.0E-6 is taken
func.func @norm(%x: tensor<2x8xf32>, %w: tensor<8xf32>) -> tensor<2x8xf32> {
  %0 = stablehlo.custom_call @rmsNorm(%x, %w) {eps = 1.0e-5 : f32, axis = -1 : i64} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  %1 = stablehlo.custom_call @rms_norm(%0) {eps = 1.0e-5 : f64, axis = 1 : i32} : (tensor<2x8xf32>) -> tensor<2x8xf32>
  %2 = stablehlo.custom_call @RMSNorm(%1, %w) {normalized_shape = [8]} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  %3 = stablehlo.custom_call @RmsNorm(%2, %w) {normalized_shape = array<i64: 8>, epsilon = 1.0e-5 : f32} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  %4 = stablehlo.custom_call @CustomRmsNorm(%3, %w) {backend_config = "{epsilon = 1.0e-5 : f32}"} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  %5 = stablehlo.custom_call @tenstorrent.rms_norm(%4, %w) {tt.composite_attributes = {epsilon = 1.0e-5 : f32, normalized_shape = dense<8> : tensor<1xi64>}} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  return %5 : tensor<2x8xf32>
}
