// RUN: hlokit export %s --quantize=int8-weights -o %t.a.tflite --remarks 2>&1 | FileCheck %s --check-prefix=SAVED
// RUN: hlokit inspect %t.a.tflite | FileCheck %s --check-prefix=INT8
// RUN: hlokit export %s --quantize=f16-weights -o %t.b.tflite --remarks 2>&1 | FileCheck %s --check-prefix=HALVED
// RUN: hlokit inspect %t.b.tflite | FileCheck %s --check-prefix=F16
// RUN: hlokit export %s --quantize=none -o %t.c.tflite 2>&1 | FileCheck %s --check-prefix=SILENT --allow-empty
// RUN: hlokit export %s --function=unfit --quantize=f16-weights -o %t.d.tflite 2>&1 | FileCheck %s --check-prefix=UNFIT
// RUN: hlokit inspect %t.d.tflite | FileCheck %s --check-prefix=AS-IS
// RUN: hlokit export %s --function=call --quantize=int8-weights -o %t.f.tflite && hlokit inspect %t.f.tflite | FileCheck %s --check-prefixes=CALL,STABLEHLO
// RUN: hlokit export %s --function=call --quantize=int8-weights --custom-call=custom -o %t.g.tflite && hlokit inspect %t.g.tflite | FileCheck %s --check-prefixes=CALL,CUSTOM
// RUN: hlokit export %s --function=call --quantize=int8-weights --custom-call=composite -o %t.h.tflite && hlokit inspect %t.h.tflite | FileCheck %s --check-prefixes=CALL,COMPOSITE
// RUN: not hlokit export %s --quantize=int4 -o %t.e.tflite 2>&1 | FileCheck %s --check-prefix=WRONG

// The table is looked up and multiplied with, so it is stored once; the small matrix stays as it is.
// SAVED: remark: weights: 1 stored in 8 bits, 2176 bytes instead of 8192
// INT8-DAG: 1  EMBEDDING_LOOKUP, version 4
// INT8-DAG: 1  FULLY_CONNECTED, version 12
// INT8-DAG: 1  FULLY_CONNECTED, version 6
// HALVED: remark: weights: 1 stored in 16 bits, 4096 bytes instead of 8192
// F16-DAG: 1  DEQUANTIZE, version 3
// F16-DAG: 1  GATHER, version 4
// F16-DAG: 2  FULLY_CONNECTED, version 6
// SILENT-NOT: weights
// WRONG: error: --quantize takes none, int8-weights or f16-weights, not 'int4'
func.func @main(%ids: tensor<1x4xi32>) -> tensor<1x4x32xf32> {
  %table = stablehlo.constant dense<2.5> : tensor<32x64xf32>
  %small = stablehlo.constant dense<0.5> : tensor<64x2xf32>
  %rows = "stablehlo.gather"(%table, %ids) <{
    dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 2>,
    slice_sizes = array<i64: 1, 64>, indices_are_sorted = false
  }> : (tensor<32x64xf32>, tensor<1x4xi32>) -> tensor<1x4x64xf32>
  %0 = stablehlo.dot_general %rows, %small, contracting_dims = [2] x [0] : (tensor<1x4x64xf32>, tensor<64x2xf32>) -> tensor<1x4x2xf32>
  %1 = stablehlo.slice %0 [0:1, 0:4, 0:1] : (tensor<1x4x2xf32>) -> tensor<1x4x1xf32>
  %2 = stablehlo.broadcast_in_dim %1, dims = [0, 1, 2] : (tensor<1x4x1xf32>) -> tensor<1x4x64xf32>
  %3 = stablehlo.add %rows, %2 : tensor<1x4x64xf32>
  %4 = stablehlo.dot_general %3, %table, contracting_dims = [2] x [1] : (tensor<1x4x64xf32>, tensor<32x64xf32>) -> tensor<1x4x32xf32>
  return %4 : tensor<1x4x32xf32>
}

// UNFIT: warning: 1 weights are stored as they are: they hold numbers that the format cannot
// AS-IS-NOT: DEQUANTIZE
func.func @unfit(%x: tensor<4x64xf32>) -> tensor<4x32xf32> {
  %w = stablehlo.constant dense<70000.0> : tensor<64x32xf32>
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<4x64xf32>, tensor<64x32xf32>) -> tensor<4x32xf32>
  return %0 : tensor<4x32xf32>
}

// CALL-DAG: 1  FULLY_CONNECTED, version 12
// STABLEHLO-DAG: 1  STABLEHLO_CUSTOM_CALL, version 1
// CUSTOM-DAG: 1  CUSTOM 'ai_edge_torch.rms_norm', version 1
// COMPOSITE-DAG: 1  STABLEHLO_COMPOSITE, version 1
func.func @call(%x: tensor<4x64xf32>, %g: tensor<64xf32>) -> tensor<4x32xf32> {
  %w = stablehlo.constant dense<0.5> : tensor<64x32xf32>
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %g) {backend_config = "{epsilon = 1.0E-6 : f32}"}
      : (tensor<4x64xf32>, tensor<64xf32>) -> tensor<4x64xf32>
  %1 = stablehlo.dot_general %0, %w, contracting_dims = [1] x [0] : (tensor<4x64xf32>, tensor<64x32xf32>) -> tensor<4x32xf32>
  return %1 : tensor<4x32xf32>
}
