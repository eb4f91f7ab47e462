// RUN: hlokit interpret %s

// A file may hold several programs; each passes when its checks do.

func.func @multiply_in_bf16() {
  %x = stablehlo.constant dense<[1.5, 256.0, -3.0]> : tensor<3xbf16>
  %y = stablehlo.multiply %x, %x : tensor<3xbf16>
  check.expect_eq_const %y, dense<[2.25, 65536.0, 9.0]> : tensor<3xbf16>
  func.return
}

// -----

func.func @overflow_in_f16() {
  %x = stablehlo.constant dense<[256.0, 255.0]> : tensor<2xf16>
  %y = stablehlo.multiply %x, %x : tensor<2xf16>
  check.expect_eq_const %y, dense<[0x7C00, 65024.0]> : tensor<2xf16>
  func.return
}
