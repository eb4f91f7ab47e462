// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// CHECK-LABEL: func.func @values
func.func @values(%t: tensor<2xf32>, %u: tensor<?x?xf32>, %i: index) -> tensor<2xf32> {
  // CHECK: %extracted = tensor.extract %arg0[%arg2] : tensor<2xf32>
  // GENERIC: "tensor.extract"({{.*}}) : (tensor<2xf32>, index) -> f32
  %0 = tensor.extract %t[%i] : tensor<2xf32>
  // CHECK: %inserted = tensor.insert %extracted into %arg0[%arg2] : tensor<2xf32>
  %1 = tensor.insert %0 into %t[%i] : tensor<2xf32>
  // CHECK: %dim = tensor.dim %arg1, %arg2 : tensor<?x?xf32>
  %2 = tensor.dim %u, %i : tensor<?x?xf32>
  // CHECK: tensor.empty(%dim) : tensor<?xf32>
  %3 = tensor.empty(%2) : tensor<?xf32>
  // CHECK: tensor.empty() : tensor<4xf32>
  %4 = tensor.empty() : tensor<4xf32>
  // CHECK: %from_elements = tensor.from_elements %extracted, %extracted : tensor<2xf32>
  // GENERIC: "tensor.from_elements"({{.*}}) : (f32, f32) -> tensor<2xf32>
  %5 = tensor.from_elements %0, %0 : tensor<2xf32>
  // CHECK: %cast = tensor.cast %from_elements : tensor<2xf32> to tensor<?xf32>
  %6 = tensor.cast %5 : tensor<2xf32> to tensor<?xf32>
  // CHECK: shape.shape_of %arg1 : tensor<?x?xf32> -> tensor<2xindex>
  %7 = shape.shape_of %u : tensor<?x?xf32> -> tensor<2xindex>
  // CHECK: shape.cstr_broadcastable %{{.*}}, %{{.*}} : tensor<2xindex>, tensor<2xindex>
  // GENERIC: "shape.cstr_broadcastable"({{.*}}) : (tensor<2xindex>, tensor<2xindex>) -> !shape.witness
  %8 = shape.cstr_broadcastable %7, %7 : tensor<2xindex>, tensor<2xindex>
  return %1 : tensor<2xf32>
}

// CHECK-LABEL: func.func @branches
func.func @branches(%c: i1, %x: f32) -> f32 {
  // CHECK: cf.assert %arg0, "no"
  // GENERIC: "cf.assert"({{.*}}) <{msg = "no"}> : (i1) -> ()
  cf.assert %c, "no"
  // CHECK: cf.cond_br %arg0, ^bb1(%arg1 : f32), ^bb2
  // GENERIC: "cf.cond_br"({{.*}})[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 1, 0>}>
  cf.cond_br %c, ^bb1(%x : f32), ^bb2
// CHECK: ^bb1(%[[A:.*]]: f32):  // pred: ^bb0
^bb1(%a: f32):
  // CHECK: cf.br ^bb2
  cf.br ^bb2
// CHECK: ^bb2:  // 2 preds: ^bb0, ^bb1
^bb2:
  return %x : f32
}
