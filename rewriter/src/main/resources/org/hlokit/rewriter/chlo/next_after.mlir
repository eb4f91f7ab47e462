// x plus or minus one in its bits; y where they are equal, NaN where one is NaN.

func.func @real(%arg0: tensor<?xf64>, %arg1: tensor<?xf64>) -> tensor<?xf64> {
  %0 = stablehlo.bitcast_convert %arg0 : (tensor<?xf64>) -> tensor<?xi64>
  %1 = stablehlo.bitcast_convert %arg1 : (tensor<?xf64>) -> tensor<?xi64>
  %2 = stablehlo.compare NE, %arg0, %arg0 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %3 = stablehlo.compare NE, %arg1, %arg1 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %4 = stablehlo.or %2, %3 : tensor<?xi1>
  %5 = "chlo.constant_like"(%arg0) <{value = 0x7FF8000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %6 = stablehlo.bitcast_convert %5 : (tensor<?xf64>) -> tensor<?xi64>
  %7 = "chlo.constant_like"(%0) <{value = -9223372036854775808 : i64}> : (tensor<?xi64>) -> tensor<?xi64>
  %8 = "chlo.constant_like"(%0) <{value = 9223372036854775807 : i64}> : (tensor<?xi64>) -> tensor<?xi64>
  %9 = stablehlo.and %0, %8 : tensor<?xi64>
  %10 = stablehlo.and %1, %8 : tensor<?xi64>
  %11 = stablehlo.compare EQ, %arg0, %arg1 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %12 = "chlo.constant_like"(%0) <{value = 0 : i64}> : (tensor<?xi64>) -> tensor<?xi64>
  %13 = stablehlo.compare EQ, %9, %12 : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
  %14 = stablehlo.compare EQ, %10, %12 : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
  %15 = stablehlo.and %0, %7 : tensor<?xi64>
  %16 = stablehlo.and %1, %7 : tensor<?xi64>
  %17 = "chlo.constant_like"(%0) <{value = 1 : i64}> : (tensor<?xi64>) -> tensor<?xi64>
  %18 = stablehlo.or %16, %17 : tensor<?xi64>
  %19 = stablehlo.compare NE, %15, %16 : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
  %20 = stablehlo.compare GT, %9, %10 : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
  %21 = stablehlo.or %20, %19 : tensor<?xi1>
  %22 = "chlo.constant_like"(%0) <{value = -1 : i64}> : (tensor<?xi64>) -> tensor<?xi64>
  %23 = stablehlo.select %21, %22, %17 : tensor<?xi1>, tensor<?xi64>
  %24 = stablehlo.add %0, %23 : tensor<?xi64>
  %25 = stablehlo.select %14, %1, %18 : tensor<?xi1>, tensor<?xi64>
  %26 = stablehlo.select %13, %25, %24 : tensor<?xi1>, tensor<?xi64>
  %27 = stablehlo.select %11, %1, %26 : tensor<?xi1>, tensor<?xi64>
  %28 = stablehlo.select %4, %6, %27 : tensor<?xi1>, tensor<?xi64>
  %29 = stablehlo.bitcast_convert %28 : (tensor<?xi64>) -> tensor<?xf64>
  return %29 : tensor<?xf64>
}
