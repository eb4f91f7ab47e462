// elementary functions
func.func @main(%a0: tensor<2x3xcomplex<f32>>, %a1: tensor<2x3xcomplex<f32>>) -> (tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>) {
  %0 = stablehlo.sine %a0 : tensor<2x3xcomplex<f32>>
  %1 = stablehlo.cosine %a0 : tensor<2x3xcomplex<f32>>
  %2 = stablehlo.tanh %a0 : tensor<2x3xcomplex<f32>>
  %3 = stablehlo.log %a0 : tensor<2x3xcomplex<f32>>
  %4 = stablehlo.sqrt %a0 : tensor<2x3xcomplex<f32>>
  %5 = stablehlo.power %4, %2 : tensor<2x3xcomplex<f32>>
  return %0, %1, %2, %3, %4, %5 : tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x3xcomplex<f32>>
}
// -----
// the others
func.func @main(%a0: tensor<3xcomplex<f32>>) -> (tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>) {
  %0 = stablehlo.exponential_minus_one %a0 : tensor<3xcomplex<f32>>
  %1 = stablehlo.log_plus_one %a0 : tensor<3xcomplex<f32>>
  %2 = stablehlo.logistic %a0 : tensor<3xcomplex<f32>>
  %3 = stablehlo.rsqrt %a0 : tensor<3xcomplex<f32>>
  %4 = stablehlo.sign %a0 : tensor<3xcomplex<f32>>
  %5 = stablehlo.tan %a0 : tensor<3xcomplex<f32>>
  return %0, %1, %2, %3, %4, %5 : tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>
}
// -----
// a recurrence in a loop, with a choice in it; the argument is used inside and behind
func.func @main(%a0: tensor<3xcomplex<f32>>, %a1: tensor<3xf32>) -> (tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>) {
  %z = stablehlo.constant dense<0> : tensor<i32>
  %h = stablehlo.constant dense<(0.5, 0.25)> : tensor<3xcomplex<f32>>
  %r:3 = stablehlo.while(%i = %z, %s = %h, %x = %a1) : tensor<i32>, tensor<3xcomplex<f32>>, tensor<3xf32>
    cond {
    %n = stablehlo.constant dense<4> : tensor<i32>
    %c = stablehlo.compare LT, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %c : tensor<i1>
  } do {
    %o = stablehlo.constant dense<1> : tensor<i32>
    %t = stablehlo.constant dense<2> : tensor<i32>
    %next = stablehlo.add %i, %o : tensor<i32>
    %late = stablehlo.compare GE, %i, %t : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %d = "stablehlo.if"(%late) ({
      %p = stablehlo.multiply %s, %h : tensor<3xcomplex<f32>>
      stablehlo.return %p : tensor<3xcomplex<f32>>
    }, {
      %p = stablehlo.add %s, %a0 : tensor<3xcomplex<f32>>
      stablehlo.return %p : tensor<3xcomplex<f32>>
    }) : (tensor<i1>) -> tensor<3xcomplex<f32>>
    %re = stablehlo.real %d : (tensor<3xcomplex<f32>>) -> tensor<3xf32>
    stablehlo.return %next, %d, %re : tensor<i32>, tensor<3xcomplex<f32>>, tensor<3xf32>
  }
  %b = stablehlo.add %a0, %r#1 : tensor<3xcomplex<f32>>
  return %b, %r#1 : tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>
}
// -----
// a sum, a product, and a scatter that multiplies
func.func @main(%a0: tensor<4x3xcomplex<f32>>, %a1: tensor<complex<f32>>, %a2: tensor<2x3xcomplex<f32>>) -> (tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<4x3xcomplex<f32>>) {
  %0 = stablehlo.reduce(%a0 init: %a1) applies stablehlo.add across dimensions = [0] : (tensor<4x3xcomplex<f32>>, tensor<complex<f32>>) -> tensor<3xcomplex<f32>>
  %1 = stablehlo.reduce(%a0 init: %a1) applies stablehlo.multiply across dimensions = [0] : (tensor<4x3xcomplex<f32>>, tensor<complex<f32>>) -> tensor<3xcomplex<f32>>
  %i = stablehlo.constant dense<[[3], [3]]> : tensor<2x1xi32>
  %2 = "stablehlo.scatter"(%a0, %i, %a2) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
  ^bb0(%x: tensor<complex<f32>>, %y: tensor<complex<f32>>):
    %p = stablehlo.multiply %x, %y : tensor<complex<f32>>
    stablehlo.return %p : tensor<complex<f32>>
  }) : (tensor<4x3xcomplex<f32>>, tensor<2x1xi32>, tensor<2x3xcomplex<f32>>) -> tensor<4x3xcomplex<f32>>
  return %0, %1, %2 : tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>, tensor<4x3xcomplex<f32>>
}
// -----
// transforms over two dimensions, there and back
func.func @main(%a0: tensor<2x6x8xf32>) -> (tensor<2x6x5xcomplex<f32>>, tensor<2x6x8xf32>, tensor<2x6x5xcomplex<f32>>) {
  %0 = stablehlo.fft %a0, type = RFFT, length = [6, 8] : (tensor<2x6x8xf32>) -> tensor<2x6x5xcomplex<f32>>
  %1 = stablehlo.fft %0, type = IRFFT, length = [6, 8] : (tensor<2x6x5xcomplex<f32>>) -> tensor<2x6x8xf32>
  %2 = stablehlo.fft %0, type = IFFT, length = [6, 5] : (tensor<2x6x5xcomplex<f32>>) -> tensor<2x6x5xcomplex<f32>>
  return %0, %1, %2 : tensor<2x6x5xcomplex<f32>>, tensor<2x6x8xf32>, tensor<2x6x5xcomplex<f32>>
}
// -----
// longer than the matrices may be
func.func @main(%a0: tensor<2x1500xf32>) -> (tensor<2x751xcomplex<f32>>, tensor<2x1500xf32>) {
  %0 = stablehlo.fft %a0, type = RFFT, length = [1500] : (tensor<2x1500xf32>) -> tensor<2x751xcomplex<f32>>
  %1 = stablehlo.fft %0, type = IRFFT, length = [1500] : (tensor<2x751xcomplex<f32>>) -> tensor<2x1500xf32>
  return %0, %1 : tensor<2x751xcomplex<f32>>, tensor<2x1500xf32>
}
// -----
// long, and of prime length
func.func @main(%a0: tensor<2x1031xf32>) -> (tensor<2x516xcomplex<f32>>, tensor<2x1031xf32>) {
  %0 = stablehlo.fft %a0, type = RFFT, length = [1031] : (tensor<2x1031xf32>) -> tensor<2x516xcomplex<f32>>
  %1 = stablehlo.fft %0, type = IRFFT, length = [1031] : (tensor<2x516xcomplex<f32>>) -> tensor<2x1031xf32>
  return %0, %1 : tensor<2x516xcomplex<f32>>, tensor<2x1031xf32>
}
