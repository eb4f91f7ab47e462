// Polynomials in -log(1 - x^2), one for each of two (f32) or three (f64) ranges (M. Giles, 2010).

func.func @f32(%arg0: tensor<?xf32>) -> tensor<?xf32> attributes {at_least_f32} {
  %0 = stablehlo.negate %arg0 : tensor<?xf32>
  %1 = stablehlo.multiply %arg0, %0 : tensor<?xf32>
  %2 = stablehlo.log_plus_one %1 : tensor<?xf32>
  %3 = stablehlo.negate %2 : tensor<?xf32>
  %4 = "chlo.constant_like"(%arg0) <{value = 5.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %5 = stablehlo.compare LT, %3, %4 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %6 = "chlo.constant_like"(%arg0) <{value = 2.500000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %7 = stablehlo.subtract %3, %6 : tensor<?xf32>
  %8 = stablehlo.sqrt %3 : tensor<?xf32>
  %9 = "chlo.constant_like"(%arg0) <{value = 3.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %10 = stablehlo.subtract %8, %9 : tensor<?xf32>
  %11 = stablehlo.select %5, %7, %10 : tensor<?xi1>, tensor<?xf32>
  %12 = "chlo.constant_like"(%arg0) <{value = 2.81022636E-8 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %13 = "chlo.constant_like"(%arg0) <{value = -2.00214257E-4 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %14 = stablehlo.select %5, %12, %13 : tensor<?xi1>, tensor<?xf32>
  %15 = "chlo.constant_like"(%arg0) <{value = 3.43273939E-7 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %16 = "chlo.constant_like"(%arg0) <{value = 1.00950558E-4 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %17 = stablehlo.select %5, %15, %16 : tensor<?xi1>, tensor<?xf32>
  %18 = stablehlo.multiply %14, %11 : tensor<?xf32>
  %19 = stablehlo.add %17, %18 : tensor<?xf32>
  %20 = "chlo.constant_like"(%arg0) <{value = -3.5233877E-6 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %21 = "chlo.constant_like"(%arg0) <{value = 0.00134934322 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %22 = stablehlo.select %5, %20, %21 : tensor<?xi1>, tensor<?xf32>
  %23 = stablehlo.multiply %19, %11 : tensor<?xf32>
  %24 = stablehlo.add %22, %23 : tensor<?xf32>
  %25 = "chlo.constant_like"(%arg0) <{value = -4.39150654E-6 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %26 = "chlo.constant_like"(%arg0) <{value = -0.00367342844 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %27 = stablehlo.select %5, %25, %26 : tensor<?xi1>, tensor<?xf32>
  %28 = stablehlo.multiply %24, %11 : tensor<?xf32>
  %29 = stablehlo.add %27, %28 : tensor<?xf32>
  %30 = "chlo.constant_like"(%arg0) <{value = 2.1858087E-4 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %31 = "chlo.constant_like"(%arg0) <{value = 0.00573950773 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %32 = stablehlo.select %5, %30, %31 : tensor<?xi1>, tensor<?xf32>
  %33 = stablehlo.multiply %29, %11 : tensor<?xf32>
  %34 = stablehlo.add %32, %33 : tensor<?xf32>
  %35 = "chlo.constant_like"(%arg0) <{value = -0.00125372503 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %36 = "chlo.constant_like"(%arg0) <{value = -0.0076224613 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %37 = stablehlo.select %5, %35, %36 : tensor<?xi1>, tensor<?xf32>
  %38 = stablehlo.multiply %34, %11 : tensor<?xf32>
  %39 = stablehlo.add %37, %38 : tensor<?xf32>
  %40 = "chlo.constant_like"(%arg0) <{value = -0.00417768164 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %41 = "chlo.constant_like"(%arg0) <{value = 0.00943887047 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %42 = stablehlo.select %5, %40, %41 : tensor<?xi1>, tensor<?xf32>
  %43 = stablehlo.multiply %39, %11 : tensor<?xf32>
  %44 = stablehlo.add %42, %43 : tensor<?xf32>
  %45 = "chlo.constant_like"(%arg0) <{value = 0.246640727 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %46 = "chlo.constant_like"(%arg0) <{value = 1.00167406 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %47 = stablehlo.select %5, %45, %46 : tensor<?xi1>, tensor<?xf32>
  %48 = stablehlo.multiply %44, %11 : tensor<?xf32>
  %49 = stablehlo.add %47, %48 : tensor<?xf32>
  %50 = "chlo.constant_like"(%arg0) <{value = 1.50140941 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %51 = "chlo.constant_like"(%arg0) <{value = 2.83297682 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %52 = stablehlo.select %5, %50, %51 : tensor<?xi1>, tensor<?xf32>
  %53 = stablehlo.multiply %49, %11 : tensor<?xf32>
  %54 = stablehlo.add %52, %53 : tensor<?xf32>
  %55 = stablehlo.multiply %54, %arg0 : tensor<?xf32>
  %56 = stablehlo.abs %arg0 : tensor<?xf32>
  %57 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %58 = stablehlo.compare EQ, %56, %57 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %59 = "chlo.constant_like"(%arg0) <{value = 0x7F800000 : f32}> : (tensor<?xf32>) -> tensor<?xf32>
  %60 = stablehlo.multiply %arg0, %59 : tensor<?xf32>
  %61 = stablehlo.select %58, %60, %55 : tensor<?xi1>, tensor<?xf32>
  return %61 : tensor<?xf32>
}

func.func @f64(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = stablehlo.negate %arg0 : tensor<?xf64>
  %1 = stablehlo.multiply %arg0, %0 : tensor<?xf64>
  %2 = stablehlo.log_plus_one %1 : tensor<?xf64>
  %3 = stablehlo.negate %2 : tensor<?xf64>
  %4 = "chlo.constant_like"(%arg0) <{value = 6.250000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %5 = stablehlo.compare LT, %3, %4 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %6 = "chlo.constant_like"(%arg0) <{value = 1.600000e+01 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %7 = stablehlo.compare LT, %3, %6 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %8 = stablehlo.sqrt %3 : tensor<?xf64>
  %9 = "chlo.constant_like"(%arg0) <{value = 3.125000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %10 = stablehlo.subtract %3, %9 : tensor<?xf64>
  %11 = "chlo.constant_like"(%3) <{value = 3.250000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %12 = "chlo.constant_like"(%3) <{value = 5.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %13 = stablehlo.select %7, %11, %12 : tensor<?xi1>, tensor<?xf64>
  %14 = stablehlo.subtract %8, %13 : tensor<?xf64>
  %15 = stablehlo.select %5, %10, %14 : tensor<?xi1>, tensor<?xf64>
  %16 = "chlo.constant_like"(%arg0) <{value = -3.6444120640178197E-21 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %17 = "chlo.constant_like"(%arg0) <{value = 2.2137376921775787E-9 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %18 = stablehlo.select %5, %16, %17 : tensor<?xi1>, tensor<?xf64>
  %19 = "chlo.constant_like"(%arg0) <{value = -2.7109920616438573E-11 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %20 = stablehlo.select %7, %18, %19 : tensor<?xi1>, tensor<?xf64>
  %21 = "chlo.constant_like"(%arg0) <{value = -1.6850591381820166E-19 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %22 = "chlo.constant_like"(%arg0) <{value = 9.075656193888539E-8 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %23 = stablehlo.select %5, %21, %22 : tensor<?xi1>, tensor<?xf64>
  %24 = "chlo.constant_like"(%arg0) <{value = -2.5556418169965252E-10 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %25 = stablehlo.select %7, %23, %24 : tensor<?xi1>, tensor<?xf64>
  %26 = stablehlo.multiply %20, %15 : tensor<?xf64>
  %27 = stablehlo.add %25, %26 : tensor<?xf64>
  %28 = "chlo.constant_like"(%arg0) <{value = 1.28584807152564E-18 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %29 = "chlo.constant_like"(%arg0) <{value = -2.7517406297064545E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %30 = stablehlo.select %5, %28, %29 : tensor<?xi1>, tensor<?xf64>
  %31 = "chlo.constant_like"(%arg0) <{value = 1.5076572693500548E-9 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %32 = stablehlo.select %7, %30, %31 : tensor<?xi1>, tensor<?xf64>
  %33 = stablehlo.multiply %27, %15 : tensor<?xf64>
  %34 = stablehlo.add %32, %33 : tensor<?xf64>
  %35 = "chlo.constant_like"(%arg0) <{value = 1.1157877678025181E-17 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %36 = "chlo.constant_like"(%arg0) <{value = 1.8239629214389228E-8 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %37 = stablehlo.select %5, %35, %36 : tensor<?xi1>, tensor<?xf64>
  %38 = "chlo.constant_like"(%arg0) <{value = -3.789465440126737E-9 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %39 = stablehlo.select %7, %37, %38 : tensor<?xi1>, tensor<?xf64>
  %40 = stablehlo.multiply %34, %15 : tensor<?xf64>
  %41 = stablehlo.add %39, %40 : tensor<?xf64>
  %42 = "chlo.constant_like"(%arg0) <{value = -1.3331716628546209E-16 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %43 = "chlo.constant_like"(%arg0) <{value = 1.5027403968909828E-6 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %44 = stablehlo.select %5, %42, %43 : tensor<?xi1>, tensor<?xf64>
  %45 = "chlo.constant_like"(%arg0) <{value = 7.6157012080783394E-9 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %46 = stablehlo.select %7, %44, %45 : tensor<?xi1>, tensor<?xf64>
  %47 = stablehlo.multiply %41, %15 : tensor<?xf64>
  %48 = stablehlo.add %46, %47 : tensor<?xf64>
  %49 = "chlo.constant_like"(%arg0) <{value = 2.0972767875968562E-17 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %50 = "chlo.constant_like"(%arg0) <{value = -4.013867526981546E-6 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %51 = stablehlo.select %5, %49, %50 : tensor<?xi1>, tensor<?xf64>
  %52 = "chlo.constant_like"(%arg0) <{value = -1.496002662714924E-8 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %53 = stablehlo.select %7, %51, %52 : tensor<?xi1>, tensor<?xf64>
  %54 = stablehlo.multiply %48, %15 : tensor<?xf64>
  %55 = stablehlo.add %53, %54 : tensor<?xf64>
  %56 = "chlo.constant_like"(%arg0) <{value = 6.6376381343583238E-15 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %57 = "chlo.constant_like"(%arg0) <{value = 2.9234449089955446E-6 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %58 = stablehlo.select %5, %56, %57 : tensor<?xi1>, tensor<?xf64>
  %59 = "chlo.constant_like"(%arg0) <{value = 2.9147953450901081E-8 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %60 = stablehlo.select %7, %58, %59 : tensor<?xi1>, tensor<?xf64>
  %61 = stablehlo.multiply %55, %15 : tensor<?xf64>
  %62 = stablehlo.add %60, %61 : tensor<?xf64>
  %63 = "chlo.constant_like"(%arg0) <{value = -4.0545662729752069E-14 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %64 = "chlo.constant_like"(%arg0) <{value = 1.2475304481671779E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %65 = stablehlo.select %5, %63, %64 : tensor<?xi1>, tensor<?xf64>
  %66 = "chlo.constant_like"(%arg0) <{value = -6.7711997758452339E-8 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %67 = stablehlo.select %7, %65, %66 : tensor<?xi1>, tensor<?xf64>
  %68 = stablehlo.multiply %62, %15 : tensor<?xf64>
  %69 = stablehlo.add %67, %68 : tensor<?xf64>
  %70 = "chlo.constant_like"(%arg0) <{value = -8.1519341976054721E-14 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %71 = "chlo.constant_like"(%arg0) <{value = -4.7318229009055734E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %72 = stablehlo.select %5, %70, %71 : tensor<?xi1>, tensor<?xf64>
  %73 = "chlo.constant_like"(%arg0) <{value = 2.2900482228026655E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %74 = stablehlo.select %7, %72, %73 : tensor<?xi1>, tensor<?xf64>
  %75 = stablehlo.multiply %69, %15 : tensor<?xf64>
  %76 = stablehlo.add %74, %75 : tensor<?xf64>
  %77 = "chlo.constant_like"(%arg0) <{value = 2.6335093153082323E-12 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %78 = "chlo.constant_like"(%arg0) <{value = 6.8284851459573175E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %79 = stablehlo.select %5, %77, %78 : tensor<?xi1>, tensor<?xf64>
  %80 = "chlo.constant_like"(%arg0) <{value = -9.9298272942317003E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %81 = stablehlo.select %7, %79, %80 : tensor<?xi1>, tensor<?xf64>
  %82 = stablehlo.multiply %76, %15 : tensor<?xf64>
  %83 = stablehlo.add %81, %82 : tensor<?xf64>
  %84 = "chlo.constant_like"(%arg0) <{value = -1.2975133253453532E-11 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %85 = "chlo.constant_like"(%arg0) <{value = 2.4031110387097894E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %86 = stablehlo.select %5, %84, %85 : tensor<?xi1>, tensor<?xf64>
  %87 = "chlo.constant_like"(%arg0) <{value = 4.5260625972231537E-6 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %88 = stablehlo.select %7, %86, %87 : tensor<?xi1>, tensor<?xf64>
  %89 = stablehlo.multiply %83, %15 : tensor<?xf64>
  %90 = stablehlo.add %88, %89 : tensor<?xf64>
  %91 = "chlo.constant_like"(%arg0) <{value = -5.4154120542946279E-11 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %92 = "chlo.constant_like"(%arg0) <{value = -3.5503752036284748E-4 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %93 = stablehlo.select %5, %91, %92 : tensor<?xi1>, tensor<?xf64>
  %94 = "chlo.constant_like"(%arg0) <{value = -1.9681778105531671E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %95 = stablehlo.select %7, %93, %94 : tensor<?xi1>, tensor<?xf64>
  %96 = stablehlo.multiply %90, %15 : tensor<?xf64>
  %97 = stablehlo.add %95, %96 : tensor<?xf64>
  %98 = "chlo.constant_like"(%arg0) <{value = 1.0512122733215323E-9 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %99 = "chlo.constant_like"(%arg0) <{value = 9.5328937973738049E-4 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %100 = stablehlo.select %5, %98, %99 : tensor<?xi1>, tensor<?xf64>
  %101 = "chlo.constant_like"(%arg0) <{value = 7.5995277030017761E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %102 = stablehlo.select %7, %100, %101 : tensor<?xi1>, tensor<?xf64>
  %103 = stablehlo.multiply %97, %15 : tensor<?xf64>
  %104 = stablehlo.add %102, %103 : tensor<?xf64>
  %105 = "chlo.constant_like"(%arg0) <{value = -4.1126339803469837E-9 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %106 = "chlo.constant_like"(%arg0) <{value = -0.0016882755560235047 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %107 = stablehlo.select %5, %105, %106 : tensor<?xi1>, tensor<?xf64>
  %108 = "chlo.constant_like"(%arg0) <{value = -2.1503011930044477E-4 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %109 = stablehlo.select %7, %107, %108 : tensor<?xi1>, tensor<?xf64>
  %110 = stablehlo.multiply %104, %15 : tensor<?xf64>
  %111 = stablehlo.add %109, %110 : tensor<?xf64>
  %112 = "chlo.constant_like"(%arg0) <{value = -2.9070369957882005E-8 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %113 = "chlo.constant_like"(%arg0) <{value = 0.0024914420961078508 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %114 = stablehlo.select %5, %112, %113 : tensor<?xi1>, tensor<?xf64>
  %115 = "chlo.constant_like"(%arg0) <{value = -1.3871931833623122E-4 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %116 = stablehlo.select %7, %114, %115 : tensor<?xi1>, tensor<?xf64>
  %117 = stablehlo.multiply %111, %15 : tensor<?xf64>
  %118 = stablehlo.add %116, %117 : tensor<?xf64>
  %119 = "chlo.constant_like"(%arg0) <{value = 4.2347877827932404E-7 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %120 = "chlo.constant_like"(%arg0) <{value = -0.0037512085075692412 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %121 = stablehlo.select %5, %119, %120 : tensor<?xi1>, tensor<?xf64>
  %122 = "chlo.constant_like"(%arg0) <{value = 1.0103004648645344 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %123 = stablehlo.select %7, %121, %122 : tensor<?xi1>, tensor<?xf64>
  %124 = stablehlo.multiply %118, %15 : tensor<?xf64>
  %125 = stablehlo.add %123, %124 : tensor<?xf64>
  %126 = "chlo.constant_like"(%arg0) <{value = -1.3654692000834679E-6 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %127 = "chlo.constant_like"(%arg0) <{value = 0.0053709145535900636 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %128 = stablehlo.select %5, %126, %127 : tensor<?xi1>, tensor<?xf64>
  %129 = "chlo.constant_like"(%arg0) <{value = 4.8499064014085844 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %130 = stablehlo.select %7, %128, %129 : tensor<?xi1>, tensor<?xf64>
  %131 = stablehlo.multiply %125, %15 : tensor<?xf64>
  %132 = stablehlo.add %130, %131 : tensor<?xf64>
  %133 = "chlo.constant_like"(%arg0) <{value = -1.3882523362786469E-5 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %134 = "chlo.constant_like"(%arg0) <{value = 1.0052589676941592 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %135 = stablehlo.select %5, %133, %134 : tensor<?xi1>, tensor<?xf64>
  %136 = stablehlo.multiply %132, %15 : tensor<?xf64>
  %137 = stablehlo.add %135, %136 : tensor<?xf64>
  %138 = stablehlo.select %7, %137, %132 : tensor<?xi1>, tensor<?xf64>
  %139 = "chlo.constant_like"(%arg0) <{value = 1.8673420803405714E-4 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %140 = "chlo.constant_like"(%arg0) <{value = 3.0838856104922208 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %141 = stablehlo.select %5, %139, %140 : tensor<?xi1>, tensor<?xf64>
  %142 = stablehlo.multiply %138, %15 : tensor<?xf64>
  %143 = stablehlo.add %141, %142 : tensor<?xf64>
  %144 = stablehlo.select %7, %143, %138 : tensor<?xi1>, tensor<?xf64>
  %145 = "chlo.constant_like"(%arg0) <{value = -7.4070253416626698E-4 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %146 = stablehlo.multiply %144, %15 : tensor<?xf64>
  %147 = stablehlo.add %145, %146 : tensor<?xf64>
  %148 = stablehlo.select %5, %147, %144 : tensor<?xi1>, tensor<?xf64>
  %149 = "chlo.constant_like"(%arg0) <{value = -0.0060336708714301491 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %150 = stablehlo.multiply %148, %15 : tensor<?xf64>
  %151 = stablehlo.add %149, %150 : tensor<?xf64>
  %152 = stablehlo.select %5, %151, %148 : tensor<?xi1>, tensor<?xf64>
  %153 = "chlo.constant_like"(%arg0) <{value = 0.24015818242558962 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %154 = stablehlo.multiply %152, %15 : tensor<?xf64>
  %155 = stablehlo.add %153, %154 : tensor<?xf64>
  %156 = stablehlo.select %5, %155, %152 : tensor<?xi1>, tensor<?xf64>
  %157 = "chlo.constant_like"(%arg0) <{value = 1.6536545626831027 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %158 = stablehlo.multiply %156, %15 : tensor<?xf64>
  %159 = stablehlo.add %157, %158 : tensor<?xf64>
  %160 = stablehlo.select %5, %159, %156 : tensor<?xi1>, tensor<?xf64>
  %161 = stablehlo.multiply %160, %arg0 : tensor<?xf64>
  %162 = stablehlo.abs %arg0 : tensor<?xf64>
  %163 = "chlo.constant_like"(%arg0) <{value = 1.000000e+00 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %164 = stablehlo.compare EQ, %162, %163 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  %165 = "chlo.constant_like"(%arg0) <{value = 0x7FF0000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %166 = stablehlo.multiply %arg0, %165 : tensor<?xf64>
  %167 = stablehlo.select %164, %166, %161 : tensor<?xi1>, tensor<?xf64>
  return %167 : tensor<?xf64>
}
