// RUN: hlokit opt %s --stablehlo-legalize-to-vhlo --vhlo-to-version=target=1.20.0 | FileCheck %s --check-prefix=NEW
// RUN: hlokit opt %s --stablehlo-legalize-to-vhlo --vhlo-to-version=target=1.9.0 | FileCheck %s --check-prefix=MID
// RUN: hlokit opt %s --stablehlo-legalize-to-vhlo --vhlo-to-version=target=minimum | FileCheck %s --check-prefix=OLD
// RUN: hlokit opt %s --stablehlo-legalize-to-vhlo --vhlo-to-version=target=minimum --vhlo-to-version=target=current | FileCheck %s --check-prefix=NEW
// RUN: hlokit opt %s --stablehlo-legalize-to-vhlo --vhlo-to-version=target=0.9.0 --vhlo-legalize-to-stablehlo > %t.back
// RUN: hlokit opt %s > %t.same
// RUN: diff %t.back %t.same

// OLD:       module {
// OLD-NEXT:    vhlo.func_v1 @revisions(%[[ARG0:[^ :]+]]: !vhlo.tensor_v1<2x2x!vhlo.f32_v1>) -> (!vhlo.tensor_v1<2x4x!vhlo.f32_v1>) {
// OLD-NEXT:      %[[V0:[^ :]+]] = "vhlo.rsqrt_v1"(%[[ARG0]]) : (!vhlo.tensor_v1<2x2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x2x!vhlo.f32_v1>
// OLD-NEXT:      %[[V1:[^ :]+]] = "vhlo.all_gather_v1"(%[[V0]]) <{all_gather_dim = #vhlo.integer_v1<1 : i64>, channel_id = #vhlo.integer_v1<0 : i64>, replica_groups = #vhlo.tensor_v1<dense<{{\[\[}}0, 1]]> : tensor<1x2xi64>>, use_global_device_ids = #vhlo.bool_v1<false>}> : (!vhlo.tensor_v1<2x2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x4x!vhlo.f32_v1>
// OLD-NEXT:      %[[V2:[^ :]+]] = "vhlo.custom_call_v1"(%[[V1]]) <{api_version = #vhlo<api_version_v1 API_VERSION_ORIGINAL>, backend_config = #vhlo.string_v1<"">, call_target_name = #vhlo.string_v1<"f">, called_computations = #vhlo.array_v1<[]>, has_side_effect = #vhlo.bool_v1<false>, operand_layouts = #vhlo.array_v1<[]>, output_operand_aliases = #vhlo.array_v1<[]>, result_layouts = #vhlo.array_v1<[]>}> : (!vhlo.tensor_v1<2x4x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x4x!vhlo.f32_v1>
// OLD-NEXT:      "vhlo.return_v1"(%[[V2]]) : (!vhlo.tensor_v1<2x4x!vhlo.f32_v1>) -> ()
// OLD-NEXT:    } {arg_attrs = #vhlo.array_v1<[]>, res_attrs = #vhlo.array_v1<[]>, sym_visibility = #vhlo.string_v1<"">}
// OLD-NEXT:  }

// MID:       module {
// MID-NEXT:    vhlo.func_v1 @revisions(%[[ARG0:[^ :]+]]: !vhlo.tensor_v1<2x2x!vhlo.f32_v1>) -> (!vhlo.tensor_v1<2x4x!vhlo.f32_v1>) {
// MID-NEXT:      %[[V0:[^ :]+]] = "vhlo.rsqrt_v1"(%[[ARG0]]) : (!vhlo.tensor_v1<2x2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x2x!vhlo.f32_v1>
// MID-NEXT:      %[[V1:[^ :]+]] = "vhlo.all_gather_v2"(%[[V0]]) <{all_gather_dim = #vhlo.integer_v1<1 : i64>, channel_id = #vhlo.integer_v1<0 : i64>, replica_groups = #vhlo.tensor_v1<dense<{{\[\[}}0, 1]]> : tensor<1x2xi64>>, use_global_device_ids = #vhlo.bool_v1<false>}> : (!vhlo.tensor_v1<2x2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x4x!vhlo.f32_v1>
// MID-NEXT:      %[[V2:[^ :]+]] = "vhlo.custom_call_v1"(%[[V1]]) <{api_version = #vhlo<api_version_v1 API_VERSION_ORIGINAL>, backend_config = #vhlo.string_v1<"">, call_target_name = #vhlo.string_v1<"f">, called_computations = #vhlo.array_v1<[]>, has_side_effect = #vhlo.bool_v1<false>, operand_layouts = #vhlo.array_v1<[]>, output_operand_aliases = #vhlo.array_v1<[]>, result_layouts = #vhlo.array_v1<[]>}> : (!vhlo.tensor_v1<2x4x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x4x!vhlo.f32_v1>
// MID-NEXT:      "vhlo.return_v1"(%[[V2]]) : (!vhlo.tensor_v1<2x4x!vhlo.f32_v1>) -> ()
// MID-NEXT:    } {arg_attrs = #vhlo.array_v1<[]>, res_attrs = #vhlo.array_v1<[]>, sym_visibility = #vhlo.string_v1<"">}
// MID-NEXT:  }

// NEW:       module {
// NEW-NEXT:    vhlo.func_v1 @revisions(%[[ARG0:[^ :]+]]: !vhlo.tensor_v1<2x2x!vhlo.f32_v1>) -> (!vhlo.tensor_v1<2x4x!vhlo.f32_v1>) {
// NEW-NEXT:      %[[V0:[^ :]+]] = "vhlo.rsqrt_v2"(%[[ARG0]]) <{result_accuracy = #vhlo.result_accuracy_v1<atol = 0.000000e+00, rtol = 0.000000e+00, ulps = 0, mode = #vhlo<result_accuracy_mode_v1 DEFAULT>>}> : (!vhlo.tensor_v1<2x2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x2x!vhlo.f32_v1>
// NEW-NEXT:      %[[V1:[^ :]+]] = "vhlo.all_gather_v2"(%[[V0]]) <{all_gather_dim = #vhlo.integer_v1<1 : i64>, channel_id = #vhlo.integer_v1<0 : i64>, replica_groups = #vhlo.tensor_v1<dense<{{\[\[}}0, 1]]> : tensor<1x2xi64>>, use_global_device_ids = #vhlo.bool_v1<false>}> : (!vhlo.tensor_v1<2x2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x4x!vhlo.f32_v1>
// NEW-NEXT:      %[[V2:[^ :]+]] = "vhlo.custom_call_v2"(%[[V1]]) <{api_version = #vhlo<api_version_v1 API_VERSION_ORIGINAL>, backend_config = #vhlo.string_v1<"">, call_target_name = #vhlo.string_v1<"f">, called_computations = #vhlo.array_v1<[]>, has_side_effect = #vhlo.bool_v1<false>, operand_layouts = #vhlo.array_v1<[]>, output_operand_aliases = #vhlo.array_v1<[]>, result_layouts = #vhlo.array_v1<[]>, result_tilings = #vhlo.array_v1<[]>}> : (!vhlo.tensor_v1<2x4x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x4x!vhlo.f32_v1>
// NEW-NEXT:      "vhlo.return_v1"(%[[V2]]) : (!vhlo.tensor_v1<2x4x!vhlo.f32_v1>) -> ()
// NEW-NEXT:    } {arg_attrs = #vhlo.array_v1<[]>, res_attrs = #vhlo.array_v1<[]>, sym_visibility = #vhlo.string_v1<"">}
// NEW-NEXT:  }

// An op lives in revisions; a target has one of them.
func.func @revisions(%arg0: tensor<2x2xf32>) -> tensor<2x4xf32> {
  %0 = stablehlo.rsqrt %arg0 : tensor<2x2xf32>
  %1 = "stablehlo.all_gather"(%0) <{all_gather_dim = 1 : i64, replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>}> : (tensor<2x2xf32>) -> tensor<2x4xf32>
  %2 = stablehlo.custom_call @f(%1) : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return %2 : tensor<2x4xf32>
}
