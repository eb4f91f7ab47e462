// RUN: hlokit opt %s | FileCheck %s

// Ops of MHLO: those that StableHLO has too are written alike; what is written generically stays so.

// CHECK-LABEL: func.func @f
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4x4xf32>, %[[ARG1:[^ :]+]]: tensor<4x4xi32>, %[[ARG2:[^ :]+]]: tensor<i1>, %[[ARG3:[^ :]+]]: tensor<i32>, %[[ARG4:[^ :]+]]: !mhlo.token, %[[ARG5:[^ :]+]]: tensor<1x8x8x3xf32>, %[[ARG6:[^ :]+]]: tensor<3x3x3x4xf32>) -> tensor<4x4xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = mhlo.add %[[ARG0]], %[[ARG0]] : tensor<4x4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = mhlo.compare LT, %[[ARG0]], %[[V0]] : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xi1>
// CHECK-NEXT:      %[[V2:[^ :]+]] = mhlo.select %[[V1]], %[[ARG0]], %[[V0]] : tensor<4x4xi1>, tensor<4x4xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = mhlo.constant dense<1.000000e+00> : tensor<4x4xf32>
// CHECK-NEXT:      %[[V4:[^ :]+]] = mhlo.constant dense<1> : tensor<i32>
// CHECK-NEXT:      %[[V5:[^ :]+]] = mhlo.convert %[[ARG1]] : (tensor<4x4xi32>) -> tensor<4x4xf32>
// CHECK-NEXT:      %[[V6:[^ :]+]] = "mhlo.dot_general"(%[[ARG0]], %[[ARG0]]) {dot_dimension_numbers = #mhlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>, precision_config = [#mhlo<precision DEFAULT>, #mhlo<precision DEFAULT>]} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
// CHECK-NEXT:      %[[V7:[^ :]+]] = mhlo.erf %[[ARG0]] : tensor<4x4xf32>
// CHECK-NEXT:      %[[V8:[^ :]+]] = mhlo.copy %[[ARG0]] : tensor<4x4xf32>
// CHECK-NEXT:      %[[V9:[^ :]+]] = mhlo.bitcast %[[ARG0]] : (tensor<4x4xf32>) -> tensor<16xf32>
// CHECK-NEXT:      %[[VALUES:[^ :]+]], %[[INDICES:[^ :]+]] = mhlo.topk(%[[ARG0]], k = 2, largest = false) : tensor<4x4xf32> -> (tensor<4x2xf32>, tensor<4x2xi32>)
// CHECK-NEXT:      %[[VALUES_0:[^ :]+]], %[[INDICES_1:[^ :]+]] = mhlo.topk(%[[ARG0]], k = 2) : tensor<4x4xf32> -> (tensor<4x2xf32>, tensor<4x2xi32>)
// CHECK-NEXT:      mhlo.trace %[[ARG0]], "tag" : tensor<4x4xf32>
// CHECK-NEXT:      %[[V10:[^ :]+]] = mhlo.add_dependency %[[ARG0]], %[[ARG4]] : (tensor<4x4xf32>, !mhlo.token) -> tensor<4x4xf32>
// CHECK-NEXT:      %[[V11:[^ :]+]] = mhlo.convolution(%[[ARG5]], %[[ARG6]]) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = {{\[\[}}1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32>) -> tensor<1x8x8x4xf32>
// CHECK-NEXT:      %[[V12:[^ :]+]] = mhlo.constant dense<0.000000e+00> : tensor<f32>
// CHECK-NEXT:      %[[V13:[^ :]+]] = mhlo.reduce(%[[ARG0]] init: %[[V12]]) applies mhlo.add across dimensions = [0] : (tensor<4x4xf32>, tensor<f32>) -> tensor<4xf32>
// CHECK-NEXT:      %[[V14:[^ :]+]]:2 = mhlo.while(%[[ITERARG:[^ :]+]] = %[[ARG3]], %[[ITERARG_2:[^ :]+]] = %[[ARG0]]) : tensor<i32>, tensor<4x4xf32>
// CHECK-NEXT:      cond {
// CHECK-NEXT:        %[[V19:[^ :]+]] = mhlo.compare LT, %[[ITERARG]], %[[ARG3]] : (tensor<i32>, tensor<i32>) -> tensor<i1>
// CHECK-NEXT:        mhlo.return %[[V19]] : tensor<i1>
// CHECK-NEXT:      } do {
// CHECK-NEXT:        %[[V19_1:[^ :]+]] = mhlo.add %[[ITERARG]], %[[V4]] : tensor<i32>
// CHECK-NEXT:        mhlo.return %[[V19_1]], %[[ITERARG_2]] : tensor<i32>, tensor<4x4xf32>
// CHECK-NEXT:      }
// CHECK-NEXT:      %[[V15:[^ :]+]] = "mhlo.slice"(%[[ARG0]]) {limit_indices = dense<2> : tensor<2xi64>, start_indices = dense<0> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} : (tensor<4x4xf32>) -> tensor<2x2xf32>
// CHECK-NEXT:      %[[V16:[^ :]+]] = mhlo.reshape %[[ARG0]] : (tensor<4x4xf32>) -> tensor<16xf32>
// CHECK-NEXT:      %[[V17:[^ :]+]] = mhlo.custom_call @foo(%[[ARG0]]) {backend_config = "x"} : (tensor<4x4xf32>) -> tensor<4x4xf32>
// CHECK-NEXT:      %[[V18:[^ :]+]] = "mhlo.iota"() <{iota_dimension = 0 : i64}> : () -> tensor<4xi32>
// CHECK-NEXT:      return %[[V0]] : tensor<4x4xf32>
// CHECK-NEXT:    }
func.func @f(%a: tensor<4x4xf32>, %i: tensor<4x4xi32>, %b: tensor<i1>, %s: tensor<i32>, %t: !mhlo.token, %img: tensor<1x8x8x3xf32>, %k: tensor<3x3x3x4xf32>) -> tensor<4x4xf32> {
  %0 = mhlo.add %a, %a : tensor<4x4xf32>
  %1 = mhlo.compare LT, %a, %0 : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xi1>
  %2 = mhlo.select %1, %a, %0 : tensor<4x4xi1>, tensor<4x4xf32>
  %3 = mhlo.constant dense<1.0> : tensor<4x4xf32>
  %4 = mhlo.constant dense<1> : tensor<i32>
  %5 = mhlo.convert %i : (tensor<4x4xi32>) -> tensor<4x4xf32>
  %6 = "mhlo.dot_general"(%a, %a) {dot_dimension_numbers = #mhlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>, precision_config = [#mhlo<precision DEFAULT>, #mhlo<precision DEFAULT>]} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %7 = mhlo.erf %a : tensor<4x4xf32>
  %8 = mhlo.copy %a : tensor<4x4xf32>
  %9 = mhlo.bitcast %a : (tensor<4x4xf32>) -> tensor<16xf32>
  %10:2 = mhlo.topk(%a, k = 2, largest = false) : tensor<4x4xf32> -> (tensor<4x2xf32>, tensor<4x2xi32>)
  %11:2 = mhlo.topk(%a, k = 2) : tensor<4x4xf32> -> (tensor<4x2xf32>, tensor<4x2xi32>)
  mhlo.trace %a, "tag" : tensor<4x4xf32>
  %12 = mhlo.add_dependency %a, %t : (tensor<4x4xf32>, !mhlo.token) -> tensor<4x4xf32>
  %13 = mhlo.convolution(%img, %k) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32>) -> tensor<1x8x8x4xf32>
  %c = mhlo.constant dense<0.0> : tensor<f32>
  %14 = mhlo.reduce(%a init: %c) applies mhlo.add across dimensions = [0] : (tensor<4x4xf32>, tensor<f32>) -> tensor<4xf32>
  %15:2 = mhlo.while(%iterArg = %s, %iterArg_0 = %a) : tensor<i32>, tensor<4x4xf32>
   cond {
    %20 = mhlo.compare LT, %iterArg, %s : (tensor<i32>, tensor<i32>) -> tensor<i1>
    mhlo.return %20 : tensor<i1>
  } do {
    %20 = mhlo.add %iterArg, %4 : tensor<i32>
    mhlo.return %20, %iterArg_0 : tensor<i32>, tensor<4x4xf32>
  }
  %16 = "mhlo.slice"(%a) {start_indices = dense<0> : tensor<2xi64>, limit_indices = dense<2> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} : (tensor<4x4xf32>) -> tensor<2x2xf32>
  %18 = mhlo.reshape %a : (tensor<4x4xf32>) -> tensor<16xf32>
  %19 = mhlo.custom_call @foo(%a) {backend_config = "x"} : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %21 = "mhlo.iota"() <{iota_dimension = 0 : i64}> : () -> tensor<4xi32>
  return %0 : tensor<4x4xf32>
}
