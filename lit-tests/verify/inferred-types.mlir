// RUN: hlokit opt %s --hlo-test-infer --allow-unregistered-dialect | FileCheck %s

// What the operands know of a dimension is known of the result, whatever the program says of it.
// CHECK-LABEL: func.func @most_specific
// CHECK:         "hlo_test_infer.return_types"(%0) {types0 = tensor<2x3xf32>}
func.func @most_specific(%a: tensor<2x?xf32>, %b: tensor<?x3xf32>) -> tensor<2xindex> {
  %0 = stablehlo.add %a, %b : (tensor<2x?xf32>, tensor<?x3xf32>) -> tensor<?x?xf32>
  %1 = "hlo_test_infer.get_return_types"(%0) : (tensor<?x?xf32>) -> tensor<2xindex>
  return %1 : tensor<2xindex>
}

// Both branches may run: the higher bound holds of the result.
// CHECK-LABEL: func.func @least_specific
// CHECK:         {types0 = tensor<?xf32, #stablehlo.bounds<7>>}
func.func @least_specific(%p: tensor<i1>, %a: tensor<?xf32, #stablehlo.bounds<5>>, %b: tensor<?xf32, #stablehlo.bounds<7>>) -> tensor<1xindex> {
  %0 = "stablehlo.if"(%p) ({
    stablehlo.return %a : tensor<?xf32, #stablehlo.bounds<5>>
  }, {
    stablehlo.return %b : tensor<?xf32, #stablehlo.bounds<7>>
  }) : (tensor<i1>) -> tensor<?xf32, #stablehlo.bounds<7>>
  %1 = "hlo_test_infer.get_return_types"(%0) : (tensor<?xf32, #stablehlo.bounds<7>>) -> tensor<1xindex>
  return %1 : tensor<1xindex>
}

// Extents add up, and where one is not known, bounds.
// CHECK-LABEL: func.func @concatenated
// CHECK:         {types0 = tensor<?x4xf32, #stablehlo.bounds<12, ?>>}
func.func @concatenated(%a: tensor<5x4xf32>, %b: tensor<?x?xf32, #stablehlo.bounds<7, ?>>) -> tensor<2xindex> {
  %0 = stablehlo.concatenate %a, %b, dim = 0 : (tensor<5x4xf32>, tensor<?x?xf32, #stablehlo.bounds<7, ?>>) -> tensor<?x?xf32>
  %1 = "hlo_test_infer.get_return_types"(%0) : (tensor<?x?xf32>) -> tensor<2xindex>
  return %1 : tensor<2xindex>
}

// A contraction leaves the element type to the program.
// CHECK-LABEL: func.func @shape_only
// CHECK:         "hlo_test_infer.return_type_components"(%0) {types0 = tensor<2x4xindex>}
func.func @shape_only(%a: tensor<2x3xf32>, %b: tensor<3x4xf32>) -> tensor<2xindex> {
  %0 = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<?x?xf64>
  %1 = "hlo_test_infer.get_return_type_components"(%0) : (tensor<?x?xf64>) -> tensor<2xindex>
  return %1 : tensor<2xindex>
}

// A reshape follows from nothing; the question stays.
// CHECK-LABEL: func.func @not_inferred
// CHECK:         "hlo_test_infer.get_return_types"
func.func @not_inferred(%a: tensor<6xf32>) -> tensor<2xindex> {
  %0 = stablehlo.reshape %a : (tensor<6xf32>) -> tensor<2x3xf32>
  %1 = "hlo_test_infer.get_return_types"(%0) : (tensor<2x3xf32>) -> tensor<2xindex>
  return %1 : tensor<2xindex>
}
