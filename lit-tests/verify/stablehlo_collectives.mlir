// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// Ops that several processes run together, at once or in the background.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @all_gather(%a: tensor<8x2xf32>) {
  %0 = "stablehlo.all_gather"(%a) {all_gather_dim = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>, replica_groups = dense<[[0, 2], [1, 3]]> : tensor<2x2xi64>, use_global_device_ids} : (tensor<8x2xf32>) -> tensor<8x8xf32>
  return
}

// -----

func.func @all_reduce(%a: tensor<10xf32>, %b: tensor<4xf32>) {
  %0:2 = "stablehlo.all_reduce"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 2, 4, 6], [1, 3, 5, 7]]> : tensor<2x4xi64>, channel_handle = #stablehlo.channel_handle<handle = 5, type = 2>, use_global_device_ids} : (tensor<10xf32>, tensor<4xf32>) -> (tensor<10xf32>, tensor<4xf32>)
  return
}

// -----

func.func @all_to_all(%a: tensor<4x16xf32>, %b: tensor<?x16xf32, #stablehlo.bounds<8, ?>>) {
  %0 = "stablehlo.all_to_all"(%a) {split_dimension = 1 : i64, concat_dimension = 0 : i64, split_count = 4 : i64, replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>} : (tensor<4x16xf32>) -> tensor<16x4xf32>
  %1 = "stablehlo.all_to_all"(%b) {split_dimension = 0 : i64, concat_dimension = 1 : i64, split_count = 4 : i64, replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>} : (tensor<?x16xf32, #stablehlo.bounds<8, ?>>) -> tensor<?x64xf32, #stablehlo.bounds<2, ?>>
  return
}

// -----

func.func @reduce_scatter(%a: tensor<4x16xf32>) {
  %0 = "stablehlo.reduce_scatter"(%a) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>, scatter_dimension = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 0>, use_global_device_ids} : (tensor<4x16xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @collective_permute(%a: tensor<4x16xf32>) {
  %0 = "stablehlo.collective_permute"(%a) {source_target_pairs = dense<[[0, 1], [1, 2], [2, 3]]> : tensor<3x2xi64>} : (tensor<4x16xf32>) -> tensor<4x16xf32>
  return
}

// -----

func.func @collective_broadcast(%a: tensor<4x16xf32>) {
  %0 = "stablehlo.collective_broadcast"(%a) {replica_groups = dense<[[0, 1], [2, 3]]> : tensor<2x2xi64>} : (tensor<4x16xf32>) -> tensor<4x16xf32>
  return
}

// -----

func.func @async(%a: tensor<4x16xf32>) {
  %0 = "stablehlo.async_start"(%a) ({
  ^bb0(%x: tensor<4x16xf32>):
    %1 = "stablehlo.collective_permute"(%x) {source_target_pairs = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4x16xf32>) -> tensor<4x16xf32>
    "stablehlo.return"(%1) : (tensor<4x16xf32>) -> ()
  }) : (tensor<4x16xf32>) -> !stablehlo.future<tensor<4x16xf32>>
  %2 = "stablehlo.async_done"(%0) : (!stablehlo.future<tensor<4x16xf32>>) -> tensor<4x16xf32>
  return
}

// -----

func.func @collective_reduce(%a: tensor<4xf32>, %b: tensor<8xf32>, %r: tensor<2xi32>) {
  %0:2 = "stablehlo.collective_reduce"(%a, %b, %r) ({
  ^bb0(%l: tensor<f32>, %x: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>, use_global_device_ids, has_dynamic_root} : (tensor<4xf32>, tensor<8xf32>, tensor<2xi32>) -> (tensor<4xf32>, tensor<8xf32>)
  return
}

// -----

func.func @dynamic_root(%a: tensor<4xf32>, %r: tensor<1xi32>) {
  %0 = "stablehlo.collective_broadcast"(%a, %r) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, has_dynamic_root} : (tensor<4xf32>, tensor<1xi32>) -> tensor<4xf32>
  return
}

// -----

func.func @mesh_axes(%a: tensor<4xf32>) {
  %0 = "stablehlo.all_gather"(%a) {all_gather_dim = 0 : i64, replica_groups = #stablehlo.replica_group_mesh_axes<mesh = #stablehlo.mesh<axes=[<name = "x", size = 2>]>, axes = [#stablehlo.axis_ref<name = "x">]>} : (tensor<4xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @all_gather(%a: tensor<8x2xf32>) {
  // expected-error @+1 {{Invalid replica id -1}}
  %0 = "stablehlo.all_gather"(%a) {all_gather_dim = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 0, type = 1>, replica_groups = dense<[[-1, 2], [1, 3]]> : tensor<2x2xi64>, use_global_device_ids} : (tensor<8x2xf32>) -> tensor<8x8xf32>
  return
}

// -----

func.func @all_gather(%a: tensor<8xf32>) {
  // expected-error @+1 {{all_gather_dim must be a valid index of operand}}
  %0 = "stablehlo.all_gather"(%a) {all_gather_dim = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>, replica_groups = dense<[[0, 2], [1, 3]]> : tensor<2x2xi64>, use_global_device_ids} : (tensor<8xf32>) -> tensor<8x8xf32>
  return
}

// -----

func.func @all_reduce(%a: tensor<f32>, %b: tensor<4xf32>) {
  // expected-error @+2 {{'stablehlo.all_reduce' op inferred type(s) 'tensor<f32>', 'tensor<4xf32>' are incompatible with return type(s) of operation 'tensor<10xf32>', 'tensor<4xf32>'}}
  // expected-error @+1 {{'stablehlo.all_reduce' op failed to infer returned types}}
  %0:2 = "stablehlo.all_reduce"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 2, 4, 6], [1, 3, 5, 7]]> : tensor<2x4xi64>, channel_handle = #stablehlo.channel_handle<handle = 5, type = 2>, use_global_device_ids} : (tensor<f32>, tensor<4xf32>) -> (tensor<10xf32>, tensor<4xf32>)
  return
}

// -----

func.func @all_to_all(%b: tensor<?x16x2xf32>) {
  // expected-error @+2 {{'stablehlo.all_to_all' op inferred type(s) 'tensor<?x64x2xf32>' are incompatible with return type(s) of operation 'tensor<?x64xf32, #stablehlo.bounds<2, ?>>'}}
  // expected-error @+1 {{'stablehlo.all_to_all' op failed to infer returned types}}
  %1 = "stablehlo.all_to_all"(%b) {split_dimension = 0 : i64, concat_dimension = 1 : i64, split_count = 4 : i64, replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>} : (tensor<?x16x2xf32>) -> tensor<?x64xf32, #stablehlo.bounds<2, ?>>
  return
}

// -----

func.func @all_to_all(%b: tensor<?xf32>) {
  // expected-error @+2 {{AllToAll concat_dimension 1 is out-of-bounds for input rank 1}}
  // expected-error @+1 {{'stablehlo.all_to_all' op failed to infer returned types}}
  %1 = "stablehlo.all_to_all"(%b) {split_dimension = 0 : i64, concat_dimension = 1 : i64, split_count = 4 : i64, replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>} : (tensor<?xf32>) -> tensor<?x64xf32, #stablehlo.bounds<2, ?>>
  return
}

// -----

func.func @all_to_all(%b: tensor<2x16xf32>) {
  // expected-error @+2 {{split dimension has size 2, expected to be a multiple of split_count 4}}
  // expected-error @+1 {{'stablehlo.all_to_all' op failed to infer returned types}}
  %1 = "stablehlo.all_to_all"(%b) {split_dimension = 0 : i64, concat_dimension = 1 : i64, split_count = 4 : i64, replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>} : (tensor<2x16xf32>) -> tensor<?x64xf32, #stablehlo.bounds<2, ?>>
  return
}

// -----

func.func @async(%a: tensor<4x16xf32>) {
  // expected-error @+2 {{'stablehlo.async_start' op inferred type(s) '!stablehlo.future<tensor<4x?xf32>>' are incompatible with return type(s) of operation '!stablehlo.future<tensor<4x16xf32>>'}}
  // expected-error @+1 {{'stablehlo.async_start' op failed to infer returned types}}
  %0 = "stablehlo.async_start"(%a) ({
  ^bb0(%x: tensor<4x16xf32>):
    %1 = "stablehlo.collective_permute"(%x) {source_target_pairs = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4x16xf32>) -> tensor<4x?xf32>
    "stablehlo.return"(%1) : (tensor<4x?xf32>) -> ()
  }) : (tensor<4x16xf32>) -> !stablehlo.future<tensor<4x16xf32>>
  return
}

// -----

func.func @async(%a: tensor<4x16xf32>) {
  // expected-error @+2 {{'stablehlo.async_start' op region must return exactly one value, but got 0}}
  // expected-error @+1 {{'stablehlo.async_start' op failed to infer returned types}}
  %0 = "stablehlo.async_start"(%a) ({
  ^bb0(%x: tensor<4x16xf32>):
    %1 = "stablehlo.collective_permute"(%x) {source_target_pairs = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4x16xf32>) -> tensor<4x16xf32>
    "stablehlo.return"() : () -> ()
  }) : (tensor<4x16xf32>) -> !stablehlo.future<tensor<4x16xf32>>
  return
}

// -----

func.func @async(%a: tensor<4x16xf32>) {
  %0 = "stablehlo.async_start"(%a) ({
  ^bb0(%x: tensor<4x16xf32>):
    %1 = "stablehlo.collective_permute"(%x) {source_target_pairs = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4x16xf32>) -> tensor<4x16xf32>
    "stablehlo.return"(%1) : (tensor<4x16xf32>) -> ()
  }) : (tensor<4x16xf32>) -> !stablehlo.future<tensor<4x16xf32>>
  // expected-error @+2 {{'stablehlo.async_done' op inferred type(s) 'tensor<4x16xf32>' are incompatible with return type(s) of operation 'tensor<4xf32>'}}
  // expected-error @+1 {{'stablehlo.async_done' op failed to infer returned types}}
  %2 = "stablehlo.async_done"(%0) : (!stablehlo.future<tensor<4x16xf32>>) -> tensor<4xf32>
  return
}

// -----

func.func @async_argument(%a: tensor<4xf32>) {
  // expected-error @+2 {{'stablehlo.async_start' op operand type 'tensor<4xf32>' at index 0 must match region argument type 'tensor<?xf32>'}}
  // expected-error @+1 {{'stablehlo.async_start' op failed to infer returned types}}
  %0 = "stablehlo.async_start"(%a) ({
  ^bb0(%x: tensor<?xf32>):
    %1 = "stablehlo.collective_permute"(%x) {source_target_pairs = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<?xf32>) -> tensor<?xf32>
    "stablehlo.return"(%1) : (tensor<?xf32>) -> ()
  }) : (tensor<4xf32>) -> !stablehlo.future<tensor<?xf32>>
  return
}

// -----

func.func @async_operands(%a: tensor<4xf32>) {
  // expected-error @+2 {{'stablehlo.async_start' op number of operands (2) must match number of region arguments (1)}}
  // expected-error @+1 {{'stablehlo.async_start' op failed to infer returned types}}
  %0 = "stablehlo.async_start"(%a, %a) ({
  ^bb0(%x: tensor<4xf32>):
    %1 = "stablehlo.collective_permute"(%x) {source_target_pairs = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4xf32>) -> tensor<4xf32>
    "stablehlo.return"(%1) : (tensor<4xf32>) -> ()
  }) : (tensor<4xf32>, tensor<4xf32>) -> !stablehlo.future<tensor<4xf32>>
  return
}

// -----

func.func @asynchronous_add(%a: tensor<4xf32>) {
  // expected-error @+2 {{'stablehlo.async_start' op region must contain a collective or slice operation}}
  // expected-error @+1 {{'stablehlo.async_start' op failed to infer returned types}}
  %0 = "stablehlo.async_start"(%a) ({
  ^bb0(%x: tensor<4xf32>):
    %1 = "stablehlo.add"(%x, %x) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    "stablehlo.return"(%1) : (tensor<4xf32>) -> ()
  }) : (tensor<4xf32>) -> !stablehlo.future<tensor<4xf32>>
  return
}

// -----

func.func @axis_missing(%a: tensor<4xf32>) {
  // expected-error @+1 {{axis 'x' not found in mesh definition}}
  %0 = "stablehlo.all_gather"(%a) {all_gather_dim = 0 : i64, replica_groups = #stablehlo.replica_group_mesh_axes<mesh = #stablehlo.mesh<axes=[<name = "y", size = 2>]>, axes = [#stablehlo.axis_ref<name = "x">]>} : (tensor<4xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @broadcast_groups_rank(%a: tensor<4xf32>) {
  // expected-error @+1 {{replica groups should be a rank 2 tensor,but instead it is of rank 1}}
  %0 = "stablehlo.collective_broadcast"(%a) {replica_groups = dense<[0, 1]> : tensor<2xi64>} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @channel(%a: tensor<4xf32>) {
  // expected-error @+1 {{channel_id cannot be negative when useGlobalDeviceIds is set}}
  %0 = "stablehlo.all_gather"(%a) {all_gather_dim = 0 : i64, channel_handle = #stablehlo.channel_handle<handle = -1, type = 1>, replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, use_global_device_ids} : (tensor<4xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @collective_broadcast(%a: tensor<4xf32>) {
  // expected-error @+1 {{replica id #3 seen more than once}}
  %0 = "stablehlo.collective_broadcast"(%a) {replica_groups = dense<[[0, 3], [2, 3]]> : tensor<2x2xi64>} : (tensor<4xf32>) -> tensor<4x16xf32>
  return
}

// -----

func.func @collective_broadcast(%a: tensor<4xf32>) {
  // expected-error @+2 {{'stablehlo.collective_broadcast' op inferred type(s) 'tensor<4xf32>' are incompatible with return type(s) of operation 'tensor<4x16xf32>'}}
  // expected-error @+1 {{'stablehlo.collective_broadcast' op failed to infer returned types}}
  %0 = "stablehlo.collective_broadcast"(%a) {replica_groups = dense<[[0, 7], [2, 3]]> : tensor<2x2xi64>} : (tensor<4xf32>) -> tensor<4x16xf32>
  return
}

// -----

func.func @collective_broadcast(%a: tensor<16xf32>) {
  // expected-error @+1 {{replica_groups values must be positive, but was given -1}}
  %0 = "stablehlo.collective_broadcast"(%a) {replica_groups = dense<[[0, -1], [2, 3]]> : tensor<2x2xi64>} : (tensor<16xf32>) -> tensor<4x16xf32>
  return
}

// -----

func.func @collective_permute(%a: tensor<4x16xf32>) {
  // expected-error @+1 {{duplicate targets not allowed.}}
  %0 = "stablehlo.collective_permute"(%a) {source_target_pairs = dense<[[0, 2], [1, 2], [2, 3]]> : tensor<3x2xi64>} : (tensor<4x16xf32>) -> tensor<4x16xf32>
  return
}

// -----

func.func @collective_permute(%a: tensor<4xf32>) {
  // expected-error @+2 {{'stablehlo.collective_permute' op inferred type(s) 'tensor<4xf32>' are incompatible with return type(s) of operation 'tensor<4x16xf32>'}}
  // expected-error @+1 {{'stablehlo.collective_permute' op failed to infer returned types}}
  %0 = "stablehlo.collective_permute"(%a) {source_target_pairs = dense<[[0, 1], [1, 2], [2, 3]]> : tensor<3x2xi64>} : (tensor<4xf32>) -> tensor<4x16xf32>
  return
}

// -----

func.func @collective_permute(%a: tensor<4x16xf32>) {
  // expected-error @+1 {{replica ids in source_target_pairs must be >= 0.}}
  %0 = "stablehlo.collective_permute"(%a) {source_target_pairs = dense<[[-1, 1], [1, 2], [2, 0]]> : tensor<3x2xi64>} : (tensor<4x16xf32>) -> tensor<4x16xf32>
  return
}

// -----

func.func @done_of_two(%a: !stablehlo.future<tensor<4xf32>, tensor<4xf32>>) {
  // expected-error @+2 {{'stablehlo.async_done' op future must have exactly one type parameter, but got 2}}
  // expected-error @+1 {{'stablehlo.async_done' op failed to infer returned types}}
  %0 = "stablehlo.async_done"(%a) : (!stablehlo.future<tensor<4xf32>, tensor<4xf32>>) -> tensor<4xf32>
  return
}

// -----

func.func @group_size(%a: tensor<4xf32>) {
  // expected-error @+2 {{group size of replica_groups must be 4}}
  // expected-error @+1 {{'stablehlo.all_to_all' op failed to infer returned types}}
  %0 = "stablehlo.all_to_all"(%a) {split_dimension = 0 : i64, concat_dimension = 0 : i64, split_count = 4 : i64, replica_groups = dense<[[0, 1], [2, 3]]> : tensor<2x2xi64>} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @groups_rank(%a: tensor<4xf32>) {
  // expected-error @+1 {{replica groups should be a rank 2 tensor}}
  %0 = "stablehlo.all_gather"(%a) {all_gather_dim = 0 : i64, replica_groups = dense<[0, 1]> : tensor<2xi64>} : (tensor<4xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @mesh_missing(%a: tensor<4xf32>) {
  // expected-error @+1 {{'stablehlo.all_gather' op replica_groups: mesh symbol 'mesh' not found}}
  %0 = "stablehlo.all_gather"(%a) {all_gather_dim = 0 : i64, replica_groups = #stablehlo.replica_group_mesh_axes<mesh = @mesh, axes = [#stablehlo.axis_ref<name = "x">]>} : (tensor<4xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @no_groups(%a: tensor<4xf32>) {
  // expected-error @+1 {{if `use_global_device_ids` is set, the replica groups cannot be empty}}
  %0 = "stablehlo.all_gather"(%a) {all_gather_dim = 0 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>, replica_groups = dense<> : tensor<0x2xi64>, use_global_device_ids} : (tensor<4xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @nothing_to_broadcast() {
  // expected-error @+1 {{collective_broadcast requires at least one data operand}}
  "stablehlo.collective_broadcast"() {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>} : () -> ()
  return
}

// -----

func.func @pairs_rank(%a: tensor<4xf32>) {
  // expected-error @+1 {{expect source_target_pairs attribute to be of rank 2, but got rank 1}}
  %0 = "stablehlo.collective_permute"(%a) {source_target_pairs = dense<[0, 1]> : tensor<2xi64>} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @pairs_shape(%a: tensor<4xf32>) {
  // expected-error @+1 {{expect source_target_pairs attribute of shape (N, 2), but got (1, 3)}}
  %0 = "stablehlo.collective_permute"(%a) {source_target_pairs = dense<[[0, 1, 2]]> : tensor<1x3xi64>} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @reduce_scatter(%a: tensor<4x16xf32>) {
  // expected-error @+1 {{Reduction-region must take 2 parameters, but takes 3 parameter(s)}}
  %0 = "stablehlo.reduce_scatter"(%a) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>, %extra: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>, scatter_dimension = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 0>, use_global_device_ids} : (tensor<4x16xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @reduce_scatter(%a: tensor<4x16xf32>) {
  // expected-error @+1 {{The reduction-region expected to return some value(s)}}
  %0 = "stablehlo.reduce_scatter"(%a) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"() : () -> ()
  }) {replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>, scatter_dimension = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 0>, use_global_device_ids} : (tensor<4x16xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @reduce_scatter(%a: tensor<4x16xf32>) {
  // expected-error @+1 {{result element-type is expected to be 'f32', but got 'i1'}}
  %0 = "stablehlo.reduce_scatter"(%a) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>, scatter_dimension = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 0>, use_global_device_ids} : (tensor<4x16xf32>) -> tensor<4x4xi1>
  return
}

// -----

func.func @reduce_scatter(%a: tensor<4x16xf32>) {
  // expected-error @+1 {{Reduction-region here must produce 1 tensors, but produces 2 instead}}
  %0 = "stablehlo.reduce_scatter"(%a) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l, %l) : (tensor<f32>, tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>, scatter_dimension = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 0>, use_global_device_ids} : (tensor<4x16xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @reduce_scatter(%a: tensor<4x16xf32>) {
  // expected-error @+1 {{scatter dim should be less than operand/result rank}}
  %0 = "stablehlo.reduce_scatter"(%a) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>, scatter_dimension = 2 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 0>, use_global_device_ids} : (tensor<4x16xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @reduce_scatter(%a: tensor<4x16xf32>) {
  // expected-error @+1 {{result dimension size at scatter_dimension cannot be zero}}
  %0 = "stablehlo.reduce_scatter"(%a) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>, scatter_dimension = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 0>, use_global_device_ids} : (tensor<4x16xf32>) -> tensor<4x0xf32>
  return
}

// -----

func.func @reduced_channel(%a: tensor<4xf32>) {
  // expected-error @+1 {{channel_id must be positive when useGlobalDeviceIds is set but got: 0}}
  %0 = "stablehlo.collective_reduce"(%a) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, use_global_device_ids} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @roots_count(%a: tensor<4xf32>, %r: tensor<2xi32>) {
  // expected-error @+1 {{last operand of collective_broadcast with has_dynamic_root=true must have the same number of elements as data operands (1), but got 2}}
  %0 = "stablehlo.collective_broadcast"(%a, %r) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, has_dynamic_root} : (tensor<4xf32>, tensor<2xi32>) -> tensor<4xf32>
  return
}

// -----

func.func @roots_missing(%r: tensor<1xi32>) {
  // expected-error @+1 {{collective_broadcast with has_dynamic_root=true requires at least two operands (data + root)}}
  "stablehlo.collective_broadcast"(%r) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, has_dynamic_root} : (tensor<1xi32>) -> ()
  return
}

// -----

func.func @roots_type(%a: tensor<4xf32>, %r: tensor<1xi64>) {
  // expected-error @+1 {{last operand of collective_broadcast with has_dynamic_root=true must be a rank-1 i32 tensor, but got 'tensor<1xi64>'}}
  %0 = "stablehlo.collective_broadcast"(%a, %r) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, has_dynamic_root} : (tensor<4xf32>, tensor<1xi64>) -> tensor<4xf32>
  return
}

// -----

func.func @scatter_nothing(%a: tensor<0x4xf32>) {
  // expected-error @+1 {{operand dimension size at scatter_dimension cannot be zero}}
  %0 = "stablehlo.reduce_scatter"(%a) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, scatter_dimension = 0 : i64} : (tensor<0x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @two_operations(%a: tensor<4xf32>) {
  // expected-error @+2 {{'stablehlo.async_start' op region must contain exactly one operation and a return}}
  // expected-error @+1 {{'stablehlo.async_start' op failed to infer returned types}}
  %0 = "stablehlo.async_start"(%a) ({
  ^bb0(%x: tensor<4xf32>):
    %1 = "stablehlo.collective_permute"(%x) {source_target_pairs = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4xf32>) -> tensor<4xf32>
    %2 = "stablehlo.collective_permute"(%1) {source_target_pairs = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4xf32>) -> tensor<4xf32>
    "stablehlo.return"(%2) : (tensor<4xf32>) -> ()
  }) : (tensor<4xf32>) -> !stablehlo.future<tensor<4xf32>>
  return
}
