// What one device computes from its part of weights that the function takes as arguments.
// RUN: hlokit export %s --collectives=identity --weights=%S/Inputs/weights.safetensors -o %t.tflite 2>&1 | FileCheck %s --check-prefix=WARNED
// RUN: hlokit run %t.tflite --input=%S/Inputs/cell-1x1.npy | FileCheck %s

// WARNED: warning: 2 of 3 weights are not used
// WARNED: warning: the model computes one shard's numbers and not the program's: left out are 1 all_reduce
// CHECK:  output 'output0', tensor<1x3xf32>: [2.0, 4.0, 6.0]
sdy.mesh @mesh = <["x"=2]>
func.func @main(%x: tensor<1x2xf32> loc("args_0"), %w: tensor<2x3xf32> loc("model.layers.0.up_proj.weight")) -> tensor<1x3xf32> {
  %0 = sdy.manual_computation(%x, %w) in_shardings=[<@mesh, [{}, {"x"}]>, <@mesh, [{"x"}, {}]>] out_shardings=[<@mesh, [{}, {}]>] manual_axes={"x"} (%a: tensor<1x1xf32>, %b: tensor<1x3xf32>) {
    %1 = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (tensor<1x1xf32>, tensor<1x3xf32>) -> tensor<1x3xf32>
    %2 = "stablehlo.all_reduce"(%1) <{replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>}> ({
    ^bb0(%c: tensor<f32>, %d: tensor<f32>):
      %s = stablehlo.add %c, %d : tensor<f32>
      stablehlo.return %s : tensor<f32>
    }) : (tensor<1x3xf32>) -> tensor<1x3xf32>
    sdy.return %2 : tensor<1x3xf32>
  } : (tensor<1x2xf32>, tensor<2x3xf32>) -> tensor<1x3xf32>
  return %0 : tensor<1x3xf32>
}
