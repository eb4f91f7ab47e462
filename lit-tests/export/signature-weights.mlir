// Weights are bound in each function that is exported, and are in the model once. Beside @main only those functions are
// exported that are said to be public.
// RUN: hlokit export %s --weights=%S/Inputs/weights.safetensors -o %t.tflite --remarks 2>&1 | FileCheck %s --check-prefix=BOUND
// RUN: hlokit inspect %t.tflite | FileCheck %s
// RUN: hlokit run %t.tflite --signature=logits --input=%S/Inputs/row-1x2.npy | FileCheck %s --check-prefix=LOGITS

// BOUND:      remark: made constants of 1 arguments, 24 bytes of weights
// BOUND:      warning: 1 of 3 weights are not used: 'step'
// BOUND:      remark: made constants of 2 arguments, 36 bytes of weights
// BOUND-NOT:  not used
// CHECK:      signature    serving_default, subgraph 0
// CHECK-NEXT:   input      args_0: 1x2xFLOAT32
// CHECK-NEXT:   output     output0: 1x3xFLOAT32
// CHECK:      signature    logits, subgraph 1
// CHECK-NEXT:   input      args_0: 1x2xFLOAT32
// CHECK-NEXT:   output     output0: 1x3xFLOAT32
// CHECK-NOT:  signature
// CHECK:      FLOAT32, 36 bytes of constants
// LOGITS:     output 'output0', tensor<1x3xf32>: [19.0, 32.0, 45.0]
func.func @main(%x: tensor<1x2xf32> loc("args_0"), %w: tensor<2x3xf32> loc("model.layers.0.up_proj.weight")) -> tensor<1x3xf32> {
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<1x2xf32>, tensor<2x3xf32>) -> tensor<1x3xf32>
  return %0 : tensor<1x3xf32>
}

func.func public @logits(%x: tensor<1x2xf32> loc("args_0"), %w: tensor<2x3xf32> loc("model.layers.0.up_proj.weight"), %b: tensor<3xf32> loc("model.layers.0.up_proj.bias")) -> tensor<1x3xf32> {
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<1x2xf32>, tensor<2x3xf32>) -> tensor<1x3xf32>
  %1 = stablehlo.reshape %b : (tensor<3xf32>) -> tensor<1x3xf32>
  %2 = stablehlo.add %0, %1 : tensor<1x3xf32>
  return %2 : tensor<1x3xf32>
}

func.func @other(%x: tensor<1x2xf32>) -> tensor<1x2xf32> {
  return %x : tensor<1x2xf32>
}
