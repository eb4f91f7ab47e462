// The logarithm of |gamma(x)| by Lanczos' series (g = 7, 8 terms), and by reflection where x < 1/2.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> attributes {at_least_f32} {
  %0 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = stablehlo.compare LT, %arg0, %0 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %2 = stablehlo.negate %arg0 : tensor<?xf64>
  %3 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %4 = stablehlo.subtract %arg0, %3 : tensor<?xf64>
  %5 = stablehlo.select %1, %2, %4 : tensor<?xi1>, tensor<?xf64>
  %6 = "chlo.constant_like"(%arg0) <{value = 0.99999999999980993 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %7 = "chlo.constant_like"(%arg0) <{value = 676.5203681218851 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %8 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %9 = stablehlo.add %5, %8 : tensor<?xf64>
  %10 = stablehlo.divide %7, %9 : tensor<?xf64>
  %11 = stablehlo.add %6, %10 : tensor<?xf64>
  %12 = "chlo.constant_like"(%arg0) <{value = -1259.1392167224028 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %13 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %14 = stablehlo.add %5, %13 : tensor<?xf64>
  %15 = stablehlo.divide %12, %14 : tensor<?xf64>
  %16 = stablehlo.add %11, %15 : tensor<?xf64>
  %17 = "chlo.constant_like"(%arg0) <{value = 771.32342877765313 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %18 = "chlo.constant_like"(%arg0) <{value = 3.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %19 = stablehlo.add %5, %18 : tensor<?xf64>
  %20 = stablehlo.divide %17, %19 : tensor<?xf64>
  %21 = stablehlo.add %16, %20 : tensor<?xf64>
  %22 = "chlo.constant_like"(%arg0) <{value = -176.61502916214059 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %23 = "chlo.constant_like"(%arg0) <{value = 4.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %24 = stablehlo.add %5, %23 : tensor<?xf64>
  %25 = stablehlo.divide %22, %24 : tensor<?xf64>
  %26 = stablehlo.add %21, %25 : tensor<?xf64>
  %27 = "chlo.constant_like"(%arg0) <{value = 12.507343278686905 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %28 = "chlo.constant_like"(%arg0) <{value = 5.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %29 = stablehlo.add %5, %28 : tensor<?xf64>
  %30 = stablehlo.divide %27, %29 : tensor<?xf64>
  %31 = stablehlo.add %26, %30 : tensor<?xf64>
  %32 = "chlo.constant_like"(%arg0) <{value = -0.13857109526572012 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %33 = "chlo.constant_like"(%arg0) <{value = 6.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %34 = stablehlo.add %5, %33 : tensor<?xf64>
  %35 = stablehlo.divide %32, %34 : tensor<?xf64>
  %36 = stablehlo.add %31, %35 : tensor<?xf64>
  %37 = "chlo.constant_like"(%arg0) <{value = 9.9843695780195716E-6 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %38 = "chlo.constant_like"(%arg0) <{value = 7.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %39 = stablehlo.add %5, %38 : tensor<?xf64>
  %40 = stablehlo.divide %37, %39 : tensor<?xf64>
  %41 = stablehlo.add %36, %40 : tensor<?xf64>
  %42 = "chlo.constant_like"(%arg0) <{value = 1.5056327351493116E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %43 = "chlo.constant_like"(%arg0) <{value = 8.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %44 = stablehlo.add %5, %43 : tensor<?xf64>
  %45 = stablehlo.divide %42, %44 : tensor<?xf64>
  %46 = stablehlo.add %41, %45 : tensor<?xf64>
  %47 = "chlo.constant_like"(%arg0) <{value = 7.500000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %48 = stablehlo.add %47, %5 : tensor<?xf64>
  %49 = "chlo.constant_like"(%arg0) <{value = 2.0149030205422647 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %50 = stablehlo.divide %5, %47 : tensor<?xf64>
  %51 = stablehlo.log_plus_one %50 : tensor<?xf64>
  %52 = stablehlo.add %49, %51 : tensor<?xf64>
  %53 = stablehlo.divide %48, %52 : tensor<?xf64>
  %54 = stablehlo.add %5, %0 : tensor<?xf64>
  %55 = stablehlo.subtract %54, %53 : tensor<?xf64>
  %56 = stablehlo.multiply %55, %52 : tensor<?xf64>
  %57 = stablehlo.log %46 : tensor<?xf64>
  %58 = "chlo.constant_like"(%arg0) <{value = 0.91893853320467266 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %59 = stablehlo.add %58, %56 : tensor<?xf64>
  %60 = stablehlo.add %59, %57 : tensor<?xf64>
  %61 = stablehlo.abs %arg0 : tensor<?xf64>
  %62 = stablehlo.floor %61 : tensor<?xf64>
  %63 = stablehlo.subtract %61, %62 : tensor<?xf64>
  %64 = stablehlo.compare LT, %0, %63 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %65 = stablehlo.subtract %3, %63 : tensor<?xf64>
  %66 = stablehlo.select %64, %65, %63 : tensor<?xi1>, tensor<?xf64>
  %67 = "chlo.constant_like"(%arg0) <{value = 3.1415926535897931 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %68 = stablehlo.multiply %67, %66 : tensor<?xf64>
  %69 = stablehlo.sine %68 : tensor<?xf64>
  %70 = stablehlo.log %69 : tensor<?xf64>
  %71 = "chlo.constant_like"(%arg0) <{value = 1.1447298858494002 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %72 = stablehlo.subtract %71, %70 : tensor<?xf64>
  %73 = stablehlo.subtract %72, %60 : tensor<?xf64>
  %74 = stablehlo.is_finite %70 : (tensor<?xf64>) -> tensor<?xi1>
  %75 = stablehlo.negate %70 : tensor<?xf64>
  %76 = stablehlo.select %74, %73, %75 : tensor<?xi1>, tensor<?xf64>
  %77 = stablehlo.select %1, %76, %60 : tensor<?xi1>, tensor<?xf64>
  %78 = chlo.is_inf %arg0 : tensor<?xf64> -> tensor<?xi1>
  %79 = "chlo.constant_like"(%arg0) <{value = 0x7FF0000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %80 = stablehlo.select %78, %79, %77 : tensor<?xi1>, tensor<?xf64>
  return %80 : tensor<?xf64>
}
