// Which kernel normalises is a choice; all but the scalar reference are chosen by what the processor can do.
//
// RUN: hlokit run %s --kernel=reference | FileCheck %s
// RUN: hlokit run %s --kernel=auto --threads=2 --xnnpack | FileCheck %s
// RUN: not hlokit run %s --kernel=mmx 2>&1 | FileCheck %s --check-prefix=UNKNOWN

// CHECK: output 'output0', tensor<2x2xf32>: [1.0, 0.5, -1.0, 0.5]
// UNKNOWN: error: this processor has no kernel 'mmx'
// UNKNOWN-NEXT: help: it has {{.*}}reference; --kernel=auto takes the first
func.func @main() -> tensor<2x2xf32> {
  %x = stablehlo.constant dense<[[4.0, 4.0], [-8.0, 8.0]]> : tensor<2x2xf32>
  %w = stablehlo.constant dense<[1.0, 0.5]> : tensor<2xf32>
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 0.0 : f32}"} : (tensor<2x2xf32>, tensor<2xf32>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}
