// RUN: hlokit opt %s --vhlo-legalize-to-stablehlo --split-input-file 2>&1 | FileCheck %s
// RUN: hlokit opt %s --vhlo-legalize-to-stablehlo --split-input-file --trace=vhlo-fallback 2>&1 >%t.out | FileCheck %s --check-prefix=TRACE
// RUN: not hlokit opt %s --trace=everything 2>&1 | FileCheck %s --check-prefix=WRONG
// RUN: not hlokit opt %s --emit-bytecode --split-input-file 2>&1 | FileCheck %s --check-prefix=PARTS

// PARTS: error: bytecode holds one module, and there are 4
// PARTS-NEXT: help: write each part to a file of its own, or leave out --emit-bytecode
// WRONG: error: --trace takes vhlo-fallback, not 'everything'

// A version that no table knows, with builtin attributes in the old dictionary, an extra attribute, and most others
// missing. A dictionary becomes the text that calls which are not typed have. Nothing is said about it unless it is asked for.
// CHECK-NOT: remark
// CHECK-LABEL: func.func @newer_version
// CHECK-NEXT: %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0) {backend_config = "{epsilon = 9.99999997E-7 : f32}", extra = 3 : i64} : (tensor<2xf32>) -> tensor<2xf32>
// TRACE: fallback.mlir:[[@LINE+5]]:8: remark: read 'vhlo.custom_call_v9' by its name, as a call of 'ai_edge_torch.rms_norm'
// TRACE: note: its definition does not fit: no table knows 'vhlo.custom_call_v9'; the newest revision is 'vhlo.custom_call_v2';
// TRACE-SAME: 'api_version' is missing; 'has_side_effect' is missing; 'called_computations' is missing
// TRACE-NEXT: note: found api_version = 1, has_side_effect = false, backend_config = {epsilon = 9.99999997E-7 : f32}, no called computations, extra attributes {extra = 3 : i64}
func.func @newer_version(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "vhlo.custom_call_v9"(%arg0) {call_target_name = "ai_edge_torch.rms_norm", backend_config = {epsilon = 1.0e-6 : f32}, extra = 3 : i64} : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

// VHLO attributes of unknown versions are read as those of the known one.
// CHECK-LABEL: func.func @newer_attributes
// CHECK-NEXT: %0 = stablehlo.custom_call @g(%arg0) {api_version = 4 : i32, backend_config = {n = 1 : i32}} : (tensor<2xf32>) -> tensor<2xf32>
// TRACE: remark: read 'vhlo.custom_call_v2' by its name, as a call of 'g'
// TRACE: note: its definition does not fit: {{.*}}no table knows the value of 'call_target_name'
func.func @newer_attributes(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "vhlo.custom_call_v2"(%arg0) {
    call_target_name = #vhlo.string_v2<"g">, api_version = 4 : i32,
    backend_config = #vhlo.dict_v1<{#vhlo.string_v1<"n"> = #vhlo.integer_v1<1 : i32>}>
  } : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

// A well-formed op among builtin types is no case for the fallback.
// CHECK-LABEL: func.func @mixed_types
// CHECK-NEXT: %0 = stablehlo.custom_call @f(%arg0) : (tensor<2xf32>) -> tensor<2xf32>
// CHECK-NEXT: %1 = stablehlo.add %0, %0 : tensor<2xf32>
// TRACE-NOT: as a call of 'f'
func.func @mixed_types(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "vhlo.custom_call_v1"(%arg0) <{
    api_version = #vhlo<api_version_v1 API_VERSION_ORIGINAL>, backend_config = #vhlo.string_v1<"">,
    call_target_name = #vhlo.string_v1<"f">, called_computations = #vhlo.array_v1<[]>, has_side_effect = #vhlo.bool_v1<false>,
    operand_layouts = #vhlo.array_v1<[]>, output_operand_aliases = #vhlo.array_v1<[]>, result_layouts = #vhlo.array_v1<[]>
  }> : (tensor<2xf32>) -> tensor<2xf32>
  %1 = "vhlo.add_v1"(%0, %0) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}

// -----

// Other ops stay as they are.
// CHECK-LABEL: func.func @unknown
// CHECK-NEXT: %0 = "vhlo.add_v7"(%arg0, %arg0) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
// CHECK-NEXT: %1 = "vhlo.subtrct_v1"(%0, %arg0) {new = #vhlo.string_v3<"x">} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
// TRACE: remark: kept 'vhlo.add_v7' as it is: no table knows this version of it, the newest is 'vhlo.add_v1'
// TRACE: remark: kept 'vhlo.subtrct_v1' as it is: no table knows this operation; did you mean 'vhlo.subtract_v1'?
func.func @unknown(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "vhlo.add_v7"(%arg0, %arg0) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %1 = "vhlo.subtrct_v1"(%0, %arg0) {new = #vhlo.string_v3<"x">} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}
