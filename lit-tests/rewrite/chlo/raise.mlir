// RUN: hlokit opt %s --chlo-legalize-to-stablehlo --cse | FileCheck %s --check-prefix=WRITTEN
// RUN: hlokit opt %s --chlo-legalize-to-stablehlo --cse --raise-to-chlo | FileCheck %s
// RUN: hlokit opt %s --chlo-legalize-to-stablehlo --raise-to-chlo --chlo-legalize-to-stablehlo -o %t.mlir
// RUN: hlokit opt %s --chlo-legalize-to-stablehlo | diff - %t.mlir

// Functions are found again in what they were written with, whatever their type.

// WRITTEN-NOT: chlo.
// CHECK-LABEL: @functions
func.func @functions(%x: tensor<3x4xf32>, %y: tensor<2xbf16>, %z: tensor<5xf64>)
    -> (tensor<3x4xf32>, tensor<3x4xf32>, tensor<2xbf16>, tensor<5xf64>, tensor<5xf64>, tensor<2xbf16>) {
  // CHECK-DAG: chlo.erf %arg0 : tensor<3x4xf32>
  // CHECK-DAG: chlo.erfc %arg0 : tensor<3x4xf32>
  // CHECK-DAG: chlo.erfc %arg1 : tensor<2xbf16>
  // CHECK-DAG: chlo.erf_inv %arg2 : tensor<5xf64>
  // CHECK-DAG: chlo.digamma %arg2 : tensor<5xf64>
  // CHECK-DAG: chlo.lgamma %arg1 : tensor<2xbf16>
  %0 = chlo.erf %x : tensor<3x4xf32> -> tensor<3x4xf32>
  %1 = chlo.erfc %x : tensor<3x4xf32> -> tensor<3x4xf32>
  %2 = chlo.erfc %y : tensor<2xbf16> -> tensor<2xbf16>
  %3 = chlo.erf_inv %z : tensor<5xf64> -> tensor<5xf64>
  %4 = chlo.digamma %z : tensor<5xf64> -> tensor<5xf64>
  %5 = chlo.lgamma %y : tensor<2xbf16> -> tensor<2xbf16>
  return %0, %1, %2, %3, %4, %5
    : tensor<3x4xf32>, tensor<3x4xf32>, tensor<2xbf16>, tensor<5xf64>, tensor<5xf64>, tensor<2xbf16>
}
