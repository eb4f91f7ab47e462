func.func @main(%a: tensor<2x2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
  %0:3 = stablehlo.custom_call @lapack_sgees_ffi(%a) {mhlo.backend_config = {}} : (tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2xf32>, tensor<i32>)
  %1:3 = stablehlo.custom_call @cusparse_gtsv2_ffi(%a) {mhlo.backend_config = {}, sdy.sharding_rule = #sdy.op_sharding_rule<([i, j])->([k, l], [m], []) {i=2, j=2, k=2, l=2, m=2}, custom>} : (tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2xf32>, tensor<i32>)
  return %0#1, %1#1 : tensor<2xf32>, tensor<2xf32>
}
