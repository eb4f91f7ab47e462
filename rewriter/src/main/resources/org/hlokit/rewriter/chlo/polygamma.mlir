// Derivative n of digamma: (-1)^(n+1) n! zeta(n + 1, x); NaN where n is no natural number.

func.func @real(%arg0: tensor<?xf64>, %arg1: tensor<?xf64>) -> tensor<?xf64> attributes {at_least_f32} {
  %0 = "chlo.constant_like"(%arg1) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = "chlo.constant_like"(%arg1) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %2 = stablehlo.remainder %arg0, %1 : tensor<?xf64>
  %3 = stablehlo.multiply %1, %2 : tensor<?xf64>
  %4 = stablehlo.subtract %3, %0 : tensor<?xf64>
  %5 = stablehlo.add %arg0, %0 : tensor<?xf64>
  %6 = chlo.lgamma %5 : tensor<?xf64> -> tensor<?xf64>
  %7 = stablehlo.exponential %6 : tensor<?xf64>
  %8 = chlo.zeta %5, %arg1 : tensor<?xf64>, tensor<?xf64> -> tensor<?xf64>
  %9 = stablehlo.multiply %4, %7 : tensor<?xf64>
  %10 = stablehlo.multiply %9, %8 : tensor<?xf64>
  %11 = "chlo.constant_like"(%arg1) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %12 = stablehlo.compare EQ, %arg0, %11 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %13 = chlo.digamma %arg1 : tensor<?xf64> -> tensor<?xf64>
  %14 = stablehlo.select %12, %13, %10 : tensor<?xi1>, tensor<?xf64>
  %15 = stablehlo.floor %arg0 : tensor<?xf64>
  %16 = stablehlo.compare NE, %arg0, %15 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %17 = stablehlo.compare LT, %arg0, %11 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %18 = stablehlo.or %16, %17 : tensor<?xi1>
  %19 = "chlo.constant_like"(%arg1) <{value = 0x7FF8000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %20 = stablehlo.select %18, %19, %14 : tensor<?xi1>, tensor<?xf64>
  return %20 : tensor<?xf64>
}
