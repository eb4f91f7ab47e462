// RUN: hlokit opt %s --stablehlo-compatibility-expander="target=1.15.0" --allow-unregistered-dialect | FileCheck %s
// RUN: hlokit opt %s --stablehlo-compatibility-expander="target=1.16.0" --allow-unregistered-dialect | FileCheck %s --check-prefix=NEWER

// Groups along two axes, the first of which changes slowest in a group.
// CHECK-LABEL: func.func @axes
// CHECK:         replica_groups = dense<{{\[\[}}0, 6, 1, 7], [2, 8, 3, 9], [4, 10, 5, 11]]> : tensor<3x4xi64>
// NEWER:         replica_groups = #stablehlo.replica_group_mesh_axes
func.func @axes(%arg0: tensor<8xf32>) -> tensor<32xf32> {
  %0 = "stablehlo.all_gather"(%arg0) <{
    all_gather_dim = 0 : i64,
    replica_groups = #stablehlo.replica_group_mesh_axes<mesh = #stablehlo.mesh<axes = [#stablehlo.mesh_axis<name = "x", size = 2>, #stablehlo.mesh_axis<name = "y", size = 3>, #stablehlo.mesh_axis<name = "z", size = 2>]>, axes = [#stablehlo.axis_ref<name = "z">, #stablehlo.axis_ref<name = "x">]>
  }> : (tensor<8xf32>) -> tensor<32xf32>
  return %0 : tensor<32xf32>
}

// A mesh by name, with devices in an order of its own.
"test.mesh"() {sym_name = "mesh", stablehlo.mesh = {axes = [{name = "x", size = 2 : i64}, {name = "y", size = 2 : i64}], device_ids = dense<[3, 2, 1, 0]> : tensor<4xi64>}} : () -> ()

// CHECK-LABEL: func.func @named
// CHECK:         replica_groups = dense<{{\[\[}}3, 2], [1, 0]]> : tensor<2x2xi64>
func.func @named(%arg0: tensor<8xf32>) -> tensor<16xf32> {
  %0 = "stablehlo.all_gather"(%arg0) <{
    all_gather_dim = 0 : i64,
    replica_groups = #stablehlo.replica_group_mesh_axes<mesh = @mesh, axes = [#stablehlo.axis_ref<name = "y">]>
  }> : (tensor<8xf32>) -> tensor<16xf32>
  return %0 : tensor<16xf32>
}

// A part of an axis stays.
// CHECK-LABEL: func.func @part
// CHECK:         replica_groups = #stablehlo.replica_group_mesh_axes
func.func @part(%arg0: tensor<8xf32>) -> tensor<16xf32> {
  %0 = "stablehlo.all_gather"(%arg0) <{
    all_gather_dim = 0 : i64,
    replica_groups = #stablehlo.replica_group_mesh_axes<mesh = #stablehlo.mesh<axes = [#stablehlo.mesh_axis<name = "x", size = 4>]>, axes = [#stablehlo.axis_ref<name = "x", sub_axis_info = (1)2>]>
  }> : (tensor<8xf32>) -> tensor<16xf32>
  return %0 : tensor<16xf32>
}
