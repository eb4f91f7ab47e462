// Real: x x. Complex: (re - im)(re + im) and 2 re im.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = stablehlo.multiply %arg0, %arg0 : tensor<?xf64>
  return %0 : tensor<?xf64>
}

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = stablehlo.real %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %1 = stablehlo.is_finite %0 : (tensor<?xf64>) -> tensor<?xi1>
  %2 = stablehlo.abs %0 : tensor<?xf64>
  %3 = stablehlo.imag %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %4 = stablehlo.abs %3 : tensor<?xf64>
  %5 = stablehlo.compare EQ, %2, %4 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %6 = stablehlo.and %1, %5 : tensor<?xi1>
  %7 = "chlo.constant_like"(%0) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %8 = stablehlo.subtract %0, %3 : tensor<?xf64>
  %9 = stablehlo.add %0, %3 : tensor<?xf64>
  %10 = stablehlo.multiply %8, %9 : tensor<?xf64>
  %11 = stablehlo.select %6, %7, %10 : tensor<?xi1>, tensor<?xf64>
  %12 = "chlo.constant_like"(%0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %13 = stablehlo.multiply %0, %3 : tensor<?xf64>
  %14 = stablehlo.multiply %12, %13 : tensor<?xf64>
  %15 = stablehlo.complex %11, %14 : tensor<?xcomplex<f64>>
  return %15 : tensor<?xcomplex<f64>>
}
