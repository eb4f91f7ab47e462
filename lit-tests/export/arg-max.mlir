// RUN: hlokit export %s -o %t.tflite && hlokit translate %t.tflite | FileCheck %s

// The positions of an arg-max are known before the export, and it is one operator all the same.
// CHECK: tfl.arg_max
// CHECK-NOT: tfl.select
func.func @main(%x: tensor<2x8xf32>) -> tensor<2xi32> {
  %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %place = stablehlo.iota dim = 1 : tensor<2x8xi32>
  %0:2 = stablehlo.reduce(%x init: %low), (%place init: %zero) across dimensions = [1]
      : (tensor<2x8xf32>, tensor<2x8xi32>, tensor<f32>, tensor<i32>) -> (tensor<2xf32>, tensor<2xi32>)
   reducer(%a: tensor<f32>, %b: tensor<f32>) (%i: tensor<i32>, %j: tensor<i32>)  {
    %gt = stablehlo.compare GT, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %nan = stablehlo.compare NE, %a, %a : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %first = stablehlo.or %gt, %nan : tensor<i1>
    %value = stablehlo.select %first, %a, %b : tensor<i1>, tensor<f32>
    %eq = stablehlo.compare EQ, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %before = stablehlo.compare LT, %i, %j : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %both = stablehlo.and %eq, %before : tensor<i1>
    %either = stablehlo.or %first, %both : tensor<i1>
    %index = stablehlo.select %either, %i, %j : tensor<i1>, tensor<i32>
    stablehlo.return %value, %index : tensor<f32>, tensor<i32>
  }
  return %0#1 : tensor<2xi32>
}
