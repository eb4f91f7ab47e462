// RUN: hlokit opt %s --stablehlo-refine-arguments="types=tensor<2x3xf32>,tensor<i32>" | FileCheck %s
// RUN: hlokit opt %s --stablehlo-refine-arguments="types=tensor<2x3xf32>,tensor<i32>" --stablehlo-refine-shapes | FileCheck %s --check-prefix=REFINED

// The body goes on with a value of the old type, until shapes are refined.
// CHECK:      func.func @main(%arg0: tensor<2x3xf32>, %arg1: tensor<i32>) -> tensor<?x3xf32>
// CHECK-NEXT:   %[[C:.+]] = stablehlo.constant dense<[2, 3]> : tensor<2xi64>
// CHECK-NEXT:   %[[X:.+]] = stablehlo.custom_call @stablehlo.shape_refinement_operand_wrapper(%arg0, %[[C]]) {indices_of_shape_operands = dense<1> : tensor<1xi64>} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<?x3xf32>
// CHECK-NEXT:   stablehlo.sine %[[X]] : tensor<?x3xf32>
// REFINED:      func.func @main(%arg0: tensor<2x3xf32>, %arg1: tensor<i32>) -> tensor<2x3xf32>
// REFINED-NEXT:   stablehlo.sine %arg0 : tensor<2x3xf32>
func.func @main(%arg0: tensor<?x3xf32>, %arg1: tensor<i32>) -> tensor<?x3xf32> {
  %0 = stablehlo.sine %arg0 : tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}
