// RUN: hlokit opt %s --cse | FileCheck %s
// RUN: hlokit opt %s --cse -o %t.mlir && hlokit equiv %s %t.mlir --function=equal --max-ulp=0

// Equal operations become one; attributes and types make a difference.
// CHECK-LABEL: func.func @equal
// CHECK-COUNT-2: stablehlo.convert
// CHECK-NOT: stablehlo.convert
// CHECK: return
func.func @equal(%x: tensor<4xf32>) -> (tensor<4xf16>, tensor<4xf16>, tensor<4xbf16>) {
  %0 = stablehlo.convert %x : (tensor<4xf32>) -> tensor<4xf16>
  %1 = stablehlo.convert %x : (tensor<4xf32>) -> tensor<4xf16>
  %2 = stablehlo.convert %x : (tensor<4xf32>) -> tensor<4xbf16>
  return %0, %1, %2 : tensor<4xf16>, tensor<4xf16>, tensor<4xbf16>
}

// What has an effect stays as often as it was written.
// CHECK-LABEL: func.func @effects
// CHECK-COUNT-2: @tell
func.func @effects(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %0 = stablehlo.custom_call @tell(%x) {has_side_effect = true} : (tensor<4xf32>) -> tensor<4xf32>
  %1 = stablehlo.custom_call @tell(%x) {has_side_effect = true} : (tensor<4xf32>) -> tensor<4xf32>
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}
