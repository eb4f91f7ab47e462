// Real: atan2(x, 1). Complex: -i atanh(iz).

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = stablehlo.atan2 %arg0, %0 : tensor<?xf64>
  return %1 : tensor<?xf64>
}

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = stablehlo.imag %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %1 = stablehlo.negate %0 : tensor<?xf64>
  %2 = stablehlo.real %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %3 = stablehlo.complex %1, %2 : tensor<?xcomplex<f64>>
  %4 = stablehlo.real %3 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %5 = "chlo.constant_like"(%4) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %6 = stablehlo.compare GE, %4, %5 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %7 = "chlo.constant_like"(%4) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %8 = "chlo.constant_like"(%4) <{value = -1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %9 = stablehlo.select %6, %7, %8 : tensor<?xi1>, tensor<?xf64>
  %10 = "chlo.constant_like"(%4) <{value = 4.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %11 = stablehlo.abs %4 : tensor<?xf64>
  %12 = "chlo.constant_like"(%4) <{value = 1.7976931348623157E+308 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %13 = "chlo.constant_like"(%4) <{value = 1.000000e+308 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %14 = stablehlo.compare GT, %12, %13 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %15 = "chlo.constant_like"(%4) <{value = 0x4340000000000001 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %16 = "chlo.constant_like"(%4) <{value = 9.9999999999999997E+37 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %17 = stablehlo.compare GT, %12, %16 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %18 = "chlo.constant_like"(%4) <{value = 0x4170000020000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %19 = "chlo.constant_like"(%4) <{value = 2.050000e+03 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %20 = stablehlo.select %17, %18, %19 : tensor<?xi1>, tensor<?xf64>
  %21 = stablehlo.select %14, %15, %20 : tensor<?xi1>, tensor<?xf64>
  %22 = stablehlo.multiply %21, %21 : tensor<?xf64>
  %23 = stablehlo.compare LT, %11, %22 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %24 = stablehlo.imag %3 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %25 = stablehlo.abs %24 : tensor<?xf64>
  %26 = stablehlo.compare LT, %25, %22 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %27 = stablehlo.and %23, %26 : tensor<?xi1>
  %28 = stablehlo.subtract %7, %11 : tensor<?xf64>
  %29 = stablehlo.multiply %28, %28 : tensor<?xf64>
  %30 = stablehlo.multiply %24, %24 : tensor<?xf64>
  %31 = stablehlo.add %29, %30 : tensor<?xf64>
  %32 = stablehlo.divide %11, %31 : tensor<?xf64>
  %33 = stablehlo.multiply %25, %21 : tensor<?xf64>
  %34 = stablehlo.compare LT, %33, %11 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %35 = stablehlo.divide %7, %11 : tensor<?xf64>
  %36 = "chlo.constant_like"(%4) <{value = 0x7FF0000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %37 = stablehlo.compare EQ, %4, %36 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %38 = "chlo.constant_like"(%4) <{value = 0xFFF0000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %39 = stablehlo.compare EQ, %4, %38 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %40 = stablehlo.or %37, %39 : tensor<?xi1>
  %41 = stablehlo.compare EQ, %24, %36 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %42 = stablehlo.compare EQ, %24, %38 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %43 = stablehlo.or %41, %42 : tensor<?xi1>
  %44 = stablehlo.or %40, %43 : tensor<?xi1>
  %45 = stablehlo.divide %11, %24 : tensor<?xf64>
  %46 = stablehlo.divide %24, %11 : tensor<?xf64>
  %47 = stablehlo.add %45, %46 : tensor<?xf64>
  %48 = stablehlo.divide %7, %47 : tensor<?xf64>
  %49 = stablehlo.divide %48, %24 : tensor<?xf64>
  %50 = stablehlo.select %44, %5, %49 : tensor<?xi1>, tensor<?xf64>
  %51 = stablehlo.select %34, %35, %50 : tensor<?xi1>, tensor<?xf64>
  %52 = stablehlo.select %27, %32, %51 : tensor<?xi1>, tensor<?xf64>
  %53 = stablehlo.multiply %10, %52 : tensor<?xf64>
  %54 = stablehlo.log_plus_one %53 : tensor<?xf64>
  %55 = stablehlo.multiply %9, %54 : tensor<?xf64>
  %56 = "chlo.constant_like"(%4) <{value = 2.500000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %57 = stablehlo.multiply %55, %56 : tensor<?xf64>
  %58 = stablehlo.add %24, %24 : tensor<?xf64>
  %59 = stablehlo.add %7, %11 : tensor<?xf64>
  %60 = stablehlo.multiply %28, %59 : tensor<?xf64>
  %61 = stablehlo.subtract %60, %30 : tensor<?xf64>
  %62 = stablehlo.atan2 %58, %61 : tensor<?xf64>
  %63 = "chlo.constant_like"(%24) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %64 = stablehlo.compare GE, %24, %63 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %65 = stablehlo.select %64, %7, %8 : tensor<?xi1>, tensor<?xf64>
  %66 = "chlo.constant_like"(%4) <{value = 3.1415926535897931 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %67 = stablehlo.multiply %65, %66 : tensor<?xf64>
  %68 = stablehlo.select %27, %62, %67 : tensor<?xi1>, tensor<?xf64>
  %69 = "chlo.constant_like"(%4) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %70 = stablehlo.multiply %68, %69 : tensor<?xf64>
  %71 = stablehlo.complex %57, %70 : tensor<?xcomplex<f64>>
  %72 = stablehlo.imag %71 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %73 = stablehlo.real %71 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %74 = stablehlo.negate %73 : tensor<?xf64>
  %75 = stablehlo.complex %72, %74 : tensor<?xcomplex<f64>>
  return %75 : tensor<?xcomplex<f64>>
}
