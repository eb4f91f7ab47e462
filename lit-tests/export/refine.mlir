// RUN: hlokit export %s --refine="tensor<3x4xf32>, tensor<4xf32>" -o %t.tflite
// RUN: hlokit inspect %t.tflite | FileCheck %s
// RUN: hlokit opt %s --refine="tensor<3x4xf32>, tensor<4xf32>" | FileCheck %s --check-prefix=STATIC
// RUN: not hlokit export %s --refine="tensor<3x5xf32>,tensor<4xf32>" -o %t.tflite 2>&1 | FileCheck %s --check-prefix=ERROR

// A program as JAX exports it with a symbolic batch, for the types that are given.
// CHECK: input      arg0: 3x4xFLOAT32
// CHECK: output {{.*}}: 3x4xFLOAT32
// ERROR: error: Input shapes do not match; size 5 is not 4

// STATIC-LABEL: func.func public @main(%arg0: tensor<3x4xf32>, %arg1: tensor<4xf32>) -> tensor<3x4xf32>
// STATIC-NEXT:    stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<4xf32>) -> tensor<3x4xf32>
// STATIC-NEXT:    stablehlo.add
// STATIC-NEXT:    return
func.func public @main(%arg0: tensor<?x?xf32>, %arg1: tensor<?xf32>) -> tensor<?x?xf32> {
  %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf32>) -> tensor<i32>
  %1 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf32>) -> tensor<i32>
  %2 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?xf32>) -> tensor<i32>
  %3 = stablehlo.compare EQ, %1, %2, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
  stablehlo.custom_call @shape_assertion(%3, %1, %2) {api_version = 2 : i32, error_message = "Input shapes do not match; size {0} is not {1}", has_side_effect = true} : (tensor<i1>, tensor<i32>, tensor<i32>) -> ()
  %4 = call @_add(%0, %1, %arg0, %arg1) : (tensor<i32>, tensor<i32>, tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  return %4 : tensor<?x?xf32>
}
func.func private @_add(%arg0: tensor<i32>, %arg1: tensor<i32>, %arg2: tensor<?x?xf32>, %arg3: tensor<?xf32>) -> tensor<?x?xf32> {
  %0 = stablehlo.reshape %arg0 : (tensor<i32>) -> tensor<1xi32>
  %1 = stablehlo.reshape %arg1 : (tensor<i32>) -> tensor<1xi32>
  %2 = stablehlo.concatenate %0, %1, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %3 = stablehlo.dynamic_broadcast_in_dim %arg3, %2, dims = [1] : (tensor<?xf32>, tensor<2xi32>) -> tensor<?x?xf32>
  %4 = stablehlo.add %arg2, %3 : tensor<?x?xf32>
  return %4 : tensor<?x?xf32>
}
