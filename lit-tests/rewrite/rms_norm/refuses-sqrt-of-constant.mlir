// RUN: hlokit opt %s --fuse-rms-norm | FileCheck %s
// RUN: hlokit explain %s | FileCheck %s --check-prefix=WHY

// The scale of attention: a square root of a constant is nobody's norm, and not even a candidate.
// CHECK-LABEL: func.func @norm
// CHECK-NOT: rms_norm
// CHECK: stablehlo.sqrt
// CHECK-NOT: rms_norm
// WHY: no candidates
func.func @norm(%x: tensor<2x3x8xf32>) -> tensor<2x3x8xf32> {
  %d = stablehlo.constant dense<8.0> : tensor<2x3x8xf32>
  %s = stablehlo.sqrt %d : tensor<2x3x8xf32>
  %y = stablehlo.divide %x, %s : tensor<2x3x8xf32>
  return %y : tensor<2x3x8xf32>
}
