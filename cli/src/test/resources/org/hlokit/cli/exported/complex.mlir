// rotary embedding by complex numbers
func.func @main(%a0: tensor<2x4xf32>, %a1: tensor<2x4xf32>) -> (tensor<2x4xf32>, tensor<2x4xf32>) {
  %f = stablehlo.constant dense<[(0.5, 0.25), (1.0, -1.0), (0.0, 1.0), (-0.5, 0.75)]> : tensor<4xcomplex<f32>>
  %b = stablehlo.broadcast_in_dim %f, dims = [1] : (tensor<4xcomplex<f32>>) -> tensor<2x4xcomplex<f32>>
  %c = stablehlo.complex %a0, %a1 : tensor<2x4xcomplex<f32>>
  %m = stablehlo.multiply %c, %b : tensor<2x4xcomplex<f32>>
  %r0 = stablehlo.real %m : (tensor<2x4xcomplex<f32>>) -> tensor<2x4xf32>
  %r1 = stablehlo.imag %m : (tensor<2x4xcomplex<f32>>) -> tensor<2x4xf32>
  return %r0, %r1 : tensor<2x4xf32>, tensor<2x4xf32>
}
// -----
// complex numbers in and out
func.func @main(%a0: tensor<2x3xcomplex<f32>>, %a1: tensor<2x3xcomplex<f32>>) -> (tensor<3x2xcomplex<f32>>, tensor<2x3xi1>) {
  %q = stablehlo.divide %a0, %a1 : tensor<2x3xcomplex<f32>>
  %n = stablehlo.negate %q : tensor<2x3xcomplex<f32>>
  %e = stablehlo.exponential %n : tensor<2x3xcomplex<f32>>
  %s = stablehlo.subtract %e, %a0 : tensor<2x3xcomplex<f32>>
  %r0 = stablehlo.transpose %s, dims = [1, 0] : (tensor<2x3xcomplex<f32>>) -> tensor<3x2xcomplex<f32>>
  %r1 = stablehlo.compare NE, %a0, %a1 : (tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>) -> tensor<2x3xi1>
  return %r0, %r1 : tensor<3x2xcomplex<f32>>, tensor<2x3xi1>
}
// -----
// a product of complex matrices and its size
func.func @main(%a0: tensor<2x3xcomplex<f32>>, %a1: tensor<3x2xcomplex<f32>>) -> tensor<2x2xf32> {
  %p = stablehlo.dot_general %a0, %a1, contracting_dims = [1] x [0] : (tensor<2x3xcomplex<f32>>, tensor<3x2xcomplex<f32>>) -> tensor<2x2xcomplex<f32>>
  %r = stablehlo.abs %p : (tensor<2x2xcomplex<f32>>) -> tensor<2x2xf32>
  return %r : tensor<2x2xf32>
}
// -----
// FFT of length 8
func.func @main(%a0: tensor<3x8xcomplex<f32>>) -> tensor<3x8xcomplex<f32>> {
  %r = stablehlo.fft %a0, type = FFT, length = [8] : (tensor<3x8xcomplex<f32>>) -> tensor<3x8xcomplex<f32>>
  return %r : tensor<3x8xcomplex<f32>>
}
// -----
// IFFT of length 5
func.func @main(%a0: tensor<3x5xcomplex<f32>>) -> tensor<3x5xcomplex<f32>> {
  %r = stablehlo.fft %a0, type = IFFT, length = [5] : (tensor<3x5xcomplex<f32>>) -> tensor<3x5xcomplex<f32>>
  return %r : tensor<3x5xcomplex<f32>>
}
// -----
// RFFT of length 8
func.func @main(%a0: tensor<3x8xf32>) -> tensor<3x5xcomplex<f32>> {
  %r = stablehlo.fft %a0, type = RFFT, length = [8] : (tensor<3x8xf32>) -> tensor<3x5xcomplex<f32>>
  return %r : tensor<3x5xcomplex<f32>>
}
// -----
// IRFFT of length 8
func.func @main(%a0: tensor<3x5xcomplex<f32>>) -> tensor<3x8xf32> {
  %r = stablehlo.fft %a0, type = IRFFT, length = [8] : (tensor<3x5xcomplex<f32>>) -> tensor<3x8xf32>
  return %r : tensor<3x8xf32>
}
// -----
// RFFT of length 7
func.func @main(%a0: tensor<7xf32>) -> tensor<4xcomplex<f32>> {
  %r = stablehlo.fft %a0, type = RFFT, length = [7] : (tensor<7xf32>) -> tensor<4xcomplex<f32>>
  return %r : tensor<4xcomplex<f32>>
}
