// RUN: not hlokit export %s -o %t.tflite 2>&1 | FileCheck %s

!plain = !quant.uniform<i8:f32, 0.1>
!double = !quant.uniform<i8:f64, 0.1>
// CHECK: error: 'stablehlo.bitcast_convert' op cannot be exported: it takes or gives quantized values, which are held as floats
// CHECK: error: 'stablehlo.uniform_dequantize' op cannot be exported: quantized values of f64, which would be computed in 32 bits
func.func @main(%y: tensor<2x!plain>, %z: tensor<2x!double>) -> (tensor<2xi8>, tensor<2xf64>) {
  %b = stablehlo.bitcast_convert %y : (tensor<2x!plain>) -> tensor<2xi8>
  %c = stablehlo.uniform_dequantize %z : (tensor<2x!double>) -> tensor<2xf64>
  return %b, %c : tensor<2xi8>, tensor<2xf64>
}
