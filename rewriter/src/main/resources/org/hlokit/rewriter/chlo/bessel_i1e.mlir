// exp(-|x|) I1(x) by two Chebyshev series, for |x| <= 8 and beyond (Cephes).

func.func @f32(%arg0: tensor<?xf32>) -> tensor<?xf32> attributes {at_least_f32} {
  %0 = stablehlo.abs %arg0 : tensor<?xf32>
  %1 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %2 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %3 = "chlo.constant_like"(%arg0) <{value = 3.200000e+01 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %4 = "chlo.constant_like"(%arg0) <{value = 8.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %5 = stablehlo.multiply %1, %0 : tensor<?xf32>
  %6 = stablehlo.subtract %5, %2 : tensor<?xf32>
  %7 = "chlo.constant_like"(%6) <{value = 0.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %8 = "chlo.constant_like"(%6) <{value = 0.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %9 = "chlo.constant_like"(%6) <{value = 0.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %10 = stablehlo.multiply %6, %7 : tensor<?xf32>
  %11 = stablehlo.subtract %10, %8 : tensor<?xf32>
  %12 = "chlo.constant_like"(%6) <{value = 9.38153732E-9 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %13 = stablehlo.add %11, %12 : tensor<?xf32>
  %14 = stablehlo.multiply %6, %13 : tensor<?xf32>
  %15 = stablehlo.subtract %14, %7 : tensor<?xf32>
  %16 = "chlo.constant_like"(%6) <{value = -4.44505908E-8 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %17 = stablehlo.add %15, %16 : tensor<?xf32>
  %18 = stablehlo.multiply %6, %17 : tensor<?xf32>
  %19 = stablehlo.subtract %18, %13 : tensor<?xf32>
  %20 = "chlo.constant_like"(%6) <{value = 2.00329481E-7 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %21 = stablehlo.add %19, %20 : tensor<?xf32>
  %22 = stablehlo.multiply %6, %21 : tensor<?xf32>
  %23 = stablehlo.subtract %22, %17 : tensor<?xf32>
  %24 = "chlo.constant_like"(%6) <{value = -8.568720e-07 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %25 = stablehlo.add %23, %24 : tensor<?xf32>
  %26 = stablehlo.multiply %6, %25 : tensor<?xf32>
  %27 = stablehlo.subtract %26, %21 : tensor<?xf32>
  %28 = "chlo.constant_like"(%6) <{value = 3.47025139E-6 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %29 = stablehlo.add %27, %28 : tensor<?xf32>
  %30 = stablehlo.multiply %6, %29 : tensor<?xf32>
  %31 = stablehlo.subtract %30, %25 : tensor<?xf32>
  %32 = "chlo.constant_like"(%6) <{value = -1.32731639E-5 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %33 = stablehlo.add %31, %32 : tensor<?xf32>
  %34 = stablehlo.multiply %6, %33 : tensor<?xf32>
  %35 = stablehlo.subtract %34, %29 : tensor<?xf32>
  %36 = "chlo.constant_like"(%6) <{value = 4.78156508E-5 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %37 = stablehlo.add %35, %36 : tensor<?xf32>
  %38 = stablehlo.multiply %6, %37 : tensor<?xf32>
  %39 = stablehlo.subtract %38, %33 : tensor<?xf32>
  %40 = "chlo.constant_like"(%6) <{value = -1.61760821E-4 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %41 = stablehlo.add %39, %40 : tensor<?xf32>
  %42 = stablehlo.multiply %6, %41 : tensor<?xf32>
  %43 = stablehlo.subtract %42, %37 : tensor<?xf32>
  %44 = "chlo.constant_like"(%6) <{value = 5.122860e-04 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %45 = stablehlo.add %43, %44 : tensor<?xf32>
  %46 = stablehlo.multiply %6, %45 : tensor<?xf32>
  %47 = stablehlo.subtract %46, %41 : tensor<?xf32>
  %48 = "chlo.constant_like"(%6) <{value = -0.00151357241 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %49 = stablehlo.add %47, %48 : tensor<?xf32>
  %50 = stablehlo.multiply %6, %49 : tensor<?xf32>
  %51 = stablehlo.subtract %50, %45 : tensor<?xf32>
  %52 = "chlo.constant_like"(%6) <{value = 0.0041564228 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %53 = stablehlo.add %51, %52 : tensor<?xf32>
  %54 = stablehlo.multiply %6, %53 : tensor<?xf32>
  %55 = stablehlo.subtract %54, %49 : tensor<?xf32>
  %56 = "chlo.constant_like"(%6) <{value = -0.0105640851 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %57 = stablehlo.add %55, %56 : tensor<?xf32>
  %58 = stablehlo.multiply %6, %57 : tensor<?xf32>
  %59 = stablehlo.subtract %58, %53 : tensor<?xf32>
  %60 = "chlo.constant_like"(%6) <{value = 0.0247264486 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %61 = stablehlo.add %59, %60 : tensor<?xf32>
  %62 = stablehlo.multiply %6, %61 : tensor<?xf32>
  %63 = stablehlo.subtract %62, %57 : tensor<?xf32>
  %64 = "chlo.constant_like"(%6) <{value = -0.0529459827 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %65 = stablehlo.add %63, %64 : tensor<?xf32>
  %66 = stablehlo.multiply %6, %65 : tensor<?xf32>
  %67 = stablehlo.subtract %66, %61 : tensor<?xf32>
  %68 = "chlo.constant_like"(%6) <{value = 0.102643661 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %69 = stablehlo.add %67, %68 : tensor<?xf32>
  %70 = stablehlo.multiply %6, %69 : tensor<?xf32>
  %71 = stablehlo.subtract %70, %65 : tensor<?xf32>
  %72 = "chlo.constant_like"(%6) <{value = -0.176416516 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %73 = stablehlo.add %71, %72 : tensor<?xf32>
  %74 = stablehlo.multiply %6, %73 : tensor<?xf32>
  %75 = stablehlo.subtract %74, %69 : tensor<?xf32>
  %76 = "chlo.constant_like"(%6) <{value = 0.252587199 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %77 = stablehlo.add %75, %76 : tensor<?xf32>
  %78 = stablehlo.subtract %77, %69 : tensor<?xf32>
  %79 = "chlo.constant_like"(%6) <{value = 5.000000e-01 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %80 = stablehlo.multiply %78, %79 : tensor<?xf32>
  %81 = stablehlo.multiply %0, %80 : tensor<?xf32>
  %82 = stablehlo.divide %3, %0 : tensor<?xf32>
  %83 = stablehlo.subtract %82, %2 : tensor<?xf32>
  %84 = "chlo.constant_like"(%83) <{value = 0.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %85 = "chlo.constant_like"(%83) <{value = 0.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %86 = "chlo.constant_like"(%83) <{value = 0.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %87 = stablehlo.multiply %83, %84 : tensor<?xf32>
  %88 = stablehlo.subtract %87, %85 : tensor<?xf32>
  %89 = "chlo.constant_like"(%83) <{value = -3.83538046E-9 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %90 = stablehlo.add %88, %89 : tensor<?xf32>
  %91 = stablehlo.multiply %83, %90 : tensor<?xf32>
  %92 = stablehlo.subtract %91, %84 : tensor<?xf32>
  %93 = "chlo.constant_like"(%83) <{value = -2.63146891E-8 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %94 = stablehlo.add %92, %93 : tensor<?xf32>
  %95 = stablehlo.multiply %83, %94 : tensor<?xf32>
  %96 = stablehlo.subtract %95, %90 : tensor<?xf32>
  %97 = "chlo.constant_like"(%83) <{value = -2.51223611E-7 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %98 = stablehlo.add %96, %97 : tensor<?xf32>
  %99 = stablehlo.multiply %83, %98 : tensor<?xf32>
  %100 = stablehlo.subtract %99, %94 : tensor<?xf32>
  %101 = "chlo.constant_like"(%83) <{value = -3.88256467E-6 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %102 = stablehlo.add %100, %101 : tensor<?xf32>
  %103 = stablehlo.multiply %83, %102 : tensor<?xf32>
  %104 = stablehlo.subtract %103, %98 : tensor<?xf32>
  %105 = "chlo.constant_like"(%83) <{value = -1.10588939E-4 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %106 = stablehlo.add %104, %105 : tensor<?xf32>
  %107 = stablehlo.multiply %83, %106 : tensor<?xf32>
  %108 = stablehlo.subtract %107, %102 : tensor<?xf32>
  %109 = "chlo.constant_like"(%83) <{value = -0.00976109784 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %110 = stablehlo.add %108, %109 : tensor<?xf32>
  %111 = stablehlo.multiply %83, %110 : tensor<?xf32>
  %112 = stablehlo.subtract %111, %106 : tensor<?xf32>
  %113 = "chlo.constant_like"(%83) <{value = 0.778576254 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %114 = stablehlo.add %112, %113 : tensor<?xf32>
  %115 = stablehlo.subtract %114, %106 : tensor<?xf32>
  %116 = "chlo.constant_like"(%83) <{value = 5.000000e-01 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %117 = stablehlo.multiply %115, %116 : tensor<?xf32>
  %118 = stablehlo.sqrt %0 : tensor<?xf32>
  %119 = stablehlo.divide %117, %118 : tensor<?xf32>
  %120 = stablehlo.compare LE, %0, %4 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %121 = stablehlo.select %120, %81, %119 : tensor<?xi1>, tensor<?xf32>
  %122 = stablehlo.sign %arg0 : tensor<?xf32>
  %123 = stablehlo.multiply %122, %121 : tensor<?xf32>
  return %123 : tensor<?xf32>
}

func.func @f64(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = stablehlo.abs %arg0 : tensor<?xf64>
  %1 = "chlo.constant_like"(%arg0) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %2 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %3 = "chlo.constant_like"(%arg0) <{value = 3.200000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %4 = "chlo.constant_like"(%arg0) <{value = 8.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %5 = stablehlo.multiply %1, %0 : tensor<?xf64>
  %6 = stablehlo.subtract %5, %2 : tensor<?xf64>
  %7 = "chlo.constant_like"(%6) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %8 = "chlo.constant_like"(%6) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %9 = "chlo.constant_like"(%6) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %10 = stablehlo.multiply %6, %7 : tensor<?xf64>
  %11 = stablehlo.subtract %10, %8 : tensor<?xf64>
  %12 = "chlo.constant_like"(%6) <{value = 2.7779141127610464E-18 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %13 = stablehlo.add %11, %12 : tensor<?xf64>
  %14 = stablehlo.multiply %6, %13 : tensor<?xf64>
  %15 = stablehlo.subtract %14, %7 : tensor<?xf64>
  %16 = "chlo.constant_like"(%6) <{value = -2.111421214358166E-17 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %17 = stablehlo.add %15, %16 : tensor<?xf64>
  %18 = stablehlo.multiply %6, %17 : tensor<?xf64>
  %19 = stablehlo.subtract %18, %13 : tensor<?xf64>
  %20 = "chlo.constant_like"(%6) <{value = 1.5536319577362005E-16 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %21 = stablehlo.add %19, %20 : tensor<?xf64>
  %22 = stablehlo.multiply %6, %21 : tensor<?xf64>
  %23 = stablehlo.subtract %22, %17 : tensor<?xf64>
  %24 = "chlo.constant_like"(%6) <{value = -1.1055969477353862E-15 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %25 = stablehlo.add %23, %24 : tensor<?xf64>
  %26 = stablehlo.multiply %6, %25 : tensor<?xf64>
  %27 = stablehlo.subtract %26, %21 : tensor<?xf64>
  %28 = "chlo.constant_like"(%6) <{value = 7.6006842947354077E-15 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %29 = stablehlo.add %27, %28 : tensor<?xf64>
  %30 = stablehlo.multiply %6, %29 : tensor<?xf64>
  %31 = stablehlo.subtract %30, %25 : tensor<?xf64>
  %32 = "chlo.constant_like"(%6) <{value = -5.0421855047279118E-14 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %33 = stablehlo.add %31, %32 : tensor<?xf64>
  %34 = stablehlo.multiply %6, %33 : tensor<?xf64>
  %35 = stablehlo.subtract %34, %29 : tensor<?xf64>
  %36 = "chlo.constant_like"(%6) <{value = 3.2237933659455748E-13 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %37 = stablehlo.add %35, %36 : tensor<?xf64>
  %38 = stablehlo.multiply %6, %37 : tensor<?xf64>
  %39 = stablehlo.subtract %38, %33 : tensor<?xf64>
  %40 = "chlo.constant_like"(%6) <{value = -1.9839743977649436E-12 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %41 = stablehlo.add %39, %40 : tensor<?xf64>
  %42 = stablehlo.multiply %6, %41 : tensor<?xf64>
  %43 = stablehlo.subtract %42, %37 : tensor<?xf64>
  %44 = "chlo.constant_like"(%6) <{value = 1.1736186298890901E-11 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %45 = stablehlo.add %43, %44 : tensor<?xf64>
  %46 = stablehlo.multiply %6, %45 : tensor<?xf64>
  %47 = stablehlo.subtract %46, %41 : tensor<?xf64>
  %48 = "chlo.constant_like"(%6) <{value = -6.6634897235020271E-11 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %49 = stablehlo.add %47, %48 : tensor<?xf64>
  %50 = stablehlo.multiply %6, %49 : tensor<?xf64>
  %51 = stablehlo.subtract %50, %45 : tensor<?xf64>
  %52 = "chlo.constant_like"(%6) <{value = 3.6255902815521172E-10 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %53 = stablehlo.add %51, %52 : tensor<?xf64>
  %54 = stablehlo.multiply %6, %53 : tensor<?xf64>
  %55 = stablehlo.subtract %54, %49 : tensor<?xf64>
  %56 = "chlo.constant_like"(%6) <{value = -1.8872497517228294E-9 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %57 = stablehlo.add %55, %56 : tensor<?xf64>
  %58 = stablehlo.multiply %6, %57 : tensor<?xf64>
  %59 = stablehlo.subtract %58, %53 : tensor<?xf64>
  %60 = "chlo.constant_like"(%6) <{value = 9.3815373864957726E-9 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %61 = stablehlo.add %59, %60 : tensor<?xf64>
  %62 = stablehlo.multiply %6, %61 : tensor<?xf64>
  %63 = stablehlo.subtract %62, %57 : tensor<?xf64>
  %64 = "chlo.constant_like"(%6) <{value = -4.4450591287963281E-8 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %65 = stablehlo.add %63, %64 : tensor<?xf64>
  %66 = stablehlo.multiply %6, %65 : tensor<?xf64>
  %67 = stablehlo.subtract %66, %61 : tensor<?xf64>
  %68 = "chlo.constant_like"(%6) <{value = 2.0032947535521353E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %69 = stablehlo.add %67, %68 : tensor<?xf64>
  %70 = stablehlo.multiply %6, %69 : tensor<?xf64>
  %71 = stablehlo.subtract %70, %65 : tensor<?xf64>
  %72 = "chlo.constant_like"(%6) <{value = -8.5687202646954547E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %73 = stablehlo.add %71, %72 : tensor<?xf64>
  %74 = stablehlo.multiply %6, %73 : tensor<?xf64>
  %75 = stablehlo.subtract %74, %69 : tensor<?xf64>
  %76 = "chlo.constant_like"(%6) <{value = 3.4702513081376785E-6 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %77 = stablehlo.add %75, %76 : tensor<?xf64>
  %78 = stablehlo.multiply %6, %77 : tensor<?xf64>
  %79 = stablehlo.subtract %78, %73 : tensor<?xf64>
  %80 = "chlo.constant_like"(%6) <{value = -1.3273163656039436E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %81 = stablehlo.add %79, %80 : tensor<?xf64>
  %82 = stablehlo.multiply %6, %81 : tensor<?xf64>
  %83 = stablehlo.subtract %82, %77 : tensor<?xf64>
  %84 = "chlo.constant_like"(%6) <{value = 4.7815651075500542E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %85 = stablehlo.add %83, %84 : tensor<?xf64>
  %86 = stablehlo.multiply %6, %85 : tensor<?xf64>
  %87 = stablehlo.subtract %86, %81 : tensor<?xf64>
  %88 = "chlo.constant_like"(%6) <{value = -1.6176081582589674E-4 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %89 = stablehlo.add %87, %88 : tensor<?xf64>
  %90 = stablehlo.multiply %6, %89 : tensor<?xf64>
  %91 = stablehlo.subtract %90, %85 : tensor<?xf64>
  %92 = "chlo.constant_like"(%6) <{value = 5.1228595616857576E-4 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %93 = stablehlo.add %91, %92 : tensor<?xf64>
  %94 = stablehlo.multiply %6, %93 : tensor<?xf64>
  %95 = stablehlo.subtract %94, %89 : tensor<?xf64>
  %96 = "chlo.constant_like"(%6) <{value = -0.0015135724506312532 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %97 = stablehlo.add %95, %96 : tensor<?xf64>
  %98 = stablehlo.multiply %6, %97 : tensor<?xf64>
  %99 = stablehlo.subtract %98, %93 : tensor<?xf64>
  %100 = "chlo.constant_like"(%6) <{value = 0.0041564229443128882 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %101 = stablehlo.add %99, %100 : tensor<?xf64>
  %102 = stablehlo.multiply %6, %101 : tensor<?xf64>
  %103 = stablehlo.subtract %102, %97 : tensor<?xf64>
  %104 = "chlo.constant_like"(%6) <{value = -0.010564084894626197 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %105 = stablehlo.add %103, %104 : tensor<?xf64>
  %106 = stablehlo.multiply %6, %105 : tensor<?xf64>
  %107 = stablehlo.subtract %106, %101 : tensor<?xf64>
  %108 = "chlo.constant_like"(%6) <{value = 0.024726449030626516 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %109 = stablehlo.add %107, %108 : tensor<?xf64>
  %110 = stablehlo.multiply %6, %109 : tensor<?xf64>
  %111 = stablehlo.subtract %110, %105 : tensor<?xf64>
  %112 = "chlo.constant_like"(%6) <{value = -0.052945981208094989 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %113 = stablehlo.add %111, %112 : tensor<?xf64>
  %114 = stablehlo.multiply %6, %113 : tensor<?xf64>
  %115 = stablehlo.subtract %114, %109 : tensor<?xf64>
  %116 = "chlo.constant_like"(%6) <{value = 0.10264365868984709 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %117 = stablehlo.add %115, %116 : tensor<?xf64>
  %118 = stablehlo.multiply %6, %117 : tensor<?xf64>
  %119 = stablehlo.subtract %118, %113 : tensor<?xf64>
  %120 = "chlo.constant_like"(%6) <{value = -0.17641651835783406 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %121 = stablehlo.add %119, %120 : tensor<?xf64>
  %122 = stablehlo.multiply %6, %121 : tensor<?xf64>
  %123 = stablehlo.subtract %122, %117 : tensor<?xf64>
  %124 = "chlo.constant_like"(%6) <{value = 0.25258718644363365 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %125 = stablehlo.add %123, %124 : tensor<?xf64>
  %126 = stablehlo.subtract %125, %117 : tensor<?xf64>
  %127 = "chlo.constant_like"(%6) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %128 = stablehlo.multiply %126, %127 : tensor<?xf64>
  %129 = stablehlo.multiply %0, %128 : tensor<?xf64>
  %130 = stablehlo.divide %3, %0 : tensor<?xf64>
  %131 = stablehlo.subtract %130, %2 : tensor<?xf64>
  %132 = "chlo.constant_like"(%131) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %133 = "chlo.constant_like"(%131) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %134 = "chlo.constant_like"(%131) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %135 = stablehlo.multiply %131, %132 : tensor<?xf64>
  %136 = stablehlo.subtract %135, %133 : tensor<?xf64>
  %137 = "chlo.constant_like"(%131) <{value = 7.5172963108421052E-18 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %138 = stablehlo.add %136, %137 : tensor<?xf64>
  %139 = stablehlo.multiply %131, %138 : tensor<?xf64>
  %140 = stablehlo.subtract %139, %132 : tensor<?xf64>
  %141 = "chlo.constant_like"(%131) <{value = 4.4143483230717077E-18 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %142 = stablehlo.add %140, %141 : tensor<?xf64>
  %143 = stablehlo.multiply %131, %142 : tensor<?xf64>
  %144 = stablehlo.subtract %143, %138 : tensor<?xf64>
  %145 = "chlo.constant_like"(%131) <{value = -4.6503053684893586E-17 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %146 = stablehlo.add %144, %145 : tensor<?xf64>
  %147 = stablehlo.multiply %131, %146 : tensor<?xf64>
  %148 = stablehlo.subtract %147, %142 : tensor<?xf64>
  %149 = "chlo.constant_like"(%131) <{value = -3.2095259219934238E-17 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %150 = stablehlo.add %148, %149 : tensor<?xf64>
  %151 = stablehlo.multiply %131, %150 : tensor<?xf64>
  %152 = stablehlo.subtract %151, %146 : tensor<?xf64>
  %153 = "chlo.constant_like"(%131) <{value = 2.9626289976459501E-16 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %154 = stablehlo.add %152, %153 : tensor<?xf64>
  %155 = stablehlo.multiply %131, %154 : tensor<?xf64>
  %156 = stablehlo.subtract %155, %150 : tensor<?xf64>
  %157 = "chlo.constant_like"(%131) <{value = 3.3082023109209285E-16 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %158 = stablehlo.add %156, %157 : tensor<?xf64>
  %159 = stablehlo.multiply %131, %158 : tensor<?xf64>
  %160 = stablehlo.subtract %159, %154 : tensor<?xf64>
  %161 = "chlo.constant_like"(%131) <{value = -1.8803547755107825E-15 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %162 = stablehlo.add %160, %161 : tensor<?xf64>
  %163 = stablehlo.multiply %131, %162 : tensor<?xf64>
  %164 = stablehlo.subtract %163, %158 : tensor<?xf64>
  %165 = "chlo.constant_like"(%131) <{value = -3.8144030724370075E-15 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %166 = stablehlo.add %164, %165 : tensor<?xf64>
  %167 = stablehlo.multiply %131, %166 : tensor<?xf64>
  %168 = stablehlo.subtract %167, %162 : tensor<?xf64>
  %169 = "chlo.constant_like"(%131) <{value = 1.0420276984128802E-14 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %170 = stablehlo.add %168, %169 : tensor<?xf64>
  %171 = stablehlo.multiply %131, %170 : tensor<?xf64>
  %172 = stablehlo.subtract %171, %166 : tensor<?xf64>
  %173 = "chlo.constant_like"(%131) <{value = 4.272440016711951E-14 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %174 = stablehlo.add %172, %173 : tensor<?xf64>
  %175 = stablehlo.multiply %131, %174 : tensor<?xf64>
  %176 = stablehlo.subtract %175, %170 : tensor<?xf64>
  %177 = "chlo.constant_like"(%131) <{value = -2.1015418427726643E-14 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %178 = stablehlo.add %176, %177 : tensor<?xf64>
  %179 = stablehlo.multiply %131, %178 : tensor<?xf64>
  %180 = stablehlo.subtract %179, %174 : tensor<?xf64>
  %181 = "chlo.constant_like"(%131) <{value = -4.0835511110921974E-13 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %182 = stablehlo.add %180, %181 : tensor<?xf64>
  %183 = stablehlo.multiply %131, %182 : tensor<?xf64>
  %184 = stablehlo.subtract %183, %178 : tensor<?xf64>
  %185 = "chlo.constant_like"(%131) <{value = -7.1985517762459084E-13 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %186 = stablehlo.add %184, %185 : tensor<?xf64>
  %187 = stablehlo.multiply %131, %186 : tensor<?xf64>
  %188 = stablehlo.subtract %187, %182 : tensor<?xf64>
  %189 = "chlo.constant_like"(%131) <{value = 2.0356285441470896E-12 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %190 = stablehlo.add %188, %189 : tensor<?xf64>
  %191 = stablehlo.multiply %131, %190 : tensor<?xf64>
  %192 = stablehlo.subtract %191, %186 : tensor<?xf64>
  %193 = "chlo.constant_like"(%131) <{value = 1.4125807436613782E-11 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %194 = stablehlo.add %192, %193 : tensor<?xf64>
  %195 = stablehlo.multiply %131, %194 : tensor<?xf64>
  %196 = stablehlo.subtract %195, %190 : tensor<?xf64>
  %197 = "chlo.constant_like"(%131) <{value = 3.2526035830154884E-11 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %198 = stablehlo.add %196, %197 : tensor<?xf64>
  %199 = stablehlo.multiply %131, %198 : tensor<?xf64>
  %200 = stablehlo.subtract %199, %194 : tensor<?xf64>
  %201 = "chlo.constant_like"(%131) <{value = -1.8974958123505413E-11 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %202 = stablehlo.add %200, %201 : tensor<?xf64>
  %203 = stablehlo.multiply %131, %202 : tensor<?xf64>
  %204 = stablehlo.subtract %203, %198 : tensor<?xf64>
  %205 = "chlo.constant_like"(%131) <{value = -5.5897434621965838E-10 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %206 = stablehlo.add %204, %205 : tensor<?xf64>
  %207 = stablehlo.multiply %131, %206 : tensor<?xf64>
  %208 = stablehlo.subtract %207, %202 : tensor<?xf64>
  %209 = "chlo.constant_like"(%131) <{value = -3.835380385964237E-9 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %210 = stablehlo.add %208, %209 : tensor<?xf64>
  %211 = stablehlo.multiply %131, %210 : tensor<?xf64>
  %212 = stablehlo.subtract %211, %206 : tensor<?xf64>
  %213 = "chlo.constant_like"(%131) <{value = -2.6314688468895196E-8 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %214 = stablehlo.add %212, %213 : tensor<?xf64>
  %215 = stablehlo.multiply %131, %214 : tensor<?xf64>
  %216 = stablehlo.subtract %215, %210 : tensor<?xf64>
  %217 = "chlo.constant_like"(%131) <{value = -2.5122362378702088E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %218 = stablehlo.add %216, %217 : tensor<?xf64>
  %219 = stablehlo.multiply %131, %218 : tensor<?xf64>
  %220 = stablehlo.subtract %219, %214 : tensor<?xf64>
  %221 = "chlo.constant_like"(%131) <{value = -3.8825648088776906E-6 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %222 = stablehlo.add %220, %221 : tensor<?xf64>
  %223 = stablehlo.multiply %131, %222 : tensor<?xf64>
  %224 = stablehlo.subtract %223, %218 : tensor<?xf64>
  %225 = "chlo.constant_like"(%131) <{value = -1.1058893876262371E-4 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %226 = stablehlo.add %224, %225 : tensor<?xf64>
  %227 = stablehlo.multiply %131, %226 : tensor<?xf64>
  %228 = stablehlo.subtract %227, %222 : tensor<?xf64>
  %229 = "chlo.constant_like"(%131) <{value = -0.0097610974913614687 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %230 = stablehlo.add %228, %229 : tensor<?xf64>
  %231 = stablehlo.multiply %131, %230 : tensor<?xf64>
  %232 = stablehlo.subtract %231, %226 : tensor<?xf64>
  %233 = "chlo.constant_like"(%131) <{value = 0.7785762350182801 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %234 = stablehlo.add %232, %233 : tensor<?xf64>
  %235 = stablehlo.subtract %234, %226 : tensor<?xf64>
  %236 = "chlo.constant_like"(%131) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %237 = stablehlo.multiply %235, %236 : tensor<?xf64>
  %238 = stablehlo.sqrt %0 : tensor<?xf64>
  %239 = stablehlo.divide %237, %238 : tensor<?xf64>
  %240 = stablehlo.compare LE, %0, %4 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %241 = stablehlo.select %240, %129, %239 : tensor<?xi1>, tensor<?xf64>
  %242 = stablehlo.sign %arg0 : tensor<?xf64>
  %243 = stablehlo.multiply %242, %241 : tensor<?xf64>
  return %243 : tensor<?xf64>
}
