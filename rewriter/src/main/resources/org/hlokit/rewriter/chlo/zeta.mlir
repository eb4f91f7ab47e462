// The Hurwitz zeta function by Euler-Maclaurin summation, 9 terms and 12 corrections (F. Johansson, Numerical
// Algorithms 69, 2015).

func.func @real(%arg0: tensor<?xf64>, %arg1: tensor<?xf64>) -> tensor<?xf64> attributes {at_least_f32} {
  %0 = "chlo.constant_like"(%arg1) <{value = 0.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = "chlo.constant_like"(%arg1) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %2 = stablehlo.negate %arg0 : tensor<?xf64>
  %3 = stablehlo.power %arg1, %2 : tensor<?xf64>
  %4 = stablehlo.add %arg1, %1 : tensor<?xf64>
  %5 = stablehlo.power %4, %2 : tensor<?xf64>
  %6 = stablehlo.add %3, %5 : tensor<?xf64>
  %7 = stablehlo.add %4, %1 : tensor<?xf64>
  %8 = stablehlo.power %7, %2 : tensor<?xf64>
  %9 = stablehlo.add %6, %8 : tensor<?xf64>
  %10 = stablehlo.add %7, %1 : tensor<?xf64>
  %11 = stablehlo.power %10, %2 : tensor<?xf64>
  %12 = stablehlo.add %9, %11 : tensor<?xf64>
  %13 = stablehlo.add %10, %1 : tensor<?xf64>
  %14 = stablehlo.power %13, %2 : tensor<?xf64>
  %15 = stablehlo.add %12, %14 : tensor<?xf64>
  %16 = stablehlo.add %13, %1 : tensor<?xf64>
  %17 = stablehlo.power %16, %2 : tensor<?xf64>
  %18 = stablehlo.add %15, %17 : tensor<?xf64>
  %19 = stablehlo.add %16, %1 : tensor<?xf64>
  %20 = stablehlo.power %19, %2 : tensor<?xf64>
  %21 = stablehlo.add %18, %20 : tensor<?xf64>
  %22 = stablehlo.add %19, %1 : tensor<?xf64>
  %23 = stablehlo.power %22, %2 : tensor<?xf64>
  %24 = stablehlo.add %21, %23 : tensor<?xf64>
  %25 = stablehlo.add %22, %1 : tensor<?xf64>
  %26 = stablehlo.power %25, %2 : tensor<?xf64>
  %27 = stablehlo.add %24, %26 : tensor<?xf64>
  %28 = stablehlo.add %25, %1 : tensor<?xf64>
  %29 = stablehlo.power %28, %2 : tensor<?xf64>
  %30 = stablehlo.add %27, %29 : tensor<?xf64>
  %31 = stablehlo.add %28, %1 : tensor<?xf64>
  %32 = stablehlo.power %31, %2 : tensor<?xf64>
  %33 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %34 = stablehlo.multiply %32, %31 : tensor<?xf64>
  %35 = stablehlo.subtract %arg0, %33 : tensor<?xf64>
  %36 = stablehlo.divide %34, %35 : tensor<?xf64>
  %37 = stablehlo.multiply %31, %31 : tensor<?xf64>
  %38 = stablehlo.divide %1, %37 : tensor<?xf64>
  %39 = "chlo.constant_like"(%arg0) <{value = 2.200000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %40 = stablehlo.add %arg0, %39 : tensor<?xf64>
  %41 = "chlo.constant_like"(%arg0) <{value = 2.100000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %42 = stablehlo.add %arg0, %41 : tensor<?xf64>
  %43 = stablehlo.multiply %40, %42 : tensor<?xf64>
  %44 = "chlo.constant_like"(%31) <{value = -1.3954464685812522E-19 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %45 = stablehlo.add %0, %44 : tensor<?xf64>
  %46 = stablehlo.multiply %38, %45 : tensor<?xf64>
  %47 = stablehlo.multiply %43, %46 : tensor<?xf64>
  %48 = "chlo.constant_like"(%arg0) <{value = 2.000000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %49 = stablehlo.add %arg0, %48 : tensor<?xf64>
  %50 = "chlo.constant_like"(%arg0) <{value = 1.900000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %51 = stablehlo.add %arg0, %50 : tensor<?xf64>
  %52 = stablehlo.multiply %49, %51 : tensor<?xf64>
  %53 = "chlo.constant_like"(%31) <{value = 5.5090028283602295E-18 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %54 = stablehlo.add %47, %53 : tensor<?xf64>
  %55 = stablehlo.multiply %38, %54 : tensor<?xf64>
  %56 = stablehlo.multiply %52, %55 : tensor<?xf64>
  %57 = "chlo.constant_like"(%arg0) <{value = 1.800000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %58 = stablehlo.add %arg0, %57 : tensor<?xf64>
  %59 = "chlo.constant_like"(%arg0) <{value = 1.700000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %60 = stablehlo.add %arg0, %59 : tensor<?xf64>
  %61 = stablehlo.multiply %58, %60 : tensor<?xf64>
  %62 = "chlo.constant_like"(%31) <{value = -2.1748686985580617E-16 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %63 = stablehlo.add %56, %62 : tensor<?xf64>
  %64 = stablehlo.multiply %38, %63 : tensor<?xf64>
  %65 = stablehlo.multiply %61, %64 : tensor<?xf64>
  %66 = "chlo.constant_like"(%arg0) <{value = 1.600000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %67 = stablehlo.add %arg0, %66 : tensor<?xf64>
  %68 = "chlo.constant_like"(%arg0) <{value = 1.500000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %69 = stablehlo.add %arg0, %68 : tensor<?xf64>
  %70 = stablehlo.multiply %67, %69 : tensor<?xf64>
  %71 = "chlo.constant_like"(%31) <{value = 8.5860620562778452E-15 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %72 = stablehlo.add %65, %71 : tensor<?xf64>
  %73 = stablehlo.multiply %38, %72 : tensor<?xf64>
  %74 = stablehlo.multiply %70, %73 : tensor<?xf64>
  %75 = "chlo.constant_like"(%arg0) <{value = 1.400000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %76 = stablehlo.add %arg0, %75 : tensor<?xf64>
  %77 = "chlo.constant_like"(%arg0) <{value = 1.300000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %78 = stablehlo.add %arg0, %77 : tensor<?xf64>
  %79 = stablehlo.multiply %76, %78 : tensor<?xf64>
  %80 = "chlo.constant_like"(%31) <{value = -3.3896802963225832E-13 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %81 = stablehlo.add %74, %80 : tensor<?xf64>
  %82 = stablehlo.multiply %38, %81 : tensor<?xf64>
  %83 = stablehlo.multiply %79, %82 : tensor<?xf64>
  %84 = "chlo.constant_like"(%arg0) <{value = 1.200000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %85 = stablehlo.add %arg0, %84 : tensor<?xf64>
  %86 = "chlo.constant_like"(%arg0) <{value = 1.100000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %87 = stablehlo.add %arg0, %86 : tensor<?xf64>
  %88 = stablehlo.multiply %85, %87 : tensor<?xf64>
  %89 = "chlo.constant_like"(%31) <{value = 1.3382536530684679E-11 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %90 = stablehlo.add %83, %89 : tensor<?xf64>
  %91 = stablehlo.multiply %38, %90 : tensor<?xf64>
  %92 = stablehlo.multiply %88, %91 : tensor<?xf64>
  %93 = "chlo.constant_like"(%arg0) <{value = 1.000000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %94 = stablehlo.add %arg0, %93 : tensor<?xf64>
  %95 = "chlo.constant_like"(%arg0) <{value = 9.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %96 = stablehlo.add %arg0, %95 : tensor<?xf64>
  %97 = stablehlo.multiply %94, %96 : tensor<?xf64>
  %98 = "chlo.constant_like"(%31) <{value = -5.2841901386874932E-10 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %99 = stablehlo.add %92, %98 : tensor<?xf64>
  %100 = stablehlo.multiply %38, %99 : tensor<?xf64>
  %101 = stablehlo.multiply %97, %100 : tensor<?xf64>
  %102 = "chlo.constant_like"(%arg0) <{value = 8.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %103 = stablehlo.add %arg0, %102 : tensor<?xf64>
  %104 = "chlo.constant_like"(%arg0) <{value = 7.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %105 = stablehlo.add %arg0, %104 : tensor<?xf64>
  %106 = stablehlo.multiply %103, %105 : tensor<?xf64>
  %107 = "chlo.constant_like"(%31) <{value = 2.08767569878681E-8 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %108 = stablehlo.add %101, %107 : tensor<?xf64>
  %109 = stablehlo.multiply %38, %108 : tensor<?xf64>
  %110 = stablehlo.multiply %106, %109 : tensor<?xf64>
  %111 = "chlo.constant_like"(%arg0) <{value = 6.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %112 = stablehlo.add %arg0, %111 : tensor<?xf64>
  %113 = "chlo.constant_like"(%arg0) <{value = 5.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %114 = stablehlo.add %arg0, %113 : tensor<?xf64>
  %115 = stablehlo.multiply %112, %114 : tensor<?xf64>
  %116 = "chlo.constant_like"(%31) <{value = -8.2671957671957675E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %117 = stablehlo.add %110, %116 : tensor<?xf64>
  %118 = stablehlo.multiply %38, %117 : tensor<?xf64>
  %119 = stablehlo.multiply %115, %118 : tensor<?xf64>
  %120 = "chlo.constant_like"(%arg0) <{value = 4.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %121 = stablehlo.add %arg0, %120 : tensor<?xf64>
  %122 = "chlo.constant_like"(%arg0) <{value = 3.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %123 = stablehlo.add %arg0, %122 : tensor<?xf64>
  %124 = stablehlo.multiply %121, %123 : tensor<?xf64>
  %125 = "chlo.constant_like"(%31) <{value = 3.3068783068783071E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %126 = stablehlo.add %119, %125 : tensor<?xf64>
  %127 = stablehlo.multiply %38, %126 : tensor<?xf64>
  %128 = stablehlo.multiply %124, %127 : tensor<?xf64>
  %129 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %130 = stablehlo.add %arg0, %129 : tensor<?xf64>
  %131 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %132 = stablehlo.add %arg0, %131 : tensor<?xf64>
  %133 = stablehlo.multiply %130, %132 : tensor<?xf64>
  %134 = "chlo.constant_like"(%31) <{value = -0.0013888888888888889 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %135 = stablehlo.add %128, %134 : tensor<?xf64>
  %136 = stablehlo.multiply %38, %135 : tensor<?xf64>
  %137 = stablehlo.multiply %133, %136 : tensor<?xf64>
  %138 = "chlo.constant_like"(%32) <{value = 5.000000e-01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %139 = stablehlo.divide %arg0, %31 : tensor<?xf64>
  %140 = "chlo.constant_like"(%31) <{value = 0.083333333333333329 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %141 = stablehlo.add %140, %137 : tensor<?xf64>
  %142 = stablehlo.multiply %139, %141 : tensor<?xf64>
  %143 = stablehlo.add %138, %142 : tensor<?xf64>
  %144 = stablehlo.multiply %32, %143 : tensor<?xf64>
  %145 = stablehlo.add %30, %36 : tensor<?xf64>
  %146 = stablehlo.add %145, %144 : tensor<?xf64>
  %147 = stablehlo.abs %32 : tensor<?xf64>
  %148 = stablehlo.abs %30 : tensor<?xf64>
  %149 = "chlo.constant_like"(%31) <{value = 4.940660e-324 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %150 = stablehlo.multiply %148, %149 : tensor<?xf64>
  %151 = stablehlo.compare LT, %147, %150 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %152 = stablehlo.select %151, %30, %146 : tensor<?xi1>, tensor<?xf64>
  %153 = "chlo.constant_like"(%arg0) <{value = 0x7FF8000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %154 = stablehlo.compare LT, %arg0, %33 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %155 = stablehlo.select %154, %153, %152 : tensor<?xi1>, tensor<?xf64>
  %156 = stablehlo.compare LE, %arg1, %0 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %157 = stablehlo.floor %arg0 : tensor<?xf64>
  %158 = stablehlo.compare NE, %arg0, %157 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %159 = stablehlo.and %156, %158 : tensor<?xi1>
  %160 = stablehlo.select %159, %153, %155 : tensor<?xi1>, tensor<?xf64>
  %161 = "chlo.constant_like"(%arg0) <{value = 0x7FF0000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %162 = stablehlo.floor %arg1 : tensor<?xf64>
  %163 = stablehlo.compare EQ, %arg1, %162 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %164 = stablehlo.and %156, %163 : tensor<?xi1>
  %165 = "chlo.constant_like"(%arg0) <{value = 2.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %166 = stablehlo.floor %arg0 : tensor<?xf64>
  %167 = stablehlo.compare EQ, %arg0, %166 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %168 = stablehlo.remainder %arg0, %165 : tensor<?xf64>
  %169 = stablehlo.compare EQ, %168, %0 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %170 = stablehlo.and %167, %169 : tensor<?xi1>
  %171 = stablehlo.select %170, %161, %153 : tensor<?xi1>, tensor<?xf64>
  %172 = stablehlo.select %164, %171, %160 : tensor<?xi1>, tensor<?xf64>
  %173 = stablehlo.compare EQ, %arg0, %1 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %174 = stablehlo.select %173, %161, %172 : tensor<?xi1>, tensor<?xf64>
  return %174 : tensor<?xf64>
}
