// RUN: hlokit opt %s | FileCheck %s

// Types of unknown dialects are the same where they differ in spaces between tokens only.
// CHECK-LABEL: func.func @spaces(%arg0: !ext.tensor<[?,2], f32>) -> !ext.tensor<[?,2], f32>
func.func @spaces(%x: !ext.tensor<[?,2], f32>) -> !ext.tensor<[?,2], f32> {
  return %x : !ext.tensor<[?, 2],f32>
}

// CHECK-LABEL: func.func @strided
// CHECK-SAME:    %arg0: memref<4x?xf32, strided<[?, 1], offset: ?>>
func.func @strided(%x: memref<4 x ? x f32, strided<[?,1], offset:?>>) -> memref<4x?xf32, strided<[?, 1], offset: ?>> {
  return %x : memref<4x?xf32, strided<[?, 1], offset: ?>>
}

// CHECK-LABEL: func.func @space
// CHECK-SAME:    %arg0: memref<4xf32>
func.func @space(%x: memref<4xf32, 0>) -> memref<4xf32> {
  return %x : memref<4xf32>
}
