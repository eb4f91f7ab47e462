// RUN: hlokit opt %s --inline --verify-rewrites | FileCheck %s
// RUN: hlokit opt %s --symbol-dce | FileCheck %s --check-prefix=DCE
// RUN: hlokit opt %s --inline -o %t.mlir && hlokit equiv %s %t.mlir --max-ulp=0

// The callee's body stands in the place of the call, and the function goes with its last call.
// CHECK-LABEL: func.func @main
// CHECK-NEXT: stablehlo.add %arg0, %arg0
// CHECK-NEXT: return
// CHECK-NOT: func.func
// DCE: func.func private @twice
// DCE-NOT: @nobody
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = call @twice(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
func.func private @twice(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.add %x, %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}
func.func private @nobody(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
