// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// Ops with a region that combines elements.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @reduce(%a: tensor<4x5xf32>, %i: tensor<f32>) {
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    %1 = "stablehlo.add"(%l, %r) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    "stablehlo.return"(%1) : (tensor<f32>) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xf32>, tensor<f32>) -> tensor<4xf32>
  return
}

// -----

func.func @reduce_two(%a: tensor<4x?xf32, #stablehlo.bounds<?, 3>>, %b: tensor<4x?xi32>, %i: tensor<f32>, %j: tensor<i32>) {
  %0:2 = "stablehlo.reduce"(%a, %b, %i, %j) ({
  ^bb0(%l: tensor<f32>, %l1: tensor<i32>, %r: tensor<f32>, %r1: tensor<i32>):
    "stablehlo.return"(%l, %l1) : (tensor<f32>, tensor<i32>) -> ()
  }) {dimensions = array<i64: 0>} : (tensor<4x?xf32, #stablehlo.bounds<?, 3>>, tensor<4x?xi32>, tensor<f32>, tensor<i32>) -> (tensor<?xf32, #stablehlo.bounds<3>>, tensor<?xi32>)
  return
}

// -----

func.func @reduce_promotes(%a: tensor<4x5xi8>, %i: tensor<i8>) {
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<i32>, %r: tensor<i32>):
    "stablehlo.return"(%l) : (tensor<i32>) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xi8>, tensor<i8>) -> tensor<4xi32>
  return
}

// -----

func.func @map(%a: tensor<4x5xf32>, %b: tensor<4x5xf32>) {
  %0 = "stablehlo.map"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {dimensions = array<i64: 0, 1>} : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xf32>
  return
}

// -----

func.func @sort(%a: tensor<4x5xf32>, %b: tensor<4x5xi32>) {
  %0:2 = "stablehlo.sort"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>, %l1: tensor<i32>, %r1: tensor<i32>):
    %1 = "stablehlo.compare"(%l, %r) {comparison_direction = #stablehlo<comparison_direction GT>} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"(%1) : (tensor<i1>) -> ()
  }) {dimension = 1 : i64, is_stable = true} : (tensor<4x5xf32>, tensor<4x5xi32>) -> (tensor<4x5xf32>, tensor<4x5xi32>)
  return
}

// -----

func.func @reduce_window(%a: tensor<4x6xf32>, %i: tensor<f32>) {
  %0 = "stablehlo.reduce_window"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 2, 3>, window_strides = array<i64: 1, 2>, base_dilations = array<i64: 2, 1>, window_dilations = array<i64: 1, 2>, padding = dense<[[2, 1], [0, 1]]> : tensor<2x2xi64>} : (tensor<4x6xf32>, tensor<f32>) -> tensor<9x2xf32>
  return
}

// -----

func.func @reduce_window_bounds(%a: tensor<?x6xf32, #stablehlo.bounds<4, ?>>, %i: tensor<f32>) {
  %0 = "stablehlo.reduce_window"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 2, 3>} : (tensor<?x6xf32, #stablehlo.bounds<4, ?>>, tensor<f32>) -> tensor<?x4xf32, #stablehlo.bounds<3, ?>>
  return
}

// -----

func.func @select_and_scatter(%a: tensor<10x24x24x64xf32>, %s: tensor<10x12x12x64xf32>, %i: tensor<f32>) {
  %0 = "stablehlo.select_and_scatter"(%a, %s, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    %1 = "stablehlo.compare"(%l, %r) {comparison_direction = #stablehlo<comparison_direction GE>} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"(%1) : (tensor<i1>) -> ()
  }, {
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 2, 2, 1>, padding = dense<0> : tensor<4x2xi64>} : (tensor<10x24x24x64xf32>, tensor<10x12x12x64xf32>, tensor<f32>) -> tensor<10x24x24x64xf32>
  return
}

// -----

func.func @argument_rank(%a: tensor<4xf32>, %i: tensor<1xf32>) {
  // expected-error @+1 {{The rank of reduction-region's argument at index 1 is expected to be <= 0, got 1}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<1xf32>, %r: tensor<1xf32>):
    "stablehlo.return"(%l) : (tensor<1xf32>) -> ()
  }) {dimensions = array<i64: 0>} : (tensor<4xf32>, tensor<1xf32>) -> tensor<f32>
  return
}

// -----

func.func @argument_shape(%a: tensor<4x5xf32>, %i: tensor<3xf32>) {
  // expected-error @+1 {{The shape of reduction-region's argument at index 1 is not compatible with that of reduce-op's input-parameter at index 0}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<3xf32>, %r: tensor<3xf32>):
    "stablehlo.return"(%l) : (tensor<3xf32>) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @init_shape(%a: tensor<4x5xf32>, %i: tensor<5xf32>) {
  // expected-error @+1 {{The shape of reduction-region's result type at index 0 differs from the op's corresponding init-value type: 'tensor<f32>' vs 'tensor<5xf32>'}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xf32>, tensor<5xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @map(%a: tensor<4x5xf32>, %b: tensor<4x5xf32>) {
  // expected-error @+2 {{requires monotonically increasing dimension numbers, but got: 1}}
  // expected-error @+1 {{'stablehlo.map' op failed to infer returned types}}
  %0 = "stablehlo.map"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xf32>
  return
}

// -----

func.func @map(%a: tensor<4x5xf32>, %b: tensor<4x5xf32>) {
  // expected-error @+2 {{applied to a subset of dimensions currently not supported: operand dimensions = 2, requested map dimensions size = 1}}
  // expected-error @+1 {{'stablehlo.map' op failed to infer returned types}}
  %0 = "stablehlo.map"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {dimensions = array<i64: 0>} : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xf32>
  return
}

// -----

func.func @map(%a: tensor<4x5xf32>, %b: tensor<4x5xf32>) {
  // expected-error @+2 {{expects number of operands to match the arity of map computation, but got: 2 and 3}}
  // expected-error @+1 {{'stablehlo.map' op failed to infer returned types}}
  %0 = "stablehlo.map"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>, %extra: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {dimensions = array<i64: 0, 1>} : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xf32>
  return
}

// -----

func.func @map(%a: tensor<4x5xf32>, %b: tensor<4x5xf32>) {
  // expected-error @+2 {{'stablehlo.map' op inferred type(s) 'tensor<4x5xf32>' are incompatible with return type(s) of operation 'tensor<4x5xi8>'}}
  // expected-error @+1 {{'stablehlo.map' op failed to infer returned types}}
  %0 = "stablehlo.map"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {dimensions = array<i64: 0, 1>} : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xi8>
  return
}

// -----

func.func @map(%a: tensor<4x5xf32>, %b: tensor<4x5xf32>) {
  // expected-error @+2 {{computation must return single output, but got: 0}}
  // expected-error @+1 {{'stablehlo.map' op failed to infer returned types}}
  %0 = "stablehlo.map"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"() : () -> ()
  }) {dimensions = array<i64: 0, 1>} : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xf32>
  return
}

// -----

func.func @map_arguments(%a: tensor<4x5xf32>) {
  // expected-error @+2 {{computation arguments must be 0-rank tensor, but got: arg #0 of type 'tensor<5xf32>'}}
  // expected-error @+1 {{'stablehlo.map' op failed to infer returned types}}
  %0 = "stablehlo.map"(%a) ({
  ^bb0(%l: tensor<5xf32>):
    "stablehlo.return"(%l) : (tensor<5xf32>) -> ()
  }) {dimensions = array<i64: 0, 1>} : (tensor<4x5xf32>) -> tensor<4x5xf32>
  return
}

// -----

func.func @map_result(%a: tensor<4x5xf32>) {
  // expected-error @+2 {{computation must return 0-rank tensor, but got: 'tensor<1xf32>'}}
  // expected-error @+1 {{'stablehlo.map' op failed to infer returned types}}
  %0 = "stablehlo.map"(%a) ({
  ^bb0(%l: tensor<f32>):
    %1 = "stablehlo.reshape"(%l) : (tensor<f32>) -> tensor<1xf32>
    "stablehlo.return"(%1) : (tensor<1xf32>) -> ()
  }) {dimensions = array<i64: 0, 1>} : (tensor<4x5xf32>) -> tensor<4x5xf32>
  return
}

// -----

func.func @no_window_inputs() {
  // expected-error @+1 {{requires at least 1 input value}}
  "stablehlo.reduce_window"() ({
  ^bb0:
    "stablehlo.return"() : () -> ()
  }) {window_dimensions = array<i64: 2, 3>} : () -> ()
  return
}

// -----

func.func @reduce(%a: tensor<4x5xf32>, %i: tensor<f32>) {
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<bf16>):
    // expected-error @+1 {{op requires the same element type for all operands and results}}
    %1 = "stablehlo.add"(%l, %r) : (tensor<f32>, tensor<bf16>) -> tensor<f32>
    "stablehlo.return"(%1) : (tensor<f32>) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xf32>, tensor<f32>) -> tensor<4xf32>
  return
}

// -----

func.func @reduce_promotes(%a: tensor<4xi8>, %i: tensor<i8>) {
  // expected-error @+1 {{Out-of-bounds dimension 1, expected to be in range [0, 1)}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<i32>, %r: tensor<i32>):
    "stablehlo.return"(%l) : (tensor<i32>) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4xi8>, tensor<i8>) -> tensor<4xi32>
  return
}

// -----

func.func @reduce_promotes(%a: tensor<4xi8>, %i: tensor<i8>) {
  // expected-error @+2 {{'stablehlo.reduce' op inferred type(s) 'tensor<i32>' are incompatible with return type(s) of operation 'tensor<4xi32>'}}
  // expected-error @+1 {{'stablehlo.reduce' op failed to infer returned types}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<i32>, %r: tensor<i32>):
    "stablehlo.return"(%l) : (tensor<i32>) -> ()
  }) {dimensions = array<i64: 0>} : (tensor<4xi8>, tensor<i8>) -> tensor<4xi32>
  return
}

// -----

func.func @reduce_promotes(%a: tensor<4x5xi8>, %i: tensor<i8>) {
  // expected-error @+1 {{Reduction-region must take 2 parameters, but takes 3 parameter(s)}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<i32>, %r: tensor<i32>, %extra: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<i32>) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xi8>, tensor<i8>) -> tensor<4xi32>
  return
}

// -----

func.func @reduce_promotes(%a: tensor<4x5xi8>, %i: tensor<i8>) {
  // expected-error @+1 {{Duplicate reduction dimension: 1}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<i32>, %r: tensor<i32>):
    "stablehlo.return"() : () -> ()
  }) {dimensions = array<i64: 1, 1>} : (tensor<4x5xi8>, tensor<i8>) -> tensor<4xi32>
  return
}

// -----

func.func @reduce_promotes(%a: tensor<4x5xi8>, %i: tensor<i8>) {
  // expected-error @+1 {{Reduction-region here must produce 1 tensors, but produces 2 instead}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<i8>, %r: tensor<i32>):
    "stablehlo.return"(%l, %l) : (tensor<i8>, tensor<i8>) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xi8>, tensor<i8>) -> tensor<4xi32>
  return
}

// -----

func.func @reduce_promotes(%a: tensor<4x5xi8>, %i: tensor<i8>) {
  // expected-error @+1 {{The reduction-region expected to return some value(s)}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<i32>, %r: tensor<i32>):
    "stablehlo.return"() : () -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xi8>, tensor<i8>) -> tensor<4xi32>
  return
}

// -----

func.func @reduce_two(%a: tensor<?xf32>, %b: tensor<4x?xi32>, %i: tensor<f32>, %j: tensor<i32>) {
  // expected-error @+1 {{expects all inputs to have compatible shapes. Shape at input-index 1 is not compatible with shape at input-index 0}}
  %0:2 = "stablehlo.reduce"(%a, %b, %i, %j) ({
  ^bb0(%l: tensor<f32>, %l1: tensor<i32>, %r: tensor<f32>, %r1: tensor<i32>):
    "stablehlo.return"(%l, %l1) : (tensor<f32>, tensor<i32>) -> ()
  }) {dimensions = array<i64: 0>} : (tensor<?xf32>, tensor<4x?xi32>, tensor<f32>, tensor<i32>) -> (tensor<?xf32, #stablehlo.bounds<3>>, tensor<?xi32>)
  return
}

// -----

func.func @reduce_window(%a: tensor<4x6xf32>, %i: tensor<f32>) {
  // expected-error @+1 {{expects window-strides to have same dimension-size as size of window dimensions (2), but got: 1.}}
  %0 = "stablehlo.reduce_window"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 2, 3>, window_strides = array<i64: 1>, base_dilations = array<i64: 2, 1>, window_dilations = array<i64: 1, 2>, padding = dense<[[2, 1], [0, 1]]> : tensor<2x2xi64>} : (tensor<4x6xf32>, tensor<f32>) -> tensor<9x2xf32>
  return
}

// -----

func.func @reduce_window_bounds(%a: tensor<?x6xf32, #stablehlo.bounds<4, ?>>, %i: tensor<f32>) {
  // expected-error @+1 {{expects window to have positive value for 1-th window dimension, but got -1.}}
  %0 = "stablehlo.reduce_window"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 2, -1>} : (tensor<?x6xf32, #stablehlo.bounds<4, ?>>, tensor<f32>) -> tensor<1x4xf32>
  return
}

// -----

func.func @reduce_window_bounds(%a: tensor<?x6xf32, #stablehlo.bounds<4, ?>>, %i: tensor<f32>) {
  // expected-error @+2 {{'stablehlo.reduce_window' op inferred type(s) 'tensor<?x4xf32, #stablehlo.bounds<3, ?>>' are incompatible with return type(s) of operation 'tensor<?xf32>'}}
  // expected-error @+1 {{'stablehlo.reduce_window' op failed to infer returned types}}
  %0 = "stablehlo.reduce_window"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 2, 3>} : (tensor<?x6xf32, #stablehlo.bounds<4, ?>>, tensor<f32>) -> tensor<?xf32>
  return
}

// -----

func.func @returns_token(%a: tensor<4x5xf32>, %i: tensor<f32>) {
  // expected-error @+1 {{Reduction-region here must produce tensor-typed result(s), but produces '!stablehlo.token' instead}}
  %0 = "stablehlo.reduce"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    %1 = "stablehlo.create_token"() : () -> !stablehlo.token
    "stablehlo.return"(%1) : (!stablehlo.token) -> ()
  }) {dimensions = array<i64: 1>} : (tensor<4x5xf32>, tensor<f32>) -> tensor<4xf32>
  return
}

// -----

func.func @select_and_scatter(%a: tensor<10x24x24x64xf32>, %s: tensor<10x12x12x64xf32>, %i: tensor<f32>) {
  // expected-error @+2 {{'stablehlo.select_and_scatter' op inferred type(s) 'tensor<10x24x24x64xf32>' are incompatible with return type(s) of operation 'tensor<0x24x24x64xf32>'}}
  // expected-error @+1 {{'stablehlo.select_and_scatter' op failed to infer returned types}}
  %0 = "stablehlo.select_and_scatter"(%a, %s, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    %1 = "stablehlo.compare"(%l, %r) {comparison_direction = #stablehlo<comparison_direction GE>} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"(%1) : (tensor<i1>) -> ()
  }, {
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 2, 2, 1>, padding = dense<0> : tensor<4x2xi64>} : (tensor<10x24x24x64xf32>, tensor<10x12x12x64xf32>, tensor<f32>) -> tensor<0x24x24x64xf32>
  return
}

// -----

func.func @select_and_scatter(%a: tensor<10x24x24x64xf32>, %s: tensor<10x12x12x64xf32>, %i: tensor<f32>) {
  // expected-error @+1 {{expects select-region to return single value, but got: 0}}
  %0 = "stablehlo.select_and_scatter"(%a, %s, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    %1 = "stablehlo.compare"(%l, %r) {comparison_direction = #stablehlo<comparison_direction GE>} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"() : () -> ()
  }, {
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 2, 2, 1>, padding = dense<0> : tensor<4x2xi64>} : (tensor<10x24x24x64xf32>, tensor<10x12x12x64xf32>, tensor<f32>) -> tensor<10x24x24x64xf32>
  return
}

// -----

func.func @select_and_scatter(%a: tensor<10x24x24x64xf32>, %s: tensor<10x12x12x64xf32>, %i: tensor<f32>) {
  // expected-error @+1 {{expects the select-region to take 2 parameters, but takes 3}}
  %0 = "stablehlo.select_and_scatter"(%a, %s, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>, %extra: tensor<f32>):
    %1 = "stablehlo.compare"(%l, %r) {comparison_direction = #stablehlo<comparison_direction GE>} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"(%1) : (tensor<i1>) -> ()
  }, {
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 2, 2, 1>, padding = dense<0> : tensor<4x2xi64>} : (tensor<10x24x24x64xf32>, tensor<10x12x12x64xf32>, tensor<f32>) -> tensor<10x24x24x64xf32>
  return
}

// -----

func.func @sort(%a: tensor<4x5xf32>, %b: tensor<4x5xi32>) {
  // expected-error @+1 {{comparator must return single output but got 0}}
  %0:2 = "stablehlo.sort"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>, %l1: tensor<i32>, %r1: tensor<i32>):
    %1 = "stablehlo.compare"(%l, %r) {comparison_direction = #stablehlo<comparison_direction GT>} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"() : () -> ()
  }) {dimension = 1 : i64, is_stable = true} : (tensor<4x5xf32>, tensor<4x5xi32>) -> (tensor<4x5xf32>, tensor<4x5xi32>)
  return
}

// -----

func.func @sort(%a: tensor<4x5xf32>, %b: tensor<4x5xi32>) {
  // expected-error @+1 {{dimension attribute value must be in range [-2, 2), but found 2}}
  %0:2 = "stablehlo.sort"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>, %l1: tensor<i32>, %r1: tensor<i32>):
    %1 = "stablehlo.compare"(%l, %r) {comparison_direction = #stablehlo<comparison_direction GT>} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"(%1) : (tensor<i1>) -> ()
  }) {dimension = 2 : i64, is_stable = true} : (tensor<4x5xf32>, tensor<4x5xi32>) -> (tensor<4x5xf32>, tensor<4x5xi32>)
  return
}

// -----

func.func @sort(%a: tensor<4x5xf32>, %b: tensor<4x5xi32>) {
  // expected-error @+2 {{'stablehlo.sort' op inferred type(s) 'tensor<4x5xf32>', 'tensor<4x5xi32>' are incompatible with return type(s) of operation 'tensor<4x5xf32>', 'tensor<4x5xi1>'}}
  // expected-error @+1 {{'stablehlo.sort' op failed to infer returned types}}
  %0:2 = "stablehlo.sort"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>, %l1: tensor<i32>, %r1: tensor<i32>):
    %1 = "stablehlo.compare"(%l, %r) {comparison_direction = #stablehlo<comparison_direction GT>} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"(%1) : (tensor<i1>) -> ()
  }) {dimension = 1 : i64, is_stable = true} : (tensor<4x5xf32>, tensor<4x5xi32>) -> (tensor<4x5xf32>, tensor<4x5xi1>)
  return
}

// -----

func.func @sort(%a: tensor<4x5xf32>, %b: tensor<4x5xi32>) {
  // expected-error @+1 {{comparator block should have 4 arguments}}
  %0:2 = "stablehlo.sort"(%a, %b) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>, %l1: tensor<i32>, %r1: tensor<i32>, %extra: tensor<f32>):
    %1 = "stablehlo.compare"(%l, %r) {comparison_direction = #stablehlo<comparison_direction GT>} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"(%1) : (tensor<i1>) -> ()
  }) {dimension = 1 : i64, is_stable = true} : (tensor<4x5xf32>, tensor<4x5xi32>) -> (tensor<4x5xf32>, tensor<4x5xi32>)
  return
}

// -----

func.func @window_padding(%a: tensor<4x6xf32>, %i: tensor<f32>) {
  // expected-error @+1 {{expects the shape of padding-attribute to be {N, 2}}
  %0 = "stablehlo.reduce_window"(%a, %i) ({
  ^bb0(%l: tensor<f32>, %r: tensor<f32>):
    "stablehlo.return"(%l) : (tensor<f32>) -> ()
  }) {window_dimensions = array<i64: 2, 3>, padding = dense<1> : tensor<4xi64>} : (tensor<4x6xf32>, tensor<f32>) -> tensor<9x2xf32>
  return
}
