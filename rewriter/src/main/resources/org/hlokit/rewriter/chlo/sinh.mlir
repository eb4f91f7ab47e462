// e^(x + log 1/2) - e^(-x + log 1/2); by expm1 where |x| < 1, since the difference loses digits there.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> attributes {at_least_f32} {
  %0 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = stablehlo.log %0 : tensor<?xf64>
  %2 = stablehlo.add %arg0, %1 : tensor<?xf64>
  %3 = stablehlo.exponential %2 : tensor<?xf64>
  %4 = stablehlo.subtract %1, %arg0 : tensor<?xf64>
  %5 = stablehlo.exponential %4 : tensor<?xf64>
  %6 = stablehlo.subtract %3, %5 : tensor<?xf64>
  %7 = stablehlo.exponential_minus_one %arg0 : tensor<?xf64>
  %8 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %9 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %10 = stablehlo.add %7, %8 : tensor<?xf64>
  %11 = stablehlo.divide %7, %10 : tensor<?xf64>
  %12 = stablehlo.add %7, %11 : tensor<?xf64>
  %13 = stablehlo.multiply %9, %12 : tensor<?xf64>
  %14 = stablehlo.abs %arg0 : tensor<?xf64>
  %15 = stablehlo.compare LT, %14, %8 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %16 = stablehlo.select %15, %13, %6 : tensor<?xi1>, tensor<?xf64>
  return %16 : tensor<?xf64>
}

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>>
  %1 = stablehlo.log %0 : tensor<?xcomplex<f64>>
  %2 = stablehlo.add %arg0, %1 : tensor<?xcomplex<f64>>
  %3 = stablehlo.exponential %2 : tensor<?xcomplex<f64>>
  %4 = stablehlo.subtract %1, %arg0 : tensor<?xcomplex<f64>>
  %5 = stablehlo.exponential %4 : tensor<?xcomplex<f64>>
  %6 = stablehlo.subtract %3, %5 : tensor<?xcomplex<f64>>
  return %6 : tensor<?xcomplex<f64>>
}
