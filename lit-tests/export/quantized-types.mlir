// RUN: hlokit interpret %s --input %S/Inputs/x-2x3.npy --output %t.u8.npy --output %t.i16.npy --output %t.i16z.npy --output %t.i32.npy --output %t.u16.npy --output %t.narrow.npy --output %t.axis.npy --output %t.i4.npy --output %t.reshaped.npy --output %t.product.npy --output %t.constant.npy
// RUN: hlokit run %s --input %S/Inputs/x-2x3.npy --compare %t.u8.npy --compare %t.i16.npy --compare %t.i16z.npy --compare %t.i32.npy --compare %t.u16.npy --compare %t.narrow.npy --compare %t.axis.npy --compare %t.i4.npy --compare %t.reshaped.npy --compare %t.product.npy --compare %t.constant.npy
// RUN: hlokit run %s --xnnpack --input %S/Inputs/x-2x3.npy --compare %t.u8.npy --compare %t.i16.npy --compare %t.i16z.npy --compare %t.i32.npy --compare %t.u16.npy --compare %t.narrow.npy --compare %t.axis.npy --compare %t.i4.npy --compare %t.reshaped.npy --compare %t.product.npy --compare %t.constant.npy
// RUN: hlokit export %s -o %t.tflite && hlokit inspect %t.tflite | FileCheck %s

// Every storage type gives what the interpreter gives. QUANTIZE has kernels for 8 bits, and for 16 without a zero
// point; the others, and several scales, take a division, a rounding and a cast.
// CHECK:      CAST
// CHECK:      DEQUANTIZE
// CHECK:      QUANTIZE
!u8 = !quant.uniform<ui8:f32, 0.1:128>
!i16 = !quant.uniform<i16:f32, 0.001>
!i16z = !quant.uniform<i16:f32, 0.001:5>
!i32 = !quant.uniform<i32:f32, 0.0001>
!u16 = !quant.uniform<ui16:f32, 0.001:30000>
!narrow = !quant.uniform<i8<-16:15>:f32, 0.1>
!axis = !quant.uniform<i8:f32:1, {0.1:1,0.2:2,0.3:3}>
!i4 = !quant.uniform<i4:f32, 0.5:-1>
!w4 = !quant.uniform<i4:f32:1, {0.5,0.25}>
func.func @main(%x: tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<6xf32>, tensor<2x2xf32>, tensor<2xf32>) {
  %a = stablehlo.uniform_quantize %x : (tensor<2x3xf32>) -> tensor<2x3x!u8>
  %b = stablehlo.uniform_quantize %x : (tensor<2x3xf32>) -> tensor<2x3x!i16>
  %c = stablehlo.uniform_quantize %x : (tensor<2x3xf32>) -> tensor<2x3x!i16z>
  %d = stablehlo.uniform_quantize %x : (tensor<2x3xf32>) -> tensor<2x3x!i32>
  %e = stablehlo.uniform_quantize %x : (tensor<2x3xf32>) -> tensor<2x3x!u16>
  %f = stablehlo.uniform_quantize %x : (tensor<2x3xf32>) -> tensor<2x3x!narrow>
  %g = stablehlo.uniform_quantize %x : (tensor<2x3xf32>) -> tensor<2x3x!axis>
  %h = stablehlo.uniform_quantize %x : (tensor<2x3xf32>) -> tensor<2x3x!i4>
  %a0 = stablehlo.uniform_dequantize %a : (tensor<2x3x!u8>) -> tensor<2x3xf32>
  %b0 = stablehlo.uniform_dequantize %b : (tensor<2x3x!i16>) -> tensor<2x3xf32>
  %c0 = stablehlo.uniform_dequantize %c : (tensor<2x3x!i16z>) -> tensor<2x3xf32>
  %d0 = stablehlo.uniform_dequantize %d : (tensor<2x3x!i32>) -> tensor<2x3xf32>
  %e0 = stablehlo.uniform_dequantize %e : (tensor<2x3x!u16>) -> tensor<2x3xf32>
  %f0 = stablehlo.uniform_dequantize %f : (tensor<2x3x!narrow>) -> tensor<2x3xf32>
  %g0 = stablehlo.uniform_dequantize %g : (tensor<2x3x!axis>) -> tensor<2x3xf32>
  %h0 = stablehlo.uniform_dequantize %h : (tensor<2x3x!i4>) -> tensor<2x3xf32>
  %r = stablehlo.reshape %a : (tensor<2x3x!u8>) -> tensor<6x!u8>
  %r1 = stablehlo.negate %r : tensor<6x!u8>
  %r0 = stablehlo.uniform_dequantize %r1 : (tensor<6x!u8>) -> tensor<6xf32>
  %w = stablehlo.constant() {value = dense<[[1, -2], [3, -8], [7, -1]]> : tensor<3x2xi4>} : () -> tensor<3x2x!w4>
  %p = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<3x2x!w4>) -> tensor<2x2xf32>
  %k = stablehlo.constant() {value = dense<[-4, 5]> : tensor<2xi4>} : () -> tensor<2x!i4>
  %k0 = stablehlo.uniform_dequantize %k : (tensor<2x!i4>) -> tensor<2xf32>
  return %a0, %b0, %c0, %d0, %e0, %f0, %g0, %h0, %r0, %p, %k0 : tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<6xf32>, tensor<2x2xf32>, tensor<2xf32>
}
