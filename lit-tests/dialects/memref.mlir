// RUN: hlokit opt %s | FileCheck %s

// CHECK-LABEL: func.func @f
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: memref<4x?xf32>, %[[ARG1:[^ :]+]]: index, %[[ARG2:[^ :]+]]: memref<?xi8>, %[[ARG3:[^ :]+]]: memref<2xindex>, %[[ARG4:[^ :]+]]: memref<4x4xf32, 1>) {
// CHECK-NEXT:      %[[ALLOC:[^ :]+]] = memref.alloc() : memref<4xf32>
// CHECK-NEXT:      %[[ALLOC_0:[^ :]+]] = memref.alloc(%[[ARG1]]) {alignment = 64 : i64} : memref<?xf32>
// CHECK-NEXT:      %[[ALLOCA:[^ :]+]] = memref.alloca() : memref<4xi32, 5>
// CHECK-NEXT:      %[[V0:[^ :]+]] = memref.load %[[ARG0]][%[[ARG1]], %[[ARG1]]] : memref<4x?xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = memref.load %[[ARG0]][%[[ARG1]], %[[ARG1]]] {nontemporal = true} : memref<4x?xf32>
// CHECK-NEXT:      memref.store %[[V0]], %[[ARG0]][%[[ARG1]], %[[ARG1]]] : memref<4x?xf32>
// CHECK-NEXT:      %[[DIM:[^ :]+]] = memref.dim %[[ARG0]], %[[ARG1]] : memref<4x?xf32>
// CHECK-NEXT:      %[[SUBVIEW:[^ :]+]] = memref.subview %[[ARG0]][0, %[[ARG1]]] [2, 3] [1, 1] : memref<4x?xf32> to memref<2x3xf32, strided<[?, 1], offset: ?>>
// CHECK-NEXT:      %[[REINTERPRET_CAST:[^ :]+]] = memref.reinterpret_cast %[[ARG0]] to offset: [0], sizes: [%[[ARG1]], 10], strides: [%[[ARG1]], 1] : memref<4x?xf32> to memref<?x10xf32, strided<[?, 1]>>
// CHECK-NEXT:      %[[VIEW:[^ :]+]] = memref.view %[[ARG2]][%[[ARG1]]][%[[ARG1]]] : memref<?xi8> to memref<?xf32>
// CHECK-NEXT:      %[[CAST:[^ :]+]] = memref.cast %[[ARG0]] : memref<4x?xf32> to memref<*xf32>
// CHECK-NEXT:      memref.copy %[[ARG0]], %[[ARG0]] : memref<4x?xf32> to memref<4x?xf32>
// CHECK-NEXT:      memref.dealloc %[[ALLOC]] : memref<4xf32>
// CHECK-NEXT:      %[[COLLAPSE_SHAPE:[^ :]+]] = memref.collapse_shape %[[ARG0]] {{\[\[}}0, 1]] : memref<4x?xf32> into memref<?xf32>
// CHECK-NEXT:      %[[EXPAND_SHAPE:[^ :]+]] = memref.expand_shape %[[ALLOC_0]] {{\[\[}}0, 1]] output_shape [4, %[[ARG1]]] : memref<?xf32> into memref<4x?xf32>
// CHECK-NEXT:      %[[MEMSPACECAST:[^ :]+]] = memref.memory_space_cast %[[ARG4]] : memref<4x4xf32, 1> to memref<4x4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = memref.rank %[[CAST]] : memref<*xf32>
// CHECK-NEXT:      %[[RESHAPE:[^ :]+]] = memref.reshape %[[ARG0]](%[[ARG3]]) : (memref<4x?xf32>, memref<2xindex>) -> memref<?x?xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = memref.load %[[ARG3]][%[[ARG1]]] : memref<2xindex>
// CHECK-NEXT:      return
// CHECK-NEXT:    }
func.func @f(%m: memref<4x?xf32>, %i: index, %u: memref<?xi8>, %s: memref<2xindex>, %k : memref<4x4xf32, 1>) {
  %0 = memref.alloc() : memref<4xf32>
  %1 = memref.alloc(%i) {alignment = 64 : i64} : memref<?xf32>
  %2 = memref.alloca() : memref<4xi32, 5>
  %3 = memref.load %m[%i, %i] : memref<4x?xf32>
  %x = memref.load %m[%i, %i] {nontemporal = true} : memref<4x?xf32>
  memref.store %3, %m[%i, %i] : memref<4x?xf32>
  %4 = memref.dim %m, %i : memref<4x?xf32>
  %5 = memref.subview %m[0, %i] [2, 3] [1, 1] : memref<4x?xf32> to memref<2x3xf32, strided<[?, 1], offset: ?>>
  %6 = memref.reinterpret_cast %m to offset: [0], sizes: [%i, 10], strides: [%i, 1] : memref<4x?xf32> to memref<?x10xf32, strided<[?, 1], offset: 0>>
  %7 = memref.view %u[%i][%i] : memref<?xi8> to memref<?xf32>
  %8 = memref.cast %m : memref<4x?xf32> to memref<*xf32>
  memref.copy %m, %m : memref<4x?xf32> to memref<4x?xf32>
  memref.dealloc %0 : memref<4xf32>
  %9 = memref.collapse_shape %m [[0, 1]] : memref<4x?xf32> into memref<?xf32>
  %10 = memref.expand_shape %1 [[0, 1]] output_shape [4, %i] : memref<?xf32> into memref<4x?xf32>
  %12 = memref.memory_space_cast %k : memref<4x4xf32, 1> to memref<4x4xf32>
  %13 = memref.rank %8 : memref<*xf32>
  %14 = memref.reshape %m(%s) : (memref<4x?xf32>, memref<2xindex>) -> memref<?x?xf32>
  memref.load %s[%i] : memref<2xindex>
  return
}
