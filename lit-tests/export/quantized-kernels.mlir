// RUN: hlokit interpret %s --input %S/Inputs/image-1x4x4x2.npy --output %t.sum.npy --output %t.moved.npy --output %t.dot.npy --output %t.conv.npy
// RUN: hlokit run %s --input %S/Inputs/image-1x4x4x2.npy --compare %t.sum.npy --compare %t.moved.npy --compare %t.dot.npy --compare %t.conv.npy --atol=1
// RUN: hlokit run %s --xnnpack --input %S/Inputs/image-1x4x4x2.npy --compare %t.sum.npy --compare %t.moved.npy --compare %t.dot.npy --compare %t.conv.npy --atol=1
// RUN: hlokit export %s -o %t.tflite && hlokit translate %t.tflite | FileCheck %s

// Operators with kernels on the integers take these, with nothing between; results are within one quantum.
!in = !quant.uniform<i8:f32, 0.05:3>
!in2 = !quant.uniform<i8:f32, 0.1:-7>
!wide = !quant.uniform<i8:f32, 0.125>
!w = !quant.uniform<i8<-127:127>:f32:1, {0.02,0.03,0.04}>
!acc = !quant.uniform<i32:f32:1, {0.001,0.0015,0.002}>
!kernel = !quant.uniform<i8:f32, 0.02>
!sums = !quant.uniform<i32:f32, 0.001>
!out = !quant.uniform<i8:f32, 0.1:-5>

// CHECK:      [[A:%.+]] = "tfl.quantize"(%arg0) : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x2x!quant.uniform<i8:f32, {{[0-9.]+}}:3>>
// CHECK-DAG:  [[B:%.+]] = "tfl.quantize"(%arg0) : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x2x!quant.uniform<i8:f32, {{[0-9.]+}}:-7>>
// CHECK-DAG:  "tfl.add"([[A]], [[B]]) {{.*}} -> tensor<1x4x4x2x!quant.uniform<i8:f32, 1.250000e-01>>
// CHECK-DAG:  "tfl.transpose"([[A]], {{.*}} -> tensor<1x2x4x4x!quant.uniform<i8:f32, {{[0-9.]+}}:3>>
// CHECK-DAG:  "tfl.fully_connected"({{.*}}) {{.*}} tensor<3x2x!quant.uniform<i8:f32:0, {{{.*}}}>>) -> tensor<16x3x!quant.uniform<i8:f32, {{[0-9.]+}}:-5>>
// CHECK-DAG:  "tfl.conv_2d"([[A]], {{.*}} tensor<3x!quant.uniform<i32:f32, {{[0-9.E-]+}}>>) -> tensor<1x4x4x3x!quant.uniform<i8:f32, {{[0-9.]+}}:-5>>
// CHECK-NOT:  "tfl.dequantize"
func.func @main(%x: tensor<1x4x4x2xf32>) -> (tensor<1x4x4x2x!wide>, tensor<1x2x4x4x!in>, tensor<16x3x!out>, tensor<1x4x4x3x!out>) {
  %a = stablehlo.uniform_quantize %x : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x2x!in>
  %b = stablehlo.uniform_quantize %x : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x2x!in2>
  %sum = stablehlo.add %a, %b : (tensor<1x4x4x2x!in>, tensor<1x4x4x2x!in2>) -> tensor<1x4x4x2x!wide>
  %moved = stablehlo.transpose %a, dims = [0, 3, 1, 2] : (tensor<1x4x4x2x!in>) -> tensor<1x2x4x4x!in>
  %rows = stablehlo.reshape %a : (tensor<1x4x4x2x!in>) -> tensor<16x2x!in>
  %w = stablehlo.constant() {value = dense<[[1, -20, 30], [40, 5, -60]]> : tensor<2x3xi8>} : () -> tensor<2x3x!w>
  %p = stablehlo.dot_general %rows, %w, contracting_dims = [1] x [0] : (tensor<16x2x!in>, tensor<2x3x!w>) -> tensor<16x3x!acc>
  %dot = stablehlo.uniform_quantize %p : (tensor<16x3x!acc>) -> tensor<16x3x!out>
  %k = stablehlo.constant() {value = dense<3> : tensor<3x3x2x3xi8>} : () -> tensor<3x3x2x3x!kernel>
  %c = stablehlo.convolution(%a, %k) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x4x4x2x!in>, tensor<3x3x2x3x!kernel>) -> tensor<1x4x4x3x!sums>
  %conv = stablehlo.uniform_quantize %c : (tensor<1x4x4x3x!sums>) -> tensor<1x4x4x3x!out>
  return %sum, %moved, %dot, %conv : tensor<1x4x4x2x!wide>, tensor<1x2x4x4x!in>, tensor<16x3x!out>, tensor<1x4x4x3x!out>
}
