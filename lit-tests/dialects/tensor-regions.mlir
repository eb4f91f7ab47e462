// RUN: hlokit opt %s | FileCheck %s

// CHECK-LABEL: func.func @t
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4x?xf32>, %[[ARG1:[^ :]+]]: index, %[[ARG2:[^ :]+]]: tensor<?xindex>, %[[ARG3:[^ :]+]]: tensor<1xindex>) {
// CHECK-NEXT:      %[[PADDED:[^ :]+]] = tensor.pad %[[ARG0]] low[0, %[[ARG1]]] high[%[[ARG1]], 0] {
// CHECK-NEXT:      ^bb0(%[[ARG4:[^ :]+]]: index, %[[ARG5:[^ :]+]]: index):
// CHECK-NEXT:        %[[CST:[^ :]+]] = arith.constant 0.000000e+00 : f32
// CHECK-NEXT:        tensor.yield %[[CST]] : f32
// CHECK-NEXT:      } : tensor<4x?xf32> to tensor<?x?xf32>
// CHECK-NEXT:      %[[PADDED_0:[^ :]+]] = tensor.pad %[[ARG0]] nofold low[0, 1] high[1, 0] {
// CHECK-NEXT:      ^bb0(%[[ARG4_1:[^ :]+]]: index, %[[ARG5_1:[^ :]+]]: index):
// CHECK-NEXT:        %[[CST_1:[^ :]+]] = arith.constant 0.000000e+00 : f32
// CHECK-NEXT:        tensor.yield %[[CST_1]] : f32
// CHECK-NEXT:      } {foo} : tensor<4x?xf32> to tensor<5x?xf32>
// CHECK-NEXT:      %[[GENERATED:[^ :]+]] = tensor.generate %[[ARG1]], %[[ARG1]] {
// CHECK-NEXT:      ^bb0(%[[ARG4_2:[^ :]+]]: index, %[[ARG5_2:[^ :]+]]: index):
// CHECK-NEXT:        %[[CST_2:[^ :]+]] = arith.constant 1.000000e+00 : f32
// CHECK-NEXT:        tensor.yield %[[CST_2]] : f32
// CHECK-NEXT:      } : tensor<?x?xf32>
// CHECK-NEXT:      %[[GATHER:[^ :]+]] = tensor.gather %[[ARG0]][%[[ARG3]]] gather_dims([1]) unique : (tensor<4x?xf32>, tensor<1xindex>) -> tensor<4x1xf32>
// CHECK-NEXT:      %[[C42:[^ :]+]] = shape.const_size 42
// CHECK-NEXT:      %[[V0:[^ :]+]] = shape.with_shape %[[ARG0]], %[[ARG2]] : tensor<4x?xf32>, tensor<?xindex>
// CHECK-NEXT:      %[[V1:[^ :]+]] = shape.value_of %[[V0]] : tensor<4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = shape.meet %[[C42]], %[[C42]] : !shape.size, !shape.size -> !shape.size
// CHECK-NEXT:      %[[V3:[^ :]+]] = shape.meet %[[C42]], %[[C42]], error = "x" : !shape.size, !shape.size -> !shape.size
// CHECK-NEXT:      return
// CHECK-NEXT:    }
func.func @t(%a: tensor<4x?xf32>, %i: index, %s: tensor<?xindex>, %g: tensor<1xindex>) {
  %0 = tensor.pad %a low[0, %i] high[%i, 0] {
  ^bb0(%x: index, %y: index):
    %c = arith.constant 0.0 : f32
    tensor.yield %c : f32
  } : tensor<4x?xf32> to tensor<?x?xf32>
  %1 = tensor.pad %a nofold low[0, 1] high[1, 0] {
  ^bb0(%x: index, %y: index):
    %c = arith.constant 0.0 : f32
    tensor.yield %c : f32
  } {foo} : tensor<4x?xf32> to tensor<5x?xf32>
  %2 = tensor.generate %i, %i {
  ^bb0(%x: index, %y: index):
    %c = arith.constant 1.0 : f32
    tensor.yield %c : f32
  } : tensor<?x?xf32>
  %3 = tensor.gather %a[%g] gather_dims([1]) unique : (tensor<4x?xf32>, tensor<1xindex>) -> tensor<4x1xf32>
  %4 = shape.const_size 42
  %9 = shape.with_shape %a, %s : tensor<4x?xf32>, tensor<?xindex>
  %5 = shape.value_of %9 : tensor<4xf32>
  %7 = shape.meet %4, %4 : !shape.size, !shape.size -> !shape.size
  %8 = shape.meet %4, %4, error = "x" : !shape.size, !shape.size -> !shape.size
  return
}
