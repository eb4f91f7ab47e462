// e^(x + log 1/2) + e^(-x + log 1/2), which overflows later than (e^x + e^-x) / 2.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> attributes {at_least_f32} {
  %0 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = stablehlo.log %0 : tensor<?xf64>
  %2 = stablehlo.add %arg0, %1 : tensor<?xf64>
  %3 = stablehlo.exponential %2 : tensor<?xf64>
  %4 = stablehlo.subtract %1, %arg0 : tensor<?xf64>
  %5 = stablehlo.exponential %4 : tensor<?xf64>
  %6 = stablehlo.add %3, %5 : tensor<?xf64>
  return %6 : tensor<?xf64>
}

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>>
  %1 = stablehlo.log %0 : tensor<?xcomplex<f64>>
  %2 = stablehlo.add %arg0, %1 : tensor<?xcomplex<f64>>
  %3 = stablehlo.exponential %2 : tensor<?xcomplex<f64>>
  %4 = stablehlo.subtract %1, %arg0 : tensor<?xcomplex<f64>>
  %5 = stablehlo.exponential %4 : tensor<?xcomplex<f64>>
  %6 = stablehlo.add %3, %5 : tensor<?xcomplex<f64>>
  return %6 : tensor<?xcomplex<f64>>
}
