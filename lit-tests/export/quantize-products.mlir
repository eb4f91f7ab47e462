// Weights of convolutions have a scale for each filter, those of products of batches one scale; others stay as they are.
// RUN: hlokit export %s --quantize=int8-weights -o %t.tflite --remarks 2>&1 | FileCheck %s --check-prefix=SAVED
// RUN: hlokit translate %t.tflite | FileCheck %s
// RUN: hlokit interpret %s --input %S/Inputs/planes-1x4x4x32.npy --output %t.a.npy --output %t.b.npy --output %t.c.npy --output %t.d.npy
// RUN: hlokit run %t.tflite --input %S/Inputs/planes-1x4x4x32.npy --compare %t.a.npy --compare %t.b.npy --compare %t.c.npy --compare %t.d.npy --rtol=0.02
// RUN: hlokit run %t.tflite --xnnpack --input %S/Inputs/planes-1x4x4x32.npy --compare %t.a.npy --compare %t.b.npy --compare %t.c.npy --compare %t.d.npy --rtol=0.02

// SAVED:     remark: weights: 3 stored in 8 bits, {{[0-9]+}} bytes instead of {{[0-9]+}}
// CHECK-DAG: "tfl.conv_2d"(%arg0, {{.*}} tensor<48x1x1x32x!quant.uniform<i8:f32:0, {{.*}}tensor<48xf32>) -> tensor<1x4x4x48xf32>
// CHECK-DAG: "tfl.depthwise_conv_2d"(%arg0, {{.*}} tensor<1x6x6x32x!quant.uniform<i8:f32:3, {{.*}}-> tensor<1x4x4x32xf32>
// CHECK-DAG: "tfl.batch_matmul"(%arg0, {{.*}}asymmetric_quantize_inputs = true{{.*}}tensor<1x4x32x16x!quant.uniform<i8:f32, {{[0-9.E-]+}}>>) -> tensor<1x4x4x16xf32>
// CHECK-DAG: "tfl.conv_2d"(%arg0, {{.*}} tensor<32x3x3x16xf32>
func.func @main(%x: tensor<1x4x4x32xf32>) -> (tensor<1x4x4x48xf32>, tensor<1x4x4x32xf32>, tensor<1x4x4x16xf32>, tensor<1x4x4x32xf32>) {
  %i = stablehlo.iota dim = 2 : tensor<1x1x32x48xf32>
  %j = stablehlo.iota dim = 3 : tensor<1x1x32x48xf32>
  %ij = stablehlo.multiply %i, %j : tensor<1x1x32x48xf32>
  %w = stablehlo.sine %ij : tensor<1x1x32x48xf32>
  %a = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x4x4x32xf32>, tensor<1x1x32x48xf32>) -> tensor<1x4x4x48xf32>
  %k = stablehlo.iota dim = 1 : tensor<6x6x1x32xf32>
  %l = stablehlo.iota dim = 3 : tensor<6x6x1x32xf32>
  %kl = stablehlo.add %k, %l : tensor<6x6x1x32xf32>
  %v = stablehlo.cosine %kl : tensor<6x6x1x32xf32>
  %b = stablehlo.convolution(%x, %v) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[2, 3], [2, 3]]} {batch_group_count = 1 : i64, feature_group_count = 32 : i64} : (tensor<1x4x4x32xf32>, tensor<6x6x1x32xf32>) -> tensor<1x4x4x32xf32>
  %m = stablehlo.iota dim = 2 : tensor<1x4x32x16xf32>
  %n = stablehlo.iota dim = 1 : tensor<1x4x32x16xf32>
  %mn = stablehlo.subtract %m, %n : tensor<1x4x32x16xf32>
  %u = stablehlo.cosine %mn : tensor<1x4x32x16xf32>
  %c = stablehlo.dot_general %x, %u, batching_dims = [0, 1] x [0, 1], contracting_dims = [3] x [2] : (tensor<1x4x4x32xf32>, tensor<1x4x32x16xf32>) -> tensor<1x4x4x16xf32>
  %o = stablehlo.iota dim = 3 : tensor<3x3x16x32xf32>
  %t = stablehlo.sine %o : tensor<3x3x16x32xf32>
  %d = stablehlo.convolution(%x, %t) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 2 : i64} : (tensor<1x4x4x32xf32>, tensor<3x3x16x32xf32>) -> tensor<1x4x4x32xf32>
  return %a, %b, %c, %d : tensor<1x4x4x48xf32>, tensor<1x4x4x32xf32>, tensor<1x4x4x16xf32>, tensor<1x4x4x32xf32>
}
