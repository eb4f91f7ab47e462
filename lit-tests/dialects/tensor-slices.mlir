// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// Numbers and values stand in one list; where a value stands, the array of numbers has the least.
// CHECK-LABEL: func.func @slices
func.func @slices(%t: tensor<8x16xf32>, %s: tensor<?x?xf32>, %i: index) {
  // CHECK: %extracted_slice = tensor.extract_slice %arg0[0, 2] [4, 4] [1, 1] : tensor<8x16xf32> to tensor<4x4xf32>
  // GENERIC: "tensor.extract_slice"(%{{.*}}) <{operandSegmentSizes = array<i32: 1, 0, 0, 0>, static_offsets = array<i64: 0, 2>, static_sizes = array<i64: 4, 4>, static_strides = array<i64: 1, 1>}>
  %0 = tensor.extract_slice %t[0, 2][4, 4][1, 1] : tensor<8x16xf32> to tensor<4x4xf32>
  // CHECK: tensor.extract_slice %arg1[%arg2, 2] [%arg2, 10] [1, %arg2] {a} : tensor<?x?xf32> to tensor<?x10xf32>
  // GENERIC: static_offsets = array<i64: -9223372036854775808, 2>
  %1 = tensor.extract_slice %s[%i, 2] [%i, 10] [1, %i] {a} : tensor<?x?xf32> to tensor<?x10xf32>
  // CHECK: %inserted_slice = tensor.insert_slice %extracted_slice into %arg1[0, %arg2] [4, 4] [1, 1] : tensor<4x4xf32> into tensor<?x?xf32>
  %2 = tensor.insert_slice %0 into %s[0, %i][4, 4][1, 1] : tensor<4x4xf32> into tensor<?x?xf32>
  return
}

// CHECK-LABEL: func.func @shapes
func.func @shapes(%s: tensor<?x?xf32>, %v: tensor<4x4xf32>, %i: index, %e: tensor<?xindex>) attributes {ext.none = 0 : i0} {
  // CHECK-SAME: ext.none = 0 : i0
  // CHECK: %expanded = tensor.expand_shape %arg0 {{\[\[}}0, 1], [2]] output_shape [%arg2, 4, %arg2] : tensor<?x?xf32> into tensor<?x4x?xf32>
  %0 = tensor.expand_shape %s [[0, 1], [2]] output_shape [%i, 4, %i] : tensor<?x?xf32> into tensor<?x4x?xf32>
  // CHECK: %concat = tensor.concat dim(0) %arg1, %arg1 : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<8x4xf32>
  // GENERIC: "tensor.concat"(%{{.*}}, %{{.*}}) <{dim = 0 : i64}>
  %1 = tensor.concat dim(0) %v, %v : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<8x4xf32>
  // CHECK: shape.any %arg3, %arg3 : tensor<?xindex>, tensor<?xindex> -> tensor<?xindex>
  %2 = shape.any %e, %e : tensor<?xindex>, tensor<?xindex> -> tensor<?xindex>
  return
}
