// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt --mlir-print-op-generic %s | FileCheck %s --check-prefix=GENERIC

// GENERIC:       #map = affine_map<()[s0] -> (s0)>
// GENERIC-NEXT:  #map1 = affine_map<(d0)[s0] -> (d0 + s0, 7)>
// GENERIC-NEXT:  #map2 = affine_map<(d0, d1)[s0] -> (d0 + 1, d1 * 2 + s0)>
// GENERIC-NEXT:  #map3 = affine_map<(d0, d1) -> (d0 floordiv 2, (d0 + d1) mod 3)>
// GENERIC-NEXT:  #map4 = affine_map<(d0) -> (0, d0)>
// GENERIC-NEXT:  #map5 = affine_map<(d0) -> (d0)>
// GENERIC-NEXT:  #map6 = affine_map<() -> (0)>
// GENERIC-NEXT:  #map7 = affine_map<() -> (10)>
// GENERIC-NEXT:  #map8 = affine_map<(d0, d1) -> (d0, d1 - 1)>
// GENERIC-NEXT:  #map9 = affine_map<(d0) -> (10, d0 + 5)>
// GENERIC-NEXT:  #map10 = affine_map<(d0) -> (d0, -d0 + 3)>
// GENERIC-NEXT:  #map11 = affine_map<(d0)[s0] -> (d0 * 2 + s0)>
// GENERIC-NEXT:  #map12 = affine_map<(d0)[s0] -> (d0 * 2 + s0, 4)>
// GENERIC-NEXT:  #map13 = affine_map<() -> (3, 4)>
// GENERIC-NEXT:  #map14 = affine_map<()[s0] -> (0, s0)>
// GENERIC-NEXT:  #map15 = affine_map<(d0, d1) -> (d1, d0)>
// GENERIC-NEXT:  #map16 = affine_map<(d0, d1) -> (d1 + d0 * 2)>
// GENERIC-NEXT:  #set = affine_set<(d0, d1)[s0] : (d1 + d0 * 16 - s0 >= 0)>
// GENERIC-NEXT:  #set1 = affine_set<(d0) : (d0 - 1 >= 0)>
// GENERIC-NEXT:  #tbaa_root = #llvm.tbaa_root<id = "r">
// GENERIC-NEXT:  #tbaa_type_desc = #llvm.tbaa_type_desc<id = "q", members = {<#tbaa_root, 0>}>
// GENERIC-NEXT:  "builtin.module"() ({
// GENERIC-NEXT:    "func.func"() <{function_type = (memref<4x?xf32>, index, f32) -> f32, sym_name = "f"}> ({
// GENERIC-NEXT:    ^bb0(%[[ARG4:[^ :]+]]: memref<4x?xf32>, %[[ARG5:[^ :]+]]: index, %[[ARG6:[^ :]+]]: f32):
// GENERIC-NEXT:      %[[V3:[^ :]+]] = "arith.constant"() <{value = 3 : index}> : () -> index
// GENERIC-NEXT:      "affine.for"() <{lowerBoundMap = #map6, operandSegmentSizes = array<i32: 0, 0, 0>, step = 1 : index, upperBoundMap = #map7}> ({
// GENERIC-NEXT:      ^bb0(%[[ARG13:[^ :]+]]: index):
// GENERIC-NEXT:        "affine.for"(%[[ARG5]], %[[ARG13]], %[[ARG5]]) <{lowerBoundMap = #map, operandSegmentSizes = array<i32: 1, 2, 0>, step = 2 : index, upperBoundMap = #map1}> ({
// GENERIC-NEXT:        ^bb0(%[[ARG15:[^ :]+]]: index):
// GENERIC-NEXT:          "affine.yield"() : () -> ()
// GENERIC-NEXT:        }) : (index, index, index) -> ()
// GENERIC-NEXT:        "affine.for"(%[[ARG13]], %[[ARG13]], %[[ARG5]]) <{lowerBoundMap = #map5, operandSegmentSizes = array<i32: 1, 2, 0>, step = 2 : index, upperBoundMap = #map1}> ({
// GENERIC-NEXT:        ^bb0(%[[ARG14:[^ :]+]]: index):
// GENERIC-NEXT:          %[[V10:[^ :]+]] = "affine.load"(%[[ARG4]], %[[ARG13]], %[[ARG14]], %[[ARG5]]) <{map = #map2}> : (memref<4x?xf32>, index, index, index) -> f32
// GENERIC-NEXT:          "affine.store"(%[[V10]], %[[ARG4]], %[[ARG13]], %[[ARG14]]) <{map = #map3}> {foo} : (f32, memref<4x?xf32>, index, index) -> ()
// GENERIC-NEXT:          "affine.if"(%[[ARG13]], %[[ARG14]], %[[ARG5]]) <{condition = #set}> ({
// GENERIC-NEXT:            "affine.store"(%[[V10]], %[[ARG4]], %[[ARG13]]) <{map = #map4}> : (f32, memref<4x?xf32>, index) -> ()
// GENERIC-NEXT:            "affine.yield"() : () -> ()
// GENERIC-NEXT:          }, {
// GENERIC-NEXT:            "x"() : () -> ()
// GENERIC-NEXT:            "affine.yield"() : () -> ()
// GENERIC-NEXT:          }) : (index, index, index) -> ()
// GENERIC-NEXT:          "affine.yield"() : () -> ()
// GENERIC-NEXT:        }) : (index, index, index) -> ()
// GENERIC-NEXT:        "affine.yield"() : () -> ()
// GENERIC-NEXT:      }) : () -> ()
// GENERIC-NEXT:      %[[V4:[^ :]+]]:2 = "affine.for"(%[[ARG6]], %[[ARG6]]) <{lowerBoundMap = #map6, operandSegmentSizes = array<i32: 0, 0, 2>, step = 1 : index, upperBoundMap = #map7}> ({
// GENERIC-NEXT:      ^bb0(%[[ARG10:[^ :]+]]: index, %[[ARG11:[^ :]+]]: f32, %[[ARG12:[^ :]+]]: f32):
// GENERIC-NEXT:        %[[V9:[^ :]+]] = "affine.if"(%[[ARG10]]) <{condition = #set1}> ({
// GENERIC-NEXT:          "affine.yield"(%[[ARG11]]) : (f32) -> ()
// GENERIC-NEXT:        }, {
// GENERIC-NEXT:          "affine.yield"(%[[ARG12]]) : (f32) -> ()
// GENERIC-NEXT:        }) : (index) -> f32
// GENERIC-NEXT:        "affine.yield"(%[[V9]], %[[ARG12]]) : (f32, f32) -> ()
// GENERIC-NEXT:      }) : (f32, f32) -> (f32, f32)
// GENERIC-NEXT:      "affine.parallel"(%[[ARG5]], %[[ARG5]]) <{lowerBoundsGroups = dense<1> : tensor<2xi32>, lowerBoundsMap = #map4, reductions = [], steps = [1, 1], upperBoundsGroups = dense<1> : tensor<2xi32>, upperBoundsMap = #map9}> ({
// GENERIC-NEXT:      ^bb0(%[[ARG8:[^ :]+]]: index, %[[ARG9:[^ :]+]]: index):
// GENERIC-NEXT:        "affine.store"(%[[ARG6]], %[[ARG4]], %[[ARG8]], %[[ARG9]]) <{map = #map8}> : (f32, memref<4x?xf32>, index, index) -> ()
// GENERIC-NEXT:        "affine.yield"() : () -> ()
// GENERIC-NEXT:      }) : (index, index) -> ()
// GENERIC-NEXT:      "affine.parallel"(%[[ARG5]]) <{lowerBoundsGroups = dense<1> : tensor<1xi32>, lowerBoundsMap = #map6, reductions = [], steps = [4], upperBoundsGroups = dense<1> : tensor<1xi32>, upperBoundsMap = #map}> ({
// GENERIC-NEXT:      ^bb0(%[[ARG7:[^ :]+]]: index):
// GENERIC-NEXT:        "affine.store"(%[[ARG6]], %[[ARG4]], %[[ARG7]]) <{map = #map10}> : (f32, memref<4x?xf32>, index) -> ()
// GENERIC-NEXT:        "affine.yield"() : () -> ()
// GENERIC-NEXT:      }) {z} : (index) -> ()
// GENERIC-NEXT:      %[[V5:[^ :]+]] = "affine.apply"(%[[ARG5]], %[[V3]]) <{map = #map11}> : (index, index) -> index
// GENERIC-NEXT:      %[[V6:[^ :]+]] = "affine.min"(%[[ARG5]], %[[V3]]) <{map = #map12}> : (index, index) -> index
// GENERIC-NEXT:      %[[V7:[^ :]+]] = "affine.max"() <{map = #map13}> : () -> index
// GENERIC-NEXT:      %[[V8:[^ :]+]] = "affine.load"(%[[ARG4]], %[[V3]]) <{map = #map14}> : (memref<4x?xf32>, index) -> f32
// GENERIC-NEXT:      "func.return"(%[[V4]]#0) : (f32) -> ()
// GENERIC-NEXT:    }) : () -> ()
// GENERIC-NEXT:    "func.func"() <{function_type = (memref<4x4xf32, #map15>, memref<4x4xf32, #map16, 3>, memref<4xf32>, memref<2xf32>) -> (), sym_name = "maps"}> ({
// GENERIC-NEXT:    ^bb0(%[[ARG0:[^ :]+]]: memref<4x4xf32, #map15>, %[[ARG1:[^ :]+]]: memref<4x4xf32, #map16, 3>, %[[ARG2:[^ :]+]]: memref<4xf32>, %[[ARG3:[^ :]+]]: memref<2xf32>):
// GENERIC-NEXT:      %[[V0:[^ :]+]] = "memref.cast"(%[[ARG0]]) : (memref<4x4xf32, #map15>) -> memref<?x4xf32, #map15>
// GENERIC-NEXT:      %[[V1:[^ :]+]] = "arith.constant"() <{value = 1 : index}> : () -> index
// GENERIC-NEXT:      %[[V2:[^ :]+]] = "memref.load"(%[[ARG1]], %[[V1]], %[[V1]]) {x = #tbaa_root, y = #tbaa_type_desc} : (memref<4x4xf32, #map16, 3>, index, index) -> f32
// GENERIC-NEXT:      "func.return"() : () -> ()
// GENERIC-NEXT:    }) : () -> ()
// GENERIC-NEXT:  }) : () -> ()

// CHECK:       #map = affine_map<(d0)[s0] -> (d0 + s0, 7)>
// CHECK-NEXT:  #map1 = affine_map<(d0) -> (d0)>
// CHECK-NEXT:  #map2 = affine_map<(d0)[s0] -> (d0 * 2 + s0)>
// CHECK-NEXT:  #map3 = affine_map<(d0)[s0] -> (d0 * 2 + s0, 4)>
// CHECK-NEXT:  #map4 = affine_map<() -> (3, 4)>
// CHECK-NEXT:  #map5 = affine_map<(d0, d1) -> (d1, d0)>
// CHECK-NEXT:  #map6 = affine_map<(d0, d1) -> (d1 + d0 * 2)>
// CHECK-NEXT:  #set = affine_set<(d0, d1)[s0] : (d1 + d0 * 16 - s0 >= 0)>
// CHECK-NEXT:  #set1 = affine_set<(d0) : (d0 - 1 >= 0)>
// CHECK-NEXT:  #tbaa_root = #llvm.tbaa_root<id = "r">
// CHECK-NEXT:  #tbaa_type_desc = #llvm.tbaa_type_desc<id = "q", members = {<#tbaa_root, 0>}>

#set = affine_set<(d0, d1)[s0] : (d1 + d0 * 16 - s0 >= 0)>
// CHECK-LABEL: func.func @f
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: memref<4x?xf32>, %[[ARG1:[^ :]+]]: index, %[[ARG2:[^ :]+]]: f32) -> f32 {
// CHECK-NEXT:      %[[C3:[^ :]+]] = arith.constant 3 : index
// CHECK-NEXT:      affine.for %[[ARG3:[^ :]+]] = 0 to 10 {
// CHECK-NEXT:        affine.for %[[ARG4:[^ :]+]] = %[[ARG1]] to min #map(%[[ARG3]])[%[[ARG1]]] step 2 {
// CHECK-NEXT:        }
// CHECK-NEXT:        affine.for %[[ARG4_1:[^ :]+]] = #map1(%[[ARG3]]) to min #map(%[[ARG3]])[%[[ARG1]]] step 2 {
// CHECK-NEXT:          %[[V5:[^ :]+]] = affine.load %[[ARG0]][%[[ARG3]] + 1, %[[ARG4_1]] * 2 + symbol(%[[ARG1]])] : memref<4x?xf32>
// CHECK-NEXT:          affine.store %[[V5]], %[[ARG0]][%[[ARG3]] floordiv 2, (%[[ARG3]] + %[[ARG4_1]]) mod 3] {foo} : memref<4x?xf32>
// CHECK-NEXT:          affine.if #set(%[[ARG3]], %[[ARG4_1]])[%[[ARG1]]] {
// CHECK-NEXT:            affine.store %[[V5]], %[[ARG0]][0, %[[ARG3]]] : memref<4x?xf32>
// CHECK-NEXT:          } else {
// CHECK-NEXT:            "x"() : () -> ()
// CHECK-NEXT:          }
// CHECK-NEXT:        }
// CHECK-NEXT:      }
// CHECK-NEXT:      %[[V0:[^ :]+]]:2 = affine.for %[[ARG3_1:[^ :]+]] = 0 to 10 iter_args(%[[ARG4_2:[^ :]+]] = %[[ARG2]], %[[ARG5:[^ :]+]] = %[[ARG2]]) -> (f32, f32) {
// CHECK-NEXT:        %[[V5_1:[^ :]+]] = affine.if #set1(%[[ARG3_1]]) -> f32 {
// CHECK-NEXT:          affine.yield %[[ARG4_2]] : f32
// CHECK-NEXT:        } else {
// CHECK-NEXT:          affine.yield %[[ARG5]] : f32
// CHECK-NEXT:        }
// CHECK-NEXT:        affine.yield %[[V5_1]], %[[ARG5]] : f32, f32
// CHECK-NEXT:      }
// CHECK-NEXT:      affine.parallel (%[[ARG3_1]], %[[ARG4_2]]) = (0, %[[ARG1]]) to (10, %[[ARG1]] + 5) {
// CHECK-NEXT:        affine.store %[[ARG2]], %[[ARG0]][%[[ARG3_1]], %[[ARG4_2]] - 1] : memref<4x?xf32>
// CHECK-NEXT:      }
// CHECK-NEXT:      affine.parallel (%[[ARG3_1]]) = (0) to (symbol(%[[ARG1]])) step (4) {
// CHECK-NEXT:        affine.store %[[ARG2]], %[[ARG0]][%[[ARG3_1]], -%[[ARG3_1]] + 3] : memref<4x?xf32>
// CHECK-NEXT:      } {z}
// CHECK-NEXT:      %[[V1:[^ :]+]] = affine.apply #map2(%[[ARG1]])[%[[C3]]]
// CHECK-NEXT:      %[[V2:[^ :]+]] = affine.min #map3(%[[ARG1]])[%[[C3]]]
// CHECK-NEXT:      %[[V3:[^ :]+]] = affine.max #map4()
// CHECK-NEXT:      %[[V4:[^ :]+]] = affine.load %[[ARG0]][0, symbol(%[[C3]])] : memref<4x?xf32>
// CHECK-NEXT:      return %[[V0]]#0 : f32
// CHECK-NEXT:    }
func.func @f(%m: memref<4x?xf32>, %n: index, %v: f32) -> f32 {
  %c = arith.constant 3 : index
  affine.for %i = 0 to 10 {
    affine.for %j = %n to min affine_map<(d0)[s0] -> (d0 + s0, 7)>(%i)[%n] step 2 {
    }
    affine.for %j = affine_map<(d0) -> (d0)>(%i) to min affine_map<(d0)[s0] -> (d0 + s0, 7)>(%i)[%n] step 2 {
      %x = affine.load %m[%i + 1, %j * 2 + symbol(%n)] : memref<4x?xf32>
      affine.store %x, %m[%i floordiv 2, (%j + %i) mod 3] {foo} : memref<4x?xf32>
      affine.if #set(%i, %j)[%n] {
        affine.store %x, %m[0, %i] : memref<4x?xf32>
      } else {
        "x"() : () -> ()
      }
    }
  }
  %r:2 = affine.for %i = 0 to 10 iter_args(%a = %v, %b = %v) -> (f32, f32) {
    %y = affine.if affine_set<(d0) : (d0 - 1 >= 0)>(%i) -> f32 {
      affine.yield %a : f32
    } else {
      affine.yield %b : f32
    }
    affine.yield %y, %b : f32, f32
  }
  affine.parallel (%i, %j) = (0, %n) to (10, %n + 5) {
    affine.store %v, %m[%i, %j - 1] : memref<4x?xf32>
  }
  affine.parallel (%i) = (0) to (symbol(%n)) step (4) {
    affine.store %v, %m[%i, -%i + 3] : memref<4x?xf32>
  } {z}
  %q = affine.apply affine_map<(d0)[s0] -> (d0 * 2 + s0)>(%n)[%c]
  %s = affine.min affine_map<(d0)[s0] -> (d0 * 2 + s0, 4)>(%n)[%c]
  %t = affine.max affine_map<() -> (3, 4)>()
  affine.load %m[0, symbol(%c)] : memref<4x?xf32>
  return %r#0 : f32
}
#m = affine_map<(i, j) -> (j, i)>
// CHECK-LABEL: func.func @maps
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: memref<4x4xf32, #map5>, %[[ARG1:[^ :]+]]: memref<4x4xf32, #map6, 3>, %[[ARG2:[^ :]+]]: memref<4xf32>, %[[ARG3:[^ :]+]]: memref<2xf32>) {
// CHECK-NEXT:      %[[CAST:[^ :]+]] = memref.cast %[[ARG0]] : memref<4x4xf32, #map5> to memref<?x4xf32, #map5>
// CHECK-NEXT:      %[[C1:[^ :]+]] = arith.constant 1 : index
// CHECK-NEXT:      %[[V0:[^ :]+]] = memref.load %[[ARG1]][%[[C1]], %[[C1]]] {x = #tbaa_root, y = #tbaa_type_desc} : memref<4x4xf32, #map6, 3>
// CHECK-NEXT:      return
// CHECK-NEXT:    }
func.func @maps(%a: memref<4x4xf32, #m>, %b: memref<4x4xf32, affine_map<(d0, d1) -> (d1 + d0 * 2)>, 3>, %c: memref<4xf32, affine_map<(d0) -> (d0)>>, %d: memref<2 x f32, affine_map<(d0) -> (d0)>, 0>) {
  %0 = memref.cast %a : memref<4x4xf32, #m> to memref<?x4xf32, #m>
  %i = arith.constant 1 : index
  %1 = memref.load %b[%i, %i] {x = #llvm.tbaa_root<id = "r">, y = #llvm.tbaa_type_desc<id = "q", members = {<#llvm.tbaa_root<id = "r">, 0>}>} : memref<4x4xf32, affine_map<(d0, d1) -> (d1 + d0 * 2)>, 3>
  return
}
