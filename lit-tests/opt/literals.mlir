// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-elide-elementsattrs-if-larger=3 | FileCheck %s --check-prefix=ELIDED

// Numbers are written as MLIR writes them, whatever they were written as.

// CHECK-LABEL: func.func @floats
// CHECK-SAME:  () -> (tensor<4xf32>, tensor<f32>, tensor<2xbf16>, tensor<f64>, tensor<2xf16>) {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<[1.000000e+00, -0.000000e+00, 9.99999997E-7, 3.40282347E+38]> : tensor<4xf32>
// CHECK-NEXT:      %[[CST_0:[^ :]+]] = stablehlo.constant dense<0xFF800000> : tensor<f32>
// CHECK-NEXT:      %[[CST_1:[^ :]+]] = stablehlo.constant dense<[0x7FC0, 1.500000e+00]> : tensor<2xbf16>
// CHECK-NEXT:      %[[CST_2:[^ :]+]] = stablehlo.constant dense<1.000000e-01> : tensor<f64>
// CHECK-NEXT:      %[[CST_3:[^ :]+]] = stablehlo.constant dense<[1.000000e+00, -1.000000e+00]> : tensor<2xf16>
// CHECK-NEXT:      return %[[CST]], %[[CST_0]], %[[CST_1]], %[[CST_2]], %[[CST_3]] : tensor<4xf32>, tensor<f32>, tensor<2xbf16>, tensor<f64>, tensor<2xf16>
// CHECK-NEXT:    }
// ELIDED-LABEL: func.func @floats
// ELIDED-SAME:  () -> (tensor<4xf32>, tensor<f32>, tensor<2xbf16>, tensor<f64>, tensor<2xf16>) {
// ELIDED-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense_resource<__elided__> : tensor<4xf32>
// ELIDED-NEXT:      %[[CST_0:[^ :]+]] = stablehlo.constant dense<0xFF800000> : tensor<f32>
// ELIDED-NEXT:      %[[CST_1:[^ :]+]] = stablehlo.constant dense<[0x7FC0, 1.500000e+00]> : tensor<2xbf16>
// ELIDED-NEXT:      %[[CST_2:[^ :]+]] = stablehlo.constant dense<1.000000e-01> : tensor<f64>
// ELIDED-NEXT:      %[[CST_3:[^ :]+]] = stablehlo.constant dense<[1.000000e+00, -1.000000e+00]> : tensor<2xf16>
// ELIDED-NEXT:      return %[[CST]], %[[CST_0]], %[[CST_1]], %[[CST_2]], %[[CST_3]] : tensor<4xf32>, tensor<f32>, tensor<2xbf16>, tensor<f64>, tensor<2xf16>
// ELIDED-NEXT:    }
func.func @floats() -> (tensor<4xf32>, tensor<f32>, tensor<2xbf16>, tensor<f64>, tensor<2xf16>) {
  %0 = stablehlo.constant dense<[1.0, -0.0, 1.0e-6, 3.4028234663852886E38]> : tensor<4xf32>
  %1 = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %2 = stablehlo.constant dense<[0x7FC0, 1.5]> : tensor<2xbf16>
  %3 = stablehlo.constant dense<0.1> : tensor<f64>
  %4 = stablehlo.constant dense<"0x003C00BC"> : tensor<2xf16>
  return %0, %1, %2, %3, %4 : tensor<4xf32>, tensor<f32>, tensor<2xbf16>, tensor<f64>, tensor<2xf16>
}

// CHECK-LABEL: func.func @others
// CHECK-SAME:  () -> (tensor<2x2xi32>, tensor<3xi1>, tensor<ui8>, tensor<2xcomplex<f32>>, tensor<0xi64>) {
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<{{\[\[}}1, -2], [16, 4]]> : tensor<2x2xi32>
// CHECK-NEXT:      %[[C_0:[^ :]+]] = stablehlo.constant dense<[true, false, true]> : tensor<3xi1>
// CHECK-NEXT:      %[[C_1:[^ :]+]] = stablehlo.constant dense<255> : tensor<ui8>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<[(1.000000e+00,2.000000e+00), (0.000000e+00,-1.000000e+00)]> : tensor<2xcomplex<f32>>
// CHECK-NEXT:      %[[C_2:[^ :]+]] = stablehlo.constant dense<> : tensor<0xi64>
// CHECK-NEXT:      return %[[C]], %[[C_0]], %[[C_1]], %[[CST]], %[[C_2]] : tensor<2x2xi32>, tensor<3xi1>, tensor<ui8>, tensor<2xcomplex<f32>>, tensor<0xi64>
// CHECK-NEXT:    }
// ELIDED-LABEL: func.func @others
// ELIDED-SAME:  () -> (tensor<2x2xi32>, tensor<3xi1>, tensor<ui8>, tensor<2xcomplex<f32>>, tensor<0xi64>) {
// ELIDED-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense_resource<__elided__> : tensor<2x2xi32>
// ELIDED-NEXT:      %[[C_0:[^ :]+]] = stablehlo.constant dense<[true, false, true]> : tensor<3xi1>
// ELIDED-NEXT:      %[[C_1:[^ :]+]] = stablehlo.constant dense<255> : tensor<ui8>
// ELIDED-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<[(1.000000e+00,2.000000e+00), (0.000000e+00,-1.000000e+00)]> : tensor<2xcomplex<f32>>
// ELIDED-NEXT:      %[[C_2:[^ :]+]] = stablehlo.constant dense<> : tensor<0xi64>
// ELIDED-NEXT:      return %[[C]], %[[C_0]], %[[C_1]], %[[CST]], %[[C_2]] : tensor<2x2xi32>, tensor<3xi1>, tensor<ui8>, tensor<2xcomplex<f32>>, tensor<0xi64>
// ELIDED-NEXT:    }
func.func @others() -> (tensor<2x2xi32>, tensor<3xi1>, tensor<ui8>, tensor<2xcomplex<f32>>, tensor<0xi64>) {
  %0 = stablehlo.constant dense<[[1, -2], [0x10, 4]]> : tensor<2x2xi32>
  %1 = stablehlo.constant dense<[true, false, true]> : tensor<3xi1>
  %2 = stablehlo.constant dense<255> : tensor<ui8>
  %3 = stablehlo.constant dense<[(1.0, 2.0), (0.0, -1.0)]> : tensor<2xcomplex<f32>>
  %4 = stablehlo.constant dense<> : tensor<0xi64>
  return %0, %1, %2, %3, %4 : tensor<2x2xi32>, tensor<3xi1>, tensor<ui8>, tensor<2xcomplex<f32>>, tensor<0xi64>
}
