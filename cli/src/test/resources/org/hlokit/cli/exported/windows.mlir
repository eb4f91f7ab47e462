// the gradient of a max pool adds to the greatest of each window; windows overlap and reach over the edge
func.func @main(%a0: tensor<1x7x6x2xf32>, %a1: tensor<1x4x3x2xf32>, %a2: tensor<f32>) -> tensor<1x7x6x2xf32> {
  %r = "stablehlo.select_and_scatter"(%a0, %a1, %a2) <{padding = dense<[[0, 0], [1, 1], [0, 1], [0, 0]]> : tensor<4x2xi64>, window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 2, 2, 1>}> ({
  ^bb0(%x: tensor<f32>, %y: tensor<f32>):
    %p = stablehlo.compare GE, %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
    stablehlo.return %p : tensor<i1>
  }, {
  ^bb0(%x: tensor<f32>, %y: tensor<f32>):
    %p = stablehlo.add %x, %y : tensor<f32>
    stablehlo.return %p : tensor<f32>
  }) : (tensor<1x7x6x2xf32>, tensor<1x4x3x2xf32>, tensor<f32>) -> tensor<1x7x6x2xf32>
  return %r : tensor<1x7x6x2xf32>
}
// -----
// whatever is selected, and however it is scattered
func.func @main(%a0: tensor<6xi32>, %a1: tensor<3xi32>, %a2: tensor<i32>) -> tensor<6xi32> {
  %r = "stablehlo.select_and_scatter"(%a0, %a1, %a2) <{window_dimensions = array<i64: 2>, window_strides = array<i64: 2>}> ({
  ^bb0(%x: tensor<i32>, %y: tensor<i32>):
    %u = stablehlo.abs %x : tensor<i32>
    %v = stablehlo.abs %y : tensor<i32>
    %p = stablehlo.compare LT, %u, %v : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %p : tensor<i1>
  }, {
  ^bb0(%x: tensor<i32>, %y: tensor<i32>):
    %p = stablehlo.xor %x, %y : tensor<i32>
    stablehlo.return %p : tensor<i32>
  }) : (tensor<6xi32>, tensor<3xi32>, tensor<i32>) -> tensor<6xi32>
  return %r : tensor<6xi32>
}
// -----
// a max pool that also tells where, over dilated windows of a dilated operand
func.func @main(%a0: tensor<2x9x8xf32>, %a1: tensor<f32>, %a2: tensor<i32>) -> (tensor<2x5x6xf32>, tensor<2x5x6xi32>) {
  %i = stablehlo.iota dim = 1 : tensor<2x9x8xi32>
  %r:2 = "stablehlo.reduce_window"(%a0, %i, %a1, %a2) <{base_dilations = array<i64: 1, 1, 2>, padding = dense<[[0, 0], [2, 1], [-1, 0]]> : tensor<3x2xi64>, window_dilations = array<i64: 1, 1, 3>, window_dimensions = array<i64: 1, 3, 2>, window_strides = array<i64: 1, 2, 2>}> ({
  ^bb0(%x: tensor<f32>, %j: tensor<i32>, %y: tensor<f32>, %k: tensor<i32>):
    %p = stablehlo.compare GE, %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %w = stablehlo.select %p, %x, %y : tensor<i1>, tensor<f32>
    %s = stablehlo.select %p, %j, %k : tensor<i1>, tensor<i32>
    stablehlo.return %w, %s : tensor<f32>, tensor<i32>
  }) : (tensor<2x9x8xf32>, tensor<2x9x8xi32>, tensor<f32>, tensor<i32>) -> (tensor<2x5x6xf32>, tensor<2x5x6xi32>)
  return %r#0, %r#1 : tensor<2x5x6xf32>, tensor<2x5x6xi32>
}
// -----
// the logarithm of a sum of exponentials so far
func.func @main(%a0: tensor<11x2xf32>) -> tensor<11x2xf32> {
  %z = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %r = "stablehlo.reduce_window"(%a0, %z) <{padding = dense<[[10, 0], [0, 0]]> : tensor<2x2xi64>, window_dimensions = array<i64: 11, 1>}> ({
  ^bb0(%x: tensor<f32>, %y: tensor<f32>):
    %m = stablehlo.maximum %x, %y : tensor<f32>
    %f = stablehlo.is_finite %m : (tensor<f32>) -> tensor<i1>
    %o = stablehlo.constant dense<0.0> : tensor<f32>
    %c = stablehlo.select %f, %m, %o : tensor<i1>, tensor<f32>
    %u = stablehlo.subtract %x, %c : tensor<f32>
    %v = stablehlo.subtract %y, %c : tensor<f32>
    %eu = stablehlo.exponential %u : tensor<f32>
    %ev = stablehlo.exponential %v : tensor<f32>
    %s = stablehlo.add %eu, %ev : tensor<f32>
    %l = stablehlo.log %s : tensor<f32>
    %q = stablehlo.add %l, %c : tensor<f32>
    stablehlo.return %q : tensor<f32>
  }) : (tensor<11x2xf32>, tensor<f32>) -> tensor<11x2xf32>
  return %r : tensor<11x2xf32>
}
// -----
// a sum of ui64 in windows
func.func @main(%a0: tensor<9xui64>, %a1: tensor<ui64>) -> tensor<4xui64> {
  %r = "stablehlo.reduce_window"(%a0, %a1) <{window_dimensions = array<i64: 3>, window_strides = array<i64: 2>}> ({
  ^bb0(%x: tensor<ui64>, %y: tensor<ui64>):
    %p = stablehlo.add %x, %y : tensor<ui64>
    stablehlo.return %p : tensor<ui64>
  }) : (tensor<9xui64>, tensor<ui64>) -> tensor<4xui64>
  return %r : tensor<4xui64>
}
// -----
// the gradient of a normalisation over the batch
func.func @main(%a0: tensor<2x3x4xf32>, %a1: tensor<3xf32>, %a2: tensor<3xf32>, %a3: tensor<3xf32>, %a4: tensor<2x3x4xf32>) -> (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>) {
  %v = stablehlo.multiply %a3, %a3 : tensor<3xf32>
  %r:3 = "stablehlo.batch_norm_grad"(%a0, %a1, %a2, %v, %a4) <{epsilon = 1.0 : f32, feature_index = 1 : i64}> : (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<2x3x4xf32>) -> (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>)
  return %r#0, %r#1, %r#2 : tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>
}
