// RUN: hlokit opt %s --chlo-legalize-to-stablehlo --verify-rewrites | FileCheck %s

// Every formula means what its operation does, and none leaves another behind.
// CHECK-LABEL: func.func @all
// CHECK-NOT:     chlo.
// CHECK:         return
func.func @all(%x: tensor<64xf64>, %y: tensor<64xf64>, %z: tensor<64xcomplex<f64>>) -> (tensor<64xf64>, tensor<64xcomplex<f64>>, tensor<64xf64>) {
  %0 = chlo.asin %x : tensor<64xf64> -> tensor<64xf64>
  %1 = chlo.asinh %x : tensor<64xf64> -> tensor<64xf64>
  %2 = chlo.atanh %x : tensor<64xf64> -> tensor<64xf64>
  %3 = chlo.cosh %x : tensor<64xf64> -> tensor<64xf64>
  %4 = chlo.sinh %x : tensor<64xf64> -> tensor<64xf64>
  %5 = chlo.tan %x : tensor<64xf64> -> tensor<64xf64>
  %6 = chlo.bessel_i1e %x : tensor<64xf64> -> tensor<64xf64>
  %7 = chlo.erfc %x : tensor<64xf64> -> tensor<64xf64>
  %8 = chlo.erf_inv %x : tensor<64xf64> -> tensor<64xf64>
  %10 = chlo.erf %x : tensor<64xf64> -> tensor<64xf64>
  %11 = chlo.zeta %x, %y : tensor<64xf64>, tensor<64xf64> -> tensor<64xf64>
  %12 = chlo.square %x : tensor<64xf64> -> tensor<64xf64>
  %20 = chlo.acos %z : tensor<64xcomplex<f64>> -> tensor<64xcomplex<f64>>
  %21 = chlo.asin %z : tensor<64xcomplex<f64>> -> tensor<64xcomplex<f64>>
  %22 = chlo.atan %z : tensor<64xcomplex<f64>> -> tensor<64xcomplex<f64>>
  %23 = chlo.acosh %z : tensor<64xcomplex<f64>> -> tensor<64xcomplex<f64>>
  %24 = chlo.asinh %z : tensor<64xcomplex<f64>> -> tensor<64xcomplex<f64>>
  %25 = chlo.atanh %z : tensor<64xcomplex<f64>> -> tensor<64xcomplex<f64>>
  %26 = chlo.square %z : tensor<64xcomplex<f64>> -> tensor<64xcomplex<f64>>
  %27 = chlo.sinh %z : tensor<64xcomplex<f64>> -> tensor<64xcomplex<f64>>
  return %0, %20, %11 : tensor<64xf64>, tensor<64xcomplex<f64>>, tensor<64xf64>
}
