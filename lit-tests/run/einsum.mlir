// A dimension of one operand that the result lacks is summed over in a model; the interpreter says that it does not.

// RUN: hlokit run %s | FileCheck %s
// RUN: not hlokit interpret %s 2>&1 | FileCheck %s --check-prefix=INTERPRETED

// CHECK: output 'output0', tensor<1x2xf32>: [24.0, 48.0]
// CHECK-NEXT: output 'output1', tensor<2x1xf32>: [11.0, 22.0]
// INTERPRETED: error: 'stablehlo.einsum' op sums over a dimension of one operand, which is not supported
func.func @main() -> (tensor<1x2xf32>, tensor<2x1xf32>) {
  %a = stablehlo.constant dense<[[1.0, 2.0]]> : tensor<1x2xf32>
  %b = stablehlo.constant dense<[[[1.0, 1.0], [2.0, 2.0]], [[6.0, 5.0], [12.0, 10.0]]]> : tensor<2x2x2xf32>
  %0 = stablehlo.einsum %a, %b, config = "ij,jkx->ik" : (tensor<1x2xf32>, tensor<2x2x2xf32>) -> tensor<1x2xf32>
  %1 = "stablehlo.unary_einsum"(%b) <{einsum_config = "kjx->jk"}> : (tensor<2x2x2xf32>) -> tensor<2x2xf32>
  %2 = stablehlo.slice %1 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
  return %0, %2 : tensor<1x2xf32>, tensor<2x1xf32>
}
