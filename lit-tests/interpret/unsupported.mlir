// RUN: not hlokit interpret %s 2>&1 | FileCheck %s

func.func @main() -> tensor<f32> {
  %x = stablehlo.constant dense<1.0> : tensor<f32>
  // CHECK:      [[@LINE+2]]:8: error: 'stablehlo.all_reduce' op is not supported by the interpreter
  // CHECK:      note: it exchanges data between devices, and programs run here on one
  %y = "stablehlo.all_reduce"(%x) <{replica_groups = dense<0> : tensor<1x1xi64>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = stablehlo.add %a, %b : tensor<f32>
    stablehlo.return %s : tensor<f32>
  }) : (tensor<f32>) -> tensor<f32>
  return %y : tensor<f32>
}
