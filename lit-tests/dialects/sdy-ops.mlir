// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt --mlir-print-op-generic %s | FileCheck %s --check-prefix=GENERIC

// GENERIC:       "builtin.module"() ({
// GENERIC-NEXT:    "sdy.mesh"() <{mesh = #sdy.mesh<["a"=2, "b"=4, "c"=2]>, sym_name = "mesh"}> : () -> ()
// GENERIC-NEXT:    "sdy.mesh"() <{mesh = #sdy.mesh<[]>, sym_name = "empty"}> : () -> ()
// GENERIC-NEXT:    "sdy.mesh"() <{mesh = #sdy.mesh<[], device_ids=[3]>, sym_name = "maxi"}> : () -> ()
// GENERIC-NEXT:    "sdy.mesh"() <{mesh = #sdy.mesh<["x"=2, "y"=2], device_ids=[0, 2, 1, 3]>, sym_name = "ord"}> : () -> ()
// GENERIC-NEXT:    "func.func"() <{arg_attrs = [{sdy.sharding = #sdy.sharding<@mesh, [{"a"}, {"b", ?}p1], replicated={"c"}>}, {}], function_type = (tensor<8x8xf32>, tensor<8x8xf32>) -> tensor<8x8xf32>, res_attrs = [{sdy.sharding = #sdy.sharding<mesh<["a"=2]>, [{}, {?}]>}], sym_name = "f"}> ({
// GENERIC-NEXT:    ^bb0(%[[ARG2:[^ :]+]]: tensor<8x8xf32>, %[[ARG3:[^ :]+]]: tensor<8x8xf32>):
// GENERIC-NEXT:      %[[V3:[^ :]+]] = "sdy.sharding_constraint"(%[[ARG2]]) <{sharding = #sdy.sharding<@mesh, [{"a"}, {"b":(1)2}]>}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V4:[^ :]+]] = "sdy.reshard"(%[[V3]]) <{sharding = #sdy.sharding<@mesh, [{}, {}]>}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V5:[^ :]+]] = "sdy.manual_computation"(%[[V3]], %[[V4]]) <{in_shardings = #sdy.sharding_per_value<[<@mesh, [{"a"}, {}]>, <@mesh, [{"a"}, {}]>]>, manual_axes = #sdy<manual_axes{"a"}>, out_shardings = #sdy.sharding_per_value<[<@mesh, [{"a"}, {}]>]>}> ({
// GENERIC-NEXT:      ^bb0(%[[ARG6:[^ :]+]]: tensor<4x8xf32>, %[[ARG7:[^ :]+]]: tensor<4x8xf32>):
// GENERIC-NEXT:        %[[V20:[^ :]+]] = "stablehlo.add"(%[[ARG6]], %[[ARG7]]) : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
// GENERIC-NEXT:        "sdy.return"(%[[V20]]) : (tensor<4x8xf32>) -> ()
// GENERIC-NEXT:      }) {foo} : (tensor<8x8xf32>, tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      "sdy.sharding_group"(%[[V5]]) <{group_id = 3 : i64}> : (tensor<8x8xf32>) -> ()
// GENERIC-NEXT:      %[[V6:[^ :]+]] = "sdy.constant"() <{value = dense<1.000000e+00> : tensor<8x8xf32>}> : () -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V7:[^ :]+]] = "stablehlo.negate"(%[[V5]]) : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V8:[^ :]+]] = "sdy.data_flow_edge"(%[[V7]]) <{sharding = #sdy.sharding<@mesh, [{}, {?}]>}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V9:[^ :]+]] = "stablehlo.negate"(%[[V8]]) : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V10:[^ :]+]] = "sdy.data_flow_edge"(%[[V9]]) : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V11:[^ :]+]] = "sdy.propagation_barrier"(%[[V10]]) <{allowed_direction = 1 : i32}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V12:[^ :]+]]:2 = "sdy.named_computation"(%[[V11]], %[[V11]]) <{in_shardings = #sdy.sharding_per_value<[<@mesh, [{}, {}]>, <@mesh, [{}, {}]>]>, name = "foo", out_shardings = #sdy.sharding_per_value<[<@mesh, [{}, {}]>, <@mesh, [{}, {}]>]>}> ({
// GENERIC-NEXT:      ^bb0(%[[ARG4:[^ :]+]]: tensor<8x8xf32>, %[[ARG5:[^ :]+]]: tensor<8x8xf32>):
// GENERIC-NEXT:        "sdy.return"(%[[ARG4]], %[[ARG5]]) : (tensor<8x8xf32>, tensor<8x8xf32>) -> ()
// GENERIC-NEXT:      }) : (tensor<8x8xf32>, tensor<8x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>)
// GENERIC-NEXT:      %[[V13:[^ :]+]] = "stablehlo.tanh"(%[[V12]]#0) {r = #sdy.op_sharding_rule<([i, j])->([i, j]) {i=8, j=8} reduction={i} need_replication={j}, custom>, sdy.sharding = #sdy.sharding_per_value<[<@mesh, [{"a", "b"}, {"c"}]>]>} : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V14:[^ :]+]] = "sdy.all_gather"(%[[V13]]) <{gathering_axes = #sdy<list_of_axis_ref_lists[{"b"}, {}]>, out_sharding = #sdy.sharding<@mesh, [{"a"}, {"c"}]>}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V15:[^ :]+]] = "sdy.all_slice"(%[[V14]]) <{out_sharding = #sdy.sharding<@mesh, [{"a", "b"}, {"c"}]>, slicing_axes = #sdy<list_of_axis_ref_lists[{"b"}, {}]>}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V16:[^ :]+]] = "sdy.all_to_all"(%[[V15]]) <{out_sharding = #sdy.sharding<@mesh, [{"a"}, {"c", "b"}]>, params = #sdy<all_to_all_param_list[{"b"}: 0->1]>}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V17:[^ :]+]] = "sdy.collective_permute"(%[[V16]]) <{out_sharding = #sdy.sharding<@mesh, [{"c"}, {"a", "b"}]>}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V18:[^ :]+]] = "sdy.all_reduce"(%[[V17]]) <{out_sharding = #sdy.sharding<@mesh, [{"c"}, {"a", "b"}]>, reduction_axes = #sdy<axis_ref_list{}>}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V19:[^ :]+]] = "sdy.reduce_scatter"(%[[V18]]) <{out_sharding = #sdy.sharding<@mesh, [{"c"}, {"a", "b"}]>, reduce_scatter_axes = #sdy<list_of_axis_ref_lists[{}, {}]>}> : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      "func.return"(%[[V13]]) : (tensor<8x8xf32>) -> ()
// GENERIC-NEXT:    }) : () -> ()
// GENERIC-NEXT:    "func.func"() <{function_type = (tensor<8x8xf32>) -> tensor<8x8xf32>, sym_name = "names"}> ({
// GENERIC-NEXT:    ^bb0(%[[ARG0:[^ :]+]]: tensor<8x8xf32>):
// GENERIC-NEXT:      %[[V0:[^ :]+]] = "stablehlo.negate"(%[[ARG0]]) : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      %[[V1:[^ :]+]] = "sdy.named_computation"(%[[V0]]) <{name = "f"}> ({
// GENERIC-NEXT:      ^bb0(%[[ARG1:[^ :]+]]: tensor<8x8xf32>):
// GENERIC-NEXT:        %[[V2:[^ :]+]] = "stablehlo.negate"(%[[ARG1]]) : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:        "sdy.return"(%[[V2]]) : (tensor<8x8xf32>) -> ()
// GENERIC-NEXT:      }) : (tensor<8x8xf32>) -> tensor<8x8xf32>
// GENERIC-NEXT:      "func.return"(%[[V1]]) : (tensor<8x8xf32>) -> ()
// GENERIC-NEXT:    }) : () -> ()
// GENERIC-NEXT:  }) : () -> ()

// CHECK:         sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
// CHECK-NEXT:    sdy.mesh @empty = <[]>
// CHECK-NEXT:    sdy.mesh @maxi = <[], device_ids=[3]>
// CHECK-NEXT:    sdy.mesh @ord = <["x"=2, "y"=2], device_ids=[0, 2, 1, 3]>

// Shardy's ops; spaces in their attributes are where its printer writes them.
sdy.mesh @mesh = <["a"=2,"b" = 4 , // the second
 "c"=2]>
sdy.mesh @empty = <[]>
sdy.mesh @maxi = <[], device_ids=[3]>
sdy.mesh @ord = <["x"=2, "y"=2], device_ids = [0, 2, 1, 3]>
// CHECK-LABEL: func.func @f
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<8x8xf32> {sdy.sharding = #sdy.sharding<@mesh, [{"a"}, {"b", ?}p1], replicated={"c"}>}, %[[ARG1:[^ :]+]]: tensor<8x8xf32>) -> (tensor<8x8xf32> {sdy.sharding = #sdy.sharding<mesh<["a"=2]>, [{}, {?}]>}) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = sdy.sharding_constraint %[[ARG0]] <@mesh, [{"a"}, {"b":(1)2}]> : tensor<8x8xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = sdy.reshard %[[V0]] <@mesh, [{}, {}]> : tensor<8x8xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = sdy.manual_computation(%[[V0]], %[[V1]]) in_shardings=[<@mesh, [{"a"}, {}]>, <@mesh, [{"a"}, {}]>] out_shardings=[<@mesh, [{"a"}, {}]>] manual_axes={"a"} (%[[ARG2:[^ :]+]]: tensor<4x8xf32>, %[[ARG3:[^ :]+]]: tensor<4x8xf32>) {
// CHECK-NEXT:        %[[V17:[^ :]+]] = stablehlo.add %[[ARG2]], %[[ARG3]] : tensor<4x8xf32>
// CHECK-NEXT:        sdy.return %[[V17]] : tensor<4x8xf32>
// CHECK-NEXT:      } {foo} : (tensor<8x8xf32>, tensor<8x8xf32>) -> tensor<8x8xf32>
// CHECK-NEXT:      sdy.sharding_group %[[V2]] group_id=3 : tensor<8x8xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = sdy.constant dense<1.000000e+00> : tensor<8x8xf32>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.negate %[[V2]] : tensor<8x8xf32>
// CHECK-NEXT:      %[[V5:[^ :]+]] = sdy.data_flow_edge %[[V4]] sharding=<@mesh, [{}, {?}]> : tensor<8x8xf32>
// CHECK-NEXT:      %[[V6:[^ :]+]] = stablehlo.negate %[[V5]] : tensor<8x8xf32>
// CHECK-NEXT:      %[[V7:[^ :]+]] = sdy.data_flow_edge %[[V6]] : tensor<8x8xf32>
// CHECK-NEXT:      %[[V8:[^ :]+]] = sdy.propagation_barrier %[[V7]] allowed_direction=FORWARD : tensor<8x8xf32>
// CHECK-NEXT:      %[[V9:[^ :]+]]:2 = sdy.named_computation<"foo">(%[[V8]], %[[V8]]) in_shardings=[<@mesh, [{}, {}]>, <@mesh, [{}, {}]>] out_shardings=[<@mesh, [{}, {}]>, <@mesh, [{}, {}]>] (%[[ARG2_1:[^ :]+]]: tensor<8x8xf32>, %[[ARG3_1:[^ :]+]]: tensor<8x8xf32>) {
// CHECK-NEXT:        sdy.return %[[ARG2_1]], %[[ARG3_1]] : tensor<8x8xf32>, tensor<8x8xf32>
// CHECK-NEXT:      } : (tensor<8x8xf32>, tensor<8x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>)
// CHECK-NEXT:      %[[V10:[^ :]+]] = stablehlo.tanh %[[V9]]#0 {r = #sdy.op_sharding_rule<([i, j])->([i, j]) {i=8, j=8} reduction={i} need_replication={j}, custom>, sdy.sharding = #sdy.sharding_per_value<[<@mesh, [{"a", "b"}, {"c"}]>]>} : tensor<8x8xf32>
// CHECK-NEXT:      %[[V11:[^ :]+]] = sdy.all_gather [{"b"}, {}] %[[V10]] out_sharding=<@mesh, [{"a"}, {"c"}]> : tensor<8x8xf32>
// CHECK-NEXT:      %[[V12:[^ :]+]] = sdy.all_slice [{"b"}, {}] %[[V11]] out_sharding=<@mesh, [{"a", "b"}, {"c"}]> : tensor<8x8xf32>
// CHECK-NEXT:      %[[V13:[^ :]+]] = sdy.all_to_all [{"b"}: 0->1] %[[V12]] out_sharding=<@mesh, [{"a"}, {"c", "b"}]> : tensor<8x8xf32>
// CHECK-NEXT:      %[[V14:[^ :]+]] = sdy.collective_permute %[[V13]] out_sharding=<@mesh, [{"c"}, {"a", "b"}]> : tensor<8x8xf32>
// CHECK-NEXT:      %[[V15:[^ :]+]] = sdy.all_reduce {} %[[V14]] out_sharding=<@mesh, [{"c"}, {"a", "b"}]> : tensor<8x8xf32>
// CHECK-NEXT:      %[[V16:[^ :]+]] = sdy.reduce_scatter [{}, {}] %[[V15]] out_sharding=<@mesh, [{"c"}, {"a", "b"}]> : tensor<8x8xf32>
// CHECK-NEXT:      return %[[V10]] : tensor<8x8xf32>
// CHECK-NEXT:    }
func.func @f(%arg0: tensor<8x8xf32> {sdy.sharding = #sdy.sharding<@mesh, [{"a"}, {"b", ?}p1], replicated={"c"}>}, %arg1: tensor<8x8xf32>) -> (tensor<8x8xf32> {sdy.sharding = #sdy.sharding<mesh<["a"=2]>, [{}, {?}]>}) {
  %0 = sdy.sharding_constraint %arg0 < @mesh , [ {"a"}, { "b":( 1 )2 } ] > : tensor<8x8xf32>
  %1 = sdy.reshard %0 <@mesh, [{}, {}]> : tensor<8x8xf32>
  %2 = sdy.manual_computation(%0, %1) in_shardings=[<@mesh, [{"a"}, {}]>, <@mesh, [{"a"}, {}]>] out_shardings=[<@mesh, [{"a"}, {}]>] manual_axes={"a"} (%arg2: tensor<4x8xf32>, %arg3: tensor<4x8xf32>) {
    %8 = stablehlo.add %arg2, %arg3 : tensor<4x8xf32>
    sdy.return %8 : tensor<4x8xf32>
  } {foo} : (tensor<8x8xf32>, tensor<8x8xf32>) -> tensor<8x8xf32>
  sdy.sharding_group %2 group_id=3 : tensor<8x8xf32>
  %c = sdy.constant dense<1.0> : tensor<8x8xf32>
  %20 = stablehlo.negate %2 : tensor<8x8xf32>
  %3 = sdy.data_flow_edge %20 sharding=<@mesh, [{}, {?}]> : tensor<8x8xf32>
  %21 = stablehlo.negate %3 : tensor<8x8xf32>
  %4 = sdy.data_flow_edge %21 : tensor<8x8xf32>
  %5 = sdy.propagation_barrier %4 allowed_direction=FORWARD : tensor<8x8xf32>
  %6:2 = sdy.named_computation<"foo">(%5, %5) in_shardings=[<@mesh, [{}, {}]>, <@mesh, [{}, {}]>] out_shardings=[<@mesh, [{}, {}]>, <@mesh, [{}, {}]>] (%arg2: tensor<8x8xf32>, %arg3: tensor<8x8xf32>) {
    sdy.return %arg2, %arg3 : tensor<8x8xf32>, tensor<8x8xf32>
  } : (tensor<8x8xf32>, tensor<8x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>)
  %7 = stablehlo.tanh %6#0 {sdy.sharding = #sdy.sharding_per_value<[<@mesh, [{"a", "b"}, {"c"}]>]>, r = #sdy.op_sharding_rule<([i,j]) -> ([i,j]){i=8,j=8}reduction={i} need_replication={j}, custom>} : tensor<8x8xf32>
  %8 = sdy.all_gather [{"b"}, {}] %7 out_sharding=<@mesh, [{"a"}, {"c"}]> : tensor<8x8xf32>
  %9 = sdy.all_slice [{"b"}, {}] %8 out_sharding=<@mesh, [{"a", "b"}, {"c"}]> : tensor<8x8xf32>
  %10 = sdy.all_to_all [{"b"}:0 -> 1] %9 out_sharding=<@mesh, [{"a"}, {"c", "b"}]> : tensor<8x8xf32>
  %11 = sdy.collective_permute %10 out_sharding=<@mesh, [{"c"}, {"a", "b"}]> : tensor<8x8xf32>
  %12 = sdy.all_reduce {} %11 out_sharding=<@mesh, [{"c"}, {"a", "b"}]> : tensor<8x8xf32>
  %13 = sdy.reduce_scatter [{}, {}] %12 out_sharding=<@mesh, [{"c"}, {"a", "b"}]> : tensor<8x8xf32>
  return %7 : tensor<8x8xf32>
}

// What stands in the body of a computation sees none of the names around it.
// CHECK-LABEL: func.func @names
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<8x8xf32>) -> tensor<8x8xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.negate %[[ARG0]] : tensor<8x8xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = sdy.named_computation<"f">(%[[V0]]) (%[[ARG1:[^ :]+]]: tensor<8x8xf32>) {
// CHECK-NEXT:        %[[V2:[^ :]+]] = stablehlo.negate %[[ARG1]] : tensor<8x8xf32>
// CHECK-NEXT:        sdy.return %[[V2]] : tensor<8x8xf32>
// CHECK-NEXT:      } : (tensor<8x8xf32>) -> tensor<8x8xf32>
// CHECK-NEXT:      return %[[V1]] : tensor<8x8xf32>
// CHECK-NEXT:    }
// CHECK-NEXT:  }
func.func @names(%arg0: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %0 = stablehlo.negate %arg0 : tensor<8x8xf32>
  %1 = sdy.named_computation<"f">(%0) (%arg0: tensor<8x8xf32> loc("x")) {
    %0 = stablehlo.negate %arg0 : tensor<8x8xf32>
    sdy.return %0 : tensor<8x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return %1 : tensor<8x8xf32>
}
