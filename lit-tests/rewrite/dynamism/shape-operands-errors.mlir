// RUN: hlokit opt %s --stablehlo-canonicalize-dynamism --split-input-file --verify-diagnostics

func.func @count(%arg0: tensor<1xi64>) -> tensor<2xf32> {
  // expected-error @+1 {{indices_of_shape_operands: number of elements (2) must be equal to the number of operation results (1)}}
  %0 = stablehlo.custom_call @f(%arg0, %arg0) {indices_of_shape_operands = dense<[0, 1]> : tensor<2xi64>} : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

func.func @rank(%arg0: tensor<1xi64>) -> tensor<2xf32> {
  // expected-error @+1 {{indices_of_shape_operands: must have rank = 1}}
  %0 = stablehlo.custom_call @f(%arg0) {indices_of_shape_operands = dense<0> : tensor<i64>} : (tensor<1xi64>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

func.func @element_type(%arg0: tensor<1xi64>) -> tensor<2xf32> {
  // expected-error @+1 {{indices_of_shape_operands: must have i64 element type}}
  %0 = stablehlo.custom_call @f(%arg0) {indices_of_shape_operands = dense<0> : tensor<1xi32>} : (tensor<1xi64>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

func.func @operand(%arg0: tensor<1xi64>) -> tuple<tensor<2xf32>> {
  // expected-error @+1 {{indices_of_shape_operands: index #0 (3) must be within bounds for operation operands (from 0 to 1)}}
  %0 = stablehlo.custom_call @f(%arg0) {indices_of_shape_operands = dense<3> : tensor<1xi64>} : (tensor<1xi64>) -> tuple<tensor<2xf32>>
  return %0 : tuple<tensor<2xf32>>
}
