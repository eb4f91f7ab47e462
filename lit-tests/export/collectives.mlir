// Two devices share a feed-forward layer: each has half of the hidden dimension, and their results are added.

// RUN: not hlokit export %s -o %t.tflite 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not hlokit inspect %t.tflite 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: hlokit export %s -o %t.tflite --collectives=identity 2>&1 | FileCheck %s --check-prefix=WARNED
// RUN: hlokit inspect %t.tflite | FileCheck %s
// RUN: not hlokit export %s -o %t.x.tflite --collectives=drop 2>&1 | FileCheck %s --check-prefix=WRONG

// REFUSED: collectives.mlir:[[# @LINE + 23]]:{{.*}}error: 'sdy.manual_computation' op cannot be exported: it is what each of several devices computes, and a model runs on one
// REFUSED: error: 'stablehlo.partition_id' op cannot be exported: it exchanges data between devices
// REFUSED: error: 'stablehlo.all_reduce' op cannot be exported: it exchanges data between devices
// REFUSED: error: 'stablehlo.all_gather' op cannot be exported: it exchanges data between devices
// REFUSED: help: --collectives=identity exports what one device computes alone
// REFUSED-NOT: operations that can be exported
// NONE: error: cannot open input file
// WARNED: warning: the model computes one shard's numbers and not the program's: left out are 1 all_gather, 1 all_reduce, 1 partition_id
// WRONG: error: --collectives takes refuse or identity, not 'drop'

// CHECK: input      arg0: 2x4xFLOAT32
// CHECK: input      arg1: 4x3xFLOAT32
// CHECK: input      arg2: 3x4xFLOAT32
// CHECK: output     output0: 2x4xFLOAT32
// CHECK: output     output1: 2x6xFLOAT32
// CHECK: output     output2: INT32
// CHECK: operators
// CHECK-DAG: 2 BATCH_MATMUL
// CHECK-DAG: 1 CONCATENATION
module {
  sdy.mesh @mesh = <["x"=2]>
  func.func @main(%x: tensor<2x4xf32>, %up: tensor<4x6xf32>, %down: tensor<6x4xf32>)
      -> (tensor<2x4xf32>, tensor<2x6xf32>, tensor<i32>) {
    %0:3 = sdy.manual_computation(%x, %up, %down) in_shardings=[<@mesh, [{}, {}]>, <@mesh, [{}, {"x"}]>, <@mesh, [{"x"}, {}]>] out_shardings=[<@mesh, [{}, {}]>, <@mesh, [{}, {}]>, <@mesh, []>] manual_axes={"x"} (%a: tensor<2x4xf32>, %b: tensor<4x3xf32>, %c: tensor<3x4xf32>) {
      %id = stablehlo.partition_id : tensor<ui32>
      %n = stablehlo.convert %id : (tensor<ui32>) -> tensor<i32>
      %h = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (tensor<2x4xf32>, tensor<4x3xf32>) -> tensor<2x3xf32>
      %o = stablehlo.dot_general %h, %c, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
      %s = "stablehlo.all_reduce"(%o) <{channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>, replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, use_global_device_ids}> ({
      ^bb0(%l: tensor<f32>, %r: tensor<f32>):
        %t = stablehlo.add %l, %r : tensor<f32>
        stablehlo.return %t : tensor<f32>
      }) : (tensor<2x4xf32>) -> tensor<2x4xf32>
      %g = "stablehlo.all_gather"(%h) <{all_gather_dim = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 2, type = 1>, replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, use_global_device_ids}> : (tensor<2x3xf32>) -> tensor<2x6xf32>
      sdy.return %s, %g, %n : tensor<2x4xf32>, tensor<2x6xf32>, tensor<i32>
    } : (tensor<2x4xf32>, tensor<4x6xf32>, tensor<6x4xf32>) -> (tensor<2x4xf32>, tensor<2x6xf32>, tensor<i32>)
    return %0#0, %0#1, %0#2 : tensor<2x4xf32>, tensor<2x6xf32>, tensor<i32>
  }
}
