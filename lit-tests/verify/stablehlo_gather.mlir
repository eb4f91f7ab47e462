// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// gather, dynamic_gather and scatter.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @gather(%a: tensor<2x4x9xi32>, %i: tensor<1x5x2xi32>) {
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>) -> tensor<1x5x8xi32>
  return
}

// -----

func.func @gather_batching(%a: tensor<2x4x9x7xi32>, %i: tensor<5x2x1xi32>) {
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2, 3], collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [1], start_index_map = [1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8, 3>, indices_are_sorted = false} : (tensor<2x4x9x7xi32>, tensor<5x2x1xi32>) -> tensor<5x2x8x3xi32>
  return
}

// -----

func.func @gather_implied(%a: tensor<2x4x9xi32>, %i: tensor<?x5xi32, #stablehlo.bounds<6, ?>>) {
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [1, 2], collapsed_slice_dims = [1], start_index_map = [1], index_vector_dim = 2>, slice_sizes = array<i64: 2, 1, 8>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<?x5xi32, #stablehlo.bounds<6, ?>>) -> tensor<?x2x8x5xi32, #stablehlo.bounds<6, ?, ?, ?>>
  return
}

// -----

func.func @dynamic_gather(%a: tensor<2x4x9xi32>, %i: tensor<1x5x2xi32>, %s: tensor<3xi32>) {
  %c = stablehlo.constant dense<[1, 1, 8]> : tensor<3xi32>
  %0 = "stablehlo.dynamic_gather"(%a, %i, %c) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>, tensor<3xi32>) -> tensor<1x5x8xi32>
  %1 = "stablehlo.dynamic_gather"(%a, %i, %s) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>, tensor<3xi32>) -> tensor<1x5x?xi32>
  return
}

// -----

func.func @scatter(%a: tensor<200x100x300xf32>, %i: tensor<10x2xi32>, %u: tensor<10x300xf32>) {
  %0 = "stablehlo.scatter"(%a, %i, %u) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0, 1], scatter_dims_to_operand_dims = [0, 1], index_vector_dim = 1>, indices_are_sorted = true, unique_indices = true} : (tensor<200x100x300xf32>, tensor<10x2xi32>, tensor<10x300xf32>) -> tensor<200x100x300xf32>
  return
}

// -----

func.func @scatter_batching(%a: tensor<20x10x30xf32>, %b: tensor<20x10x30xi32>, %i: tensor<10x5x2xi32>, %u: tensor<10x5x7xf32>, %v: tensor<10x5x7xi32>) {
  %0:2 = "stablehlo.scatter"(%a, %b, %i, %u, %v) ({
  ^bb0(%l: tensor<f32>, %l1: tensor<i32>, %r: tensor<f32>, %r1: tensor<i32>):
    "stablehlo.return"(%l, %l1) : (tensor<f32>, tensor<i32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [2], inserted_window_dims = [0], input_batching_dims = [1], scatter_indices_batching_dims = [0], scatter_dims_to_operand_dims = [0, 2], index_vector_dim = 2>, indices_are_sorted = true, unique_indices = true} : (tensor<20x10x30xf32>, tensor<20x10x30xi32>, tensor<10x5x2xi32>, tensor<10x5x7xf32>, tensor<10x5x7xi32>) -> (tensor<20x10x30xf32>, tensor<20x10x30xi32>)
  return
}

// -----

func.func @batching_count(%a: tensor<2x4x9x7xi32>, %i: tensor<5x2x1xi32>) {
  // expected-error @+2 {{operand_batching_dims and start_indices_batching_dims should have the same size}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2, 3], collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [], start_index_map = [1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8, 3>, indices_are_sorted = false} : (tensor<2x4x9x7xi32>, tensor<5x2x1xi32>) -> tensor<5x2x8x3xi32>
  return
}

// -----

func.func @dynamic_gather(%a: tensor<2x4x9xi32>, %i: tensor<1x5x2xi32>, %s: tensor<3xi32>) {
  %c = stablehlo.constant dense<[1, 1, 8]> : tensor<3xi32>
  // expected-error @+2 {{'stablehlo.dynamic_gather' op inferred type(s) 'tensor<1x5x?xi32>' are incompatible with return type(s) of operation 'tensor<2x?xi32>'}}
  // expected-error @+1 {{'stablehlo.dynamic_gather' op failed to infer returned types}}
  %1 = "stablehlo.dynamic_gather"(%a, %i, %s) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>, tensor<3xi32>) -> tensor<2x?xi32>
  return
}

// -----

func.func @gather(%a: tensor<2x4x9xi32>, %i: tensor<1x5x2xi32>) {
  // expected-error @+2 {{start_index_map size (1) is not equal to size of index dimension (2) of start_indices (2)}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>) -> tensor<1x5x8xi32>
  return
}

// -----

func.func @gather(%a: tensor<2x4x9xi32>) {
  // expected-error @+1 {{'stablehlo.gather' op expected 2 operands, but found 1}}
  %0 = "stablehlo.gather"(%a) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8>, indices_are_sorted = false} : (tensor<2x4x9xi32>) -> tensor<1x5x8xi32>
  return
}

// -----

func.func @gather(%a: tensor<2x4x9xi32>, %i: tensor<1x5x2xi32>) {
  // expected-error @+2 {{expects collapsed_slice_dims to be sorted, got: [7, 1]}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [7, 1], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>) -> tensor<1x1x8xi32>
  return
}

// -----

func.func @gather(%a: tensor<2x4x9xi32>, %i: tensor<1x5x2xi32>) {
  // expected-error @+2 {{'stablehlo.gather' op inferred type(s) 'tensor<1x5x8xi32>' are incompatible with return type(s) of operation 'tensor<1x5xi32>'}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>) -> tensor<1x5xi32>
  return
}

// -----

func.func @gather(%a: tensor<2x4x9xi32>, %i: tensor<1x5x2xi32>) {
  // expected-error @+2 {{Expects that for each dim in collapsed_slice_dims, slice_sizes[dim] should be <= 1, but got 2}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 2, 1, 8>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>) -> tensor<1x5x8xi32>
  return
}

// -----

func.func @gather(%a: tensor<2x9xi32>, %i: tensor<1x5x2xi32>) {
  // expected-error @+2 {{offset_dims size (1) plus collapse_slice_dims size (2) plus operand_batching_dims size (0) is not equal to operand rank (2)}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8>, indices_are_sorted = false} : (tensor<2x9xi32>, tensor<1x5x2xi32>) -> tensor<1x5x8xi32>
  return
}

// -----

func.func @gather(%a: tensor<2x4x9xi32>, %i: tensor<1x5x2xi32>) {
  // expected-error @+2 {{has duplicated dimension from collapsed_slice_dims and operand_batching_dims: 0}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 0], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>) -> tensor<1x5x8xi32>
  return
}

// -----

func.func @gather(%a: tensor<2x4x9xi32>, %i: tensor<1x5x2xi32>) {
  // expected-error @+2 {{Expects each element of offset_dims to be in range [0, implied-result-rank) i.e. [0, 3). got: 7.}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [7], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8>, indices_are_sorted = false} : (tensor<2x4x9xi32>, tensor<1x5x2xi32>) -> tensor<1x5x8xi32>
  return
}

// -----

func.func @gather_batching(%a: tensor<2x4x9x7xi32>, %i: tensor<2x1xi32>) {
  // expected-error @+2 {{operand_batching_dims[0] and start_indices_batching_dims[0] must have compatible sizes, but got 2 and 1}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2, 3], collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [1], start_index_map = [1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8, 3>, indices_are_sorted = false} : (tensor<2x4x9x7xi32>, tensor<2x1xi32>) -> tensor<5x2x8x3xi32>
  return
}

// -----

func.func @gather_batching(%a: tensor<2x4x9x7xi32>, %i: tensor<5x2x1xi32>) {
  // expected-error @+2 {{expects start_indices_batching_dims to not repeat, got: [1, 1]}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2, 3], collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [1, 1], start_index_map = [1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8, 3>, indices_are_sorted = false} : (tensor<2x4x9x7xi32>, tensor<5x2x1xi32>) -> tensor<5x8x3xi32>
  return
}

// -----

func.func @gather_batching(%a: tensor<2x4x9x7xi32>, %i: tensor<5x2x1xi32>) {
  // expected-error @+2 {{expects start_indices_batching_dims not to include index_vector_dim 2}}
  // expected-error @+1 {{'stablehlo.gather' op failed to infer returned types}}
  %0 = "stablehlo.gather"(%a, %i) {dimension_numbers = #stablehlo.gather<offset_dims = [2, 3], collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [2], start_index_map = [1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1, 8, 3>, indices_are_sorted = false} : (tensor<2x4x9x7xi32>, tensor<5x2x1xi32>) -> tensor<5x2x8x3xi32>
  return
}

// -----

func.func @scatter(%a: tensor<200x100x300xf32>, %i: tensor<10x2xi32>, %u: tensor<10x300xf32>) {
  // expected-error @+2 {{'stablehlo.scatter' op inferred type(s) 'tensor<200x100x300xf32>' are incompatible with return type(s) of operation 'tensor<100x300xf32>'}}
  // expected-error @+1 {{'stablehlo.scatter' op failed to infer returned types}}
  %0 = "stablehlo.scatter"(%a, %i, %u) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0, 1], scatter_dims_to_operand_dims = [2, 1], index_vector_dim = 1>, indices_are_sorted = true, unique_indices = true} : (tensor<200x100x300xf32>, tensor<10x2xi32>, tensor<10x300xf32>) -> tensor<100x300xf32>
  return
}

// -----

func.func @scatter(%a: tensor<200x100x300xf32>, %i: tensor<1x2xi32>, %u: tensor<10x300xf32>) {
  // expected-error @+1 {{expects bounds of the scatter dimensions of updates to be same as the bounds of the corresponding dimensions of scatter indices. For scatter dimension 1, updates bound is 300 , scatter_indices bound is 1.}}
  %0 = "stablehlo.scatter"(%a, %i, %u) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0], inserted_window_dims = [0, 1], scatter_dims_to_operand_dims = [0, 1], index_vector_dim = 1>, indices_are_sorted = true, unique_indices = true} : (tensor<200x100x300xf32>, tensor<1x2xi32>, tensor<10x300xf32>) -> tensor<200x100x300xf32>
  return
}

// -----

func.func @scatter(%a: tensor<200x99x300xf32>, %i: tensor<10x2xi32>, %u: tensor<10x300xf32>) {
  // expected-error @+1 {{Reduction-region must take 2 parameters, but takes 3 parameter(s)}}
  %0 = "stablehlo.scatter"(%a, %i, %u) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>, %extra: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0, 1], scatter_dims_to_operand_dims = [0, 1], index_vector_dim = 1>, indices_are_sorted = true, unique_indices = true} : (tensor<200x99x300xf32>, tensor<10x2xi32>, tensor<10x300xf32>) -> tensor<200x100x300xf32>
  return
}

// -----

func.func @scatter(%a: tensor<200x100x300xf32>, %i: tensor<10x2xi32>, %u: tensor<10x300xf32>) {
  // expected-error @+1 {{Expects inserted_window_dims to be sorted; got: [2, 1].}}
  %0 = "stablehlo.scatter"(%a, %i, %u) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [2, 1], scatter_dims_to_operand_dims = [0, 1], index_vector_dim = 1>, indices_are_sorted = true, unique_indices = true} : (tensor<200x100x300xf32>, tensor<10x2xi32>, tensor<10x300xf32>) -> tensor<200x100x300xf32>
  return
}

// -----

func.func @scatter(%a: tensor<200x100x300xf32>, %i: tensor<2xi32>, %u: tensor<10x300xf32>) {
  // expected-error @+1 {{Scatter op has 2 elements in scatter_dims_to_operand_dims and the bound of dimension index_vector_dim=1 of scatter_indices is 1. These two numbers must be equal.}}
  %0 = "stablehlo.scatter"(%a, %i, %u) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0, 1], scatter_dims_to_operand_dims = [0, 1], index_vector_dim = 1>, indices_are_sorted = true, unique_indices = true} : (tensor<200x100x300xf32>, tensor<2xi32>, tensor<10x300xf32>) -> tensor<200x100x300x2xf32>
  return
}

// -----

func.func @scatter(%a: tensor<200x100x300xf32>, %i: tensor<10x2xi32>, %u: tensor<10x300xf32>) {
  // expected-error @+1 {{Reduction-region here must produce 1 tensors, but produces 2 instead}}
  %0 = "stablehlo.scatter"(%a, %i, %u) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l, %l) : (tensor<f32>, tensor<f32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0, 1], scatter_dims_to_operand_dims = [0, 1], index_vector_dim = 1>, indices_are_sorted = true, unique_indices = true} : (tensor<200x100x300xf32>, tensor<10x2xi32>, tensor<10x300xf32>) -> tensor<200x100x300xf32>
  return
}

// -----

func.func @scatter(%a: tensor<200x100x300xf32>, %i: tensor<10x2xi32>, %u: tensor<10x300xf32>) {
  // expected-error @+1 {{The reduction-region expected to return some value(s)}}
  %0 = "stablehlo.scatter"(%a, %i, %u) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"() : () -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0, 1], scatter_dims_to_operand_dims = [0, 1], index_vector_dim = 1>, indices_are_sorted = true, unique_indices = true} : (tensor<200x100x300xf32>, tensor<10x2xi32>, tensor<10x300xf32>) -> tensor<200x100x300xf32>
  return
}

// -----

func.func @scatter_batching(%a: tensor<20x10x30xf32>, %b: tensor<20x10x30xi32>, %i: tensor<10x5x2xi32>, %u: tensor<10x5x7xf32>, %v: tensor<10x5x7xi32>) {
  // expected-error @+1 {{expects scatter_indices_batching_dims not to include index_vector_dim 2.}}
  %0:2 = "stablehlo.scatter"(%a, %b, %i, %u, %v) ({
  ^bb0(%l: tensor<f32>, %l1: tensor<i32>, %r: tensor<f32>, %r1: tensor<i32>):
    "stablehlo.return"(%l, %l1) : (tensor<f32>, tensor<i32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [2], inserted_window_dims = [0], input_batching_dims = [1], scatter_indices_batching_dims = [2], scatter_dims_to_operand_dims = [0, 2], index_vector_dim = 2>, indices_are_sorted = true, unique_indices = true} : (tensor<20x10x30xf32>, tensor<20x10x30xi32>, tensor<10x5x2xi32>, tensor<10x5x7xf32>, tensor<10x5x7xi32>) -> (tensor<20x10x30xf32>, tensor<20x10x30xi32>)
  return
}

// -----

func.func @scatter_batching(%a: tensor<20x30xf32>, %b: tensor<20x10x30xi32>, %i: tensor<10x5x2xi32>, %u: tensor<10x5x7xf32>, %v: tensor<10x5x7xi32>) {
  // expected-error @+1 {{Not all inputs have compatible shapes.}}
  %0:2 = "stablehlo.scatter"(%a, %b, %i, %u, %v) ({
  ^bb0(%l: tensor<f32>, %l1: tensor<i32>, %r: tensor<f32>, %r1: tensor<i32>):
    "stablehlo.return"(%l, %l1) : (tensor<f32>, tensor<i32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [2], inserted_window_dims = [0], input_batching_dims = [1], scatter_indices_batching_dims = [0], scatter_dims_to_operand_dims = [0, 2], index_vector_dim = 2>, indices_are_sorted = true, unique_indices = true} : (tensor<20x30xf32>, tensor<20x10x30xi32>, tensor<10x5x2xi32>, tensor<10x5x7xf32>, tensor<10x5x7xi32>) -> (tensor<20x10x30xf32>, tensor<20x10x30xi32>)
  return
}

// -----

func.func @scatter_batching(%a: tensor<20x10x30xf32>, %b: tensor<20x10x30xi32>, %i: tensor<10x5x2xi32>, %u: tensor<10x5x7xf32>, %v: tensor<10x5x7xi32>) {
  // expected-error @+1 {{input_batching_dims and scatter_indices_batching_dims should have the same size.}}
  %0:2 = "stablehlo.scatter"(%a, %b, %i, %u, %v) ({
  ^bb0(%l: tensor<f32>, %l1: tensor<i32>, %r: tensor<f32>, %r1: tensor<i32>):
    "stablehlo.return"(%l, %l1) : (tensor<f32>, tensor<i32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [2], inserted_window_dims = [0], input_batching_dims = [1], scatter_indices_batching_dims = [0, 1], scatter_dims_to_operand_dims = [0, 2], index_vector_dim = 2>, indices_are_sorted = true, unique_indices = true} : (tensor<20x10x30xf32>, tensor<20x10x30xi32>, tensor<10x5x2xi32>, tensor<10x5x7xf32>, tensor<10x5x7xi32>) -> (tensor<20x10x30xf32>, tensor<20x10x30xi32>)
  return
}

// -----

func.func @scatter_batching(%a: tensor<20x10x30xf32>, %b: tensor<20x10x30xi32>, %i: tensor<10x5x2xi32>, %u: tensor<10x5x7xf32>, %v: tensor<10x5x7xi32>) {
  // expected-error @+1 {{Expects scatter_indices_batching_dims to not repeat; got: [0, 0].}}
  %0:2 = "stablehlo.scatter"(%a, %b, %i, %u, %v) ({
  ^bb0(%l: tensor<f32>, %l1: tensor<i32>, %r: tensor<f32>, %r1: tensor<i32>):
    "stablehlo.return"(%l, %l1) : (tensor<f32>, tensor<i32>) -> ()
  }) {scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [2], inserted_window_dims = [0], input_batching_dims = [1], scatter_indices_batching_dims = [0, 0], scatter_dims_to_operand_dims = [0, 2], index_vector_dim = 2>, indices_are_sorted = true, unique_indices = true} : (tensor<20x10x30xf32>, tensor<20x10x30xi32>, tensor<10x5x2xi32>, tensor<10x5x7xf32>, tensor<10x5x7xi32>) -> (tensor<20x10x30xf32>, tensor<20x10x30xi32>)
  return
}
