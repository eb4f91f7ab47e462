// RUN: hlokit opt %s | FileCheck %s

// Operands, and what belongs to a name, may stand on a later line.
// CHECK-LABEL: func.func @f(%arg0: tensor<2xf32>, %arg1: memref<4x4xf32, 1>) -> (tensor<2xf32> {jax.result_info = "x"}) {
// CHECK-NEXT:    %0 = stablehlo.add %arg0, %arg0 : tensor<2xf32>
// CHECK-NEXT:    return %0 : tensor<2xf32>
func.func @f(%a: tensor<2xf32>, %b: memref<4x4xf32, // the space
    1>) -> (tensor<2xf32> {jax.result_info // the name
    = "x"}) {
  %0 = stablehlo.add // both are the same
    %a,
    %a : tensor<2xf32>
  return
    %0 : tensor<2xf32>
}

// CHECK-LABEL: func.func @none
// CHECK-NEXT:    %0:2 = call @two() : () -> (i32, i32)
// CHECK-NEXT:    return
func.func @none() {
  %0:2 = call @two() : () -> (i32, i32)
  return
}
func.func private @two() -> (i32, i32)

// CHECK-LABEL: func.func @spaces(%arg0: tensor<?x1xf64, #stablehlo.bounds<10, ?>>) -> tensor<?x1xi1> {
// CHECK-NEXT:    %0 = stablehlo.compare  LT, %arg0, %arg0,  FLOAT
func.func @spaces(%a: tensor<?x1xf64, #stablehlo.bounds<10, // one
  ?>>) -> tensor<?x1xi1> {
  %0 = "stablehlo.compare"(%a, %a) {comparison_direction = #stablehlo<comparison_direction	LT>, compare_type = #stablehlo<comparison_type
    FLOAT>} : (tensor<?x1xf64, #stablehlo.bounds<10, ?>>, tensor<?x1xf64, #stablehlo.bounds<10, ?>>) -> tensor<?x1xi1>
  return %0 : tensor<?x1xi1>
}
