// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt --mlir-print-op-generic %s | FileCheck %s --check-prefix=GENERIC

// GENERIC:       "builtin.module"() ({
// GENERIC-NEXT:    "ml_program.global"() <{is_mutable, sym_name = "g", sym_visibility = "private", type = tensor<4xi32>, value = dense<4> : tensor<4xi32>}> : () -> ()
// GENERIC-NEXT:    "ml_program.func"() <{arg_attrs = [{a.b}], function_type = (tensor<4xi32>) -> (tensor<4xi32>, tensor<4xi32>), sym_name = "f"}> ({
// GENERIC-NEXT:    ^bb0(%[[ARG1:[^ :]+]]: tensor<4xi32>):
// GENERIC-NEXT:      %[[V4:[^ :]+]] = "ml_program.global_load"() <{global = @g}> : () -> tensor<4xi32>
// GENERIC-NEXT:      %[[V5:[^ :]+]] = "ml_program.global_load_const"() <{global = @g}> : () -> tensor<4xi32>
// GENERIC-NEXT:      "ml_program.global_store"(%[[V4]]) <{global = @g}> : (tensor<4xi32>) -> ()
// GENERIC-NEXT:      %[[V6:[^ :]+]] = "arith.constant"() <{value = 1 : i32}> : () -> i32
// GENERIC-NEXT:      "ml_program.return"(%[[V4]], %[[V5]]) : (tensor<4xi32>, tensor<4xi32>) -> ()
// GENERIC-NEXT:    }) {x.y = 1 : i64} : () -> ()
// GENERIC-NEXT:    "ml_program.func"() <{function_type = (i32) -> (), sym_name = "ext", sym_visibility = "private"}> ({
// GENERIC-NEXT:    }) : () -> ()
// GENERIC-NEXT:    "ml_program.subgraph"() <{function_type = (tensor<4xi32>) -> tensor<4xi32>, sym_name = "s", sym_visibility = "private"}> ({
// GENERIC-NEXT:    ^bb0(%[[ARG0:[^ :]+]]: tensor<4xi32>):
// GENERIC-NEXT:      %[[V0:[^ :]+]] = "ml_program.token"() : () -> !ml_program.token
// GENERIC-NEXT:      %[[V1:[^ :]+]]:2 = "ml_program.global_load_graph"(%[[V0]]) <{global = @g}> : (!ml_program.token) -> (tensor<4xi32>, !ml_program.token)
// GENERIC-NEXT:      %[[V2:[^ :]+]]:2 = "ml_program.global_load_graph"() <{global = @g}> : () -> (tensor<4xi32>, !ml_program.token)
// GENERIC-NEXT:      %[[V3:[^ :]+]] = "ml_program.global_store_graph"(%[[V1]]#0, %[[V1]]#1, %[[V2]]#1) <{global = @g}> : (tensor<4xi32>, !ml_program.token, !ml_program.token) -> !ml_program.token
// GENERIC-NEXT:      "ml_program.output"(%[[V1]]#0) : (tensor<4xi32>) -> ()
// GENERIC-NEXT:    }) : () -> ()
// GENERIC-NEXT:  }) : () -> ()

// CHECK:         ml_program.global private mutable @g(dense<4> : tensor<4xi32>) : tensor<4xi32>

ml_program.global private mutable @g(dense<4> : tensor<4xi32>) : tensor<4xi32>
// CHECK-LABEL: ml_program.func @f
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xi32> {a.b}) -> (tensor<4xi32>, tensor<4xi32>) attributes {x.y = 1 : i64} {
// CHECK-NEXT:      %[[G:[^ :]+]] = ml_program.global_load @g : tensor<4xi32>
// CHECK-NEXT:      %[[H:[^ :]+]] = ml_program.global_load_const @g : tensor<4xi32>
// CHECK-NEXT:      ml_program.global_store @g = %[[G]] : tensor<4xi32>
// CHECK-NEXT:      %[[C1_I32:[^ :]+]] = arith.constant 1 : i32
// CHECK-NEXT:      ml_program.return %[[G]], %[[H]] : tensor<4xi32>, tensor<4xi32>
// CHECK-NEXT:    }
ml_program.func @f(%arg0: tensor<4xi32> {a.b}) -> (tensor<4xi32>, tensor<4xi32>) attributes {x.y = 1} {
  %0 = ml_program.global_load @g : tensor<4xi32>
  %1 = ml_program.global_load_const @g : tensor<4xi32>
  ml_program.global_store @g = %0 : tensor<4xi32>
  %c = arith.constant 1 : i32
  ml_program.return %0, %1 : tensor<4xi32>, tensor<4xi32>
}
// CHECK-LABEL: ml_program.func private @ext
// CHECK-SAME:  (i32)
// CHECK-NEXT:    ml_program.subgraph private @s(%[[ARG0:[^ :]+]]: tensor<4xi32>) -> tensor<4xi32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = ml_program.token
// CHECK-NEXT:      %[[RESULT:[^ :]+]], %[[PRODUCETOKEN:[^ :]+]] = ml_program.global_load_graph @g ordering(%[[V0]] -> !ml_program.token) : tensor<4xi32>
// CHECK-NEXT:      %[[RESULT_0:[^ :]+]], %[[PRODUCETOKEN_1:[^ :]+]] = ml_program.global_load_graph @g ordering(() -> !ml_program.token) : tensor<4xi32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = ml_program.global_store_graph @g = %[[RESULT]] ordering(%[[PRODUCETOKEN]], %[[PRODUCETOKEN_1]] -> !ml_program.token) : tensor<4xi32>
// CHECK-NEXT:      ml_program.output %[[RESULT]] : tensor<4xi32>
// CHECK-NEXT:    }
ml_program.func private @ext(i32)
ml_program.subgraph private @s(%arg0: tensor<4xi32>) -> tensor<4xi32> {
  %t = ml_program.token
  %0, %1 = ml_program.global_load_graph @g ordering(%t -> !ml_program.token) : tensor<4xi32>
  %2, %3 = ml_program.global_load_graph @g ordering(() -> !ml_program.token) : tensor<4xi32>
  %4 = ml_program.global_store_graph @g = %0 ordering(%1, %3 -> !ml_program.token) : tensor<4xi32>
  ml_program.output %0 : tensor<4xi32>
}
