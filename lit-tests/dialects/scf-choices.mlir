// RUN: hlokit opt %s | FileCheck %s

// CHECK-LABEL: func.func @f
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: index, %[[ARG1:[^ :]+]]: tensor<8xf32>, %[[ARG2:[^ :]+]]: tensor<4xf32>) -> tensor<8xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = scf.execute_region -> i32 {
// CHECK-NEXT:        %[[C1_I32:[^ :]+]] = arith.constant 1 : i32
// CHECK-NEXT:        scf.yield %[[C1_I32]] : i32
// CHECK-NEXT:      }
// CHECK-NEXT:      scf.execute_region no_inline {
// CHECK-NEXT:        scf.yield
// CHECK-NEXT:      } {a}
// CHECK-NEXT:      scf.execute_region {
// CHECK-NEXT:        cf.br ^bb1
// CHECK-NEXT:      ^bb1:  // pred: ^bb0
// CHECK-NEXT:        scf.yield
// CHECK-NEXT:      }
// CHECK-NEXT:      %[[V1:[^ :]+]]:2 = scf.index_switch %[[ARG0]] {x} -> i32, f32
// CHECK-NEXT:      case 2 {
// CHECK-NEXT:        %[[CST:[^ :]+]] = arith.constant 1.000000e+00 : f32
// CHECK-NEXT:        scf.yield %[[V0]], %[[CST]] : i32, f32
// CHECK-NEXT:      }
// CHECK-NEXT:      case -5 {
// CHECK-NEXT:        %[[CST_1:[^ :]+]] = arith.constant 2.000000e+00 : f32
// CHECK-NEXT:        scf.yield %[[V0]], %[[CST_1]] : i32, f32
// CHECK-NEXT:      }
// CHECK-NEXT:      default {
// CHECK-NEXT:        %[[CST_2:[^ :]+]] = arith.constant 3.000000e+00 : f32
// CHECK-NEXT:        scf.yield %[[V0]], %[[CST_2]] : i32, f32
// CHECK-NEXT:      }
// CHECK-NEXT:      scf.index_switch %[[ARG0]]
// CHECK-NEXT:      case 0 {
// CHECK-NEXT:        "a"() : () -> ()
// CHECK-NEXT:        scf.yield
// CHECK-NEXT:      }
// CHECK-NEXT:      default {
// CHECK-NEXT:      }
// CHECK-NEXT:      %[[V2:[^ :]+]] = scf.forall (%[[ARG3:[^ :]+]], %[[ARG4:[^ :]+]]) in (%[[ARG0]], 4) shared_outs(%[[ARG5:[^ :]+]] = %[[ARG1]]) -> (tensor<8xf32>) {
// CHECK-NEXT:        scf.forall.in_parallel {
// CHECK-NEXT:          tensor.parallel_insert_slice %[[ARG2]] into %[[ARG5]][%[[ARG3]]] [4] [1] : tensor<4xf32> into tensor<8xf32>
// CHECK-NEXT:        }
// CHECK-NEXT:      } {mapping = [#gpu.thread<x>, #gpu.thread<y>]}
// CHECK-NEXT:      scf.forall (%[[ARG3]]) = (0) to (%[[ARG0]]) step (2) {
// CHECK-NEXT:        "b"(%[[ARG3]]) : (index) -> ()
// CHECK-NEXT:      }
// CHECK-NEXT:      scf.forall (%[[ARG3]], %[[ARG4]]) = (%[[ARG0]], 1) to (%[[ARG0]], 9) step (%[[ARG0]], 2) {
// CHECK-NEXT:      }
// CHECK-NEXT:      return %[[V2]] : tensor<8xf32>
// CHECK-NEXT:    }
func.func @f(%i: index, %t: tensor<8xf32>, %s: tensor<4xf32>) -> tensor<8xf32> {
  %0 = scf.execute_region -> i32 {
    %c = arith.constant 1 : i32
    scf.yield %c : i32
  }
  scf.execute_region no_inline {
    scf.yield
  } {a}
  scf.execute_region {
    cf.br ^bb1
  ^bb1:
    scf.yield
  }
  %1:2 = scf.index_switch %i {x} -> i32, f32
  case 2 {
    %c = arith.constant 1.0 : f32
    scf.yield %0, %c : i32, f32
  }
  case -5 {
    %c = arith.constant 2.0 : f32
    scf.yield %0, %c : i32, f32
  }
  default {
    %c = arith.constant 3.0 : f32
    scf.yield %0, %c : i32, f32
  }
  scf.index_switch %i
  case 0 {
    "a"() : () -> ()
    scf.yield
  }
  default {
  }
  %2 = scf.forall (%a, %b) in (%i, 4) shared_outs(%o = %t) -> (tensor<8xf32>) {
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %s into %o[%a] [4] [1] : tensor<4xf32> into tensor<8xf32>
    }
  } {mapping = [#gpu.thread<x>, #gpu.thread<y>]}
  scf.forall (%a) = (0) to (%i) step (2) {
    "b"(%a) : (index) -> ()
  }
  scf.forall (%a, %b) = (%i, 1) to (%i, 9) step (%i, 2) {
  }
  return %2 : tensor<8xf32>
}
