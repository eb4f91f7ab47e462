// A program for one device, whose collectives have nobody to hear of, needs no option. Where the module does not say so,
// and no group is of one device, it does.

// RUN: hlokit run %s | FileCheck %s
// RUN: not hlokit export %S/Inputs/two-devices.mlir -o %t.tflite 2>&1 | FileCheck %s --check-prefix=TWO

// CHECK: output 'output0', tensor<4xf32>: [1.0, 2.0, 3.0, 4.0]
// CHECK-NEXT: output 'output1', tensor<ui32>: [0]
// TWO-NOT: all_gather
// TWO: error: 'stablehlo.all_reduce' op cannot be exported: it exchanges data between devices, and a model runs on one
// TWO: error: 'stablehlo.partition_id' op cannot be exported: it exchanges data between devices, and a model runs on one
module attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func @main() -> (tensor<4xf32>, tensor<ui32>) {
    %a0 = stablehlo.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
    %0 = "stablehlo.all_reduce"(%a0) <{channel_handle = #stablehlo.channel_handle<handle = 1, type = 0>, replica_groups = dense<0> : tensor<1x1xi64>, use_global_device_ids}> ({
    ^bb0(%x: tensor<f32>, %y: tensor<f32>):
      %s = stablehlo.add %x, %y : tensor<f32>
      stablehlo.return %s : tensor<f32>
    }) : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "stablehlo.all_gather"(%0) <{all_gather_dim = 0 : i64, replica_groups = dense<0> : tensor<1x1xi64>}> : (tensor<4xf32>) -> tensor<4xf32>
    %2 = "stablehlo.collective_permute"(%1) <{source_target_pairs = dense<0> : tensor<1x2xi64>}> : (tensor<4xf32>) -> tensor<4xf32>
    %3 = stablehlo.partition_id : tensor<ui32>
    return %2, %3 : tensor<4xf32>, tensor<ui32>
  }
}
