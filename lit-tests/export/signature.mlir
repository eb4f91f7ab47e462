// Inputs and outputs are called as the framework calls them, and else by their number.
// RUN: hlokit export %s -o %t.a.tflite && hlokit inspect %t.a.tflite | FileCheck %s
// RUN: hlokit export %s --function=plain --signature=decode -o %t.b.tflite && hlokit inspect %t.b.tflite | FileCheck %s --check-prefix=PLAIN

// CHECK:      metadata     min_runtime_version: 2.3.0
// CHECK:      converter: hlokit
// CHECK:      signature    serving_default
// CHECK-NEXT:   input      tokens: 2xFLOAT32
// CHECK-NEXT:   input      cache_0_k: 2xFLOAT32
// CHECK-NEXT:   input      args_3: 2xFLOAT32
// CHECK-NEXT:   input      arg3: 2xFLOAT32
// CHECK-NEXT:   output     logits: 2xFLOAT32
// CHECK-NEXT:   output     logits_1: 2xFLOAT32
// CHECK-NEXT:   output     output2: 2xFLOAT32
func.func @main(
    %a: tensor<2xf32> loc("tokens"),
    %b: tensor<2xf32> {jax.arg_info = "cache[0]['k']"} loc("b"),
    %c: tensor<2xf32> {ttir.name = "args_3"} loc(fused["p3.4", "x"]),
    %d: tensor<2xf32>)
    -> (tensor<2xf32> {jax.result_info = "result['logits']"}, tensor<2xf32> {jax.result_info = "logits"}, tensor<2xf32>) {
  %0 = stablehlo.add %a, %b : tensor<2xf32>
  %1 = stablehlo.add %c, %d : tensor<2xf32>
  return %0, %1, %a : tensor<2xf32>, tensor<2xf32>, tensor<2xf32>
}

// PLAIN:      signature    decode
// PLAIN-NEXT:   input      arg0: 2xFLOAT32
// PLAIN-NEXT:   output     output0: 2xFLOAT32
func.func @plain(%a: tensor<2xf32>) -> tensor<2xf32> {
  %0 = stablehlo.add %a, %a : tensor<2xf32>
  return %0 : tensor<2xf32>
}
