// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

func.func @f() {
  // CHECK: %0 = shape.const_shape [4, 32] : tensor<2xindex>
  // GENERIC: "shape.const_shape"() <{shape = dense<[4, 32]> : tensor<2xindex>}> : () -> tensor<2xindex>
  %0 = shape.const_shape [4, 32] : tensor<2xindex>
  // CHECK: shape.const_shape  {a}[3, 3] : tensor<2xindex>
  // GENERIC: "shape.const_shape"() <{shape = dense<3> : tensor<2xindex>}> {a} : () -> tensor<2xindex>
  %1 = shape.const_shape {a} [3, 3] : tensor<2xindex>
  // CHECK: shape.const_shape [] : tensor<0xindex>
  %2 = shape.const_shape [] : tensor<0xindex>
  return
}
