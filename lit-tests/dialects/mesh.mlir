// RUN: hlokit opt %s | FileCheck %s

// CHECK: a = #stablehlo.axis_ref<name = "x", sub_axis_info = (1)2>
// CHECK-SAME: b = #stablehlo.axis_ref<name = "y">
// CHECK-SAME: mesh = #stablehlo.mesh<axes=[<name = "x", size = 4>, <name = "y", size = 2>]>
"test.mesh"() {
  mesh = #stablehlo.mesh<axes = [<name = "x", size = 4>, <name = "y", size = 2>]>,
  a = #stablehlo.axis_ref<name = "x", sub_axis_info = (1)2>,
  b = #stablehlo.axis_ref<name = "y">
} : () -> ()
