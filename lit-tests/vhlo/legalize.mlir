// RUN: hlokit opt %s --stablehlo-legalize-to-vhlo | FileCheck %s
// RUN: hlokit opt %s --stablehlo-legalize-to-vhlo --vhlo-legalize-to-stablehlo > %t.back
// RUN: hlokit opt %s > %t.same
// RUN: diff %t.back %t.same

// CHECK:       module {
// CHECK-NEXT:    vhlo.func_v1 @defaults(%[[ARG0:[^ :]+]]: !vhlo.tensor_v1<4x8x!vhlo.f32_v1>, %[[ARG1:[^ :]+]]: !vhlo.tensor_v1<8x2x!vhlo.f32_v1>) -> (!vhlo.tensor_v1<4x2x!vhlo.f32_v1>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = "vhlo.exponential_v2"(%[[ARG0]]) <{result_accuracy = #vhlo.result_accuracy_v1<atol = 0.000000e+00, rtol = 0.000000e+00, ulps = 0, mode = #vhlo<result_accuracy_mode_v1 DEFAULT>>}> : (!vhlo.tensor_v1<4x8x!vhlo.f32_v1>) -> !vhlo.tensor_v1<4x8x!vhlo.f32_v1>
// CHECK-NEXT:      %[[V1:[^ :]+]] = "vhlo.dot_general_v2"(%[[V0]], %[[ARG1]]) <{accumulation_type = #vhlo.type_v1<!vhlo.none_v1>, allow_imprecise_accumulation = #vhlo.type_v1<!vhlo.none_v1>, lhs_batching_dimensions = #vhlo.tensor_v1<dense<> : tensor<0xi64>>, lhs_component_count = #vhlo.type_v1<!vhlo.none_v1>, lhs_contracting_dimensions = #vhlo.tensor_v1<dense<1> : tensor<1xi64>>, lhs_precision_type = #vhlo.type_v1<!vhlo.none_v1>, num_primitive_operations = #vhlo.type_v1<!vhlo.none_v1>, precision_config = #vhlo.array_v1<[#vhlo<precision_v1 DEFAULT>, #vhlo<precision_v1 DEFAULT>]>, rhs_batching_dimensions = #vhlo.tensor_v1<dense<> : tensor<0xi64>>, rhs_component_count = #vhlo.type_v1<!vhlo.none_v1>, rhs_contracting_dimensions = #vhlo.tensor_v1<dense<0> : tensor<1xi64>>, rhs_precision_type = #vhlo.type_v1<!vhlo.none_v1>}> : (!vhlo.tensor_v1<4x8x!vhlo.f32_v1>, !vhlo.tensor_v1<8x2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<4x2x!vhlo.f32_v1>
// CHECK-NEXT:      "vhlo.return_v1"(%[[V1]]) : (!vhlo.tensor_v1<4x2x!vhlo.f32_v1>) -> ()
// CHECK-NEXT:    } {arg_attrs = #vhlo.array_v1<[]>, res_attrs = #vhlo.array_v1<[]>, sym_visibility = #vhlo.string_v1<"">}
// CHECK-NEXT:    vhlo.func_v1 @structure(%[[ARG0]]: !vhlo.tensor_v1<5x3x!vhlo.i32_v1>, %[[ARG1]]: !vhlo.tensor_v1<2x1x!vhlo.i64_v1>) -> (!vhlo.tensor_v1<2x3x!vhlo.i32_v1>) {
// CHECK-NEXT:      %[[V0]] = "vhlo.gather_v2"(%[[ARG0]], %[[ARG1]]) <{collapsed_slice_dims = #vhlo.tensor_v1<dense<0> : tensor<1xi64>>, index_vector_dim = #vhlo.integer_v1<1 : i64>, indices_are_sorted = #vhlo.bool_v1<false>, offset_dims = #vhlo.tensor_v1<dense<1> : tensor<1xi64>>, operand_batching_dims = #vhlo.tensor_v1<dense<> : tensor<0xi64>>, slice_sizes = #vhlo.tensor_v1<dense<[1, 3]> : tensor<2xi64>>, start_index_map = #vhlo.tensor_v1<dense<0> : tensor<1xi64>>, start_indices_batching_dims = #vhlo.tensor_v1<dense<> : tensor<0xi64>>}> : (!vhlo.tensor_v1<5x3x!vhlo.i32_v1>, !vhlo.tensor_v1<2x1x!vhlo.i64_v1>) -> !vhlo.tensor_v1<2x3x!vhlo.i32_v1>
// CHECK-NEXT:      "vhlo.return_v1"(%[[V0]]) : (!vhlo.tensor_v1<2x3x!vhlo.i32_v1>) -> ()
// CHECK-NEXT:    } {arg_attrs = #vhlo.array_v1<[]>, res_attrs = #vhlo.array_v1<[]>, sym_visibility = #vhlo.string_v1<"">}
// CHECK-NEXT:    vhlo.func_v1 @extra_attributes(%[[ARG0]]: !vhlo.tensor_v1<2x!vhlo.f32_v1>) -> (!vhlo.tensor_v1<2x!vhlo.f32_v1>) {
// CHECK-NEXT:      %[[V0]] = "vhlo.custom_call_v2"(%[[ARG0]]) <{api_version = #vhlo<api_version_v1 API_VERSION_ORIGINAL>, backend_config = #vhlo.string_v1<"">, call_target_name = #vhlo.string_v1<"twice">, called_computations = #vhlo.array_v1<[]>, has_side_effect = #vhlo.bool_v1<false>, operand_layouts = #vhlo.array_v1<[]>, output_operand_aliases = #vhlo.array_v1<[]>, result_layouts = #vhlo.array_v1<[]>, result_tilings = #vhlo.array_v1<[]>}> {float = #vhlo.float_v1<9.99999997E-7 : !vhlo.f32_v1>, integer = #vhlo.integer_v1<-7 : i16>, kind = #vhlo.type_v1<!vhlo.tensor_v1<?x!vhlo.bf16_v1>>, list = #vhlo.array_v1<[#vhlo.integer_v1<1 : i32>, #vhlo.string_v1<"x">, #vhlo.bool_v1<true>]>, table = #vhlo.dict_v1<{#vhlo.string_v1<"deep"> = #vhlo.dict_v1<{#vhlo.string_v1<"er"> = #vhlo.float_v1<2.500000e+00 : !vhlo.f64_v1>}>}>, tensor = #vhlo.tensor_v1<dense<[1, 2]> : tensor<2xi8>>, text = #vhlo.string_v1<"a\22b">} : (!vhlo.tensor_v1<2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x!vhlo.f32_v1>
// CHECK-NEXT:      %[[V1]] = "vhlo.composite_v2"(%[[V0]]) <{composite_attributes = #vhlo.dict_v1<{#vhlo.string_v1<"eps"> = #vhlo.float_v1<9.99999974E-6 : !vhlo.f32_v1>}>, decomposition = #vhlo.string_v1<"body">, name = #vhlo.string_v1<"my.op">, version = #vhlo.integer_v1<3 : i32>}> : (!vhlo.tensor_v1<2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x!vhlo.f32_v1>
// CHECK-NEXT:      "vhlo.return_v1"(%[[V1]]) : (!vhlo.tensor_v1<2x!vhlo.f32_v1>) -> ()
// CHECK-NEXT:    } {arg_attrs = #vhlo.array_v1<[]>, res_attrs = #vhlo.array_v1<[]>, sym_visibility = #vhlo.string_v1<"">}
// CHECK-NEXT:    vhlo.func_v1 @body(%[[ARG0]]: !vhlo.tensor_v1<2x!vhlo.f32_v1>) -> (!vhlo.tensor_v1<2x!vhlo.f32_v1>) {
// CHECK-NEXT:      "vhlo.return_v1"(%[[ARG0]]) : (!vhlo.tensor_v1<2x!vhlo.f32_v1>) -> ()
// CHECK-NEXT:    } {arg_attrs = #vhlo.array_v1<[]>, res_attrs = #vhlo.array_v1<[]>, sym_visibility = #vhlo.string_v1<"private">}
// CHECK-NEXT:  }

// VHLO writes what StableHLO leaves out.
func.func @defaults(%arg0: tensor<4x8xf32>, %arg1: tensor<8x2xf32>) -> tensor<4x2xf32> {
  %0 = stablehlo.exponential %arg0 : tensor<4x8xf32>
  %1 = stablehlo.dot_general %0, %arg1, contracting_dims = [1] x [0] : (tensor<4x8xf32>, tensor<8x2xf32>) -> tensor<4x2xf32>
  return %1 : tensor<4x2xf32>
}

// A structure becomes an attribute for each of its fields, numbers become tensors.
func.func @structure(%arg0: tensor<5x3xi32>, %arg1: tensor<2x1xi64>) -> tensor<2x3xi32> {
  %0 = "stablehlo.gather"(%arg0, %arg1) <{
    dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>,
    slice_sizes = array<i64: 1, 3>
  }> : (tensor<5x3xi32>, tensor<2x1xi64>) -> tensor<2x3xi32>
  return %0 : tensor<2x3xi32>
}

// Attributes that no op names keep their kind and their value.
func.func @extra_attributes(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  %0 = stablehlo.custom_call @twice(%arg0) {
    float = 1.000000e-06 : f32, integer = -7 : i16, text = "a\22b", list = [1 : i32, "x", true],
    table = {deep = {er = 2.5 : f64}}, tensor = dense<[1, 2]> : tensor<2xi8>, kind = tensor<?xbf16>
  } : (tensor<2xf32>) -> tensor<2xf32>
  %1 = stablehlo.composite "my.op" %0 {composite_attributes = {eps = 1.000000e-05 : f32}, decomposition = @body, version = 3 : i32} : (tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}

func.func private @body(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  return %arg0 : tensor<2xf32>
}
