// RUN: hlokit opt %s --lower-rms-norm-to-layer-norm --compute-units=CPU_AND_NE | FileCheck %s
// RUN: hlokit opt %s --lower-rms-norm-to-layer-norm="compute-units=CPU_AND_NE emit=composite" | FileCheck %s --check-prefix=COMPOSITE
// RUN: hlokit opt %s --lower-rms-norm-to-layer-norm="compute-units=CPU_AND_NE precision=operand" | FileCheck %s --check-prefix=OPERAND
// RUN: hlokit opt %s --lower-rms-norm-to-layer-norm="compute-units=CPU_AND_NE" --verify-rewrites -o %t.mlir && hlokit equiv %s %t.mlir --trials=5
// RUN: hlokit opt %s --lower-rms-norm-to-layer-norm="compute-units=CPU_AND_NE emit=composite" -o %t.mlir && hlokit equiv %s %t.mlir --trials=5
// RUN: hlokit opt %s -o %t0.mlir && hlokit opt %s --lower-rms-norm-to-layer-norm -o %t1.mlir 2>&1 | FileCheck %s --check-prefix=UNSET
// RUN: diff %t0.mlir %t1.mlir
// RUN: hlokit opt %s --lower-rms-norm-to-layer-norm --compute-units=ALL -o %t1.mlir && diff %t0.mlir %t1.mlir
// RUN: hlokit opt %s --lower-rms-norm-to-layer-norm --compute-units=CPU_ONLY -o %t1.mlir && diff %t0.mlir %t1.mlir
// RUN: hlokit opt %s --lower-rms-norm-to-layer-norm --compute-units=CPU_AND_GPU -o %t1.mlir && diff %t0.mlir %t1.mlir

// The LayerNorm of x and -x side by side; its first half is what the norm gives.
// CHECK-LABEL: func.func @main
// CHECK: %[[F:.+]] = stablehlo.convert %arg0 : (tensor<2x8xf16>) -> tensor<2x8xf32>
// CHECK: %[[M:.+]] = stablehlo.negate %[[F]]
// CHECK: stablehlo.concatenate %[[F]], %[[M]], dim = 1 : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x16xf32>
// CHECK: stablehlo.subtract
// CHECK: stablehlo.rsqrt
// CHECK: %[[S:.+]] = stablehlo.slice {{.*}} [0:2, 0:8]
// CHECK-NOT: rms_norm
// COMPOSITE: stablehlo.composite "odml.layer_norm" {{.*}}composite_attributes = {axis = -1 : i64, epsilon = 9.99999974E-6 : f32}, decomposition = @odml.layer_norm.impl} : (tensor<2x16xf32>, tensor<16xf32>, tensor<16xf32>) -> tensor<2x16xf32>
// COMPOSITE: func.func private @odml.layer_norm.impl
// OPERAND: stablehlo.concatenate {{.*}} -> tensor<2x16xf16>
// UNSET: warning: lower-rms-norm-to-layer-norm changes nothing: compute units are unset, not CPU_AND_NE
func.func @main(%x: tensor<2x8xf16>, %w: tensor<8xf16>) -> tensor<2x8xf16> {
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 9.99999974E-6 : f32}"} : (tensor<2x8xf16>, tensor<8xf16>) -> tensor<2x8xf16>
  return %0 : tensor<2x8xf16>
}
