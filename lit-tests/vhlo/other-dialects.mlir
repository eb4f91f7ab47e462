// RUN: not hlokit translate --serialize --target=1.0.0 %s 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: hlokit translate --serialize --target=1.0.0 --allow-other-dialects %s | hlokit translate --deserialize | FileCheck %s
// RUN: not hlokit opt --emit-bytecode %S/Inputs/foreign.mlir 2>&1 | FileCheck %s --check-prefix=FOREIGN

// REFUSED: error: 'my.op' has no VHLO form
// REFUSED: help: lower it to StableHLO first
// FOREIGN: foreign.mlir:1:1: error: 'my.mesh' cannot be written as bytecode: what its assembly says is known to its own dialect only
// FOREIGN: help: write it in its generic form: "my.mesh"(..) ..
// CHECK: %0 = stablehlo.abs %arg0 : tensor<2xf32>
// CHECK-NEXT: %1 = "my.op"(%0) {a = 1 : i32} : (tensor<2xf32>) -> tensor<2xf32>
// CHECK-NEXT: return %1 : tensor<2xf32>
func.func @main(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  %0 = stablehlo.abs %arg0 : tensor<2xf32>
  %1 = "my.op"(%0) {a = 1 : i32} : (tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}
