// RUN: hlokit opt %s | FileCheck %s

// CHECK-LABEL: func.func @loop
// CHECK:         %0:2 = mhlo.while(%arg2 = %arg0, %arg3 = %arg1) : tensor<i32>, tensor<i32>
// CHECK-NEXT:     cond {
// CHECK-NEXT:      %1 = mhlo.compare  LT, %arg2, %arg3 : (tensor<i32>, tensor<i32>) -> tensor<i1>
// CHECK-NEXT:      mhlo.return %1 : tensor<i1>
// CHECK-NEXT:    } do {
// CHECK-NEXT:      %1 = mhlo.add %arg2, %arg3 : tensor<i32>
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
