// RUN: hlokit opt %s --canonicalize --verify-rewrites | FileCheck %s
// RUN: hlokit opt %s --canonicalize -o %t.mlir && hlokit equiv %s %t.mlir --function=shapes --max-ulp=0

// Reshapes and broadcasts that change nothing go; two of them become one.
// CHECK-LABEL: func.func @shapes
// CHECK-NEXT: %[[R:.+]] = stablehlo.reshape %arg0 : (tensor<2x6xf32>) -> tensor<12xf32>
// CHECK-NEXT: return %[[R]]
func.func @shapes(%x: tensor<2x6xf32>) -> tensor<12xf32> {
  %0 = stablehlo.reshape %x : (tensor<2x6xf32>) -> tensor<3x4xf32>
  %1 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<3x4xf32>) -> tensor<3x4xf32>
  %2 = stablehlo.reshape %1 : (tensor<3x4xf32>) -> tensor<12xf32>
  return %2 : tensor<12xf32>
}

// x + 0 is not x where x is -0, so it stays.
// CHECK-LABEL: func.func @sign_of_zero
// CHECK: stablehlo.add
func.func @sign_of_zero(%x: tensor<4xf32>) -> tensor<4xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<4xf32>
  %0 = stablehlo.add %x, %zero : tensor<4xf32>
  return %0 : tensor<4xf32>
}
