// The high half of a product of 64-bit integers, in halves of 32 bits; narrower ones multiply in twice the width.

func.func @unsigned(%arg0: tensor<?xui64>, %arg1: tensor<?xui64>) -> tensor<?xui64> {
  %0 = "chlo.constant_like"(%arg0) <{value = 32 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %1 = stablehlo.shift_right_logical %arg0, %0 : tensor<?xui64>
  %2 = "chlo.constant_like"(%arg1) <{value = 32 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %3 = stablehlo.shift_right_logical %arg1, %2 : tensor<?xui64>
  %4 = stablehlo.multiply %1, %3 : tensor<?xui64>
  %5 = "chlo.constant_like"(%arg0) <{value = 4294967295 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %6 = stablehlo.and %arg0, %5 : tensor<?xui64>
  %7 = stablehlo.multiply %6, %3 : tensor<?xui64>
  %8 = "chlo.constant_like"(%arg1) <{value = 4294967295 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %9 = stablehlo.and %arg1, %8 : tensor<?xui64>
  %10 = stablehlo.multiply %6, %9 : tensor<?xui64>
  %11 = "chlo.constant_like"(%arg0) <{value = 32 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %12 = stablehlo.shift_right_logical %10, %11 : tensor<?xui64>
  %13 = stablehlo.add %7, %12 : tensor<?xui64>
  %14 = "chlo.constant_like"(%arg0) <{value = 32 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %15 = stablehlo.shift_right_logical %13, %14 : tensor<?xui64>
  %16 = stablehlo.add %4, %15 : tensor<?xui64>
  %17 = stablehlo.multiply %1, %9 : tensor<?xui64>
  %18 = "chlo.constant_like"(%arg0) <{value = 4294967295 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %19 = stablehlo.and %13, %18 : tensor<?xui64>
  %20 = stablehlo.add %17, %19 : tensor<?xui64>
  %21 = "chlo.constant_like"(%arg0) <{value = 32 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %22 = stablehlo.shift_right_logical %20, %21 : tensor<?xui64>
  %23 = stablehlo.add %16, %22 : tensor<?xui64>
  return %23 : tensor<?xui64>
}

func.func @signed(%arg0: tensor<?xi64>, %arg1: tensor<?xi64>) -> tensor<?xi64> {
  %0 = stablehlo.convert %arg0 : (tensor<?xi64>) -> tensor<?xui64>
  %1 = stablehlo.convert %arg1 : (tensor<?xi64>) -> tensor<?xui64>
  %2 = chlo.mulhi %0, %1 : tensor<?xui64>, tensor<?xui64> -> tensor<?xui64>
  %3 = "chlo.constant_like"(%arg0) <{value = 0 : i64}> : (tensor<?xi64>) -> tensor<?xi64>
  %4 = stablehlo.compare LT, %arg0, %3 : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
  %5 = stablehlo.convert %arg1 : (tensor<?xi64>) -> tensor<?xui64>
  %6 = stablehlo.convert %arg1 : (tensor<?xi64>) -> tensor<?xui64>
  %7 = "chlo.constant_like"(%6) <{value = 0 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %8 = stablehlo.select %4, %5, %7 : tensor<?xi1>, tensor<?xui64>
  %9 = stablehlo.subtract %2, %8 : tensor<?xui64>
  %10 = "chlo.constant_like"(%arg1) <{value = 0 : i64}> : (tensor<?xi64>) -> tensor<?xi64>
  %11 = stablehlo.compare LT, %arg1, %10 : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
  %12 = stablehlo.convert %arg0 : (tensor<?xi64>) -> tensor<?xui64>
  %13 = stablehlo.convert %arg0 : (tensor<?xi64>) -> tensor<?xui64>
  %14 = "chlo.constant_like"(%13) <{value = 0 : ui64}> : (tensor<?xui64>) -> tensor<?xui64>
  %15 = stablehlo.select %11, %12, %14 : tensor<?xi1>, tensor<?xui64>
  %16 = stablehlo.subtract %9, %15 : tensor<?xui64>
  %17 = stablehlo.convert %16 : (tensor<?xui64>) -> tensor<?xi64>
  return %17 : tensor<?xi64>
}
