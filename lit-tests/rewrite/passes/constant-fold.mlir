// RUN: hlokit opt %s --constant-fold | FileCheck %s
// RUN: hlokit opt %s --constant-fold="max-elements=2" | FileCheck %s --check-prefix=SMALL

// What depends on constants only is computed; with max-elements, only where it is small.
// CHECK-LABEL: func.func @sum
// CHECK-NEXT: %[[C:.+]] = stablehlo.constant dense<[1, 3, 5]> : tensor<3xi32>
// CHECK-NEXT: return %[[C]]
// SMALL: stablehlo.add
func.func @sum() -> tensor<3xi32> {
  %0 = stablehlo.iota dim = 0 : tensor<3xi32>
  %1 = stablehlo.constant dense<[1, 2, 3]> : tensor<3xi32>
  %2 = stablehlo.add %0, %1 : tensor<3xi32>
  return %2 : tensor<3xi32>
}
