// shift_left of i64
func.func @main(%a0: tensor<8xi64>, %a1: tensor<8xi64>) -> tensor<8xi64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xi64>
  %five = stablehlo.constant dense<5> : tensor<8xi64>
  %x = stablehlo.multiply %a0, %big : tensor<8xi64>
  %y = stablehlo.multiply %a1, %five : tensor<8xi64>
  %r = stablehlo.shift_left %x, %y : tensor<8xi64>
  return %r : tensor<8xi64>
}
// -----
// shift_right_logical of i64
func.func @main(%a0: tensor<8xi64>, %a1: tensor<8xi64>) -> tensor<8xi64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xi64>
  %five = stablehlo.constant dense<5> : tensor<8xi64>
  %x = stablehlo.multiply %a0, %big : tensor<8xi64>
  %y = stablehlo.multiply %a1, %five : tensor<8xi64>
  %r = stablehlo.shift_right_logical %x, %y : tensor<8xi64>
  return %r : tensor<8xi64>
}
// -----
// shift_right_arithmetic of i64
func.func @main(%a0: tensor<8xi64>, %a1: tensor<8xi64>) -> tensor<8xi64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xi64>
  %five = stablehlo.constant dense<5> : tensor<8xi64>
  %x = stablehlo.multiply %a0, %big : tensor<8xi64>
  %y = stablehlo.multiply %a1, %five : tensor<8xi64>
  %r = stablehlo.shift_right_arithmetic %x, %y : tensor<8xi64>
  return %r : tensor<8xi64>
}
// -----
// or of i64
func.func @main(%a0: tensor<8xi64>, %a1: tensor<8xi64>) -> tensor<8xi64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xi64>
  %five = stablehlo.constant dense<5> : tensor<8xi64>
  %x = stablehlo.multiply %a0, %big : tensor<8xi64>
  %y = stablehlo.multiply %a1, %five : tensor<8xi64>
  %r = stablehlo.or %x, %y : tensor<8xi64>
  return %r : tensor<8xi64>
}
// -----
// xor of i64
func.func @main(%a0: tensor<8xi64>, %a1: tensor<8xi64>) -> tensor<8xi64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xi64>
  %five = stablehlo.constant dense<5> : tensor<8xi64>
  %x = stablehlo.multiply %a0, %big : tensor<8xi64>
  %y = stablehlo.multiply %a1, %five : tensor<8xi64>
  %r = stablehlo.xor %x, %y : tensor<8xi64>
  return %r : tensor<8xi64>
}
// -----
// shift_left of ui64
func.func @main(%a0: tensor<8xui64>, %a1: tensor<8xui64>) -> tensor<8xui64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xui64>
  %five = stablehlo.constant dense<5> : tensor<8xui64>
  %x = stablehlo.multiply %a0, %big : tensor<8xui64>
  %y = stablehlo.multiply %a1, %five : tensor<8xui64>
  %r = stablehlo.shift_left %x, %y : tensor<8xui64>
  return %r : tensor<8xui64>
}
// -----
// shift_right_logical of ui64
func.func @main(%a0: tensor<8xui64>, %a1: tensor<8xui64>) -> tensor<8xui64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xui64>
  %five = stablehlo.constant dense<5> : tensor<8xui64>
  %x = stablehlo.multiply %a0, %big : tensor<8xui64>
  %y = stablehlo.multiply %a1, %five : tensor<8xui64>
  %r = stablehlo.shift_right_logical %x, %y : tensor<8xui64>
  return %r : tensor<8xui64>
}
// -----
// shift_right_arithmetic of ui64
func.func @main(%a0: tensor<8xui64>, %a1: tensor<8xui64>) -> tensor<8xui64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xui64>
  %five = stablehlo.constant dense<5> : tensor<8xui64>
  %x = stablehlo.multiply %a0, %big : tensor<8xui64>
  %y = stablehlo.multiply %a1, %five : tensor<8xui64>
  %r = stablehlo.shift_right_arithmetic %x, %y : tensor<8xui64>
  return %r : tensor<8xui64>
}
// -----
// or of ui64
func.func @main(%a0: tensor<8xui64>, %a1: tensor<8xui64>) -> tensor<8xui64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xui64>
  %five = stablehlo.constant dense<5> : tensor<8xui64>
  %x = stablehlo.multiply %a0, %big : tensor<8xui64>
  %y = stablehlo.multiply %a1, %five : tensor<8xui64>
  %r = stablehlo.or %x, %y : tensor<8xui64>
  return %r : tensor<8xui64>
}
// -----
// xor of ui64
func.func @main(%a0: tensor<8xui64>, %a1: tensor<8xui64>) -> tensor<8xui64> {
  %big = stablehlo.constant dense<0x8123456789ABCDEF> : tensor<8xui64>
  %five = stablehlo.constant dense<5> : tensor<8xui64>
  %x = stablehlo.multiply %a0, %big : tensor<8xui64>
  %y = stablehlo.multiply %a1, %five : tensor<8xui64>
  %r = stablehlo.xor %x, %y : tensor<8xui64>
  return %r : tensor<8xui64>
}
// -----
// popcnt of i8
func.func @main(%a0: tensor<8xi8>) -> tensor<8xi8> {
  %x = stablehlo.multiply %a0, %a0 : tensor<8xi8>
  %y = stablehlo.negate %x : tensor<8xi8>
  %z = stablehlo.popcnt %y : tensor<8xi8>
  %w = stablehlo.popcnt %x : tensor<8xi8>
  %r = stablehlo.add %z, %w : tensor<8xi8>
  return %r : tensor<8xi8>
}
// -----
// count_leading_zeros of i8
func.func @main(%a0: tensor<8xi8>) -> tensor<8xi8> {
  %x = stablehlo.multiply %a0, %a0 : tensor<8xi8>
  %y = stablehlo.negate %x : tensor<8xi8>
  %z = stablehlo.count_leading_zeros %y : tensor<8xi8>
  %w = stablehlo.count_leading_zeros %x : tensor<8xi8>
  %r = stablehlo.add %z, %w : tensor<8xi8>
  return %r : tensor<8xi8>
}
// -----
// popcnt of ui16
func.func @main(%a0: tensor<8xui16>) -> tensor<8xui16> {
  %x = stablehlo.multiply %a0, %a0 : tensor<8xui16>
  %y = stablehlo.negate %x : tensor<8xui16>
  %z = stablehlo.popcnt %y : tensor<8xui16>
  %w = stablehlo.popcnt %x : tensor<8xui16>
  %r = stablehlo.add %z, %w : tensor<8xui16>
  return %r : tensor<8xui16>
}
// -----
// count_leading_zeros of ui16
func.func @main(%a0: tensor<8xui16>) -> tensor<8xui16> {
  %x = stablehlo.multiply %a0, %a0 : tensor<8xui16>
  %y = stablehlo.negate %x : tensor<8xui16>
  %z = stablehlo.count_leading_zeros %y : tensor<8xui16>
  %w = stablehlo.count_leading_zeros %x : tensor<8xui16>
  %r = stablehlo.add %z, %w : tensor<8xui16>
  return %r : tensor<8xui16>
}
// -----
// popcnt of i32
func.func @main(%a0: tensor<8xi32>) -> tensor<8xi32> {
  %x = stablehlo.multiply %a0, %a0 : tensor<8xi32>
  %y = stablehlo.negate %x : tensor<8xi32>
  %z = stablehlo.popcnt %y : tensor<8xi32>
  %w = stablehlo.popcnt %x : tensor<8xi32>
  %r = stablehlo.add %z, %w : tensor<8xi32>
  return %r : tensor<8xi32>
}
// -----
// count_leading_zeros of i32
func.func @main(%a0: tensor<8xi32>) -> tensor<8xi32> {
  %x = stablehlo.multiply %a0, %a0 : tensor<8xi32>
  %y = stablehlo.negate %x : tensor<8xi32>
  %z = stablehlo.count_leading_zeros %y : tensor<8xi32>
  %w = stablehlo.count_leading_zeros %x : tensor<8xi32>
  %r = stablehlo.add %z, %w : tensor<8xi32>
  return %r : tensor<8xi32>
}
// -----
// popcnt of ui64
func.func @main(%a0: tensor<8xui64>) -> tensor<8xui64> {
  %x = stablehlo.multiply %a0, %a0 : tensor<8xui64>
  %y = stablehlo.negate %x : tensor<8xui64>
  %z = stablehlo.popcnt %y : tensor<8xui64>
  %w = stablehlo.popcnt %x : tensor<8xui64>
  %r = stablehlo.add %z, %w : tensor<8xui64>
  return %r : tensor<8xui64>
}
// -----
// count_leading_zeros of ui64
func.func @main(%a0: tensor<8xui64>) -> tensor<8xui64> {
  %x = stablehlo.multiply %a0, %a0 : tensor<8xui64>
  %y = stablehlo.negate %x : tensor<8xui64>
  %z = stablehlo.count_leading_zeros %y : tensor<8xui64>
  %w = stablehlo.count_leading_zeros %x : tensor<8xui64>
  %r = stablehlo.add %z, %w : tensor<8xui64>
  return %r : tensor<8xui64>
}
// -----
// quotients of i64
func.func @main(%a0: tensor<8xi64>, %a1: tensor<8xi64>) -> tensor<8xi64> {
  %big = stablehlo.constant dense<0x0123456789ABCDEF> : tensor<8xi64>
  %seven = stablehlo.constant dense<7> : tensor<8xi64>
  %one = stablehlo.constant dense<1> : tensor<8xi64>
  %x0 = stablehlo.subtract %a0, %seven : tensor<8xi64>
  %x = stablehlo.multiply %x0, %big : tensor<8xi64>
  %y = stablehlo.maximum %a1, %one : tensor<8xi64>
  %r = stablehlo.divide %x, %y : tensor<8xi64>
  return %r : tensor<8xi64>
}
// -----
// quotients of ui32
func.func @main(%a0: tensor<8xui32>, %a1: tensor<8xui32>) -> tensor<8xui32> {
  %big = stablehlo.constant dense<0xF1234567> : tensor<8xui32>
  %seven = stablehlo.constant dense<7> : tensor<8xui32>
  %one = stablehlo.constant dense<1> : tensor<8xui32>
  %x0 = stablehlo.subtract %a0, %seven : tensor<8xui32>
  %x = stablehlo.multiply %x0, %big : tensor<8xui32>
  %y = stablehlo.maximum %a1, %one : tensor<8xui32>
  %r = stablehlo.divide %x, %y : tensor<8xui32>
  return %r : tensor<8xui32>
}
// -----
// LT of f32, TOTALORDER
func.func @main(%a0: tensor<8xf32>, %a1: tensor<8xf32>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC00000, 0.0, -0.0, 1.0, -1.0, 0xFF800000, 2.0, 0xFFC00000]> : tensor<8xf32>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf32>
  %z = stablehlo.constant dense<0.0> : tensor<8xf32>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf32>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf32>
  %r = stablehlo.compare LT, %x, %y, TOTALORDER : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// GE of f32, TOTALORDER
func.func @main(%a0: tensor<8xf32>, %a1: tensor<8xf32>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC00000, 0.0, -0.0, 1.0, -1.0, 0xFF800000, 2.0, 0xFFC00000]> : tensor<8xf32>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf32>
  %z = stablehlo.constant dense<0.0> : tensor<8xf32>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf32>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf32>
  %r = stablehlo.compare GE, %x, %y, TOTALORDER : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// EQ of f32
func.func @main(%a0: tensor<8xf32>, %a1: tensor<8xf32>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC00000, 0.0, -0.0, 1.0, -1.0, 0xFF800000, 2.0, 0xFFC00000]> : tensor<8xf32>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf32>
  %z = stablehlo.constant dense<0.0> : tensor<8xf32>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf32>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf32>
  %r = stablehlo.compare EQ, %x, %y : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// LE of f32
func.func @main(%a0: tensor<8xf32>, %a1: tensor<8xf32>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC00000, 0.0, -0.0, 1.0, -1.0, 0xFF800000, 2.0, 0xFFC00000]> : tensor<8xf32>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf32>
  %z = stablehlo.constant dense<0.0> : tensor<8xf32>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf32>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf32>
  %r = stablehlo.compare LE, %x, %y : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// NE of f32
func.func @main(%a0: tensor<8xf32>, %a1: tensor<8xf32>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC00000, 0.0, -0.0, 1.0, -1.0, 0xFF800000, 2.0, 0xFFC00000]> : tensor<8xf32>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf32>
  %z = stablehlo.constant dense<0.0> : tensor<8xf32>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf32>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf32>
  %r = stablehlo.compare NE, %x, %y : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// LT of f64, TOTALORDER
func.func @main(%a0: tensor<8xf64>, %a1: tensor<8xf64>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FF8000000000000, 0.0, -0.0, 1.0, -1.0, 0xFFF0000000000000, 2.0, 0xFFF8000000000000]> : tensor<8xf64>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf64>
  %z = stablehlo.constant dense<0.0> : tensor<8xf64>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf64>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf64>
  %r = stablehlo.compare LT, %x, %y, TOTALORDER : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// GE of f64, TOTALORDER
func.func @main(%a0: tensor<8xf64>, %a1: tensor<8xf64>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FF8000000000000, 0.0, -0.0, 1.0, -1.0, 0xFFF0000000000000, 2.0, 0xFFF8000000000000]> : tensor<8xf64>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf64>
  %z = stablehlo.constant dense<0.0> : tensor<8xf64>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf64>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf64>
  %r = stablehlo.compare GE, %x, %y, TOTALORDER : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// EQ of f64
func.func @main(%a0: tensor<8xf64>, %a1: tensor<8xf64>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FF8000000000000, 0.0, -0.0, 1.0, -1.0, 0xFFF0000000000000, 2.0, 0xFFF8000000000000]> : tensor<8xf64>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf64>
  %z = stablehlo.constant dense<0.0> : tensor<8xf64>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf64>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf64>
  %r = stablehlo.compare EQ, %x, %y : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// LE of f64
func.func @main(%a0: tensor<8xf64>, %a1: tensor<8xf64>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FF8000000000000, 0.0, -0.0, 1.0, -1.0, 0xFFF0000000000000, 2.0, 0xFFF8000000000000]> : tensor<8xf64>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf64>
  %z = stablehlo.constant dense<0.0> : tensor<8xf64>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf64>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf64>
  %r = stablehlo.compare LE, %x, %y : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// NE of f64
func.func @main(%a0: tensor<8xf64>, %a1: tensor<8xf64>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FF8000000000000, 0.0, -0.0, 1.0, -1.0, 0xFFF0000000000000, 2.0, 0xFFF8000000000000]> : tensor<8xf64>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xf64>
  %z = stablehlo.constant dense<0.0> : tensor<8xf64>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xf64>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xf64>
  %r = stablehlo.compare NE, %x, %y : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// LT of bf16, TOTALORDER
func.func @main(%a0: tensor<8xbf16>, %a1: tensor<8xbf16>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC0, 0.0, -0.0, 1.0, -1.0, 0xFF80, 2.0, 0xFFC0]> : tensor<8xbf16>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xbf16>
  %z = stablehlo.constant dense<0.0> : tensor<8xbf16>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xbf16>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xbf16>
  %r = stablehlo.compare LT, %x, %y, TOTALORDER : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// GE of bf16, TOTALORDER
func.func @main(%a0: tensor<8xbf16>, %a1: tensor<8xbf16>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC0, 0.0, -0.0, 1.0, -1.0, 0xFF80, 2.0, 0xFFC0]> : tensor<8xbf16>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xbf16>
  %z = stablehlo.constant dense<0.0> : tensor<8xbf16>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xbf16>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xbf16>
  %r = stablehlo.compare GE, %x, %y, TOTALORDER : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// EQ of bf16
func.func @main(%a0: tensor<8xbf16>, %a1: tensor<8xbf16>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC0, 0.0, -0.0, 1.0, -1.0, 0xFF80, 2.0, 0xFFC0]> : tensor<8xbf16>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xbf16>
  %z = stablehlo.constant dense<0.0> : tensor<8xbf16>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xbf16>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xbf16>
  %r = stablehlo.compare EQ, %x, %y : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// LE of bf16
func.func @main(%a0: tensor<8xbf16>, %a1: tensor<8xbf16>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC0, 0.0, -0.0, 1.0, -1.0, 0xFF80, 2.0, 0xFFC0]> : tensor<8xbf16>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xbf16>
  %z = stablehlo.constant dense<0.0> : tensor<8xbf16>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xbf16>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xbf16>
  %r = stablehlo.compare LE, %x, %y : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// NE of bf16
func.func @main(%a0: tensor<8xbf16>, %a1: tensor<8xbf16>) -> tensor<8xi1> {
  %c = stablehlo.constant dense<[0x7FC0, 0.0, -0.0, 1.0, -1.0, 0xFF80, 2.0, 0xFFC0]> : tensor<8xbf16>
  %d = stablehlo.constant dense<[0.0, -0.0, 0.0, 1.0, -2.0, -3.0, 3.0, -1.0]> : tensor<8xbf16>
  %z = stablehlo.constant dense<0.0> : tensor<8xbf16>
  %p = stablehlo.compare GT, %a0, %z : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %x = stablehlo.select %p, %c, %d : tensor<8xi1>, tensor<8xbf16>
  %y = stablehlo.select %p, %d, %c : tensor<8xi1>, tensor<8xbf16>
  %r = stablehlo.compare NE, %x, %y : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  return %r : tensor<8xi1>
}
// -----
// arithmetic shifts of i8 by the width and more
func.func @main(%a0: tensor<8xi8>, %a1: tensor<8xi8>) -> (tensor<8xi8>, tensor<8xi8>) {
  %big = stablehlo.constant dense<37> : tensor<8xi8>
  %two = stablehlo.constant dense<2> : tensor<8xi8>
  %x = stablehlo.multiply %a0, %big : tensor<8xi8>
  %r0 = stablehlo.shift_right_arithmetic %x, %a1 : tensor<8xi8>
  %r1 = stablehlo.shift_right_arithmetic %x, %two : tensor<8xi8>
  return %r0, %r1 : tensor<8xi8>, tensor<8xi8>
}
// -----
// random bits by Threefry as XLA orders them, along an even dimension, an odd one and none
func.func @main(%a0: tensor<2xui64>) -> (tensor<2xui64>, tensor<3x4xui32>, tensor<2xui64>, tensor<5xi32>, tensor<2xui64>, tensor<ui32>) {
  %s0, %r0 = stablehlo.rng_bit_generator %a0, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<3x4xui32>)
  %s1, %r1 = stablehlo.rng_bit_generator %s0, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<5xi32>)
  %s2, %r2 = stablehlo.rng_bit_generator %s1, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<ui32>)
  return %s0, %r0, %s1, %r1, %s2, %r2 : tensor<2xui64>, tensor<3x4xui32>, tensor<2xui64>, tensor<5xi32>, tensor<2xui64>, tensor<ui32>
}
// -----
// random bits of 8 and 16
func.func @main(%a0: tensor<2xui64>, %a1: tensor<3xui64>) -> (tensor<3x6xui8>, tensor<7xi16>) {
  %s0, %r0 = stablehlo.rng_bit_generator %a0, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<3x6xui8>)
  %s1, %r1 = stablehlo.rng_bit_generator %a1, algorithm = PHILOX : (tensor<3xui64>) -> (tensor<3xui64>, tensor<7xi16>)
  return %r0, %r1 : tensor<3x6xui8>, tensor<7xi16>
}
