// batch normalisation with given statistics
func.func @main(%a0: tensor<2x3x4xf32>, %a1: tensor<3xf32>, %a2: tensor<3xf32>, %a3: tensor<3xf32>, %a4: tensor<3xf32>) -> tensor<2x3x4xf32> {
  %v = stablehlo.multiply %a4, %a4 : tensor<3xf32>
  %r = "stablehlo.batch_norm_inference"(%a0, %a1, %a2, %a3, %v) <{epsilon = 0.001 : f32, feature_index = 1 : i64}> : (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
// -----
// batch normalisation with its own statistics
func.func @main(%a0: tensor<2x3x4xf32>, %a1: tensor<3xf32>, %a2: tensor<3xf32>) -> (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>) {
  %r0, %r1, %r2 = "stablehlo.batch_norm_training"(%a0, %a1, %a2) <{epsilon = 0.001 : f32, feature_index = 1 : i64}> : (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>)
  return %r0, %r1, %r2 : tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>
}
// -----
// a convolution over three dimensions, strided and padded
func.func @main(%a0: tensor<1x2x5x4x6xf32>, %a1: tensor<3x2x2x3x2xf32>) -> tensor<1x3x2x2x3xf32> {
  %r = stablehlo.convolution(%a0, %a1) dim_numbers = [b, f, 0, 1, 2]x[o, i, 0, 1, 2]->[b, f, 0, 1, 2], window = {stride = [2, 2, 2], pad = [[0, 0], [1, 1], [0, 0]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x2x5x4x6xf32>, tensor<3x2x2x3x2xf32>) -> tensor<1x3x2x2x3xf32>
  return %r : tensor<1x3x2x2x3xf32>
}
// -----
// numbers drawn by a state
func.func @main(%a0: tensor<2xui64>) -> (tensor<2xui64>, tensor<5xui32>) {
  %r0, %r1 = stablehlo.rng_bit_generator %a0, algorithm = PHILOX : (tensor<2xui64>) -> (tensor<2xui64>, tensor<5xui32>)
  return %r0, %r1 : tensor<2xui64>, tensor<5xui32>
}
// -----
// rows taken by torch_index_select from each of a batch, from wherever the indexes say
func.func @main(%a0: tensor<2x3x4xf32>, %a1: tensor<2x5xi32>) -> tensor<2x5x4xf32> {
  %r = "stablehlo.torch_index_select"(%a0, %a1) <{dim = 1 : i64, batch_dims = 1 : i64}> : (tensor<2x3x4xf32>, tensor<2x5xi32>) -> tensor<2x5x4xf32>
  return %r : tensor<2x5x4xf32>
}
// -----
// rows taken from beyond the end are the last
func.func @main(%a0: tensor<3x4xf32>, %a1: tensor<5x1xi32>) -> tensor<5x4xf32> {
  %r = "stablehlo.gather"(%a0, %a1) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 4>}> : (tensor<3x4xf32>, tensor<5x1xi32>) -> tensor<5x4xf32>
  return %r : tensor<5x4xf32>
}
// -----
// the error function and its complement, and what stands for them in dumps
func.func @main(%a0: tensor<2x8xf32>, %a1: tensor<2x8xbf16>) -> (tensor<2x8xf32>, tensor<2x8xbf16>, tensor<2x3xf32>, tensor<2x3xi32>) {
  %0 = stablehlo.custom_call @Sharding(%a0) {mhlo.sharding = "{replicated}"} : (tensor<2x8xf32>) -> tensor<2x8xf32>
  %1 = stablehlo.custom_call @mhlo.erf(%0) {mhlo.attributes = {}, mhlo.version = 1 : i64} : (tensor<2x8xf32>) -> tensor<2x8xf32>
  %2 = chlo.erfc %a1 : tensor<2x8xbf16> -> tensor<2x8xbf16>
  %3, %4 = chlo.top_k(%1, k = 3) : tensor<2x8xf32> -> (tensor<2x3xf32>, tensor<2x3xi32>)
  return %1, %2, %3, %4 : tensor<2x8xf32>, tensor<2x8xbf16>, tensor<2x3xf32>, tensor<2x3xi32>
}
// -----
// indexes at the ends of their type, into windows
func.func @main(%x: tensor<4x6xf32>, %u: tensor<3x2x2xf32>) -> (tensor<3x2x2xf32>, tensor<4x6xf32>) {
  %i = stablehlo.constant dense<[[2147483647, -2147483648], [1, 2147483647], [-2, 5]]> : tensor<3x2xi32>
  %z = stablehlo.constant dense<0> : tensor<3x2xi32>
  %c = stablehlo.convert %u : (tensor<3x2x2xf32>) -> tensor<3x2x2xi32>
  %o = stablehlo.slice %c [0:3, 0:2, 0:1] : (tensor<3x2x2xi32>) -> tensor<3x2x1xi32>
  %q = stablehlo.reshape %o : (tensor<3x2x1xi32>) -> tensor<3x2xi32>
  %k = stablehlo.multiply %q, %z : tensor<3x2xi32>
  %j = stablehlo.add %i, %k : tensor<3x2xi32>
  %0 = "stablehlo.gather"(%x, %j) <{dimension_numbers = #stablehlo.gather<offset_dims = [1, 2], start_index_map = [0, 1], index_vector_dim = 1>, slice_sizes = array<i64: 2, 2>}> : (tensor<4x6xf32>, tensor<3x2xi32>) -> tensor<3x2x2xf32>
  %1 = "stablehlo.scatter"(%x, %j, %u) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1, 2], scatter_dims_to_operand_dims = [0, 1], index_vector_dim = 1>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = stablehlo.add %a, %b : tensor<f32>
    stablehlo.return %s : tensor<f32>
  }) : (tensor<4x6xf32>, tensor<3x2xi32>, tensor<3x2x2xf32>) -> tensor<4x6xf32>
  return %0, %1 : tensor<3x2x2xf32>, tensor<4x6xf32>
}
// -----
// a layer normalisation as Keras spells it, and a product with a bias behind it
func.func @main(%x: tensor<2x3x4xf32>) -> tensor<2x3x2x2xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.constant dense<4.0> : tensor<2x3xf32>
  %eps = stablehlo.constant dense<0.001> : tensor<2x3xf32>
  %gamma = stablehlo.constant dense<[0.5, 1.5, -2.0, 1.0]> : tensor<4xf32>
  %beta = stablehlo.constant dense<[0.25, -0.5, 1.0, 2.0]> : tensor<4xf32>
  %w = stablehlo.constant dense<[[1.0, 2.0, 3.0, -1.0], [0.5, -2.0, 1.0, 4.0], [2.0, 1.0, -0.5, 1.0], [1.0, 0.0, 3.0, 2.0]]> : tensor<4x4xf32>
  %b = stablehlo.constant dense<[[0.5, -0.25], [1.0, 3.0]]> : tensor<2x2xf32>
  %s = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x4xf32>, tensor<f32>) -> tensor<2x3xf32>
  %m = stablehlo.divide %s, %n : tensor<2x3xf32>
  %mb = stablehlo.broadcast_in_dim %m, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x4xf32>
  %d = stablehlo.subtract %x, %mb : tensor<2x3x4xf32>
  %q = stablehlo.multiply %d, %d : tensor<2x3x4xf32>
  %v = stablehlo.reduce(%q init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x4xf32>, tensor<f32>) -> tensor<2x3xf32>
  %vm = stablehlo.divide %v, %n : tensor<2x3xf32>
  %ve = stablehlo.add %vm, %eps : tensor<2x3xf32>
  %r = stablehlo.rsqrt %ve : tensor<2x3xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x4xf32>
  %gb = stablehlo.broadcast_in_dim %gamma, dims = [2] : (tensor<4xf32>) -> tensor<2x3x4xf32>
  %rg = stablehlo.multiply %rb, %gb : tensor<2x3x4xf32>
  %neg = stablehlo.negate %m : tensor<2x3xf32>
  %negb = stablehlo.broadcast_in_dim %neg, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x4xf32>
  %mr = stablehlo.multiply %negb, %rg : tensor<2x3x4xf32>
  %bb = stablehlo.broadcast_in_dim %beta, dims = [2] : (tensor<4xf32>) -> tensor<2x3x4xf32>
  %shift = stablehlo.add %mr, %bb : tensor<2x3x4xf32>
  %scaled = stablehlo.multiply %x, %rg : tensor<2x3x4xf32>
  %y = stablehlo.add %scaled, %shift : tensor<2x3x4xf32>
  %p = stablehlo.dot_general %y, %w, contracting_dims = [2] x [0] : (tensor<2x3x4xf32>, tensor<4x4xf32>) -> tensor<2x3x4xf32>
  %h = stablehlo.reshape %p : (tensor<2x3x4xf32>) -> tensor<2x3x2x2xf32>
  %bias = stablehlo.broadcast_in_dim %b, dims = [2, 3] : (tensor<2x2xf32>) -> tensor<2x3x2x2xf32>
  %z = stablehlo.add %h, %bias : tensor<2x3x2x2xf32>
  return %z : tensor<2x3x2x2xf32>
}
