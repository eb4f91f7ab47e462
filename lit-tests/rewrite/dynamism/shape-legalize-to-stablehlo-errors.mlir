// RUN: hlokit opt %s --shape-legalize-to-stablehlo --split-input-file --verify-diagnostics

func.func @unranked(%arg0: tensor<*xf32>) -> tensor<?xindex> {
  // expected-error @+1 {{failed to legalize operation 'shape.shape_of' that was explicitly marked illegal}}
  %0 = shape.shape_of %arg0 : tensor<*xf32> -> tensor<?xindex>
  return %0 : tensor<?xindex>
}

// -----

func.func @unknown_dimension(%arg0: tensor<?xf32>, %arg1: index) -> index {
  // expected-error @+1 {{failed to legalize operation 'tensor.dim' that was explicitly marked illegal}}
  %0 = tensor.dim %arg0, %arg1 : tensor<?xf32>
  return %0 : index
}

// -----

func.func @no_size(%arg0: i32) -> i32 {
  // expected-error @+1 {{failed to legalize operation 'arith.muli' that was explicitly marked illegal}}
  %0 = arith.muli %arg0, %arg0 : i32
  return %0 : i32
}

// -----

func.func @other_op(%arg0: tensor<1xindex>) -> tensor<?xf32> {
  // expected-error @+1 {{failed to legalize operation 'stablehlo.dynamic_iota' that was explicitly marked illegal}}
  %0 = stablehlo.dynamic_iota %arg0, dim = 0 : (tensor<1xindex>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
