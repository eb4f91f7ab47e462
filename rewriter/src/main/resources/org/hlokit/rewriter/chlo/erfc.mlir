// Cephes: exp(-x^2) times a rational function of |x| where |x| >= 1, else 1 - erf(x).

func.func @f32(%arg0: tensor<?xf32>) -> tensor<?xf32> attributes {at_least_f32} {
  %0 = stablehlo.multiply %arg0, %arg0 : tensor<?xf32>
  %1 = stablehlo.negate %0 : tensor<?xf32>
  %2 = stablehlo.abs %arg0 : tensor<?xf32>
  %3 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %4 = stablehlo.divide %3, %0 : tensor<?xf32>
  %5 = stablehlo.exponential %1 : tensor<?xf32>
  %6 = stablehlo.divide %3, %2 : tensor<?xf32>
  %7 = stablehlo.multiply %5, %6 : tensor<?xf32>
  %8 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %9 = stablehlo.compare LT, %2, %8 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %10 = "chlo.constant_like"(%4) <{value = 2.326820e-02 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %11 = stablehlo.multiply %10, %4 : tensor<?xf32>
  %12 = "chlo.constant_like"(%4) <{value = -0.138703942 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %13 = stablehlo.add %11, %12 : tensor<?xf32>
  %14 = stablehlo.multiply %13, %4 : tensor<?xf32>
  %15 = "chlo.constant_like"(%4) <{value = 0.368742466 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %16 = stablehlo.add %14, %15 : tensor<?xf32>
  %17 = stablehlo.multiply %16, %4 : tensor<?xf32>
  %18 = "chlo.constant_like"(%4) <{value = -0.582473278 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %19 = stablehlo.add %17, %18 : tensor<?xf32>
  %20 = stablehlo.multiply %19, %4 : tensor<?xf32>
  %21 = "chlo.constant_like"(%4) <{value = 0.621000468 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %22 = stablehlo.add %20, %21 : tensor<?xf32>
  %23 = stablehlo.multiply %22, %4 : tensor<?xf32>
  %24 = "chlo.constant_like"(%4) <{value = -0.494451523 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %25 = stablehlo.add %23, %24 : tensor<?xf32>
  %26 = stablehlo.multiply %25, %4 : tensor<?xf32>
  %27 = "chlo.constant_like"(%4) <{value = 3.404880e-01 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %28 = stablehlo.add %26, %27 : tensor<?xf32>
  %29 = stablehlo.multiply %28, %4 : tensor<?xf32>
  %30 = "chlo.constant_like"(%4) <{value = -0.274112701 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %31 = stablehlo.add %29, %30 : tensor<?xf32>
  %32 = stablehlo.multiply %31, %4 : tensor<?xf32>
  %33 = "chlo.constant_like"(%4) <{value = 0.563825965 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %34 = stablehlo.add %32, %33 : tensor<?xf32>
  %35 = "chlo.constant_like"(%4) <{value = -10.477664 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %36 = stablehlo.multiply %35, %4 : tensor<?xf32>
  %37 = "chlo.constant_like"(%4) <{value = 1.297720e+01 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %38 = stablehlo.add %36, %37 : tensor<?xf32>
  %39 = stablehlo.multiply %38, %4 : tensor<?xf32>
  %40 = "chlo.constant_like"(%4) <{value = -7.49551868 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %41 = stablehlo.add %39, %40 : tensor<?xf32>
  %42 = stablehlo.multiply %41, %4 : tensor<?xf32>
  %43 = "chlo.constant_like"(%4) <{value = 2.92101908 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %44 = stablehlo.add %42, %43 : tensor<?xf32>
  %45 = stablehlo.multiply %44, %4 : tensor<?xf32>
  %46 = "chlo.constant_like"(%4) <{value = -1.01526523 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %47 = stablehlo.add %45, %46 : tensor<?xf32>
  %48 = stablehlo.multiply %47, %4 : tensor<?xf32>
  %49 = "chlo.constant_like"(%4) <{value = 0.42184633 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %50 = stablehlo.add %48, %49 : tensor<?xf32>
  %51 = stablehlo.multiply %50, %4 : tensor<?xf32>
  %52 = "chlo.constant_like"(%4) <{value = -0.282076746 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %53 = stablehlo.add %51, %52 : tensor<?xf32>
  %54 = stablehlo.multiply %53, %4 : tensor<?xf32>
  %55 = "chlo.constant_like"(%4) <{value = 0.564189494 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %56 = stablehlo.add %54, %55 : tensor<?xf32>
  %57 = stablehlo.select %9, %34, %56 : tensor<?xi1>, tensor<?xf32>
  %58 = stablehlo.multiply %7, %57 : tensor<?xf32>
  %59 = "chlo.constant_like"(%arg0) <{value = -88.7228394 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %60 = stablehlo.compare LT, %1, %59 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %61 = "chlo.constant_like"(%arg0) <{value = 0.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %62 = stablehlo.select %60, %61, %58 : tensor<?xi1>, tensor<?xf32>
  %63 = stablehlo.compare LT, %arg0, %61 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %64 = stablehlo.subtract %8, %62 : tensor<?xf32>
  %65 = stablehlo.select %63, %64, %62 : tensor<?xi1>, tensor<?xf32>
  %66 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %67 = stablehlo.multiply %arg0, %arg0 : tensor<?xf32>
  %68 = "chlo.constant_like"(%67) <{value = 7.85386146E-5 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %69 = stablehlo.multiply %68, %67 : tensor<?xf32>
  %70 = "chlo.constant_like"(%67) <{value = -8.0101937E-4 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %71 = stablehlo.add %69, %70 : tensor<?xf32>
  %72 = stablehlo.multiply %71, %67 : tensor<?xf32>
  %73 = "chlo.constant_like"(%67) <{value = 0.00518832775 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %74 = stablehlo.add %72, %73 : tensor<?xf32>
  %75 = stablehlo.multiply %74, %67 : tensor<?xf32>
  %76 = "chlo.constant_like"(%67) <{value = -0.0268538129 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %77 = stablehlo.add %75, %76 : tensor<?xf32>
  %78 = stablehlo.multiply %77, %67 : tensor<?xf32>
  %79 = "chlo.constant_like"(%67) <{value = 0.112835854 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %80 = stablehlo.add %78, %79 : tensor<?xf32>
  %81 = stablehlo.multiply %80, %67 : tensor<?xf32>
  %82 = "chlo.constant_like"(%67) <{value = -0.37612626 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %83 = stablehlo.add %81, %82 : tensor<?xf32>
  %84 = stablehlo.multiply %83, %67 : tensor<?xf32>
  %85 = "chlo.constant_like"(%67) <{value = 1.12837911 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %86 = stablehlo.add %84, %85 : tensor<?xf32>
  %87 = stablehlo.multiply %arg0, %86 : tensor<?xf32>
  %88 = stablehlo.subtract %66, %87 : tensor<?xf32>
  %89 = stablehlo.abs %arg0 : tensor<?xf32>
  %90 = stablehlo.compare LT, %89, %66 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %91 = stablehlo.select %90, %88, %65 : tensor<?xi1>, tensor<?xf32>
  return %91 : tensor<?xf32>
}

func.func @f64(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = stablehlo.multiply %arg0, %arg0 : tensor<?xf64>
  %1 = stablehlo.negate %0 : tensor<?xf64>
  %2 = stablehlo.exponential %1 : tensor<?xf64>
  %3 = stablehlo.abs %arg0 : tensor<?xf64>
  %4 = "chlo.constant_like"(%3) <{value = 2.4619698147353052E-10 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %5 = stablehlo.multiply %4, %3 : tensor<?xf64>
  %6 = "chlo.constant_like"(%3) <{value = 0.56418956483106886 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %7 = stablehlo.add %5, %6 : tensor<?xf64>
  %8 = stablehlo.multiply %7, %3 : tensor<?xf64>
  %9 = "chlo.constant_like"(%3) <{value = 7.4632105644226989 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %10 = stablehlo.add %8, %9 : tensor<?xf64>
  %11 = stablehlo.multiply %10, %3 : tensor<?xf64>
  %12 = "chlo.constant_like"(%3) <{value = 48.637197098568137 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %13 = stablehlo.add %11, %12 : tensor<?xf64>
  %14 = stablehlo.multiply %13, %3 : tensor<?xf64>
  %15 = "chlo.constant_like"(%3) <{value = 196.5208329560771 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %16 = stablehlo.add %14, %15 : tensor<?xf64>
  %17 = stablehlo.multiply %16, %3 : tensor<?xf64>
  %18 = "chlo.constant_like"(%3) <{value = 526.44519499547732 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %19 = stablehlo.add %17, %18 : tensor<?xf64>
  %20 = stablehlo.multiply %19, %3 : tensor<?xf64>
  %21 = "chlo.constant_like"(%3) <{value = 934.52852717195765 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %22 = stablehlo.add %20, %21 : tensor<?xf64>
  %23 = stablehlo.multiply %22, %3 : tensor<?xf64>
  %24 = "chlo.constant_like"(%3) <{value = 1027.5518868951572 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %25 = stablehlo.add %23, %24 : tensor<?xf64>
  %26 = stablehlo.multiply %25, %3 : tensor<?xf64>
  %27 = "chlo.constant_like"(%3) <{value = 557.53533536939938 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %28 = stablehlo.add %26, %27 : tensor<?xf64>
  %29 = stablehlo.multiply %2, %28 : tensor<?xf64>
  %30 = "chlo.constant_like"(%3) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %31 = stablehlo.multiply %30, %3 : tensor<?xf64>
  %32 = "chlo.constant_like"(%3) <{value = 13.228195115474499 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %33 = stablehlo.add %31, %32 : tensor<?xf64>
  %34 = stablehlo.multiply %33, %3 : tensor<?xf64>
  %35 = "chlo.constant_like"(%3) <{value = 86.707214088598973 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %36 = stablehlo.add %34, %35 : tensor<?xf64>
  %37 = stablehlo.multiply %36, %3 : tensor<?xf64>
  %38 = "chlo.constant_like"(%3) <{value = 354.93777888781989 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %39 = stablehlo.add %37, %38 : tensor<?xf64>
  %40 = stablehlo.multiply %39, %3 : tensor<?xf64>
  %41 = "chlo.constant_like"(%3) <{value = 975.70850174320549 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %42 = stablehlo.add %40, %41 : tensor<?xf64>
  %43 = stablehlo.multiply %42, %3 : tensor<?xf64>
  %44 = "chlo.constant_like"(%3) <{value = 1823.9091668790973 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %45 = stablehlo.add %43, %44 : tensor<?xf64>
  %46 = stablehlo.multiply %45, %3 : tensor<?xf64>
  %47 = "chlo.constant_like"(%3) <{value = 2246.3376081871097 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %48 = stablehlo.add %46, %47 : tensor<?xf64>
  %49 = stablehlo.multiply %48, %3 : tensor<?xf64>
  %50 = "chlo.constant_like"(%3) <{value = 1656.6630919416134 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %51 = stablehlo.add %49, %50 : tensor<?xf64>
  %52 = stablehlo.multiply %51, %3 : tensor<?xf64>
  %53 = "chlo.constant_like"(%3) <{value = 557.53534081772773 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %54 = stablehlo.add %52, %53 : tensor<?xf64>
  %55 = stablehlo.divide %29, %54 : tensor<?xf64>
  %56 = "chlo.constant_like"(%3) <{value = 0.56418958354775506 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %57 = stablehlo.multiply %56, %3 : tensor<?xf64>
  %58 = "chlo.constant_like"(%3) <{value = 1.275366707599781 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %59 = stablehlo.add %57, %58 : tensor<?xf64>
  %60 = stablehlo.multiply %59, %3 : tensor<?xf64>
  %61 = "chlo.constant_like"(%3) <{value = 5.0190504225118051 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %62 = stablehlo.add %60, %61 : tensor<?xf64>
  %63 = stablehlo.multiply %62, %3 : tensor<?xf64>
  %64 = "chlo.constant_like"(%3) <{value = 6.160210979930536 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %65 = stablehlo.add %63, %64 : tensor<?xf64>
  %66 = stablehlo.multiply %65, %3 : tensor<?xf64>
  %67 = "chlo.constant_like"(%3) <{value = 7.4097426995044895 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %68 = stablehlo.add %66, %67 : tensor<?xf64>
  %69 = stablehlo.multiply %68, %3 : tensor<?xf64>
  %70 = "chlo.constant_like"(%3) <{value = 2.9788666537210022 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %71 = stablehlo.add %69, %70 : tensor<?xf64>
  %72 = stablehlo.multiply %2, %71 : tensor<?xf64>
  %73 = "chlo.constant_like"(%3) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %74 = stablehlo.multiply %73, %3 : tensor<?xf64>
  %75 = "chlo.constant_like"(%3) <{value = 2.2605286322011726 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %76 = stablehlo.add %74, %75 : tensor<?xf64>
  %77 = stablehlo.multiply %76, %3 : tensor<?xf64>
  %78 = "chlo.constant_like"(%3) <{value = 9.3960352493800147 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %79 = stablehlo.add %77, %78 : tensor<?xf64>
  %80 = stablehlo.multiply %79, %3 : tensor<?xf64>
  %81 = "chlo.constant_like"(%3) <{value = 12.048953980809666 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %82 = stablehlo.add %80, %81 : tensor<?xf64>
  %83 = stablehlo.multiply %82, %3 : tensor<?xf64>
  %84 = "chlo.constant_like"(%3) <{value = 17.081445074756591 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %85 = stablehlo.add %83, %84 : tensor<?xf64>
  %86 = stablehlo.multiply %85, %3 : tensor<?xf64>
  %87 = "chlo.constant_like"(%3) <{value = 9.6089680906328585 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %88 = stablehlo.add %86, %87 : tensor<?xf64>
  %89 = stablehlo.multiply %88, %3 : tensor<?xf64>
  %90 = "chlo.constant_like"(%3) <{value = 3.3690764510008151 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %91 = stablehlo.add %89, %90 : tensor<?xf64>
  %92 = stablehlo.divide %72, %91 : tensor<?xf64>
  %93 = "chlo.constant_like"(%arg0) <{value = 8.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %94 = stablehlo.compare LT, %3, %93 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %95 = stablehlo.select %94, %55, %92 : tensor<?xi1>, tensor<?xf64>
  %96 = "chlo.constant_like"(%arg0) <{value = -709.78271289338397 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %97 = stablehlo.compare LT, %1, %96 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %98 = "chlo.constant_like"(%arg0) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %99 = stablehlo.select %97, %98, %95 : tensor<?xi1>, tensor<?xf64>
  %100 = stablehlo.compare LT, %arg0, %98 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %101 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %102 = stablehlo.subtract %101, %99 : tensor<?xf64>
  %103 = stablehlo.select %100, %102, %99 : tensor<?xi1>, tensor<?xf64>
  %104 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %105 = stablehlo.multiply %arg0, %arg0 : tensor<?xf64>
  %106 = "chlo.constant_like"(%105) <{value = 9.6049737398705161 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %107 = stablehlo.multiply %106, %105 : tensor<?xf64>
  %108 = "chlo.constant_like"(%105) <{value = 90.026019720384269 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %109 = stablehlo.add %107, %108 : tensor<?xf64>
  %110 = stablehlo.multiply %109, %105 : tensor<?xf64>
  %111 = "chlo.constant_like"(%105) <{value = 2232.0053459468431 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %112 = stablehlo.add %110, %111 : tensor<?xf64>
  %113 = stablehlo.multiply %112, %105 : tensor<?xf64>
  %114 = "chlo.constant_like"(%105) <{value = 7003.3251411280507 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %115 = stablehlo.add %113, %114 : tensor<?xf64>
  %116 = stablehlo.multiply %115, %105 : tensor<?xf64>
  %117 = "chlo.constant_like"(%105) <{value = 55592.301301039493 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %118 = stablehlo.add %116, %117 : tensor<?xf64>
  %119 = stablehlo.multiply %arg0, %118 : tensor<?xf64>
  %120 = "chlo.constant_like"(%105) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %121 = stablehlo.multiply %120, %105 : tensor<?xf64>
  %122 = "chlo.constant_like"(%105) <{value = 33.561714164750313 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %123 = stablehlo.add %121, %122 : tensor<?xf64>
  %124 = stablehlo.multiply %123, %105 : tensor<?xf64>
  %125 = "chlo.constant_like"(%105) <{value = 521.35794978015269 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %126 = stablehlo.add %124, %125 : tensor<?xf64>
  %127 = stablehlo.multiply %126, %105 : tensor<?xf64>
  %128 = "chlo.constant_like"(%105) <{value = 4594.3238297098014 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %129 = stablehlo.add %127, %128 : tensor<?xf64>
  %130 = stablehlo.multiply %129, %105 : tensor<?xf64>
  %131 = "chlo.constant_like"(%105) <{value = 22629.000061389095 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %132 = stablehlo.add %130, %131 : tensor<?xf64>
  %133 = stablehlo.multiply %132, %105 : tensor<?xf64>
  %134 = "chlo.constant_like"(%105) <{value = 49267.394260863592 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %135 = stablehlo.add %133, %134 : tensor<?xf64>
  %136 = stablehlo.divide %119, %135 : tensor<?xf64>
  %137 = stablehlo.subtract %104, %136 : tensor<?xf64>
  %138 = stablehlo.abs %arg0 : tensor<?xf64>
  %139 = stablehlo.compare LT, %138, %104 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %140 = stablehlo.select %139, %137, %103 : tensor<?xi1>, tensor<?xf64>
  return %140 : tensor<?xf64>
}
