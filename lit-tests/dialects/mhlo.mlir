// RUN: hlokit opt %s | FileCheck %s

// CHECK-LABEL: func.func @loop
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<i32>, %[[ARG1:[^ :]+]]: tensor<i32>) -> tensor<i32> {
// CHECK-NEXT:      %[[V0:[^ :]+]]:2 = mhlo.while(%[[ITERARG:[^ :]+]] = %[[ARG0]], %[[ITERARG_0:[^ :]+]] = %[[ARG1]]) : tensor<i32>, tensor<i32>
// CHECK-NEXT:      cond {
// CHECK-NEXT:        %[[V1:[^ :]+]] = mhlo.compare LT, %[[ITERARG]], %[[ITERARG_0]] : (tensor<i32>, tensor<i32>) -> tensor<i1>
// CHECK-NEXT:        mhlo.return %[[V1]] : tensor<i1>
// CHECK-NEXT:      } do {
// CHECK-NEXT:        %[[V1_1:[^ :]+]] = mhlo.add %[[ITERARG]], %[[ITERARG_0]] : tensor<i32>
// CHECK-NEXT:        mhlo.return %[[V1_1]], %[[ITERARG_0]] : tensor<i32>, tensor<i32>
// CHECK-NEXT:      }
// CHECK-NEXT:      return %[[V0]]#0 : tensor<i32>
// CHECK-NEXT:    }
func.func @loop(%a: tensor<i32>, %b: tensor<i32>) -> tensor<i32> {
  %0:2 = mhlo.while(%i = %a, %n = %b) : tensor<i32>, tensor<i32>
   cond {
    %1 = mhlo.compare  LT, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
    mhlo.return %1 : tensor<i1>
  } do {
    %1 = mhlo.add %i, %n : tensor<i32>
    mhlo.return %1, %n : tensor<i32>, tensor<i32>
  }
  return %0#0 : tensor<i32>
}
