// a batch norm and a clamp behind a convolution
func.func @main(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = stablehlo.constant dense<[[[[1.0, 2.0], [3.0, 4.0]]]]> : tensor<1x1x2x2xf32>
  %scale = stablehlo.constant dense<[2.0, -1.0]> : tensor<2xf32>
  %shift = stablehlo.constant dense<[7.0, 3.0]> : tensor<2xf32>
  %zero = stablehlo.constant dense<0.0> : tensor<1x4x4x2xf32>
  %six = stablehlo.constant dense<6.0> : tensor<1x4x4x2xf32>
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) -> tensor<1x4x4x2xf32>
  %1 = stablehlo.broadcast_in_dim %scale, dims = [3] : (tensor<2xf32>) -> tensor<1x4x4x2xf32>
  %2 = stablehlo.multiply %0, %1 : tensor<1x4x4x2xf32>
  %3 = stablehlo.broadcast_in_dim %shift, dims = [3] : (tensor<2xf32>) -> tensor<1x4x4x2xf32>
  %4 = stablehlo.add %2, %3 : tensor<1x4x4x2xf32>
  %5 = stablehlo.maximum %4, %zero : tensor<1x4x4x2xf32>
  %6 = stablehlo.minimum %5, %six : tensor<1x4x4x2xf32>
  return %6 : tensor<1x4x4x2xf32>
}
// -----
// a padded depthwise convolution with a bias and a rectifier
func.func @main(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = stablehlo.constant dense<0.5> : tensor<3x3x1x2xf32>
  %bias = stablehlo.constant dense<[7.0, 3.0]> : tensor<2xf32>
  %none = stablehlo.constant dense<0.0> : tensor<f32>
  %zero = stablehlo.constant dense<0.0> : tensor<1x2x2x2xf32>
  %padded = stablehlo.pad %x, %none, low = [0, 0, 0, 0], high = [0, 1, 1, 0], interior = [0, 0, 0, 0] : (tensor<1x4x4x2xf32>, tensor<f32>) -> tensor<1x5x5x2xf32>
  %0 = stablehlo.convolution(%padded, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2]} {batch_group_count = 1 : i64, feature_group_count = 2 : i64} : (tensor<1x5x5x2xf32>, tensor<3x3x1x2xf32>) -> tensor<1x2x2x2xf32>
  %1 = stablehlo.broadcast_in_dim %bias, dims = [3] : (tensor<2xf32>) -> tensor<1x2x2x2xf32>
  %2 = stablehlo.subtract %0, %1 : tensor<1x2x2x2xf32>
  %3 = stablehlo.maximum %2, %zero : tensor<1x2x2x2xf32>
  return %3 : tensor<1x2x2x2xf32>
}
// -----
// a convolution and a pool over one dimension
func.func @main(%x: tensor<1x6x2xf32>) -> tensor<1x2x3xf32> {
  %w = stablehlo.constant dense<[[[1.0, 2.0, 3.0], [3.0, 4.0, 5.0]], [[1.0, 2.0, 3.0], [3.0, 4.0, 5.0]], [[1.0, 2.0, 3.0], [3.0, 4.0, 5.0]]]> : tensor<3x2x3xf32>
  %bias = stablehlo.constant dense<[-7.0, 3.0, 1.0]> : tensor<3xf32>
  %zero = stablehlo.constant dense<0.0> : tensor<1x4x3xf32>
  %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, f]x[0, i, o]->[b, 0, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x6x2xf32>, tensor<3x2x3xf32>) -> tensor<1x4x3xf32>
  %1 = stablehlo.broadcast_in_dim %bias, dims = [2] : (tensor<3xf32>) -> tensor<1x4x3xf32>
  %2 = stablehlo.add %0, %1 : tensor<1x4x3xf32>
  %3 = stablehlo.maximum %2, %zero : tensor<1x4x3xf32>
  %4 = "stablehlo.reduce_window"(%3, %low) <{window_dimensions = array<i64: 1, 2, 1>, window_strides = array<i64: 1, 2, 1>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %m = stablehlo.maximum %a, %b : tensor<f32>
    stablehlo.return %m : tensor<f32>
  }) : (tensor<1x4x3xf32>, tensor<f32>) -> tensor<1x2x3xf32>
  return %4 : tensor<1x2x3xf32>
}
// -----
// weights of two products, one of them scaled
func.func @main(%x: tensor<2x2xf32>, %y: tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2xf32>) {
  %w = stablehlo.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %c = stablehlo.constant dense<3.0> : tensor<2x2xf32>
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  %1 = stablehlo.multiply %0, %c : tensor<2x2xf32>
  %2 = stablehlo.dot_general %y, %w, contracting_dims = [1] x [0] : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %1, %2 : tensor<2x2xf32>, tensor<2x2xf32>
}
// -----
// a transposed convolution
func.func @main(%x: tensor<1x3x3x1xf32>) -> tensor<1x6x6x1xf32> {
  %w = stablehlo.constant dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>
  %b = stablehlo.constant dense<1.0> : tensor<1x6x6x1xf32>
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 1], [1, 1]], lhs_dilate = [2, 2]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x3x3x1xf32>, tensor<2x2x1x1xf32>) -> tensor<1x6x6x1xf32>
  %1 = stablehlo.add %0, %b : tensor<1x6x6x1xf32>
  return %1 : tensor<1x6x6x1xf32>
}
// -----
// rectifiers of all kinds
func.func @main(%x: tensor<2x4x3xf32>) -> (tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>) {
  %zero = stablehlo.constant dense<0.0> : tensor<2x4x3xf32>
  %one = stablehlo.constant dense<1.0> : tensor<2x4x3xf32>
  %minus = stablehlo.constant dense<-1.0> : tensor<2x4x3xf32>
  %three = stablehlo.constant dense<3.0> : tensor<2x4x3xf32>
  %six = stablehlo.constant dense<6.0> : tensor<2x4x3xf32>
  %tenth = stablehlo.constant dense<0.1> : tensor<2x4x3xf32>
  %two = stablehlo.constant dense<2.0> : tensor<2x4x3xf32>
  %slopes = stablehlo.constant dense<[0.1, -0.2, 3.0]> : tensor<3xf32>
  %0 = stablehlo.add %x, %three : tensor<2x4x3xf32>
  %1 = stablehlo.clamp %zero, %0, %six : tensor<2x4x3xf32>
  %2 = stablehlo.multiply %x, %1 : tensor<2x4x3xf32>
  %3 = stablehlo.divide %2, %six : tensor<2x4x3xf32>
  %4 = stablehlo.multiply %x, %tenth : tensor<2x4x3xf32>
  %5 = stablehlo.maximum %x, %4 : tensor<2x4x3xf32>
  %6 = stablehlo.multiply %x, %two : tensor<2x4x3xf32>
  %7 = stablehlo.compare GE, %x, %zero : (tensor<2x4x3xf32>, tensor<2x4x3xf32>) -> tensor<2x4x3xi1>
  %8 = stablehlo.select %7, %x, %6 : tensor<2x4x3xi1>, tensor<2x4x3xf32>
  %9 = stablehlo.broadcast_in_dim %slopes, dims = [2] : (tensor<3xf32>) -> tensor<2x4x3xf32>
  %10 = stablehlo.minimum %x, %zero : tensor<2x4x3xf32>
  %11 = stablehlo.multiply %9, %10 : tensor<2x4x3xf32>
  %12 = stablehlo.maximum %x, %zero : tensor<2x4x3xf32>
  %13 = stablehlo.add %12, %11 : tensor<2x4x3xf32>
  %14 = stablehlo.clamp %minus, %x, %one : tensor<2x4x3xf32>
  %15 = stablehlo.clamp %zero, %x, %one : tensor<2x4x3xf32>
  return %3, %5, %8, %13, %14, %15 : tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>
}
// -----
// an average over a padded window
func.func @main(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %ones = stablehlo.constant dense<1.0> : tensor<4x4x1xf32>
  %0 = "stablehlo.reduce_window"(%x, %zero) <{window_dimensions = array<i64: 1, 3, 3, 1>, padding = dense<[[0, 0], [1, 1], [1, 1], [0, 0]]> : tensor<4x2xi64>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = stablehlo.add %a, %b : tensor<f32>
    stablehlo.return %s : tensor<f32>
  }) : (tensor<1x4x4x2xf32>, tensor<f32>) -> tensor<1x4x4x2xf32>
  %1 = "stablehlo.reduce_window"(%ones, %zero) <{window_dimensions = array<i64: 3, 3, 1>, padding = dense<[[1, 1], [1, 1], [0, 0]]> : tensor<3x2xi64>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = stablehlo.add %a, %b : tensor<f32>
    stablehlo.return %s : tensor<f32>
  }) : (tensor<4x4x1xf32>, tensor<f32>) -> tensor<4x4x1xf32>
  %2 = stablehlo.broadcast_in_dim %1, dims = [1, 2, 3] : (tensor<4x4x1xf32>) -> tensor<1x4x4x2xf32>
  %3 = stablehlo.divide %0, %2 : tensor<1x4x4x2xf32>
  return %3 : tensor<1x4x4x2xf32>
}
// -----
// a transposed convolution whose window leaves gaps
func.func @main(%x: tensor<1x3x4x2xf32>) -> tensor<1x8x11x3xf32> {
  %i = stablehlo.iota dim = 0 : tensor<2x2x2x3xf32>
  %j = stablehlo.iota dim = 1 : tensor<2x2x2x3xf32>
  %k = stablehlo.sine %i : tensor<2x2x2x3xf32>
  %l = stablehlo.cosine %j : tensor<2x2x2x3xf32>
  %w = stablehlo.add %k, %l : tensor<2x2x2x3xf32>
  %r = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 1], [1, 1]], lhs_dilate = [3, 3]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x3x4x2xf32>, tensor<2x2x2x3xf32>) -> tensor<1x8x11x3xf32>
  return %r : tensor<1x8x11x3xf32>
}
// -----
// a transposed convolution of all that its window reaches
func.func @main(%x: tensor<1x3x4x2xf32>) -> tensor<1x7x10x3xf32> {
  %i = stablehlo.iota dim = 0 : tensor<3x4x2x3xf32>
  %j = stablehlo.iota dim = 1 : tensor<3x4x2x3xf32>
  %k = stablehlo.sine %i : tensor<3x4x2x3xf32>
  %l = stablehlo.cosine %j : tensor<3x4x2x3xf32>
  %w = stablehlo.add %k, %l : tensor<3x4x2x3xf32>
  %r = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[2, 2], [3, 3]], lhs_dilate = [2, 2]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x3x4x2xf32>, tensor<3x4x2x3xf32>) -> tensor<1x7x10x3xf32>
  return %r : tensor<1x7x10x3xf32>
}
// -----
// a transposed convolution as SAME has it
func.func @main(%x: tensor<1x3x4x2xf32>) -> tensor<1x6x8x3xf32> {
  %i = stablehlo.iota dim = 0 : tensor<3x3x2x3xf32>
  %j = stablehlo.iota dim = 1 : tensor<3x3x2x3xf32>
  %k = stablehlo.sine %i : tensor<3x3x2x3xf32>
  %l = stablehlo.cosine %j : tensor<3x3x2x3xf32>
  %w = stablehlo.add %k, %l : tensor<3x3x2x3xf32>
  %r = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 2], [1, 2]], lhs_dilate = [2, 2]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x3x4x2xf32>, tensor<3x3x2x3xf32>) -> tensor<1x6x8x3xf32>
  return %r : tensor<1x6x8x3xf32>
}
// -----
// a transposed convolution as SAME has it, with more before
func.func @main(%x: tensor<2x3x4x2xf32>) -> tensor<2x6x8x3xf32> {
  %i = stablehlo.iota dim = 0 : tensor<3x3x2x3xf32>
  %j = stablehlo.iota dim = 1 : tensor<3x3x2x3xf32>
  %k = stablehlo.sine %i : tensor<3x3x2x3xf32>
  %l = stablehlo.cosine %j : tensor<3x3x2x3xf32>
  %w = stablehlo.add %k, %l : tensor<3x3x2x3xf32>
  %r = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[2, 1], [2, 1]], lhs_dilate = [2, 2]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<2x3x4x2xf32>, tensor<3x3x2x3xf32>) -> tensor<2x6x8x3xf32>
  return %r : tensor<2x6x8x3xf32>
}
// -----
// a transposed convolution over one dimension, mirrored
func.func @main(%x: tensor<1x5x2xf32>) -> tensor<1x10x3xf32> {
  %i = stablehlo.iota dim = 0 : tensor<4x2x3xf32>
  %j = stablehlo.iota dim = 1 : tensor<4x2x3xf32>
  %k = stablehlo.sine %i : tensor<4x2x3xf32>
  %l = stablehlo.cosine %j : tensor<4x2x3xf32>
  %w = stablehlo.add %k, %l : tensor<4x2x3xf32>
  %r = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, f]x[0, i, o]->[b, 0, f], window = {pad = [[2, 2]], lhs_dilate = [2], reverse = [1]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x5x2xf32>, tensor<4x2x3xf32>) -> tensor<1x10x3xf32>
  return %r : tensor<1x10x3xf32>
}
// -----
// a scale and a shift behind a matrix, and a number behind both
func.func @main(%x: tensor<2x5x3xf32>) -> tensor<2x5x2xf32> {
  %w = stablehlo.constant dense<[[1.0, -2.0], [0.5, 0.25], [3.0, 0.125]]> : tensor<3x2xf32>
  %c = stablehlo.constant dense<[3.0, -0.3]> : tensor<2xf32>
  %d = stablehlo.constant dense<[-1.0, 7.0]> : tensor<2xf32>
  %e = stablehlo.constant dense<8.0> : tensor<2x5x2xf32>
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [2] x [0] : (tensor<2x5x3xf32>, tensor<3x2xf32>) -> tensor<2x5x2xf32>
  %1 = stablehlo.broadcast_in_dim %c, dims = [2] : (tensor<2xf32>) -> tensor<2x5x2xf32>
  %2 = stablehlo.multiply %1, %0 : tensor<2x5x2xf32>
  %3 = stablehlo.broadcast_in_dim %d, dims = [2] : (tensor<2xf32>) -> tensor<2x5x2xf32>
  %4 = stablehlo.subtract %2, %3 : tensor<2x5x2xf32>
  %5 = stablehlo.divide %4, %e : tensor<2x5x2xf32>
  return %5 : tensor<2x5x2xf32>
}
// -----
// a depthwise convolution of two filters for each channel, scaled
func.func @main(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x4xf32> {
  %i = stablehlo.iota dim = 3 : tensor<3x3x1x4xf32>
  %j = stablehlo.iota dim = 1 : tensor<3x3x1x4xf32>
  %w = stablehlo.subtract %i, %j : tensor<3x3x1x4xf32>
  %c = stablehlo.constant dense<[1.0, 2.0, -3.0, 0.5]> : tensor<4xf32>
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 2 : i64} : (tensor<1x4x4x2xf32>, tensor<3x3x1x4xf32>) -> tensor<1x4x4x4xf32>
  %1 = stablehlo.broadcast_in_dim %c, dims = [3] : (tensor<4xf32>) -> tensor<1x4x4x4xf32>
  %2 = stablehlo.divide %0, %1 : tensor<1x4x4x4xf32>
  return %2 : tensor<1x4x4x4xf32>
}
// -----
// channels first, with a sum around a convolution, a padded pool and a sum over places
func.func @main(%x: tensor<1x2x5x5xf32>) -> tensor<1x3xf32> {
  %wi = stablehlo.iota dim = 0 : tensor<3x2x3x3xf32>
  %wj = stablehlo.iota dim = 3 : tensor<3x2x3x3xf32>
  %w0 = stablehlo.subtract %wi, %wj : tensor<3x2x3x3xf32>
  %w = stablehlo.sine %w0 : tensor<3x2x3x3xf32>
  %vi = stablehlo.iota dim = 1 : tensor<3x3x1x1xf32>
  %v = stablehlo.cosine %vi : tensor<3x3x1x1xf32>
  %scale = stablehlo.constant dense<[2.0, -1.0, 0.5]> : tensor<3xf32>
  %shift = stablehlo.constant dense<[1.0, 3.0, -0.5]> : tensor<3xf32>
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %zeros = stablehlo.constant dense<0.0> : tensor<1x3x5x5xf32>
  %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, f, 0, 1]x[o, i, 0, 1]->[b, f, 0, 1], window = {pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x2x5x5xf32>, tensor<3x2x3x3xf32>) -> tensor<1x3x5x5xf32>
  %1 = stablehlo.broadcast_in_dim %scale, dims = [1] : (tensor<3xf32>) -> tensor<1x3x5x5xf32>
  %2 = stablehlo.multiply %0, %1 : tensor<1x3x5x5xf32>
  %3 = stablehlo.broadcast_in_dim %shift, dims = [1] : (tensor<3xf32>) -> tensor<1x3x5x5xf32>
  %4 = stablehlo.add %2, %3 : tensor<1x3x5x5xf32>
  %5 = stablehlo.maximum %4, %zeros : tensor<1x3x5x5xf32>
  %6 = stablehlo.convolution(%5, %v) dim_numbers = [b, f, 0, 1]x[o, i, 0, 1]->[b, f, 0, 1], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x3x5x5xf32>, tensor<3x3x1x1xf32>) -> tensor<1x3x5x5xf32>
  %7 = stablehlo.add %6, %5 : tensor<1x3x5x5xf32>
  %8 = "stablehlo.reduce_window"(%7, %low) <{window_dimensions = array<i64: 1, 1, 3, 3>, window_strides = array<i64: 1, 1, 2, 2>, padding = dense<[[0, 0], [0, 0], [1, 0], [1, 0]]> : tensor<4x2xi64>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %m = stablehlo.maximum %a, %b : tensor<f32>
    stablehlo.return %m : tensor<f32>
  }) : (tensor<1x3x5x5xf32>, tensor<f32>) -> tensor<1x3x2x2xf32>
  %9 = stablehlo.reduce(%8 init: %zero) applies stablehlo.add across dimensions = [2, 3] : (tensor<1x3x2x2xf32>, tensor<f32>) -> tensor<1x3xf32>
  return %9 : tensor<1x3xf32>
}
// -----
// channels first, of which results are wanted in between and as they are
func.func @main(%x: tensor<1x2x5x5xf32>) -> (tensor<1x3x5x5xf32>, tensor<1x3x2x2xf32>, tensor<5x3xf32>) {
  %wi = stablehlo.iota dim = 0 : tensor<3x2x3x3xf32>
  %wj = stablehlo.iota dim = 3 : tensor<3x2x3x3xf32>
  %w0 = stablehlo.subtract %wi, %wj : tensor<3x2x3x3xf32>
  %w = stablehlo.sine %w0 : tensor<3x2x3x3xf32>
  %vi = stablehlo.iota dim = 1 : tensor<3x3x1x1xf32>
  %v = stablehlo.cosine %vi : tensor<3x3x1x1xf32>
  %scale = stablehlo.constant dense<[2.0, -1.0, 0.5]> : tensor<3xf32>
  %shift = stablehlo.constant dense<[1.0, 3.0, -0.5]> : tensor<3xf32>
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %zeros = stablehlo.constant dense<0.0> : tensor<1x3x5x5xf32>
  %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, f, 0, 1]x[o, i, 0, 1]->[b, f, 0, 1], window = {pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x2x5x5xf32>, tensor<3x2x3x3xf32>) -> tensor<1x3x5x5xf32>
  %1 = stablehlo.broadcast_in_dim %scale, dims = [1] : (tensor<3xf32>) -> tensor<1x3x5x5xf32>
  %2 = stablehlo.multiply %0, %1 : tensor<1x3x5x5xf32>
  %3 = stablehlo.broadcast_in_dim %shift, dims = [1] : (tensor<3xf32>) -> tensor<1x3x5x5xf32>
  %4 = stablehlo.add %2, %3 : tensor<1x3x5x5xf32>
  %5 = stablehlo.maximum %4, %zeros : tensor<1x3x5x5xf32>
  %6 = stablehlo.convolution(%5, %v) dim_numbers = [b, f, 0, 1]x[o, i, 0, 1]->[b, f, 0, 1], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x3x5x5xf32>, tensor<3x3x1x1xf32>) -> tensor<1x3x5x5xf32>
  %7 = stablehlo.add %6, %5 : tensor<1x3x5x5xf32>
  %8 = "stablehlo.reduce_window"(%7, %low) <{window_dimensions = array<i64: 1, 1, 3, 3>, window_strides = array<i64: 1, 1, 2, 2>, padding = dense<[[0, 0], [0, 0], [1, 0], [1, 0]]> : tensor<4x2xi64>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %m = stablehlo.maximum %a, %b : tensor<f32>
    stablehlo.return %m : tensor<f32>
  }) : (tensor<1x3x5x5xf32>, tensor<f32>) -> tensor<1x3x2x2xf32>
  %9 = stablehlo.reduce(%7 init: %zero) applies stablehlo.add across dimensions = [0, 2] : (tensor<1x3x5x5xf32>, tensor<f32>) -> tensor<3x5xf32>
  %10 = stablehlo.transpose %9, dims = [1, 0] : (tensor<3x5xf32>) -> tensor<5x3xf32>
  return %7, %8, %10 : tensor<1x3x5x5xf32>, tensor<1x3x2x2xf32>, tensor<5x3xf32>
}
// -----
// transpositions around what has no vector beside it, and a transposition back that is the result
func.func @main(%x: tensor<2x3x4xf32>, %y: tensor<2x3x4xf32>) -> (tensor<2x3x4xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>) {
  %c = stablehlo.iota dim = 2 : tensor<4x2x3xf32>
  %d = stablehlo.iota dim = 0 : tensor<4x2x3xf32>
  %cd = stablehlo.multiply %c, %d : tensor<4x2x3xf32>
  %0 = stablehlo.transpose %x, dims = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %1 = stablehlo.transpose %y, dims = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %2 = stablehlo.add %0, %1 : tensor<4x2x3xf32>
  %3 = stablehlo.tanh %2 : tensor<4x2x3xf32>
  %4 = stablehlo.transpose %3, dims = [1, 2, 0] : (tensor<4x2x3xf32>) -> tensor<2x3x4xf32>
  %5 = stablehlo.multiply %3, %cd : tensor<4x2x3xf32>
  return %4, %5, %3 : tensor<2x3x4xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>
}
// -----
// an average that counts the zeros around
func.func @main(%x: tensor<1x5x5x2xf32>) -> tensor<1x3x3x2xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %nine = stablehlo.constant dense<9.0> : tensor<1x3x3x2xf32>
  %0 = "stablehlo.reduce_window"(%x, %zero) <{window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 2, 2, 1>, padding = dense<[[0, 0], [1, 1], [1, 1], [0, 0]]> : tensor<4x2xi64>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = stablehlo.add %a, %b : tensor<f32>
    stablehlo.return %s : tensor<f32>
  }) : (tensor<1x5x5x2xf32>, tensor<f32>) -> tensor<1x3x3x2xf32>
  %1 = stablehlo.divide %0, %nine : tensor<1x3x3x2xf32>
  return %1 : tensor<1x3x3x2xf32>
}
// -----
// a maximum over a window of which some are all padding
func.func @main(%x: tensor<1x3x3x2xf32>) -> tensor<1x4x4x2xf32> {
  %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %0 = "stablehlo.reduce_window"(%x, %low) <{window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 2, 2, 1>, padding = dense<[[0, 0], [2, 3], [2, 3], [0, 0]]> : tensor<4x2xi64>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = stablehlo.maximum %a, %b : tensor<f32>
    stablehlo.return %s : tensor<f32>
  }) : (tensor<1x3x3x2xf32>, tensor<f32>) -> tensor<1x4x4x2xf32>
  %five = stablehlo.constant dense<-5.0> : tensor<1x4x4x2xf32>
  %1 = stablehlo.maximum %0, %five : tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}
// -----
// a sum over windows of one element, some way apart
func.func @main(%x: tensor<1x5x6x2xf32>) -> tensor<1x3x3x2xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %0 = "stablehlo.reduce_window"(%x, %zero) <{window_dimensions = array<i64: 1, 1, 1, 1>, window_strides = array<i64: 1, 2, 2, 1>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = stablehlo.add %a, %b : tensor<f32>
    stablehlo.return %s : tensor<f32>
  }) : (tensor<1x5x6x2xf32>, tensor<f32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}
