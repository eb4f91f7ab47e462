// RUN: hlokit export %s --function=norm -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=NORM
// RUN: hlokit export %s --function=norm --keep-weights -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=KEPT
// RUN: hlokit export %s --function=depthwise -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=DEPTHWISE
// RUN: hlokit export %s --function=line -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=LINE
// RUN: hlokit export %s --function=shared -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=SHARED
// RUN: hlokit export %s --function=transposed -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=TRANSPOSED
// RUN: hlokit export %s --function=rectifiers -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=RECTIFIERS
// RUN: hlokit export %s --function=counted -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=COUNTED
// RUN: hlokit export %s --function=first -o %t.tflite && hlokit translate %t.tflite | FileCheck %s --check-prefix=FIRST

// A batch norm and a rectifier behind a convolution are its weights, its bias and its activation; zeros around it that
// SAME means are its padding.
// NORM-LABEL: func.func @main
// NORM-DAG:   dense<{{\[}}[{{\[}}[2.000000e+00, 6.000000e+00{{\]\]\]}}, {{\[\[}}[-2.000000e+00, -4.000000e+00]]]]> : tensor<2x1x1x2xf32>
// NORM-DAG:   dense<[7.000000e+00, 3.000000e+00]> : tensor<2xf32>
// NORM:       [[Y:%.+]] = "tfl.conv_2d"(%arg0, {{.*}}fused_activation_function = "RELU6", padding = "VALID"
// NORM-NEXT:  return [[Y]]
// KEPT-LABEL: func.func @main
// KEPT:       "tfl.conv_2d"(%arg0, {{.*}}fused_activation_function = "NONE"
// KEPT-NEXT:  "tfl.mul"
// KEPT-NEXT:  "tfl.add"({{.*}}fused_activation_function = "RELU6"
func.func public @norm(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
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

// DEPTHWISE-LABEL: func.func @main
// DEPTHWISE:       [[Y:%.+]] = "tfl.depthwise_conv_2d"(%arg0, {{.*}}fused_activation_function = "RELU", padding = "SAME", stride_h = 2
// DEPTHWISE-NEXT:  return [[Y]]
func.func public @depthwise(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
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

// Over one dimension the like, through the reshapes that make it two; a pool over one dimension is one over two.
// LINE-LABEL: func.func @main
// LINE:       "tfl.reshape"(%arg0
// LINE-NEXT:  "tfl.conv_2d"({{.*}}fused_activation_function = "RELU"
// LINE-NEXT:  "tfl.max_pool_2d"
// LINE-NEXT:  "tfl.reshape"
// LINE-NEXT:  return
func.func public @line(%x: tensor<1x6x2xf32>) -> tensor<1x2x3xf32> {
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

// A sum that others read is left alone, and so are weights that two products have.
// SHARED-LABEL: func.func @main
// SHARED:       "tfl.fully_connected"
// SHARED:       "tfl.mul"
// SHARED:       "tfl.fully_connected"
func.func public @shared(%x: tensor<2x2xf32>, %y: tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2xf32>) {
  %w = stablehlo.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %c = stablehlo.constant dense<3.0> : tensor<2x2xf32>
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  %1 = stablehlo.multiply %0, %c : tensor<2x2xf32>
  %2 = stablehlo.dot_general %y, %w, contracting_dims = [1] x [0] : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %1, %2 : tensor<2x2xf32>, tensor<2x2xf32>
}

// A convolution over a dilated input is TRANSPOSE_CONV, whose weights are the mirror image.
// TRANSPOSED-LABEL: func.func @main
// TRANSPOSED-DAG:   dense<{{\[\[}}[{{\[}}4.000000e+00], [3.000000e+00]], {{\[}}[2.000000e+00], [1.000000e+00]]]]> : tensor<1x2x2x1xf32>
// TRANSPOSED-DAG:   dense<[1, 6, 6, 1]> : tensor<4xi32>
// TRANSPOSED:       [[Y:%.+]] = "tfl.transpose_conv"({{.*}}padding = "SAME"{{.*}}stride_h = 2 : i32, stride_w = 2
// TRANSPOSED-NEXT:  return [[Y]]
func.func public @transposed(%x: tensor<1x3x3x1xf32>) -> tensor<1x6x6x1xf32> {
  %w = stablehlo.constant dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>
  %b = stablehlo.constant dense<1.0> : tensor<1x6x6x1xf32>
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 1], [1, 1]], lhs_dilate = [2, 2]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x3x3x1xf32>, tensor<2x2x1x1xf32>) -> tensor<1x6x6x1xf32>
  %1 = stablehlo.add %0, %b : tensor<1x6x6x1xf32>
  return %1 : tensor<1x6x6x1xf32>
}

// RECTIFIERS-LABEL: func.func @main
// RECTIFIERS-DAG:   "tfl.hard_swish"(%arg0)
// RECTIFIERS-DAG:   "tfl.leaky_relu"(%arg0) {alpha = 1.000000e-01 : f32}
// RECTIFIERS-DAG:   "tfl.leaky_relu"(%arg0) {alpha = 2.000000e+00 : f32}
// RECTIFIERS-DAG:   "tfl.prelu"(%arg0, {{.*}}tensor<1x3xf32>
// RECTIFIERS-DAG:   "tfl.relu_n1_to_1"(%arg0)
// RECTIFIERS-DAG:   "tfl.relu_0_to_1"(%arg0)
// RECTIFIERS-NOT:   "tfl.m
func.func public @rectifiers(%x: tensor<2x4x3xf32>) -> (tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>, tensor<2x4x3xf32>) {
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

// A sum over a padded window divided by how many elements it has at each place is an average.
// COUNTED-LABEL: func.func @main
// COUNTED:       [[Y:%.+]] = "tfl.average_pool_2d"(%arg0) {{.*}}padding = "SAME"
// COUNTED-NEXT:  return [[Y]]
func.func public @counted(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
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

// Channels that come first are brought behind once, and not before and after each operation.
// FIRST-LABEL: func.func @main
// FIRST:       "tfl.transpose"(%arg0
// FIRST-NEXT:  [[A:%.+]] = "tfl.conv_2d"({{.*}}fused_activation_function = "RELU", padding = "SAME"
// FIRST-NEXT:  [[B:%.+]] = "tfl.conv_2d"([[A]]
// FIRST-NEXT:  "tfl.add"([[B]], [[A]])
// FIRST-NEXT:  "tfl.padv2"
// FIRST-NEXT:  "tfl.max_pool_2d"({{.*}}padding = "VALID"
// FIRST-NEXT:  "tfl.sum"
// FIRST-NEXT:  return
func.func public @first(%x: tensor<1x2x5x5xf32>) -> tensor<1x3xf32> {
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
