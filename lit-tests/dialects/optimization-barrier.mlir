// RUN: hlokit opt %s | FileCheck %s

func.func @f(%a: tensor<f32>) -> tensor<f32> {
  // CHECK: {{^ *}}stablehlo.optimization_barrier(){{$}}
  "stablehlo.optimization_barrier"() : () -> ()
  // CHECK: stablehlo.optimization_barrier {a}(){{$}}
  stablehlo.optimization_barrier {a}()
  // CHECK: stablehlo.optimization_barrier %arg0 : tensor<f32>
  %0 = stablehlo.optimization_barrier %a : tensor<f32>
  return %0 : tensor<f32>
}
