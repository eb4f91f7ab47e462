// RUN: hlokit opt %s --wrap-rms-norm-in-composite | FileCheck %s
// RUN: hlokit opt %s --wrap-rms-norm-in-composite -o %t.mlir && hlokit equiv %s %t.mlir
// RUN: hlokit opt %t.mlir --unwrap-rms-norm-composite -o %t2.mlir && hlokit opt %s -o %t0.mlir && diff %t0.mlir %t2.mlir
// RUN: hlokit opt %s --pass-pipeline="builtin.module(func.func(wrap-rms-norm-in-composite))" | FileCheck %s

// Equal calls share a function, also where the pass runs on one function after the other; another epsilon or another
// order of cast and weight has its own. Unwrapping gives back the calls, and the functions go.
// CHECK-LABEL: func.func @main
// CHECK: stablehlo.composite "odml.rms_norm" %arg0, %arg1 {composite_attributes = {epsilon = 9.99999997E-7 : f32}, decomposition = @odml.rms_norm.impl}
// CHECK: stablehlo.composite "odml.rms_norm" {{.*}} {composite_attributes = {cast_before_scale = true, epsilon = 9.99999997E-7 : f32}, decomposition = @odml.rms_norm.impl_1}
// CHECK-LABEL: func.func @other
// CHECK: stablehlo.composite "odml.rms_norm" {{.*}}decomposition = @odml.rms_norm.impl}
// CHECK: stablehlo.composite "odml.rms_norm" {{.*}}epsilon = 9.99999974E-6 : f32}, decomposition = @odml.rms_norm.impl_2}
// CHECK: func.func private @odml.rms_norm.impl(
// CHECK: func.func private @odml.rms_norm.impl_1(
// CHECK: func.func private @odml.rms_norm.impl_2(
// CHECK-NOT: func.func
func.func @main(%x: tensor<2x8xbf16>, %w: tensor<8xbf16>) -> tensor<2x8xbf16> {
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 9.99999997E-7 : f32}"} : (tensor<2x8xbf16>, tensor<8xbf16>) -> tensor<2x8xbf16>
  %1 = stablehlo.custom_call @ai_edge_torch.rms_norm(%0, %w) {backend_config = "{epsilon = 9.99999997E-7 : f32, cast_before_scale = true}"} : (tensor<2x8xbf16>, tensor<8xbf16>) -> tensor<2x8xbf16>
  return %1 : tensor<2x8xbf16>
}
func.func @other(%x: tensor<2x8xbf16>, %w: tensor<8xbf16>) -> tensor<2x8xbf16> {
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 9.99999997E-7 : f32}"} : (tensor<2x8xbf16>, tensor<8xbf16>) -> tensor<2x8xbf16>
  %1 = stablehlo.custom_call @ai_edge_torch.rms_norm(%0, %w) {backend_config = "{epsilon = 9.99999974E-6 : f32}"} : (tensor<2x8xbf16>, tensor<8xbf16>) -> tensor<2x8xbf16>
  return %1 : tensor<2x8xbf16>
}
