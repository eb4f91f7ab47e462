// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// CHECK: %splat = tensor.splat %arg0 : tensor<8xf32>
// GENERIC: "tensor.splat"({{.*}}) : (f32) -> tensor<8xf32>
// CHECK: tensor.splat %arg0[%arg1] : tensor<?x4xf32>
// GENERIC: "tensor.splat"({{.*}}) : (f32, index) -> tensor<?x4xf32>
func.func @f(%x: f32, %n: index) {
  %0 = tensor.splat %x : tensor<8xf32>
  %1 = tensor.splat %x[%n] : tensor<?x4xf32>
  return
}
