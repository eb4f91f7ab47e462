// a body that chooses between constants of the surroundings
func.func @main(%a0: tensor<2x3xi1>) -> tensor<2xi1> {
  %f = stablehlo.constant dense<false> : tensor<i1>
  %t = stablehlo.constant dense<true> : tensor<i1>
  %r = stablehlo.reduce(%a0 init: %f) across dimensions = [1] : (tensor<2x3xi1>, tensor<i1>) -> tensor<2xi1>
   reducer(%x: tensor<i1>, %y: tensor<i1>) {
    %p = stablehlo.or %x, %y : tensor<i1>
    %q = stablehlo.select %p, %t, %f : tensor<i1>, tensor<i1>
    stablehlo.return %q : tensor<i1>
   }
  return %r : tensor<2xi1>
}
// -----
// xor of i32
func.func @main(%a0: tensor<3x7x2xi32>, %a1: tensor<i32>) -> tensor<7xi32> {
  %r = stablehlo.reduce(%a0 init: %a1) applies stablehlo.xor across dimensions = [0, 2] : (tensor<3x7x2xi32>, tensor<i32>) -> tensor<7xi32>
  return %r : tensor<7xi32>
}
// -----
// or of ui8
func.func @main(%a0: tensor<3x7x2xui8>, %a1: tensor<ui8>) -> tensor<7xui8> {
  %r = stablehlo.reduce(%a0 init: %a1) applies stablehlo.or across dimensions = [0, 2] : (tensor<3x7x2xui8>, tensor<ui8>) -> tensor<7xui8>
  return %r : tensor<7xui8>
}
// -----
// and of i64
func.func @main(%a0: tensor<3x7x2xi64>, %a1: tensor<i64>) -> tensor<7xi64> {
  %r = stablehlo.reduce(%a0 init: %a1) applies stablehlo.and across dimensions = [0, 2] : (tensor<3x7x2xi64>, tensor<i64>) -> tensor<7xi64>
  return %r : tensor<7xi64>
}
// -----
// add of f64
func.func @main(%a0: tensor<3x7x2xf64>, %a1: tensor<f64>) -> tensor<7xf64> {
  %r = stablehlo.reduce(%a0 init: %a1) applies stablehlo.add across dimensions = [0, 2] : (tensor<3x7x2xf64>, tensor<f64>) -> tensor<7xf64>
  return %r : tensor<7xf64>
}
// -----
// the nearest to zero and where it is
func.func @main(%a0: tensor<5x4xf32>) -> (tensor<4xf32>, tensor<4xi32>) {
  %i = stablehlo.iota dim = 0 : tensor<5x4xi32>
  %z = stablehlo.constant dense<9> : tensor<i32>
  %m = stablehlo.constant dense<1.0e9> : tensor<f32>
  %r0, %r1 = stablehlo.reduce(%a0 init: %m), (%i init: %z) across dimensions = [0] : (tensor<5x4xf32>, tensor<5x4xi32>, tensor<f32>, tensor<i32>) -> (tensor<4xf32>, tensor<4xi32>)
   reducer(%x: tensor<f32>, %y: tensor<f32>) (%j: tensor<i32>, %k: tensor<i32>) {
    %u = stablehlo.abs %x : tensor<f32>
    %v = stablehlo.abs %y : tensor<f32>
    %p = stablehlo.compare LE, %u, %v : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %w = stablehlo.select %p, %x, %y : tensor<i1>, tensor<f32>
    %s = stablehlo.select %p, %j, %k : tensor<i1>, tensor<i32>
    stablehlo.return %w, %s : tensor<f32>, tensor<i32>
   }
  return %r0, %r1 : tensor<4xf32>, tensor<4xi32>
}
// -----
// map applies its body to tensors
func.func @main(%a0: tensor<2x3xf32>, %a1: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %r = "stablehlo.map"(%a0, %a1) <{dimensions = array<i64: 0, 1>}> ({
  ^bb0(%x: tensor<f32>, %y: tensor<f32>):
    %c = stablehlo.constant dense<2.0> : tensor<f32>
    %p = stablehlo.multiply %x, %c : tensor<f32>
    %q = stablehlo.add %p, %y : tensor<f32>
    stablehlo.return %q : tensor<f32>
  }) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return %r : tensor<2x3xf32>
}
// -----
// the place of the greatest that is not less than what it starts from
func.func @main(%a0: tensor<4x3xf32>) -> (tensor<4xf32>, tensor<4xi32>) {
  %i = stablehlo.iota dim = 1 : tensor<4x3xi32>
  %z = stablehlo.constant dense<-1> : tensor<i32>
  %m = stablehlo.constant dense<0.5> : tensor<f32>
  %r0, %r1 = stablehlo.reduce(%a0 init: %m), (%i init: %z) across dimensions = [1] : (tensor<4x3xf32>, tensor<4x3xi32>, tensor<f32>, tensor<i32>) -> (tensor<4xf32>, tensor<4xi32>)
   reducer(%x: tensor<f32>, %y: tensor<f32>) (%j: tensor<i32>, %k: tensor<i32>) {
    %p = stablehlo.compare GE, %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %w = stablehlo.select %p, %x, %y : tensor<i1>, tensor<f32>
    %s = stablehlo.select %p, %j, %k : tensor<i1>, tensor<i32>
    stablehlo.return %w, %s : tensor<f32>, tensor<i32>
   }
  return %r0, %r1 : tensor<4xf32>, tensor<4xi32>
}
// -----
// products by the names of dimensions
func.func @main(%a0: tensor<2x3x4xf32>, %a1: tensor<5x4x2xf32>) -> tensor<3x5x2xf32> {
  %0 = stablehlo.einsum %a0, %a1, config = "bij,kjb->ikb" : (tensor<2x3x4xf32>, tensor<5x4x2xf32>) -> tensor<3x5x2xf32>
  return %0 : tensor<3x5x2xf32>
}
