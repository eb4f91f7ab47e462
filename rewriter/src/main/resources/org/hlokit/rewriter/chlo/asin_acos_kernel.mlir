// sqrt(a^2 - x^2) + i log(a + sqrt(a^2 - 1)) of z = x + iy, where a = (|z + 1| + |z - 1|) / 2: what the four inverse
// functions of complex numbers below share (T. E. Hull et al., ACM TOMS 23, 1997).

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = stablehlo.real %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %1 = stablehlo.abs %0 : tensor<?xf64>
  %2 = stablehlo.imag %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %3 = stablehlo.abs %2 : tensor<?xf64>
  %4 = stablehlo.maximum %1, %3 : tensor<?xf64>
  %5 = "chlo.constant_like"(%0) <{value = 1.7976931348623157E+308 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %6 = stablehlo.sqrt %5 : tensor<?xf64>
  %7 = "chlo.constant_like"(%0) <{value = 8.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %8 = stablehlo.divide %6, %7 : tensor<?xf64>
  %9 = stablehlo.compare GE, %4, %8 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %10 = "chlo.constant_like"(%0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %11 = stablehlo.compare LE, %1, %10 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %12 = "chlo.constant_like"(%0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %13 = stablehlo.add %1, %10 : tensor<?xf64>
  %14 = stablehlo.abs %13 : tensor<?xf64>
  %15 = stablehlo.maximum %14, %3 : tensor<?xf64>
  %16 = stablehlo.minimum %14, %3 : tensor<?xf64>
  %17 = stablehlo.compare EQ, %15, %16 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %18 = "chlo.constant_like"(%0) <{value = 1.4142135623730951 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %19 = stablehlo.multiply %18, %15 : tensor<?xf64>
  %20 = stablehlo.divide %16, %15 : tensor<?xf64>
  %21 = stablehlo.multiply %20, %20 : tensor<?xf64>
  %22 = stablehlo.add %10, %21 : tensor<?xf64>
  %23 = stablehlo.sqrt %22 : tensor<?xf64>
  %24 = stablehlo.compare EQ, %23, %10 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %25 = "chlo.constant_like"(%0) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %26 = stablehlo.compare GT, %21, %25 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %27 = stablehlo.and %24, %26 : tensor<?xi1>
  %28 = stablehlo.multiply %15, %21 : tensor<?xf64>
  %29 = "chlo.constant_like"(%0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %30 = stablehlo.divide %28, %29 : tensor<?xf64>
  %31 = stablehlo.add %15, %30 : tensor<?xf64>
  %32 = stablehlo.multiply %15, %23 : tensor<?xf64>
  %33 = stablehlo.select %27, %31, %32 : tensor<?xi1>, tensor<?xf64>
  %34 = stablehlo.select %17, %19, %33 : tensor<?xi1>, tensor<?xf64>
  %35 = stablehlo.subtract %1, %10 : tensor<?xf64>
  %36 = stablehlo.abs %35 : tensor<?xf64>
  %37 = stablehlo.maximum %36, %3 : tensor<?xf64>
  %38 = stablehlo.minimum %36, %3 : tensor<?xf64>
  %39 = stablehlo.compare EQ, %37, %38 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %40 = stablehlo.multiply %18, %37 : tensor<?xf64>
  %41 = stablehlo.divide %38, %37 : tensor<?xf64>
  %42 = stablehlo.multiply %41, %41 : tensor<?xf64>
  %43 = stablehlo.add %10, %42 : tensor<?xf64>
  %44 = stablehlo.sqrt %43 : tensor<?xf64>
  %45 = stablehlo.compare EQ, %44, %10 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %46 = stablehlo.compare GT, %42, %25 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %47 = stablehlo.and %45, %46 : tensor<?xi1>
  %48 = stablehlo.multiply %37, %42 : tensor<?xf64>
  %49 = stablehlo.divide %48, %29 : tensor<?xf64>
  %50 = stablehlo.add %37, %49 : tensor<?xf64>
  %51 = stablehlo.multiply %37, %44 : tensor<?xf64>
  %52 = stablehlo.select %47, %50, %51 : tensor<?xi1>, tensor<?xf64>
  %53 = stablehlo.select %39, %40, %52 : tensor<?xi1>, tensor<?xf64>
  %54 = stablehlo.add %34, %53 : tensor<?xf64>
  %55 = stablehlo.multiply %12, %54 : tensor<?xf64>
  %56 = stablehlo.add %55, %1 : tensor<?xf64>
  %57 = stablehlo.multiply %12, %56 : tensor<?xf64>
  %58 = stablehlo.multiply %3, %3 : tensor<?xf64>
  %59 = stablehlo.add %34, %13 : tensor<?xf64>
  %60 = stablehlo.divide %58, %59 : tensor<?xf64>
  %61 = stablehlo.subtract %53, %35 : tensor<?xf64>
  %62 = stablehlo.add %60, %61 : tensor<?xf64>
  %63 = stablehlo.multiply %57, %62 : tensor<?xf64>
  %64 = stablehlo.sqrt %63 : tensor<?xf64>
  %65 = stablehlo.divide %57, %59 : tensor<?xf64>
  %66 = stablehlo.add %53, %35 : tensor<?xf64>
  %67 = stablehlo.divide %57, %66 : tensor<?xf64>
  %68 = stablehlo.add %65, %67 : tensor<?xf64>
  %69 = stablehlo.sqrt %68 : tensor<?xf64>
  %70 = stablehlo.multiply %3, %69 : tensor<?xf64>
  %71 = stablehlo.select %11, %64, %70 : tensor<?xi1>, tensor<?xf64>
  %72 = stablehlo.select %9, %3, %71 : tensor<?xi1>, tensor<?xf64>
  %73 = "chlo.constant_like"(%0) <{value = 1.000000e+12 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %74 = stablehlo.multiply %8, %73 : tensor<?xf64>
  %75 = stablehlo.compare LT, %1, %74 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %76 = "chlo.constant_like"(%0) <{value = 9.9999999999999995E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %77 = stablehlo.multiply %8, %76 : tensor<?xf64>
  %78 = "chlo.constant_like"(%0) <{value = 1.000000e+02 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %79 = stablehlo.multiply %8, %78 : tensor<?xf64>
  %80 = stablehlo.select %75, %77, %79 : tensor<?xi1>, tensor<?xf64>
  %81 = stablehlo.compare GE, %3, %80 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %82 = stablehlo.select %81, %3, %1 : tensor<?xi1>, tensor<?xf64>
  %83 = stablehlo.select %81, %80, %8 : tensor<?xi1>, tensor<?xf64>
  %84 = stablehlo.compare GE, %82, %83 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %85 = stablehlo.log %29 : tensor<?xf64>
  %86 = stablehlo.log %82 : tensor<?xf64>
  %87 = stablehlo.add %85, %86 : tensor<?xf64>
  %88 = "chlo.constant_like"(%2) <{value = 0x7FF0000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %89 = stablehlo.compare EQ, %3, %88 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %90 = stablehlo.not %89 : tensor<?xi1>
  %91 = stablehlo.and %81, %90 : tensor<?xi1>
  %92 = stablehlo.divide %1, %3 : tensor<?xf64>
  %93 = stablehlo.select %91, %92, %25 : tensor<?xi1>, tensor<?xf64>
  %94 = stablehlo.multiply %93, %93 : tensor<?xf64>
  %95 = stablehlo.log_plus_one %94 : tensor<?xf64>
  %96 = stablehlo.multiply %12, %95 : tensor<?xf64>
  %97 = stablehlo.add %87, %96 : tensor<?xf64>
  %98 = "chlo.constant_like"(%0) <{value = 2.2250738585072014E-308 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %99 = stablehlo.sqrt %98 : tensor<?xf64>
  %100 = "chlo.constant_like"(%0) <{value = 4.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %101 = stablehlo.multiply %99, %100 : tensor<?xf64>
  %102 = stablehlo.compare LT, %3, %101 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %103 = stablehlo.compare LT, %1, %10 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %104 = stablehlo.and %102, %103 : tensor<?xi1>
  %105 = stablehlo.multiply %13, %35 : tensor<?xf64>
  %106 = stablehlo.add %55, %10 : tensor<?xf64>
  %107 = stablehlo.divide %105, %106 : tensor<?xf64>
  %108 = stablehlo.negate %107 : tensor<?xf64>
  %109 = stablehlo.compare GE, %1, %10 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %110 = stablehlo.multiply %12, %58 : tensor<?xf64>
  %111 = stablehlo.divide %110, %59 : tensor<?xf64>
  %112 = stablehlo.multiply %12, %66 : tensor<?xf64>
  %113 = stablehlo.add %111, %112 : tensor<?xf64>
  %114 = "chlo.constant_like"(%0) <{value = 1.500000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %115 = stablehlo.compare LE, %55, %114 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %116 = stablehlo.divide %110, %61 : tensor<?xf64>
  %117 = stablehlo.add %111, %116 : tensor<?xf64>
  %118 = stablehlo.subtract %55, %10 : tensor<?xf64>
  %119 = stablehlo.select %115, %117, %118 : tensor<?xi1>, tensor<?xf64>
  %120 = stablehlo.select %109, %113, %119 : tensor<?xi1>, tensor<?xf64>
  %121 = stablehlo.select %104, %108, %120 : tensor<?xi1>, tensor<?xf64>
  %122 = stablehlo.multiply %121, %106 : tensor<?xf64>
  %123 = stablehlo.sqrt %122 : tensor<?xf64>
  %124 = stablehlo.divide %3, %123 : tensor<?xf64>
  %125 = stablehlo.add %121, %123 : tensor<?xf64>
  %126 = stablehlo.log_plus_one %125 : tensor<?xf64>
  %127 = stablehlo.select %104, %124, %126 : tensor<?xi1>, tensor<?xf64>
  %128 = stablehlo.select %84, %97, %127 : tensor<?xi1>, tensor<?xf64>
  %129 = stablehlo.complex %72, %128 : tensor<?xcomplex<f64>>
  return %129 : tensor<?xcomplex<f64>>
}
