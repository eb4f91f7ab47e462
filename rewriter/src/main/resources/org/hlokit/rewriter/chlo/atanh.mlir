// Real: (log1p(x) - log1p(-x)) / 2, NaN outside of [-1, 1].

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = stablehlo.abs %arg0 : tensor<?xf64>
  %1 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %2 = stablehlo.compare GT, %0, %1 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %3 = "chlo.constant_like"(%arg0) <{value = 0x7FF8000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %4 = stablehlo.log_plus_one %arg0 : tensor<?xf64>
  %5 = stablehlo.negate %arg0 : tensor<?xf64>
  %6 = stablehlo.log_plus_one %5 : tensor<?xf64>
  %7 = stablehlo.subtract %4, %6 : tensor<?xf64>
  %8 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %9 = stablehlo.multiply %7, %8 : tensor<?xf64>
  %10 = stablehlo.select %2, %3, %9 : tensor<?xi1>, tensor<?xf64>
  return %10 : tensor<?xf64>
}

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = stablehlo.real %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %1 = "chlo.constant_like"(%0) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %2 = stablehlo.compare GE, %0, %1 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %3 = "chlo.constant_like"(%0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %4 = "chlo.constant_like"(%0) <{value = -1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %5 = stablehlo.select %2, %3, %4 : tensor<?xi1>, tensor<?xf64>
  %6 = "chlo.constant_like"(%0) <{value = 4.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %7 = stablehlo.abs %0 : tensor<?xf64>
  %8 = "chlo.constant_like"(%0) <{value = 1.7976931348623157E+308 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %9 = "chlo.constant_like"(%0) <{value = 1.000000e+308 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %10 = stablehlo.compare GT, %8, %9 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %11 = "chlo.constant_like"(%0) <{value = 0x4340000000000001 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %12 = "chlo.constant_like"(%0) <{value = 9.9999999999999997E+37 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %13 = stablehlo.compare GT, %8, %12 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %14 = "chlo.constant_like"(%0) <{value = 0x4170000020000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %15 = "chlo.constant_like"(%0) <{value = 2.050000e+03 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %16 = stablehlo.select %13, %14, %15 : tensor<?xi1>, tensor<?xf64>
  %17 = stablehlo.select %10, %11, %16 : tensor<?xi1>, tensor<?xf64>
  %18 = stablehlo.multiply %17, %17 : tensor<?xf64>
  %19 = stablehlo.compare LT, %7, %18 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %20 = stablehlo.imag %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %21 = stablehlo.abs %20 : tensor<?xf64>
  %22 = stablehlo.compare LT, %21, %18 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %23 = stablehlo.and %19, %22 : tensor<?xi1>
  %24 = stablehlo.subtract %3, %7 : tensor<?xf64>
  %25 = stablehlo.multiply %24, %24 : tensor<?xf64>
  %26 = stablehlo.multiply %20, %20 : tensor<?xf64>
  %27 = stablehlo.add %25, %26 : tensor<?xf64>
  %28 = stablehlo.divide %7, %27 : tensor<?xf64>
  %29 = stablehlo.multiply %21, %17 : tensor<?xf64>
  %30 = stablehlo.compare LT, %29, %7 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %31 = stablehlo.divide %3, %7 : tensor<?xf64>
  %32 = "chlo.constant_like"(%0) <{value = 0x7FF0000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %33 = stablehlo.compare EQ, %0, %32 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %34 = "chlo.constant_like"(%0) <{value = 0xFFF0000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %35 = stablehlo.compare EQ, %0, %34 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %36 = stablehlo.or %33, %35 : tensor<?xi1>
  %37 = stablehlo.compare EQ, %20, %32 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %38 = stablehlo.compare EQ, %20, %34 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %39 = stablehlo.or %37, %38 : tensor<?xi1>
  %40 = stablehlo.or %36, %39 : tensor<?xi1>
  %41 = stablehlo.divide %7, %20 : tensor<?xf64>
  %42 = stablehlo.divide %20, %7 : tensor<?xf64>
  %43 = stablehlo.add %41, %42 : tensor<?xf64>
  %44 = stablehlo.divide %3, %43 : tensor<?xf64>
  %45 = stablehlo.divide %44, %20 : tensor<?xf64>
  %46 = stablehlo.select %40, %1, %45 : tensor<?xi1>, tensor<?xf64>
  %47 = stablehlo.select %30, %31, %46 : tensor<?xi1>, tensor<?xf64>
  %48 = stablehlo.select %23, %28, %47 : tensor<?xi1>, tensor<?xf64>
  %49 = stablehlo.multiply %6, %48 : tensor<?xf64>
  %50 = stablehlo.log_plus_one %49 : tensor<?xf64>
  %51 = stablehlo.multiply %5, %50 : tensor<?xf64>
  %52 = "chlo.constant_like"(%0) <{value = 2.500000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %53 = stablehlo.multiply %51, %52 : tensor<?xf64>
  %54 = stablehlo.add %20, %20 : tensor<?xf64>
  %55 = stablehlo.add %3, %7 : tensor<?xf64>
  %56 = stablehlo.multiply %24, %55 : tensor<?xf64>
  %57 = stablehlo.subtract %56, %26 : tensor<?xf64>
  %58 = stablehlo.atan2 %54, %57 : tensor<?xf64>
  %59 = "chlo.constant_like"(%20) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %60 = stablehlo.compare GE, %20, %59 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %61 = stablehlo.select %60, %3, %4 : tensor<?xi1>, tensor<?xf64>
  %62 = "chlo.constant_like"(%0) <{value = 3.1415926535897931 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %63 = stablehlo.multiply %61, %62 : tensor<?xf64>
  %64 = stablehlo.select %23, %58, %63 : tensor<?xi1>, tensor<?xf64>
  %65 = "chlo.constant_like"(%0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %66 = stablehlo.multiply %64, %65 : tensor<?xf64>
  %67 = stablehlo.complex %53, %66 : tensor<?xcomplex<f64>>
  return %67 : tensor<?xcomplex<f64>>
}
