// Real: log(x + sqrt((x + 1)(x - 1))), and log 2 + log x where the square would overflow.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = "chlo.constant_like"(%arg0) <{value = 1.7976931348623157E+308 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %2 = stablehlo.divide %0, %1 : tensor<?xf64>
  %3 = stablehlo.compare GE, %arg0, %2 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %4 = stablehlo.log %1 : tensor<?xf64>
  %5 = stablehlo.log %arg0 : tensor<?xf64>
  %6 = stablehlo.add %4, %5 : tensor<?xf64>
  %7 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %8 = stablehlo.subtract %arg0, %7 : tensor<?xf64>
  %9 = stablehlo.sqrt %8 : tensor<?xf64>
  %10 = stablehlo.add %arg0, %7 : tensor<?xf64>
  %11 = stablehlo.sqrt %10 : tensor<?xf64>
  %12 = stablehlo.add %11, %9 : tensor<?xf64>
  %13 = stablehlo.multiply %9, %12 : tensor<?xf64>
  %14 = stablehlo.log_plus_one %13 : tensor<?xf64>
  %15 = stablehlo.select %3, %6, %14 : tensor<?xi1>, tensor<?xf64>
  return %15 : tensor<?xf64>
}

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = "chlo._asin_acos_kernel"(%arg0) : (tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>>
  %1 = stablehlo.imag %0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %2 = stablehlo.imag %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %3 = "chlo.constant_like"(%2) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %4 = stablehlo.compare LT, %2, %3 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %5 = stablehlo.real %0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %6 = stablehlo.real %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %7 = stablehlo.atan2 %5, %6 : tensor<?xf64>
  %8 = stablehlo.negate %7 : tensor<?xf64>
  %9 = stablehlo.select %4, %8, %7 : tensor<?xi1>, tensor<?xf64>
  %10 = stablehlo.complex %1, %9 : tensor<?xcomplex<f64>>
  return %10 : tensor<?xcomplex<f64>>
}
