// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// GENERIC:       "builtin.module"() ({
// GENERIC-NEXT:    "func.func"() <{function_type = (tensor<4xf32>) -> tensor<4xf32>, sym_name = "generic"}> ({
// GENERIC-NEXT:    ^bb0(%[[ARG1:[^ :]+]]: tensor<4xf32>):
// GENERIC-NEXT:      %[[V2:[^ :]+]]:2 = "my.split"(%[[ARG1]]) <{axis = 0 : i32}> {note = "kept"} : (tensor<4xf32>) -> (tensor<4xf32>, !my.rest<4>)
// GENERIC-NEXT:      %[[V3:[^ :]+]] = "my.join"(%[[V2]]#1, %[[V2]]#0) ({
// GENERIC-NEXT:      ^bb0(%[[ARG2:[^ :]+]]: f32):
// GENERIC-NEXT:        "my.yield"(%[[ARG2]]) : (f32) -> ()
// GENERIC-NEXT:      }) : (!my.rest<4>, tensor<4xf32>) -> tensor<4xf32>
// GENERIC-NEXT:      "func.return"(%[[V3]]) : (tensor<4xf32>) -> ()
// GENERIC-NEXT:    }) : () -> ()
// GENERIC-NEXT:    "func.func"() <{function_type = (tensor<4xf32>) -> tensor<4xf32>, sym_name = "custom"}> ({
// GENERIC-NEXT:    ^bb0(%[[ARG0:[^ :]+]]: tensor<4xf32>):
// GENERIC-NEXT:      %[[V0:[^ :]+]] = tfl.add %[[ARG0]], %[[ARG0]] {fused_activation_function = "RELU"} : tensor<4xf32>
// GENERIC-NEXT:      %[[V1:[^ :]+]] = "stablehlo.negate"(%[[V0]]) : (tensor<4xf32>) -> tensor<4xf32>
// GENERIC-NEXT:      "func.return"(%[[V1]]) : (tensor<4xf32>) -> ()
// GENERIC-NEXT:    }) : () -> ()
// GENERIC-NEXT:  }) : () -> ()

// Ops of dialects that nobody here knows are kept as they are written, and stand in def-use.

// CHECK-LABEL: func.func @generic
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>) -> tensor<4xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]]:2 = "my.split"(%[[ARG0]]) <{axis = 0 : i32}> {note = "kept"} : (tensor<4xf32>) -> (tensor<4xf32>, !my.rest<4>)
// CHECK-NEXT:      %[[V1:[^ :]+]] = "my.join"(%[[V0]]#1, %[[V0]]#0) ({
// CHECK-NEXT:      ^bb0(%[[ARG1:[^ :]+]]: f32):
// CHECK-NEXT:        "my.yield"(%[[ARG1]]) : (f32) -> ()
// CHECK-NEXT:      }) : (!my.rest<4>, tensor<4xf32>) -> tensor<4xf32>
// CHECK-NEXT:      return %[[V1]] : tensor<4xf32>
// CHECK-NEXT:    }
func.func @generic(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0:2 = "my.split"(%x) <{axis = 0 : i32}> {note = "kept"} : (tensor<4xf32>) -> (tensor<4xf32>, !my.rest<4>)
  %1 = "my.join"(%0#1, %0#0) ({
  ^bb0(%a: f32):
    "my.yield"(%a) : (f32) -> ()
  }) : (!my.rest<4>, tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: func.func @custom
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>) -> tensor<4xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = tfl.add %[[ARG0]], %[[ARG0]] {fused_activation_function = "RELU"} : tensor<4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.negate %[[V0]] : tensor<4xf32>
// CHECK-NEXT:      return %[[V1]] : tensor<4xf32>
// CHECK-NEXT:    }
func.func @custom(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = tfl.add %x, %x {fused_activation_function = "RELU"} : tensor<4xf32>
  %1 = stablehlo.negate %0 : tensor<4xf32>
  return %1 : tensor<4xf32>
}
