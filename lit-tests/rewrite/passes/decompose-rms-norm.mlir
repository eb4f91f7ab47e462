// RUN: hlokit opt %s --decompose-rms-norm | FileCheck %s
// RUN: hlokit opt %s --decompose-rms-norm --core-ops-only --verify-rewrites -o %t.mlir && hlokit equiv %s %t.mlir --function=cast_before_scale --max-ulp=2
// RUN: hlokit opt %t.mlir --fuse-rms-norm -o %t2.mlir && hlokit opt %s -o %t0.mlir && diff %t0.mlir %t2.mlir
// RUN: hlokit opt %s --decompose-rms-norm --stable --verify-rewrites -o %t.mlir && hlokit equiv %s %t.mlir --function=weighted --at-least-as-exact
// RUN: hlokit opt %t.mlir --fuse-rms-norm -o %t2.mlir && diff %t0.mlir %t2.mlir
// RUN: hlokit opt %s --decompose-rms-norm --stable | FileCheck %s --check-prefix=STABLE
// RUN: hlokit opt %s --decompose-rms-norm --reduction=custom-call | FileCheck %s --check-prefix=CALL
// RUN: hlokit opt %s --decompose-rms-norm --reduction=custom-call --fuse-rms-norm -o %t2.mlir && diff %t0.mlir %t2.mlir
// RUN: not hlokit opt %s --decompose-rms-norm="reduction=custom-call core-ops-only" 2>&1 | FileCheck %s --check-prefix=BOTH

// Fusing gives back what was decomposed, whichever options decomposed it.
// CHECK-LABEL: func.func @weighted
// CHECK: stablehlo.reduce({{.*}} applies stablehlo.add across dimensions = [1]
// CHECK: stablehlo.rsqrt
// CHECK-NOT: custom_call
// CHECK-LABEL: func.func @cast_before_scale
// CHECK: stablehlo.convert {{.*}} -> tensor<2x8xbf16>
// CHECK-NEXT: stablehlo.broadcast_in_dim %arg1
// CHECK-NEXT: stablehlo.multiply {{.*}} : tensor<2x8xbf16>
// STABLE: %[[M:.+]] = stablehlo.reduce({{.*}} applies stablehlo.maximum
// STABLE: stablehlo.maximum
// STABLE: stablehlo.divide
// CALL: stablehlo.custom_call @reduce_mean({{.*}} {dimensions = [1], keepdim = true} : (tensor<2x8xf32>) -> tensor<2x1xf32>
// BOTH: error: 'reduction=custom-call' and 'core-ops-only' contradict each other
func.func @weighted(%x: tensor<2x8xf32>, %w: tensor<8xf32>) -> tensor<2x8xf32> {
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 9.99999974E-6 : f32}"} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}
func.func @cast_before_scale(%x: tensor<2x8xbf16>, %w: tensor<8xbf16>) -> tensor<2x8xbf16> {
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 9.99999974E-6 : f32, cast_before_scale = true}"} : (tensor<2x8xbf16>, tensor<8xbf16>) -> tensor<2x8xbf16>
  return %0 : tensor<2x8xbf16>
}

// Without an epsilon rows of zeros have to stay zero: there is a select for that.
// CHECK-LABEL: func.func @no_epsilon
// CHECK: stablehlo.compare EQ
// CHECK: stablehlo.select
func.func @no_epsilon(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x) {backend_config = "{epsilon = 0.000000e+00 : f32}"} : (tensor<2x8xf32>) -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}
