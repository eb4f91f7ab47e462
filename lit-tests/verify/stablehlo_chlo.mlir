// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// Ops of CHLO.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @broadcast_add(%a: tensor<1x3xf32>, %b: tensor<2x3xf32>) {
  %0 = "chlo.broadcast_add"(%a, %b) : (tensor<1x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @broadcast_multiply(%a: tensor<?xf32>, %b: tensor<?x3xf32>) {
  %0 = "chlo.broadcast_multiply"(%a, %b) {broadcast_dimensions = array<i64: 1>} : (tensor<?xf32>, tensor<?x3xf32>) -> tensor<?x3xf32>
  return
}

// -----

func.func @broadcast_and(%a: tensor<?xi32>, %b: tensor<?x1xi32>) {
  %0 = "chlo.broadcast_and"(%a, %b) : (tensor<?xi32>, tensor<?x1xi32>) -> tensor<?x?xi32>
  return
}

// -----

func.func @broadcast_compare(%a: tensor<1x3xf32>, %b: tensor<2x3xf32>) {
  %0 = "chlo.broadcast_compare"(%a, %b) {comparison_direction = #chlo<comparison_direction EQ>} : (tensor<1x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
  return
}

// -----

func.func @broadcast_complex(%a: tensor<1x3xf32>, %b: tensor<2x3xf32>) {
  %0 = "chlo.broadcast_complex"(%a, %b) : (tensor<1x3xf32>, tensor<2x3xf32>) -> tensor<2x3xcomplex<f32>>
  return
}

// -----

func.func @broadcast_select(%p: tensor<i1>, %a: tensor<1x3xf32>, %b: tensor<2x3xf32>) {
  %0 = "chlo.broadcast_select"(%p, %a, %b) : (tensor<i1>, tensor<1x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @broadcast_bounds(%a: tensor<?x3xf32, #stablehlo.bounds<5, ?>>, %b: tensor<1x3xf32>) {
  %0 = "chlo.broadcast_add"(%a, %b) : (tensor<?x3xf32, #stablehlo.bounds<5, ?>>, tensor<1x3xf32>) -> tensor<?x3xf32, #stablehlo.bounds<5, ?>>
  return
}

// -----

func.func @constant_like(%a: tensor<2x3xf32>) {
  %0 = "chlo.constant_like"(%a) {value = 3.2 : f32} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @is_inf(%a: tensor<2x3xf32>) {
  %0 = "chlo.is_inf"(%a) : (tensor<2x3xf32>) -> tensor<2x3xi1>
  return
}

// -----

func.func @top_k(%a: tensor<16x12xf32>) {
  %0:2 = "chlo.top_k"(%a) {k = 8 : i64} : (tensor<16x12xf32>) -> (tensor<16x8xf32>, tensor<16x8xi32>)
  return
}

// -----

func.func @erf(%a: tensor<2x3xf32>) {
  %0 = "chlo.erf"(%a) : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @next_after(%a: tensor<2x3xf32>, %b: tensor<2x3xf32>) {
  %0 = "chlo.next_after"(%a, %b) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @ragged_dot(%a: tensor<2x11x5xf32>, %b: tensor<3x2x5x7xf32>, %g: tensor<3xi64>) {
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [1], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [2], lhs_ragged_dimensions = [1], rhs_group_dimensions = [0]>, precision_config = [#chlo<precision DEFAULT>, #chlo<precision DEFAULT>]} : (tensor<2x11x5xf32>, tensor<3x2x5x7xf32>, tensor<3xi64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @ragged_dot_contracting(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<2x3xi64>) {
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [2], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<2x3xi64>) -> tensor<3x2x11x7xf32>
  return
}

// -----

func.func @ragged_dot_batch(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<3xi64>) {
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [0], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<3xi64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @scan(%a: tensor<4x2xf32>, %i: tensor<2xf32>) {
  %0:2 = "chlo.scan"(%a, %i) ({
  ^bb0(%x: tensor<2xf32>, %c: tensor<2xf32>):
    "stablehlo.return"(%x, %c) : (tensor<2xf32>, tensor<2xf32>) -> ()
  }) {dimension = 0 : i64, is_reverse = false, operandSegmentSizes = array<i32: 1, 1>, resultSegmentSizes = array<i32: 1, 1>} : (tensor<4x2xf32>, tensor<2xf32>) -> (tensor<4x2xf32>, tensor<2xf32>)
  return
}

// -----

func.func @broadcast_add(%a: tensor<1x3xf32>, %b: tensor<3xf32>) {
  // expected-error @+2 {{'chlo.broadcast_add' op inferred type(s) 'tensor<1x3xf32>' are incompatible with return type(s) of operation 'tensor<2x3xf32>'}}
  // expected-error @+1 {{'chlo.broadcast_add' op failed to infer returned types}}
  %0 = "chlo.broadcast_add"(%a, %b) : (tensor<1x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @broadcast_and(%a: tensor<?xi32>, %b: tensor<3xi32>) {
  // expected-error @+2 {{'chlo.broadcast_and' op inferred type(s) 'tensor<3xi32>' are incompatible with return type(s) of operation 'tensor<?x?xi32>'}}
  // expected-error @+1 {{'chlo.broadcast_and' op failed to infer returned types}}
  %0 = "chlo.broadcast_and"(%a, %b) : (tensor<?xi32>, tensor<3xi32>) -> tensor<?x?xi32>
  return
}

// -----

func.func @broadcast_compare(%a: tensor<1x3xf32>, %b: tensor<3xf32>) {
  // expected-error @+2 {{'chlo.broadcast_compare' op inferred type(s) 'tensor<1x3xi1>' are incompatible with return type(s) of operation 'tensor<2x3xi1>'}}
  // expected-error @+1 {{'chlo.broadcast_compare' op failed to infer returned types}}
  %0 = "chlo.broadcast_compare"(%a, %b) {comparison_direction = #chlo<comparison_direction EQ>} : (tensor<1x3xf32>, tensor<3xf32>) -> tensor<2x3xi1>
  return
}

// -----

func.func @broadcast_complex(%a: tensor<1xf32>, %b: tensor<2x3xf32>) {
  // expected-error @+2 {{'chlo.broadcast_complex' op inferred type(s) 'tensor<2x3xcomplex<f32>>' are incompatible with return type(s) of operation 'tensor<4x3xcomplex<f32>>'}}
  // expected-error @+1 {{'chlo.broadcast_complex' op failed to infer returned types}}
  %0 = "chlo.broadcast_complex"(%a, %b) : (tensor<1xf32>, tensor<2x3xf32>) -> tensor<4x3xcomplex<f32>>
  return
}

// -----

func.func @broadcast_multiply(%a: tensor<?xf32>, %b: tensor<?x3xf32>) {
  // expected-error @+2 {{'chlo.broadcast_multiply' op inferred type(s) 'tensor<?x3xf32>' are incompatible with return type(s) of operation 'tensor<3xf32>'}}
  // expected-error @+1 {{'chlo.broadcast_multiply' op failed to infer returned types}}
  %0 = "chlo.broadcast_multiply"(%a, %b) {broadcast_dimensions = array<i64: 1>} : (tensor<?xf32>, tensor<?x3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @broadcast_select(%p: tensor<i1>, %a: tensor<1x3xf32>, %b: tensor<3xf32>) {
  // expected-error @+2 {{'chlo.broadcast_select' op inferred type(s) 'tensor<1x3xf32>' are incompatible with return type(s) of operation 'tensor<2x3xf32>'}}
  // expected-error @+1 {{'chlo.broadcast_select' op failed to infer returned types}}
  %0 = "chlo.broadcast_select"(%p, %a, %b) : (tensor<i1>, tensor<1x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @constant_like(%a: tensor<2x3xf32>) {
  // expected-error @+1 {{'chlo.constant_like' op value's type doesn't match element return type}}
  %0 = "chlo.constant_like"(%a) {value = 3.2 : f32} : (tensor<2x3xf32>) -> tensor<2x3xi32>
  return
}

// -----

func.func @erf(%a: tensor<2xf32>) {
  // expected-error @+1 {{'chlo.erf' op requires compatible types for all operands and results}}
  %0 = "chlo.erf"(%a) : (tensor<2xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @mixed_broadcast(%a: tensor<?xf32, #stablehlo.bounds<5>>, %b: tensor<5xf32>) {
  // expected-error @+1 {{cannot mix bounded and static dimensions in broadcast}}
  %0 = "chlo.broadcast_add"(%a, %b) : (tensor<?xf32, #stablehlo.bounds<5>>, tensor<5xf32>) -> tensor<5xf32>
  return
}

// -----

func.func @ragged_dot(%a: tensor<2x11x5xf32>, %b: tensor<3x2x5x7xf32>, %g: tensor<1xi64>) {
  // expected-error @+1 {{rhs group dimension is expected to have size=1, got 3}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [1], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [2], lhs_ragged_dimensions = [1], rhs_group_dimensions = [0]>, precision_config = [#chlo<precision DEFAULT>, #chlo<precision DEFAULT>]} : (tensor<2x11x5xf32>, tensor<3x2x5x7xf32>, tensor<1xi64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @ragged_dot(%a: tensor<2x11x5xf32>, %b: tensor<3x2x5x7xf32>, %g: tensor<3xi64>) {
  // expected-error @+1 {{There must be zero group dimensions in the rhs when the ragged dimension is batch or contracting.}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [1], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [2], lhs_ragged_dimensions = [2], rhs_group_dimensions = [0]>, precision_config = [#chlo<precision DEFAULT>, #chlo<precision DEFAULT>]} : (tensor<2x11x5xf32>, tensor<3x2x5x7xf32>, tensor<3xi64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @ragged_dot_batch(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<i64>) {
  // expected-error @+1 {{expected group_sizes to have rank 1, got 0}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [0], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<i64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @ragged_dot_batch(%a: tensor<2x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<3xi64>) {
  // expected-error @+1 {{lhs_contracting_dimensions value: 2 is out of range: [0, 2)}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [0], rhs_group_dimensions = []>} : (tensor<2x5xf32>, tensor<2x5x7xf32>, tensor<3xi64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @ragged_dot_batch(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<3xi64>) {
  // expected-error @+1 {{lhs and rhs should have the same number of batching dimensions}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0, 0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [0], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<3xi64>) -> tensor<2x13x7xf32>
  return
}

// -----

func.func @ragged_dot_batch(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<3xi64>) {
  // expected-error @+1 {{lhs and rhs should have the same number of contracting dimensions}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2, 0], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [0], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<3xi64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @ragged_dot_batch(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<3xi64>) {
  // expected-error @+1 {{Expects lhs_ragged_dim to be in range [0, lhs_rank) i.e. [0, 3). got: 7.}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [7], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<3xi64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @ragged_dot_batch(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<3xi64>) {
  // expected-error @+1 {{has duplicated dimension from rhs_batching_dimensions and rhs_contracting_dimensions: 0}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [0], lhs_ragged_dimensions = [0], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<3xi64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @ragged_dot_batch(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<3xi64>) {
  // expected-error @+1 {{There must be exactly one group dimension in the rhs when the lhs ragged dimension is non-contracting.}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [1], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<3xi64>) -> tensor<2x11x7xf32>
  return
}

// -----

func.func @ragged_dot_batch(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<3xi64>) {
  // expected-error @+1 {{There must be exactly one ragged dimension in the lhs.}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [0, 1], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<3xi64>) -> tensor<2x11x0xf32>
  return
}

// -----

func.func @ragged_dot_contracting(%a: tensor<2x11x5xf32>, %b: tensor<2x5x7xf32>, %g: tensor<?x3xi64>) {
  // expected-error @+1 {{group_sizes is expected to have shape [2, 3], got [-9223372036854775808, 3]}}
  %0 = "chlo.ragged_dot"(%a, %b, %g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [2], rhs_group_dimensions = []>} : (tensor<2x11x5xf32>, tensor<2x5x7xf32>, tensor<?x3xi64>) -> tensor<3x2x11x7xf32>
  return
}

// -----

func.func @scan(%a: tensor<4x2xf32>, %i: tensor<2xf32>) {
  // expected-error @+2 {{'chlo.scan' op inferred type(s) 'tensor<2xf32>' are incompatible with return type(s) of operation 'tensor<4x2xf32>', 'tensor<2xf32>'}}
  // expected-error @+1 {{'chlo.scan' op failed to infer returned types}}
  %0:2 = "chlo.scan"(%a, %i) ({
  ^bb0(%x: tensor<2xf32>, %c: tensor<2xf32>):
    "stablehlo.return"(%x) : (tensor<2xf32>) -> ()
  }) {dimension = 0 : i64, is_reverse = true, operandSegmentSizes = array<i32: 1, 1>, resultSegmentSizes = array<i32: 1, 1>} : (tensor<4x2xf32>, tensor<2xf32>) -> (tensor<4x2xf32>, tensor<2xf32>)
  return
}

// -----

func.func @scan(%a: tensor<4x2xf32>, %i: tensor<2xf32>) {
  // expected-error @+1 {{'chlo.scan' op expects 2 arguments in the body, but got 3}}
  %0:2 = "chlo.scan"(%a, %i) ({
  ^bb0(%x: tensor<2xf32>, %c: tensor<2xf32>, %extra: tensor<f32>):
    "stablehlo.return"(%x, %c) : (tensor<2xf32>, tensor<2xf32>) -> ()
  }) {dimension = 0 : i64, is_reverse = false, operandSegmentSizes = array<i32: 1, 1>, resultSegmentSizes = array<i32: 1, 1>} : (tensor<4x2xf32>, tensor<2xf32>) -> (tensor<4x2xf32>, tensor<2xf32>)
  return
}

// -----

func.func @scan_nothing() {
  // expected-error @+1 {{'chlo.scan' op at least one of inputs or outputs must be present}}
  "chlo.scan"() ({
  ^bb0:
    "stablehlo.return"() : () -> ()
  }) {dimension = 0 : i64, is_reverse = false, operandSegmentSizes = array<i32: 0, 0>, resultSegmentSizes = array<i32: 0, 0>} : () -> ()
  return
}

// -----

func.func @scan_returns(%a: tensor<4x2xf32>, %i: tensor<2xf32>) {
  // expected-error @+2 {{ScanOp body must return at least 1 values (carries)}}
  // expected-error @+1 {{'chlo.scan' op failed to infer returned types}}
  %0:2 = "chlo.scan"(%a, %i) ({
  ^bb0(%x: tensor<2xf32>, %c: tensor<2xf32>):
    "stablehlo.return"() : () -> ()
  }) {dimension = 0 : i64, is_reverse = false, operandSegmentSizes = array<i32: 1, 1>, resultSegmentSizes = array<i32: 1, 1>} : (tensor<4x2xf32>, tensor<2xf32>) -> (tensor<4x2xf32>, tensor<2xf32>)
  return
}

// -----

func.func @scan_sizes(%a: tensor<4x2xf32>, %b: tensor<3x2xf32>) {
  // expected-error @+1 {{'chlo.scan' op invalid scan dimension size of operand 1}}
  %0:2 = "chlo.scan"(%a, %b) ({
  ^bb0(%x: tensor<2xf32>, %c: tensor<2xf32>):
    "stablehlo.return"(%x, %c) : (tensor<2xf32>, tensor<2xf32>) -> ()
  }) {dimension = 0 : i64, is_reverse = false, operandSegmentSizes = array<i32: 2, 0>, resultSegmentSizes = array<i32: 2, 0>} : (tensor<4x2xf32>, tensor<3x2xf32>) -> (tensor<4x2xf32>, tensor<4x2xf32>)
  return
}

// -----

func.func @top_k(%a: tensor<16xf32>) {
  // expected-error @+2 {{'chlo.top_k' op inferred type(s) 'tensor<8xf32>', 'tensor<8xi32>' are incompatible with return type(s) of operation 'tensor<16x8xf32>', 'tensor<16x8xi32>'}}
  // expected-error @+1 {{'chlo.top_k' op failed to infer returned types}}
  %0:2 = "chlo.top_k"(%a) {k = 8 : i64} : (tensor<16xf32>) -> (tensor<16x8xf32>, tensor<16x8xi32>)
  return
}

// -----

func.func @top_k(%a: tensor<16x0xf32>) {
  // expected-error @+2 {{operand's last dimension must be at least 8}}
  // expected-error @+1 {{'chlo.top_k' op failed to infer returned types}}
  %0:2 = "chlo.top_k"(%a) {k = 8 : i64} : (tensor<16x0xf32>) -> (tensor<16x8xf32>, tensor<16x8xi32>)
  return
}

// -----

func.func @top_k_of_scalar(%a: tensor<f32>) {
  // expected-error @+2 {{operand's rank must be at least 1}}
  // expected-error @+1 {{'chlo.top_k' op failed to infer returned types}}
  %0:2 = "chlo.top_k"(%a) {k = 8 : i64} : (tensor<f32>) -> (tensor<8xf32>, tensor<8xi32>)
  return
}
