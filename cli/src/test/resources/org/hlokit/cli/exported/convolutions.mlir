// groups of the batch, as in the gradient of a depthwise convolution
func.func @main(%a0: tensor<6x5x4x3xf32>, %a1: tensor<2x3x3x4xf32>) -> tensor<3x4x2x4xf32> {
  %r = stablehlo.convolution(%a0, %a1) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {} {batch_group_count = 2 : i64, feature_group_count = 1 : i64} : (tensor<6x5x4x3xf32>, tensor<2x3x3x4xf32>) -> tensor<3x4x2x4xf32>
  return %r : tensor<3x4x2x4xf32>
}
// -----
// the batch behind the features
func.func @main(%a0: tensor<2x4x5xf32>, %a1: tensor<4x2x3xf32>) -> tensor<2x4x3xf32> {
  %r = stablehlo.convolution(%a0, %a1) dim_numbers = [f, b, 0]x[o, i, 0]->[b, f, 0], window = {} {batch_group_count = 2 : i64, feature_group_count = 1 : i64} : (tensor<2x4x5xf32>, tensor<4x2x3xf32>) -> tensor<2x4x3xf32>
  return %r : tensor<2x4x3xf32>
}
// -----
// 8-bit integers to sums of 32 bits, in groups, with strides, dilations and padding
func.func @main(%a0: tensor<2x4x7x6xi8>, %a1: tensor<6x2x3x2xi8>) -> tensor<2x6x3x7xi32> {
  %r = stablehlo.convolution(%a0, %a1) dim_numbers = [b, f, 0, 1]x[o, i, 0, 1]->[b, f, 0, 1], window = {stride = [2, 1], pad = [[1, 2], [-1, 0]], lhs_dilate = [1, 2], rhs_dilate = [2, 3], reverse = [true, false]} {batch_group_count = 1 : i64, feature_group_count = 2 : i64} : (tensor<2x4x7x6xi8>, tensor<6x2x3x2xi8>) -> tensor<2x6x3x7xi32>
  return %r : tensor<2x6x3x7xi32>
}
// -----
// i64
func.func @main(%a0: tensor<1x6x2xi64>, %a1: tensor<3x2x4xi64>) -> tensor<1x4x4xi64> {
  %r = stablehlo.convolution(%a0, %a1) dim_numbers = [b, 0, f]x[0, i, o]->[b, 0, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x6x2xi64>, tensor<3x2x4xi64>) -> tensor<1x4x4xi64>
  return %r : tensor<1x4x4xi64>
}
// -----
// over no dimension, and over four
func.func @main(%a0: tensor<2x3xf32>, %a1: tensor<3x4xf32>, %a2: tensor<1x2x3x2x3x2xf32>, %a3: tensor<2x2x1x2x2x3xf32>) -> (tensor<2x4xf32>, tensor<1x1x2x2x2x3xf32>) {
  %r = stablehlo.convolution(%a0, %a1) dim_numbers = [b, f]x[i, o]->[b, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  %s = stablehlo.convolution(%a2, %a3) dim_numbers = [b, 0, 1, 2, 3, f]x[0, 1, 2, 3, i, o]->[b, 0, 1, 2, 3, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x2x3x2x3x2xf32>, tensor<2x2x1x2x2x3xf32>) -> tensor<1x1x2x2x2x3xf32>
  return %r, %s : tensor<2x4xf32>, tensor<1x1x2x2x2x3xf32>
}
