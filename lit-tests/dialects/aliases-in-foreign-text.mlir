// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-debuginfo | FileCheck %s --check-prefix=LOC

// The definitions of aliases stay with what is kept as text.
#set = affine_set<(d0) : (d0 - 4 >= 0)>
#root = #other.root<id = "r">
!pair = tuple<i32, i32>

// CHECK: #set = affine_set<(d0) : (d0 - 4 >= 0)>
// CHECK: affine.if #set(%{{.*}}) {
// CHECK: other.load %{{.*}} {tag = #other.tag<#other.root<id = "r">, "#root">} : tuple<i32, i32>
func.func @f(%i: index) {
  affine.if #set(%i) {
    %0 = other.load %i {tag = #other.tag<#root, "#root">} : !pair
  }
  return
}

// The location of a region's argument is no part of the text.
// CHECK: (%[[ARGUMENT:.*]]: tensor<2xf32>) {
// LOC: (%[[ARGUMENT:.*]]: tensor<2xf32> loc("here")) {
func.func @g(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = sdy.manual_computation(%a) in_shardings=[<@mesh, [{"x"}]>] out_shardings=[<@mesh, [{"x"}]>] manual_axes={"x"} (%b: tensor<2xf32> loc(#loc1)) {
    sdy.return %b : tensor<2xf32>
  } : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
#loc1 = loc("here")
