// RUN: hlokit opt %s | FileCheck %s
// RUN: not hlokit export %s -o %t.tflite 2>&1 | FileCheck %s --check-prefix=EXPORT

// Ops that no table knows go from text to text, and no further.
// CHECK: "vhlo.add_v7"(%arg0, %arg0) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
// CHECK: "vhlo.subtrct_v1"(%0, %arg0) {a = #vhlo.string_v3<"x">} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
// EXPORT: unknown-ops.mlir:[[@LINE+5]]:8: error: 'vhlo.add_v7' op cannot be exported: no table knows this version of it, the newest is 'vhlo.add_v1'
// EXPORT: unknown-ops.mlir:[[@LINE+5]]:8: error: 'vhlo.subtrct_v1' op cannot be exported: no table knows this operation; did you mean 'vhlo.subtract_v1'?
// EXPORT: help: operations that can be exported: {{.*}}stablehlo.add, {{.*}}stablehlo.subtract
// EXPORT-NOT: help:
func.func @main(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "vhlo.add_v7"(%arg0, %arg0) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %1 = "vhlo.subtrct_v1"(%0, %arg0) {a = #vhlo.string_v3<"x">} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}
