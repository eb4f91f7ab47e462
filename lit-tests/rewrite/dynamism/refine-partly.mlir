// RUN: hlokit opt %s --refine="tensor<?x4xf32>" | FileCheck %s

// A dimension may stay unknown.
// CHECK:      func.func @main(%arg0: tensor<?x4xf32>) -> tensor<?x4xf32>
// CHECK-NEXT:   stablehlo.negate %arg0 : tensor<?x4xf32>
// CHECK-NEXT:   return
func.func @main(%arg0: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = stablehlo.negate %arg0 : tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
