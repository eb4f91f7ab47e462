// f32: a rational function on [-4, 4] (Eigen). f64: Cephes, 1 - erfc(x) where |x| >= 1.

func.func @f32(%arg0: tensor<?xf32>) -> tensor<?xf32> attributes {at_least_f32} {
  %0 = "chlo.constant_like"(%arg0) <{value = -4.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %1 = "chlo.constant_like"(%arg0) <{value = 4.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %2 = stablehlo.clamp %0, %arg0, %1 : tensor<?xf32>
  %3 = stablehlo.multiply %2, %2 : tensor<?xf32>
  %4 = "chlo.constant_like"(%3) <{value = -2.72614237E-10 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %5 = stablehlo.multiply %4, %3 : tensor<?xf32>
  %6 = "chlo.constant_like"(%3) <{value = 2.77068146E-8 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %7 = stablehlo.add %5, %6 : tensor<?xf32>
  %8 = stablehlo.multiply %7, %3 : tensor<?xf32>
  %9 = "chlo.constant_like"(%3) <{value = -2.10102394E-6 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %10 = stablehlo.add %8, %9 : tensor<?xf32>
  %11 = stablehlo.multiply %10, %3 : tensor<?xf32>
  %12 = "chlo.constant_like"(%3) <{value = -5.69250624E-5 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %13 = stablehlo.add %11, %12 : tensor<?xf32>
  %14 = stablehlo.multiply %13, %3 : tensor<?xf32>
  %15 = "chlo.constant_like"(%3) <{value = -7.34990637E-4 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %16 = stablehlo.add %14, %15 : tensor<?xf32>
  %17 = stablehlo.multiply %16, %3 : tensor<?xf32>
  %18 = "chlo.constant_like"(%3) <{value = -2.954600e-03 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %19 = stablehlo.add %17, %18 : tensor<?xf32>
  %20 = stablehlo.multiply %19, %3 : tensor<?xf32>
  %21 = "chlo.constant_like"(%3) <{value = -0.0160960332 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %22 = stablehlo.add %20, %21 : tensor<?xf32>
  %23 = "chlo.constant_like"(%3) <{value = -1.45660715E-5 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %24 = stablehlo.multiply %23, %3 : tensor<?xf32>
  %25 = "chlo.constant_like"(%3) <{value = -2.13374049E-4 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %26 = stablehlo.add %24, %25 : tensor<?xf32>
  %27 = stablehlo.multiply %26, %3 : tensor<?xf32>
  %28 = "chlo.constant_like"(%3) <{value = -0.00168282702 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %29 = stablehlo.add %27, %28 : tensor<?xf32>
  %30 = stablehlo.multiply %29, %3 : tensor<?xf32>
  %31 = "chlo.constant_like"(%3) <{value = -0.00737332925 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %32 = stablehlo.add %30, %31 : tensor<?xf32>
  %33 = stablehlo.multiply %32, %3 : tensor<?xf32>
  %34 = "chlo.constant_like"(%3) <{value = -0.0142647391 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %35 = stablehlo.add %33, %34 : tensor<?xf32>
  %36 = stablehlo.multiply %2, %22 : tensor<?xf32>
  %37 = stablehlo.divide %36, %35 : tensor<?xf32>
  %38 = "chlo.constant_like"(%2) <{value = -1.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %39 = "chlo.constant_like"(%2) <{value = 1.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %40 = stablehlo.clamp %38, %37, %39 : tensor<?xf32>
  return %40 : tensor<?xf32>
}

func.func @f64(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = stablehlo.multiply %arg0, %arg0 : tensor<?xf64>
  %1 = "chlo.constant_like"(%0) <{value = 9.6049737398705161 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %2 = stablehlo.multiply %1, %0 : tensor<?xf64>
  %3 = "chlo.constant_like"(%0) <{value = 90.026019720384269 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %4 = stablehlo.add %2, %3 : tensor<?xf64>
  %5 = stablehlo.multiply %4, %0 : tensor<?xf64>
  %6 = "chlo.constant_like"(%0) <{value = 2232.0053459468431 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %7 = stablehlo.add %5, %6 : tensor<?xf64>
  %8 = stablehlo.multiply %7, %0 : tensor<?xf64>
  %9 = "chlo.constant_like"(%0) <{value = 7003.3251411280507 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %10 = stablehlo.add %8, %9 : tensor<?xf64>
  %11 = stablehlo.multiply %10, %0 : tensor<?xf64>
  %12 = "chlo.constant_like"(%0) <{value = 55592.301301039493 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %13 = stablehlo.add %11, %12 : tensor<?xf64>
  %14 = stablehlo.multiply %arg0, %13 : tensor<?xf64>
  %15 = "chlo.constant_like"(%0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %16 = stablehlo.multiply %15, %0 : tensor<?xf64>
  %17 = "chlo.constant_like"(%0) <{value = 33.561714164750313 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %18 = stablehlo.add %16, %17 : tensor<?xf64>
  %19 = stablehlo.multiply %18, %0 : tensor<?xf64>
  %20 = "chlo.constant_like"(%0) <{value = 521.35794978015269 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %21 = stablehlo.add %19, %20 : tensor<?xf64>
  %22 = stablehlo.multiply %21, %0 : tensor<?xf64>
  %23 = "chlo.constant_like"(%0) <{value = 4594.3238297098014 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %24 = stablehlo.add %22, %23 : tensor<?xf64>
  %25 = stablehlo.multiply %24, %0 : tensor<?xf64>
  %26 = "chlo.constant_like"(%0) <{value = 22629.000061389095 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %27 = stablehlo.add %25, %26 : tensor<?xf64>
  %28 = stablehlo.multiply %27, %0 : tensor<?xf64>
  %29 = "chlo.constant_like"(%0) <{value = 49267.394260863592 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %30 = stablehlo.add %28, %29 : tensor<?xf64>
  %31 = stablehlo.divide %14, %30 : tensor<?xf64>
  %32 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %33 = stablehlo.multiply %arg0, %arg0 : tensor<?xf64>
  %34 = stablehlo.negate %33 : tensor<?xf64>
  %35 = stablehlo.exponential %34 : tensor<?xf64>
  %36 = stablehlo.abs %arg0 : tensor<?xf64>
  %37 = "chlo.constant_like"(%36) <{value = 2.4619698147353052E-10 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %38 = stablehlo.multiply %37, %36 : tensor<?xf64>
  %39 = "chlo.constant_like"(%36) <{value = 0.56418956483106886 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %40 = stablehlo.add %38, %39 : tensor<?xf64>
  %41 = stablehlo.multiply %40, %36 : tensor<?xf64>
  %42 = "chlo.constant_like"(%36) <{value = 7.4632105644226989 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %43 = stablehlo.add %41, %42 : tensor<?xf64>
  %44 = stablehlo.multiply %43, %36 : tensor<?xf64>
  %45 = "chlo.constant_like"(%36) <{value = 48.637197098568137 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %46 = stablehlo.add %44, %45 : tensor<?xf64>
  %47 = stablehlo.multiply %46, %36 : tensor<?xf64>
  %48 = "chlo.constant_like"(%36) <{value = 196.5208329560771 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %49 = stablehlo.add %47, %48 : tensor<?xf64>
  %50 = stablehlo.multiply %49, %36 : tensor<?xf64>
  %51 = "chlo.constant_like"(%36) <{value = 526.44519499547732 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %52 = stablehlo.add %50, %51 : tensor<?xf64>
  %53 = stablehlo.multiply %52, %36 : tensor<?xf64>
  %54 = "chlo.constant_like"(%36) <{value = 934.52852717195765 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %55 = stablehlo.add %53, %54 : tensor<?xf64>
  %56 = stablehlo.multiply %55, %36 : tensor<?xf64>
  %57 = "chlo.constant_like"(%36) <{value = 1027.5518868951572 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %58 = stablehlo.add %56, %57 : tensor<?xf64>
  %59 = stablehlo.multiply %58, %36 : tensor<?xf64>
  %60 = "chlo.constant_like"(%36) <{value = 557.53533536939938 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %61 = stablehlo.add %59, %60 : tensor<?xf64>
  %62 = stablehlo.multiply %35, %61 : tensor<?xf64>
  %63 = "chlo.constant_like"(%36) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %64 = stablehlo.multiply %63, %36 : tensor<?xf64>
  %65 = "chlo.constant_like"(%36) <{value = 13.228195115474499 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %66 = stablehlo.add %64, %65 : tensor<?xf64>
  %67 = stablehlo.multiply %66, %36 : tensor<?xf64>
  %68 = "chlo.constant_like"(%36) <{value = 86.707214088598973 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %69 = stablehlo.add %67, %68 : tensor<?xf64>
  %70 = stablehlo.multiply %69, %36 : tensor<?xf64>
  %71 = "chlo.constant_like"(%36) <{value = 354.93777888781989 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %72 = stablehlo.add %70, %71 : tensor<?xf64>
  %73 = stablehlo.multiply %72, %36 : tensor<?xf64>
  %74 = "chlo.constant_like"(%36) <{value = 975.70850174320549 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %75 = stablehlo.add %73, %74 : tensor<?xf64>
  %76 = stablehlo.multiply %75, %36 : tensor<?xf64>
  %77 = "chlo.constant_like"(%36) <{value = 1823.9091668790973 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %78 = stablehlo.add %76, %77 : tensor<?xf64>
  %79 = stablehlo.multiply %78, %36 : tensor<?xf64>
  %80 = "chlo.constant_like"(%36) <{value = 2246.3376081871097 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %81 = stablehlo.add %79, %80 : tensor<?xf64>
  %82 = stablehlo.multiply %81, %36 : tensor<?xf64>
  %83 = "chlo.constant_like"(%36) <{value = 1656.6630919416134 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %84 = stablehlo.add %82, %83 : tensor<?xf64>
  %85 = stablehlo.multiply %84, %36 : tensor<?xf64>
  %86 = "chlo.constant_like"(%36) <{value = 557.53534081772773 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %87 = stablehlo.add %85, %86 : tensor<?xf64>
  %88 = stablehlo.divide %62, %87 : tensor<?xf64>
  %89 = "chlo.constant_like"(%36) <{value = 0.56418958354775506 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %90 = stablehlo.multiply %89, %36 : tensor<?xf64>
  %91 = "chlo.constant_like"(%36) <{value = 1.275366707599781 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %92 = stablehlo.add %90, %91 : tensor<?xf64>
  %93 = stablehlo.multiply %92, %36 : tensor<?xf64>
  %94 = "chlo.constant_like"(%36) <{value = 5.0190504225118051 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %95 = stablehlo.add %93, %94 : tensor<?xf64>
  %96 = stablehlo.multiply %95, %36 : tensor<?xf64>
  %97 = "chlo.constant_like"(%36) <{value = 6.160210979930536 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %98 = stablehlo.add %96, %97 : tensor<?xf64>
  %99 = stablehlo.multiply %98, %36 : tensor<?xf64>
  %100 = "chlo.constant_like"(%36) <{value = 7.4097426995044895 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %101 = stablehlo.add %99, %100 : tensor<?xf64>
  %102 = stablehlo.multiply %101, %36 : tensor<?xf64>
  %103 = "chlo.constant_like"(%36) <{value = 2.9788666537210022 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %104 = stablehlo.add %102, %103 : tensor<?xf64>
  %105 = stablehlo.multiply %35, %104 : tensor<?xf64>
  %106 = "chlo.constant_like"(%36) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %107 = stablehlo.multiply %106, %36 : tensor<?xf64>
  %108 = "chlo.constant_like"(%36) <{value = 2.2605286322011726 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %109 = stablehlo.add %107, %108 : tensor<?xf64>
  %110 = stablehlo.multiply %109, %36 : tensor<?xf64>
  %111 = "chlo.constant_like"(%36) <{value = 9.3960352493800147 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %112 = stablehlo.add %110, %111 : tensor<?xf64>
  %113 = stablehlo.multiply %112, %36 : tensor<?xf64>
  %114 = "chlo.constant_like"(%36) <{value = 12.048953980809666 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %115 = stablehlo.add %113, %114 : tensor<?xf64>
  %116 = stablehlo.multiply %115, %36 : tensor<?xf64>
  %117 = "chlo.constant_like"(%36) <{value = 17.081445074756591 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %118 = stablehlo.add %116, %117 : tensor<?xf64>
  %119 = stablehlo.multiply %118, %36 : tensor<?xf64>
  %120 = "chlo.constant_like"(%36) <{value = 9.6089680906328585 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %121 = stablehlo.add %119, %120 : tensor<?xf64>
  %122 = stablehlo.multiply %121, %36 : tensor<?xf64>
  %123 = "chlo.constant_like"(%36) <{value = 3.3690764510008151 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %124 = stablehlo.add %122, %123 : tensor<?xf64>
  %125 = stablehlo.divide %105, %124 : tensor<?xf64>
  %126 = "chlo.constant_like"(%arg0) <{value = 8.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %127 = stablehlo.compare LT, %36, %126 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %128 = stablehlo.select %127, %88, %125 : tensor<?xi1>, tensor<?xf64>
  %129 = "chlo.constant_like"(%arg0) <{value = -709.78271289338397 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %130 = stablehlo.compare LT, %34, %129 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %131 = "chlo.constant_like"(%arg0) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %132 = stablehlo.select %130, %131, %128 : tensor<?xi1>, tensor<?xf64>
  %133 = stablehlo.compare LT, %arg0, %131 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %134 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %135 = stablehlo.subtract %134, %132 : tensor<?xf64>
  %136 = stablehlo.select %133, %135, %132 : tensor<?xi1>, tensor<?xf64>
  %137 = stablehlo.subtract %32, %136 : tensor<?xf64>
  %138 = stablehlo.abs %arg0 : tensor<?xf64>
  %139 = stablehlo.compare LT, %138, %32 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %140 = stablehlo.select %139, %31, %137 : tensor<?xi1>, tensor<?xf64>
  return %140 : tensor<?xf64>
}
