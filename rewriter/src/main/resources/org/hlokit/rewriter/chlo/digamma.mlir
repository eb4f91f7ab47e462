// The derivative of lgamma by the same series, and by reflection where x < 1/2; NaN at the poles.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> attributes {at_least_f32} {
  %0 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = stablehlo.compare LT, %arg0, %0 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %2 = stablehlo.negate %arg0 : tensor<?xf64>
  %3 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %4 = stablehlo.subtract %arg0, %3 : tensor<?xf64>
  %5 = stablehlo.select %1, %2, %4 : tensor<?xi1>, tensor<?xf64>
  %6 = "chlo.constant_like"(%arg0) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %7 = "chlo.constant_like"(%arg0) <{value = 0.99999999999980993 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %8 = "chlo.constant_like"(%arg0) <{value = 676.5203681218851 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %9 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %10 = stablehlo.add %5, %9 : tensor<?xf64>
  %11 = stablehlo.multiply %10, %10 : tensor<?xf64>
  %12 = stablehlo.divide %8, %11 : tensor<?xf64>
  %13 = stablehlo.subtract %6, %12 : tensor<?xf64>
  %14 = stablehlo.divide %8, %10 : tensor<?xf64>
  %15 = stablehlo.add %7, %14 : tensor<?xf64>
  %16 = "chlo.constant_like"(%arg0) <{value = -1259.1392167224028 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %17 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %18 = stablehlo.add %5, %17 : tensor<?xf64>
  %19 = stablehlo.multiply %18, %18 : tensor<?xf64>
  %20 = stablehlo.divide %16, %19 : tensor<?xf64>
  %21 = stablehlo.subtract %13, %20 : tensor<?xf64>
  %22 = stablehlo.divide %16, %18 : tensor<?xf64>
  %23 = stablehlo.add %15, %22 : tensor<?xf64>
  %24 = "chlo.constant_like"(%arg0) <{value = 771.32342877765313 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %25 = "chlo.constant_like"(%arg0) <{value = 3.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %26 = stablehlo.add %5, %25 : tensor<?xf64>
  %27 = stablehlo.multiply %26, %26 : tensor<?xf64>
  %28 = stablehlo.divide %24, %27 : tensor<?xf64>
  %29 = stablehlo.subtract %21, %28 : tensor<?xf64>
  %30 = stablehlo.divide %24, %26 : tensor<?xf64>
  %31 = stablehlo.add %23, %30 : tensor<?xf64>
  %32 = "chlo.constant_like"(%arg0) <{value = -176.61502916214059 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %33 = "chlo.constant_like"(%arg0) <{value = 4.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %34 = stablehlo.add %5, %33 : tensor<?xf64>
  %35 = stablehlo.multiply %34, %34 : tensor<?xf64>
  %36 = stablehlo.divide %32, %35 : tensor<?xf64>
  %37 = stablehlo.subtract %29, %36 : tensor<?xf64>
  %38 = stablehlo.divide %32, %34 : tensor<?xf64>
  %39 = stablehlo.add %31, %38 : tensor<?xf64>
  %40 = "chlo.constant_like"(%arg0) <{value = 12.507343278686905 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %41 = "chlo.constant_like"(%arg0) <{value = 5.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %42 = stablehlo.add %5, %41 : tensor<?xf64>
  %43 = stablehlo.multiply %42, %42 : tensor<?xf64>
  %44 = stablehlo.divide %40, %43 : tensor<?xf64>
  %45 = stablehlo.subtract %37, %44 : tensor<?xf64>
  %46 = stablehlo.divide %40, %42 : tensor<?xf64>
  %47 = stablehlo.add %39, %46 : tensor<?xf64>
  %48 = "chlo.constant_like"(%arg0) <{value = -0.13857109526572012 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %49 = "chlo.constant_like"(%arg0) <{value = 6.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %50 = stablehlo.add %5, %49 : tensor<?xf64>
  %51 = stablehlo.multiply %50, %50 : tensor<?xf64>
  %52 = stablehlo.divide %48, %51 : tensor<?xf64>
  %53 = stablehlo.subtract %45, %52 : tensor<?xf64>
  %54 = stablehlo.divide %48, %50 : tensor<?xf64>
  %55 = stablehlo.add %47, %54 : tensor<?xf64>
  %56 = "chlo.constant_like"(%arg0) <{value = 9.9843695780195716E-6 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %57 = "chlo.constant_like"(%arg0) <{value = 7.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %58 = stablehlo.add %5, %57 : tensor<?xf64>
  %59 = stablehlo.multiply %58, %58 : tensor<?xf64>
  %60 = stablehlo.divide %56, %59 : tensor<?xf64>
  %61 = stablehlo.subtract %53, %60 : tensor<?xf64>
  %62 = stablehlo.divide %56, %58 : tensor<?xf64>
  %63 = stablehlo.add %55, %62 : tensor<?xf64>
  %64 = "chlo.constant_like"(%arg0) <{value = 1.5056327351493116E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %65 = "chlo.constant_like"(%arg0) <{value = 8.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %66 = stablehlo.add %5, %65 : tensor<?xf64>
  %67 = stablehlo.multiply %66, %66 : tensor<?xf64>
  %68 = stablehlo.divide %64, %67 : tensor<?xf64>
  %69 = stablehlo.subtract %61, %68 : tensor<?xf64>
  %70 = stablehlo.divide %64, %66 : tensor<?xf64>
  %71 = stablehlo.add %63, %70 : tensor<?xf64>
  %72 = "chlo.constant_like"(%arg0) <{value = 7.500000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %73 = stablehlo.add %72, %5 : tensor<?xf64>
  %74 = "chlo.constant_like"(%arg0) <{value = 2.0149030205422647 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %75 = stablehlo.divide %5, %72 : tensor<?xf64>
  %76 = stablehlo.log_plus_one %75 : tensor<?xf64>
  %77 = stablehlo.add %74, %76 : tensor<?xf64>
  %78 = stablehlo.divide %69, %71 : tensor<?xf64>
  %79 = "chlo.constant_like"(%arg0) <{value = 7.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %80 = stablehlo.divide %79, %73 : tensor<?xf64>
  %81 = stablehlo.add %77, %78 : tensor<?xf64>
  %82 = stablehlo.subtract %81, %80 : tensor<?xf64>
  %83 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %84 = stablehlo.add %arg0, %83 : tensor<?xf64>
  %85 = stablehlo.floor %84 : tensor<?xf64>
  %86 = stablehlo.abs %85 : tensor<?xf64>
  %87 = stablehlo.add %arg0, %86 : tensor<?xf64>
  %88 = "chlo.constant_like"(%arg0) <{value = 3.1415926535897931 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %89 = stablehlo.multiply %88, %87 : tensor<?xf64>
  %90 = stablehlo.cosine %89 : tensor<?xf64>
  %91 = stablehlo.sine %89 : tensor<?xf64>
  %92 = stablehlo.multiply %88, %90 : tensor<?xf64>
  %93 = stablehlo.divide %92, %91 : tensor<?xf64>
  %94 = stablehlo.subtract %82, %93 : tensor<?xf64>
  %95 = stablehlo.select %1, %94, %82 : tensor<?xi1>, tensor<?xf64>
  %96 = stablehlo.compare LE, %arg0, %6 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %97 = stablehlo.floor %arg0 : tensor<?xf64>
  %98 = stablehlo.compare EQ, %arg0, %97 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %99 = stablehlo.and %96, %98 : tensor<?xi1>
  %100 = "chlo.constant_like"(%arg0) <{value = 0x7FF8000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %101 = stablehlo.select %99, %100, %95 : tensor<?xi1>, tensor<?xf64>
  return %101 : tensor<?xf64>
}
