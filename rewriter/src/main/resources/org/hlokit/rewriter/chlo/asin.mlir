// Real: 2 atan2(x, 1 + sqrt((1 - x)(1 + x))).

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = stablehlo.subtract %0, %arg0 : tensor<?xf64>
  %2 = stablehlo.add %0, %arg0 : tensor<?xf64>
  %3 = stablehlo.multiply %1, %2 : tensor<?xf64>
  %4 = stablehlo.sqrt %3 : tensor<?xf64>
  %5 = stablehlo.add %0, %4 : tensor<?xf64>
  %6 = stablehlo.atan2 %arg0, %5 : tensor<?xf64>
  %7 = stablehlo.add %6, %6 : tensor<?xf64>
  return %7 : tensor<?xf64>
}

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = stablehlo.real %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %1 = "chlo._asin_acos_kernel"(%arg0) : (tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>>
  %2 = stablehlo.real %1 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %3 = stablehlo.atan2 %0, %2 : tensor<?xf64>
  %4 = stablehlo.imag %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %5 = "chlo.constant_like"(%0) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %6 = stablehlo.compare LT, %4, %5 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %7 = stablehlo.imag %1 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %8 = stablehlo.negate %7 : tensor<?xf64>
  %9 = stablehlo.select %6, %8, %7 : tensor<?xi1>, tensor<?xf64>
  %10 = stablehlo.complex %3, %9 : tensor<?xcomplex<f64>>
  return %10 : tensor<?xcomplex<f64>>
}
