// RUN: hlokit opt %s | FileCheck %s

// CHECK-LABEL: func.func @f
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: i1, %[[ARG1:[^ :]+]]: vector<4xi1>, %[[ARG2:[^ :]+]]: vector<4xf32>, %[[ARG3:[^ :]+]]: tensor<4xf64>, %[[ARG4:[^ :]+]]: tensor<4xi1>, %[[ARG5:[^ :]+]]: f64) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = arith.select %[[ARG0]], %[[ARG2]], %[[ARG2]] : vector<4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = arith.select %[[ARG1]], %[[ARG2]], %[[ARG2]] : vector<4xi1>, vector<4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = arith.select %[[ARG4]], %[[ARG3]], %[[ARG3]] {a} : tensor<4xi1>, tensor<4xf64>
// CHECK-NEXT:      %[[V3:[^ :]+]] = arith.select %[[ARG0]], %[[ARG3]], %[[ARG3]] : tensor<4xf64>
// CHECK-NEXT:      %[[V4:[^ :]+]] = arith.truncf %[[ARG5]] to_nearest_even : f64 to f32
// CHECK-NEXT:      %[[V5:[^ :]+]] = arith.truncf %[[ARG5]] downward fastmath<fast> : f64 to f32
// CHECK-NEXT:      %[[V6:[^ :]+]] = arith.truncf %[[ARG5]] : f64 to f32
// CHECK-NEXT:      %[[V7:[^ :]+]] = arith.truncf %[[ARG3]] downward : tensor<4xf64> to tensor<4xf32>
// CHECK-NEXT:      return
// CHECK-NEXT:    }
func.func @f(%c: i1, %v: vector<4xi1>, %x: vector<4xf32>, %t: tensor<4xf64>, %tc: tensor<4xi1>, %d: f64) {
  %0 = arith.select %c, %x, %x : vector<4xf32>
  %1 = arith.select %v, %x, %x : vector<4xi1>, vector<4xf32>
  %2 = arith.select %tc, %t, %t {a} : tensor<4xi1>, tensor<4xf64>
  %3 = arith.select %c, %t, %t : i1, tensor<4xf64>
  %4 = arith.truncf %d to_nearest_even : f64 to f32
  %5 = arith.truncf %d downward fastmath<fast> : f64 to f32
  %6 = arith.truncf %d : f64 to f32
  %7 = arith.truncf %t {roundingmode = 1 : i32} : tensor<4xf64> to tensor<4xf32>
  return
}
