// Real: sign(x) log(|x| + sqrt(x^2 + 1)), arranged for small and for large x.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = stablehlo.sign %arg0 : tensor<?xf64>
  %1 = stablehlo.abs %arg0 : tensor<?xf64>
  %2 = "chlo.constant_like"(%arg0) <{value = 1.7976931348623157E+308 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %3 = stablehlo.sqrt %2 : tensor<?xf64>
  %4 = stablehlo.compare GE, %1, %3 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %5 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %6 = stablehlo.log %5 : tensor<?xf64>
  %7 = stablehlo.log %1 : tensor<?xf64>
  %8 = stablehlo.add %6, %7 : tensor<?xf64>
  %9 = stablehlo.multiply %1, %1 : tensor<?xf64>
  %10 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %11 = stablehlo.add %10, %9 : tensor<?xf64>
  %12 = stablehlo.sqrt %11 : tensor<?xf64>
  %13 = stablehlo.add %10, %12 : tensor<?xf64>
  %14 = stablehlo.divide %9, %13 : tensor<?xf64>
  %15 = stablehlo.add %1, %14 : tensor<?xf64>
  %16 = stablehlo.log_plus_one %15 : tensor<?xf64>
  %17 = stablehlo.select %4, %8, %16 : tensor<?xi1>, tensor<?xf64>
  %18 = stablehlo.multiply %0, %17 : tensor<?xf64>
  return %18 : tensor<?xf64>
}

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = stablehlo.real %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %1 = "chlo.constant_like"(%0) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %2 = stablehlo.compare LT, %0, %1 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %3 = stablehlo.imag %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %4 = stablehlo.negate %3 : tensor<?xf64>
  %5 = stablehlo.complex %4, %0 : tensor<?xcomplex<f64>>
  %6 = "chlo._asin_acos_kernel"(%5) : (tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>>
  %7 = stablehlo.imag %6 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %8 = stablehlo.negate %7 : tensor<?xf64>
  %9 = stablehlo.select %2, %8, %7 : tensor<?xi1>, tensor<?xf64>
  %10 = stablehlo.real %6 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %11 = stablehlo.atan2 %3, %10 : tensor<?xf64>
  %12 = stablehlo.complex %9, %11 : tensor<?xcomplex<f64>>
  return %12 : tensor<?xcomplex<f64>>
}
