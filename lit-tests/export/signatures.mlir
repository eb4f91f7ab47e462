// Each function that is not private and that no other one calls is a signature of the model; what they share is there once.
// RUN: hlokit export %s -o %t.tflite && hlokit inspect %t.tflite | FileCheck %s
// RUN: hlokit translate %t.tflite | FileCheck %s --check-prefix=TEXT
// RUN: hlokit run %t.tflite --signature=prefill --input=%S/Inputs/image-1x4x4x2.npy | FileCheck %s --check-prefix=PREFILL
// RUN: hlokit run %s --signature=decode --input=x=%S/Inputs/image-1x4x4x2.npy | FileCheck %s --check-prefix=DECODE
// RUN: not hlokit run %t.tflite --signature=chat 2>&1 | FileCheck %s --check-prefix=CHAT
// One of them alone, or some, are named.
// RUN: hlokit export %s --function=decode -o %t.a.tflite && hlokit inspect %t.a.tflite | FileCheck %s --check-prefix=ONE
// RUN: hlokit export %s --function=decode,prefill -o %t.a.tflite && hlokit inspect %t.a.tflite | FileCheck %s --check-prefix=BOTH
// RUN: not hlokit export %s --function=decode,encode -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=ABSENT
// RUN: not hlokit export %s --signature=chat -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=NAMED

// CHECK:      signature    prefill, subgraph 0
// CHECK-NEXT:   input      arg0: 1x4x4x2xFLOAT32
// CHECK-NEXT:   output     output0: 1x4x4x3xFLOAT32
// CHECK:      signature    decode, subgraph 1
// CHECK-NEXT:   input      x: 1x4x4x2xFLOAT32
// CHECK-NEXT:   output     output0: 1x4x4x3xFLOAT32
// CHECK-NOT:  signature
// CHECK:      7  FLOAT32, 24 bytes of constants
// TEXT:       key = "prefill"{{.*}}{function = @decode, inputs = [{index = 0 : i32, name = "x"}], key = "decode"
// TEXT:       func.func @main
// TEXT:       func.func @decode
// PREFILL:    output 'output0', tensor<1x4x4x3xf32>
// DECODE:     output 'output0', tensor<1x4x4x3xf32>
// CHAT:       the model has no signature 'chat', only [prefill, decode]
// ONE:        signature    serving_default, subgraph 0
// ONE-NOT:    signature
// BOTH:       signature    decode, subgraph 0
// BOTH:       signature    prefill, subgraph 1
// ABSENT:     error: there is no function @encode to export; the module has @prefill, @decode, @layer
// NAMED:      error: the model has the signatures prefill, decode, one for each function, and none is called 'chat'
func.func @prefill(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x3xf32> {
  %0 = call @layer(%x) : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x3xf32>
  return %0 : tensor<1x4x4x3xf32>
}

func.func @decode(%x: tensor<1x4x4x2xf32> loc("x")) -> tensor<1x4x4x3xf32> {
  %0 = stablehlo.negate %x : tensor<1x4x4x2xf32>
  %1 = call @layer(%0) : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x3xf32>
  return %1 : tensor<1x4x4x3xf32>
}

func.func @layer(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x3xf32> {
  %w = stablehlo.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [3] x [0] : (tensor<1x4x4x2xf32>, tensor<2x3xf32>) -> tensor<1x4x4x3xf32>
  return %0 : tensor<1x4x4x3xf32>
}
