// arithmetic on f64, whose kernels take operands of one shape
func.func @main(%a0: tensor<2x3xf64>, %a1: tensor<2x3xf64>, %a2: tensor<3xf64>) -> tensor<2x3xf64> {
  %b = stablehlo.broadcast_in_dim %a2, dims = [1] : (tensor<3xf64>) -> tensor<2x3xf64>
  %0 = stablehlo.add %a0, %b : tensor<2x3xf64>
  %1 = stablehlo.multiply %0, %a1 : tensor<2x3xf64>
  %2 = stablehlo.maximum %1, %b : tensor<2x3xf64>
  %r = stablehlo.subtract %2, %a0 : tensor<2x3xf64>
  return %r : tensor<2x3xf64>
}
// -----
// arithmetic on i8, whose kernels take operands of one shape
func.func @main(%a0: tensor<2x3xi8>, %a1: tensor<2x3xi8>, %a2: tensor<3xi8>) -> tensor<2x3xi8> {
  %b = stablehlo.broadcast_in_dim %a2, dims = [1] : (tensor<3xi8>) -> tensor<2x3xi8>
  %0 = stablehlo.add %a0, %b : tensor<2x3xi8>
  %1 = stablehlo.multiply %0, %a1 : tensor<2x3xi8>
  %2 = stablehlo.maximum %1, %b : tensor<2x3xi8>
  %r = stablehlo.subtract %2, %a0 : tensor<2x3xi8>
  return %r : tensor<2x3xi8>
}
// -----
// arithmetic on i16, whose kernels take operands of one shape
func.func @main(%a0: tensor<2x3xi16>, %a1: tensor<2x3xi16>, %a2: tensor<3xi16>) -> tensor<2x3xi16> {
  %b = stablehlo.broadcast_in_dim %a2, dims = [1] : (tensor<3xi16>) -> tensor<2x3xi16>
  %0 = stablehlo.add %a0, %b : tensor<2x3xi16>
  %1 = stablehlo.multiply %0, %a1 : tensor<2x3xi16>
  %2 = stablehlo.maximum %1, %b : tensor<2x3xi16>
  %r = stablehlo.subtract %2, %a0 : tensor<2x3xi16>
  return %r : tensor<2x3xi16>
}
// -----
// arithmetic on ui8, whose kernels take operands of one shape
func.func @main(%a0: tensor<2x3xui8>, %a1: tensor<2x3xui8>, %a2: tensor<3xui8>) -> tensor<2x3xui8> {
  %b = stablehlo.broadcast_in_dim %a2, dims = [1] : (tensor<3xui8>) -> tensor<2x3xui8>
  %0 = stablehlo.add %a0, %b : tensor<2x3xui8>
  %1 = stablehlo.multiply %0, %a1 : tensor<2x3xui8>
  %2 = stablehlo.maximum %1, %b : tensor<2x3xui8>
  %r = stablehlo.subtract %2, %a0 : tensor<2x3xui8>
  return %r : tensor<2x3xui8>
}
// -----
// arithmetic on ui16, whose kernels take operands of one shape
func.func @main(%a0: tensor<2x3xui16>, %a1: tensor<2x3xui16>, %a2: tensor<3xui16>) -> tensor<2x3xui16> {
  %b = stablehlo.broadcast_in_dim %a2, dims = [1] : (tensor<3xui16>) -> tensor<2x3xui16>
  %0 = stablehlo.add %a0, %b : tensor<2x3xui16>
  %1 = stablehlo.multiply %0, %a1 : tensor<2x3xui16>
  %2 = stablehlo.maximum %1, %b : tensor<2x3xui16>
  %r = stablehlo.subtract %2, %a0 : tensor<2x3xui16>
  return %r : tensor<2x3xui16>
}
// -----
// arithmetic on ui64, whose kernels take operands of one shape
func.func @main(%a0: tensor<2x3xui64>, %a1: tensor<2x3xui64>, %a2: tensor<3xui64>) -> tensor<2x3xui64> {
  %b = stablehlo.broadcast_in_dim %a2, dims = [1] : (tensor<3xui64>) -> tensor<2x3xui64>
  %0 = stablehlo.add %a0, %b : tensor<2x3xui64>
  %1 = stablehlo.multiply %0, %a1 : tensor<2x3xui64>
  %2 = stablehlo.maximum %1, %b : tensor<2x3xui64>
  %r = stablehlo.subtract %2, %a0 : tensor<2x3xui64>
  return %r : tensor<2x3xui64>
}
// -----
// f32 compared EQ 0.1 in f64 is compared in f32
func.func @main(%a0: tensor<2x3xf32>) -> tensor<2x3xi1> {
  %x = stablehlo.convert %a0 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %c = stablehlo.constant dense<0.1> : tensor<f64>
  %y = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
  %r = stablehlo.compare EQ, %x, %y : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
  return %r : tensor<2x3xi1>
}
// -----
// f32 compared NE 0.1 in f64 is compared in f32
func.func @main(%a0: tensor<2x3xf32>) -> tensor<2x3xi1> {
  %x = stablehlo.convert %a0 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %c = stablehlo.constant dense<0.1> : tensor<f64>
  %y = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
  %r = stablehlo.compare NE, %x, %y : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
  return %r : tensor<2x3xi1>
}
// -----
// f32 compared LT 0.1 in f64 is compared in f32
func.func @main(%a0: tensor<2x3xf32>) -> tensor<2x3xi1> {
  %x = stablehlo.convert %a0 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %c = stablehlo.constant dense<0.1> : tensor<f64>
  %y = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
  %r = stablehlo.compare LT, %x, %y : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
  return %r : tensor<2x3xi1>
}
// -----
// f32 compared LE 0.1 in f64 is compared in f32
func.func @main(%a0: tensor<2x3xf32>) -> tensor<2x3xi1> {
  %x = stablehlo.convert %a0 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %c = stablehlo.constant dense<0.1> : tensor<f64>
  %y = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
  %r = stablehlo.compare LE, %x, %y : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
  return %r : tensor<2x3xi1>
}
// -----
// f32 compared GT 0.1 in f64 is compared in f32
func.func @main(%a0: tensor<2x3xf32>) -> tensor<2x3xi1> {
  %x = stablehlo.convert %a0 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %c = stablehlo.constant dense<0.1> : tensor<f64>
  %y = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
  %r = stablehlo.compare GT, %x, %y : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
  return %r : tensor<2x3xi1>
}
// -----
// f32 compared GE 0.1 in f64 is compared in f32
func.func @main(%a0: tensor<2x3xf32>) -> tensor<2x3xi1> {
  %x = stablehlo.convert %a0 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %c = stablehlo.constant dense<0.1> : tensor<f64>
  %y = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
  %r = stablehlo.compare GE, %x, %y : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
  return %r : tensor<2x3xi1>
}
// -----
// f32 compared EQ 0xFFF0000000000000 in f64 is compared in f32
func.func @main(%a0: tensor<2x3xf32>) -> tensor<2x3xi1> {
  %x = stablehlo.convert %a0 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %c = stablehlo.constant dense<0xFFF0000000000000> : tensor<f64>
  %y = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
  %r = stablehlo.compare EQ, %x, %y : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
  return %r : tensor<2x3xi1>
}
// -----
// f32 compared LT 0.5 in f64 is compared in f32
func.func @main(%a0: tensor<2x3xf32>) -> tensor<2x3xi1> {
  %x = stablehlo.convert %a0 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %c = stablehlo.constant dense<0.5> : tensor<f64>
  %y = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
  %r = stablehlo.compare LT, %x, %y : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
  return %r : tensor<2x3xi1>
}
// -----
// an f64 quotient of f32 that is rounded to f32
func.func @main(%a0: tensor<2x3xf32>, %a1: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %x = stablehlo.convert %a0 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %y = stablehlo.convert %a1 : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %q = stablehlo.divide %x, %y : tensor<2x3xf64>
  %r = stablehlo.convert %q : (tensor<2x3xf64>) -> tensor<2x3xf32>
  return %r : tensor<2x3xf32>
}
// -----
// remainder, sign and magnitude of i64
func.func @main(%a0: tensor<5xi64>, %a1: tensor<5xi64>) -> tensor<5xi64> {
  %one = stablehlo.constant dense<1> : tensor<5xi64>
  %seven = stablehlo.constant dense<7> : tensor<5xi64>
  %n = stablehlo.subtract %a0, %seven : tensor<5xi64>
  %d = stablehlo.add %a1, %one : tensor<5xi64>
  %0 = stablehlo.remainder %n, %d : tensor<5xi64>
  %1 = stablehlo.sign %n : tensor<5xi64>
  %2 = stablehlo.abs %n : tensor<5xi64>
  %3 = stablehlo.multiply %1, %2 : tensor<5xi64>
  %r = stablehlo.add %0, %3 : tensor<5xi64>
  return %r : tensor<5xi64>
}
// -----
// a constant that is rounded by what it is converted to on the way
func.func @main(%a0: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xi1>) {
  %c = stablehlo.constant dense<0.1> : tensor<2xf32>
  %b = stablehlo.convert %c : (tensor<2xf32>) -> tensor<2xf8E5M2>
  %d = stablehlo.convert %b : (tensor<2xf8E5M2>) -> tensor<2xf32>
  %r0 = stablehlo.add %a0, %d : tensor<2xf32>
  %t = stablehlo.convert %c : (tensor<2xf32>) -> tensor<2xi1>
  %p = stablehlo.compare LT, %a0, %d : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
  %r1 = stablehlo.and %t, %p : tensor<2xi1>
  return %r0, %r1 : tensor<2xf32>, tensor<2xi1>
}
// -----
// bits of f32 as i32
func.func @main(%a0: tensor<2x4xf32>) -> tensor<2x4xi32> {
  %r = stablehlo.bitcast_convert %a0 : (tensor<2x4xf32>) -> tensor<2x4xi32>
  return %r : tensor<2x4xi32>
}
// -----
// bits of bf16 as i16
func.func @main(%a0: tensor<2x4xbf16>) -> tensor<2x4xi16> {
  %r = stablehlo.bitcast_convert %a0 : (tensor<2x4xbf16>) -> tensor<2x4xi16>
  return %r : tensor<2x4xi16>
}
// -----
// bits of f64 as i32
func.func @main(%a0: tensor<3xf64>) -> tensor<3x2xi32> {
  %r = stablehlo.bitcast_convert %a0 : (tensor<3xf64>) -> tensor<3x2xi32>
  return %r : tensor<3x2xi32>
}
// -----
// bits of i16 as f32
func.func @main(%a0: tensor<3x2xi16>) -> tensor<3xf32> {
  %r = stablehlo.bitcast_convert %a0 : (tensor<3x2xi16>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
// -----
// bits of ui8 as ui32
func.func @main(%a0: tensor<3x4xui8>) -> tensor<3xui32> {
  %r = stablehlo.bitcast_convert %a0 : (tensor<3x4xui8>) -> tensor<3xui32>
  return %r : tensor<3xui32>
}
// -----
// negative floats become 0 in unsigned types
func.func @main(%a0: tensor<2x5xf32>, %a1: tensor<2x5xf64>) -> (tensor<2x5xui8>, tensor<2x5xui32>, tensor<2x5xui64>, tensor<2x5xui16>, tensor<2x5xui8>) {
  %0 = stablehlo.convert %a0 : (tensor<2x5xf32>) -> tensor<2x5xui8>
  %1 = stablehlo.convert %a0 : (tensor<2x5xf32>) -> tensor<2x5xui32>
  %2 = stablehlo.convert %a0 : (tensor<2x5xf32>) -> tensor<2x5xui64>
  %3 = stablehlo.convert %a1 : (tensor<2x5xf64>) -> tensor<2x5xui16>
  %l = stablehlo.constant dense<0.0> : tensor<f32>
  %u = stablehlo.constant dense<255.0> : tensor<f32>
  %k = stablehlo.clamp %l, %a0, %u : (tensor<f32>, tensor<2x5xf32>, tensor<f32>) -> tensor<2x5xf32>
  %n = stablehlo.round_nearest_even %k : tensor<2x5xf32>
  %4 = stablehlo.convert %n : (tensor<2x5xf32>) -> tensor<2x5xui8>
  return %0, %1, %2, %3, %4 : tensor<2x5xui8>, tensor<2x5xui32>, tensor<2x5xui64>, tensor<2x5xui16>, tensor<2x5xui8>
}
// -----
// quotients and remainders of ui64, by divisors on both sides of the signed numbers
func.func @main(%a0: tensor<9xui64>, %a1: tensor<9xui64>) -> (tensor<9xui64>, tensor<9xui64>, tensor<9xui64>) {
  %one = stablehlo.constant dense<1> : tensor<9xui64>
  %big = stablehlo.constant dense<9223372036854775813> : tensor<9xui64>
  %d = stablehlo.maximum %a1, %one : tensor<9xui64>
  %n = stablehlo.multiply %a0, %big : tensor<9xui64>
  %0 = stablehlo.divide %n, %d : tensor<9xui64>
  %1 = stablehlo.remainder %n, %d : tensor<9xui64>
  %2 = stablehlo.divide %n, %big : tensor<9xui64>
  return %0, %1, %2 : tensor<9xui64>, tensor<9xui64>, tensor<9xui64>
}
// -----
// powers of integers of 64 bits, and of unsigned ones
func.func @main(%a0: tensor<7xi64>, %a1: tensor<7xi64>, %a2: tensor<7xui32>) -> (tensor<7xi64>, tensor<7xui32>) {
  %four = stablehlo.constant dense<4> : tensor<7xi64>
  %e = stablehlo.remainder %a1, %four : tensor<7xi64>
  %one = stablehlo.constant dense<1> : tensor<7xi64>
  %b = stablehlo.or %a0, %one : tensor<7xi64>
  %0 = stablehlo.power %b, %e : tensor<7xi64>
  %1 = stablehlo.power %a2, %a2 : tensor<7xui32>
  return %0, %1 : tensor<7xi64>, tensor<7xui32>
}
// -----
// products of f64 and ui64
func.func @main(%a0: tensor<2x3x4xf64>, %a1: tensor<2x4x5xf64>, %a2: tensor<3x4xui64>, %a3: tensor<4x2xui64>) -> (tensor<2x3x5xf64>, tensor<3x2xui64>) {
  %0 = stablehlo.dot_general %a0, %a1, batching_dims = [0] x [0], contracting_dims = [2] x [1] : (tensor<2x3x4xf64>, tensor<2x4x5xf64>) -> tensor<2x3x5xf64>
  %1 = stablehlo.dot %a2, %a3 : (tensor<3x4xui64>, tensor<4x2xui64>) -> tensor<3x2xui64>
  return %0, %1 : tensor<2x3x5xf64>, tensor<3x2xui64>
}
// -----
// fewer bits than any type has
func.func @main(%a0: tensor<2x9xf32>, %a1: tensor<9xbf16>) -> (tensor<2x9xf32>, tensor<2x9xf32>, tensor<9xbf16>) {
  %0 = stablehlo.reduce_precision %a0, format = e4m3 : tensor<2x9xf32>
  %1 = stablehlo.reduce_precision %a0, format = e8m2 : tensor<2x9xf32>
  %2 = stablehlo.reduce_precision %a1, format = e5m2 : tensor<9xbf16>
  return %0, %1, %2 : tensor<2x9xf32>, tensor<2x9xf32>, tensor<9xbf16>
}
// -----
// halves, and what is nearly one, are rounded away from zero as they should
func.func @main() -> tensor<6xf32> {
  %c = stablehlo.constant dense<[0.49999997, 0.5, -0.5, -2.5, 8388609.0, -8388611.0]> : tensor<6xf32>
  %b = stablehlo.optimization_barrier %c : tensor<6xf32>
  %0 = stablehlo.round_nearest_afz %b : tensor<6xf32>
  return %0 : tensor<6xf32>
}
// -----
// products of 8-bit integers, of more terms than floats can sum at once
func.func @main(%a0: tensor<2x2500xi8>, %a1: tensor<2500x3xi8>, %a2: tensor<2x700xui8>) -> (tensor<2x3xi32>, tensor<2x2xi32>, tensor<2x2xi8>) {
  %0 = stablehlo.dot_general %a0, %a1, contracting_dims = [1] x [0] : (tensor<2x2500xi8>, tensor<2500x3xi8>) -> tensor<2x3xi32>
  %1 = stablehlo.dot_general %a2, %a2, contracting_dims = [1] x [1] : (tensor<2x700xui8>, tensor<2x700xui8>) -> tensor<2x2xi32>
  %2 = stablehlo.dot_general %a0, %a0, contracting_dims = [1] x [1] : (tensor<2x2500xi8>, tensor<2x2500xi8>) -> tensor<2x2xi8>
  return %0, %1, %2 : tensor<2x3xi32>, tensor<2x2xi32>, tensor<2x2xi8>
}
// -----
// a product of floats and integers
func.func @main(%a0: tensor<2x3xf32>, %a1: tensor<3x4xi32>, %a2: tensor<4x2xi8>) -> (tensor<2x4xf32>, tensor<3x3xf32>) {
  %0 = stablehlo.dot_general %a0, %a1, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<3x4xi32>) -> tensor<2x4xf32>
  %t = stablehlo.dot_general %a1, %a2, contracting_dims = [1] x [0] : (tensor<3x4xi32>, tensor<4x2xi8>) -> tensor<3x2xi32>
  %1 = stablehlo.dot_general %t, %a0, contracting_dims = [1] x [0] : (tensor<3x2xi32>, tensor<2x3xf32>) -> tensor<3x3xf32>
  return %0, %1 : tensor<2x4xf32>, tensor<3x3xf32>
}
