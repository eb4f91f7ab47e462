// RUN: hlokit export %s -o %t.a.tflite && hlokit inspect %t.a.tflite | FileCheck %s --check-prefix=STABLEHLO
// RUN: hlokit export %s -o %t.b.tflite --custom-call=stablehlo && hlokit inspect %t.b.tflite | FileCheck %s --check-prefix=STABLEHLO
// RUN: hlokit export %s -o %t.c.tflite --custom-call=custom && hlokit inspect %t.c.tflite | FileCheck %s --check-prefix=CUSTOM
// RUN: hlokit export %s -o %t.d.tflite --custom-call=composite && hlokit inspect %t.d.tflite | FileCheck %s --check-prefix=COMPOSITE
// RUN: not hlokit export %s -o %t.e.tflite --custom-call=flex 2>&1 | FileCheck %s --check-prefix=WRONG
// RUN: not hlokit export %s -o %t.e.tflite --custom-calls=custom 2>&1 | FileCheck %s --check-prefix=OLD

// WRONG: error: --custom-call takes stablehlo, custom or composite, not 'flex'
// OLD: error: {{.*}}--custom-calls
func.func @main(%x: tensor<1x4x8xf32>, %w: tensor<8xf32>) -> tensor<1x4x8xf32> {
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 1.0E-6 : f32}"}
      : (tensor<1x4x8xf32>, tensor<8xf32>) -> tensor<1x4x8xf32>
  return %0 : tensor<1x4x8xf32>
}

// STABLEHLO: 1  STABLEHLO_CUSTOM_CALL, version 1
// STABLEHLO: @ai_edge_torch.rms_norm, api version 1, {epsilon = 1.0E-6
// CUSTOM: 1  CUSTOM 'ai_edge_torch.rms_norm', version 1
// COMPOSITE: subgraph 1   odml.rms_norm.impl_0
// COMPOSITE: 1  STABLEHLO_COMPOSITE, version 1
