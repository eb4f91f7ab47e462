// RUN: hlokit opt %s --dce --mlir-pass-statistics 2>%t.txt | FileCheck %s
// RUN: FileCheck %s --check-prefix=COUNT --input-file %t.txt

// What nobody uses goes, and then what only that used; effects stay.
// CHECK-LABEL: func.func @unused
// CHECK-NEXT: stablehlo.custom_call @tell
// CHECK-NEXT: return
// COUNT: (S) 2 operations erased
func.func @unused(%x: tensor<4xf32>) {
  %0 = stablehlo.abs %x : tensor<4xf32>
  %1 = stablehlo.negate %0 : tensor<4xf32>
  %2 = stablehlo.custom_call @tell(%x) {has_side_effect = true} : (tensor<4xf32>) -> tensor<4xf32>
  return
}
