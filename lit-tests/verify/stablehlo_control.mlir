// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// Control flow, tuples, tokens, composites and custom calls.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @if(%p: tensor<i1>, %a: tensor<2xf32>, %b: tensor<?xf32, #stablehlo.bounds<5>>) {
  %0 = "stablehlo.if"(%p) ({
    "stablehlo.return"(%a) : (tensor<2xf32>) -> ()
  }, {
    "stablehlo.return"(%b) : (tensor<?xf32, #stablehlo.bounds<5>>) -> ()
  }) : (tensor<i1>) -> tensor<?xf32, #stablehlo.bounds<5>>
  return
}

// -----

func.func @case(%p: tensor<i32>, %a: tensor<2xf32>, %b: tensor<2xf32>) {
  %0 = "stablehlo.case"(%p) ({
    "stablehlo.return"(%a) : (tensor<2xf32>) -> ()
  }, {
    "stablehlo.return"(%b) : (tensor<2xf32>) -> ()
  }) : (tensor<i32>) -> tensor<2xf32>
  return
}

// -----

func.func @while(%a: tensor<i32>, %b: tensor<2x?xf32>) {
  %0:2 = "stablehlo.while"(%a, %b) ({
  ^bb0(%i: tensor<i32>, %x: tensor<2x3xf32>):
    %1 = "stablehlo.compare"(%i, %i) {comparison_direction = #stablehlo<comparison_direction LT>} : (tensor<i32>, tensor<i32>) -> tensor<i1>
    "stablehlo.return"(%1) : (tensor<i1>) -> ()
  }, {
  ^bb0(%i: tensor<i32>, %x: tensor<2x3xf32>):
    "stablehlo.return"(%i, %x) : (tensor<i32>, tensor<2x3xf32>) -> ()
  }) : (tensor<i32>, tensor<2x?xf32>) -> (tensor<i32>, tensor<2x?xf32>)
  return
}

// -----

func.func @optimization_barrier(%a: tensor<2xf32>, %b: tensor<3xi32>) {
  %0:2 = "stablehlo.optimization_barrier"(%a, %b) : (tensor<2xf32>, tensor<3xi32>) -> (tensor<2xf32>, tensor<3xi32>)
  return
}

// -----

func.func @tuple(%a: tensor<2xf32>, %b: tensor<3xi32>) {
  %0 = "stablehlo.tuple"(%a, %b) : (tensor<2xf32>, tensor<3xi32>) -> tuple<tensor<2xf32>, tensor<3xi32>>
  %1 = "stablehlo.get_tuple_element"(%0) {index = 1 : i32} : (tuple<tensor<2xf32>, tensor<3xi32>>) -> tensor<3xi32>
  return
}

// -----

func.func @constant() {
  %0 = "stablehlo.constant"() {value = dense<[1, 2]> : tensor<2xi32>} : () -> tensor<2xi32>
  return
}

// -----

func.func @tokens(%t: !stablehlo.token, %a: tensor<2xf32>) {
  %0 = "stablehlo.after_all"(%t, %t) : (!stablehlo.token, !stablehlo.token) -> !stablehlo.token
  %1 = "stablehlo.create_token"() : () -> !stablehlo.token
  %2 = "stablehlo.outfeed"(%a, %t) {outfeed_config = ""} : (tensor<2xf32>, !stablehlo.token) -> !stablehlo.token
  %3 = "stablehlo.replica_id"() : () -> tensor<ui32>
  %4 = "stablehlo.partition_id"() : () -> tensor<ui32>
  return
}

// -----

func.func @infeed(%t: !stablehlo.token) {
  %0:3 = "stablehlo.infeed"(%t) {infeed_config = "", layout = [[0, 1], [0]]} : (!stablehlo.token) -> (tensor<2x3xf32>, tensor<2xi32>, !stablehlo.token)
  return
}

// -----

func.func @send(%t: !stablehlo.token, %a: tensor<2xf32>) {
  %0 = "stablehlo.send"(%a, %t) {channel_handle = #stablehlo.channel_handle<handle = 5, type = 2>, is_host_transfer = true} : (tensor<2xf32>, !stablehlo.token) -> !stablehlo.token
  %1 = "stablehlo.send"(%a, %t) {channel_handle = #stablehlo.channel_handle<handle = 5, type = 1>, is_host_transfer = false} : (tensor<2xf32>, !stablehlo.token) -> !stablehlo.token
  return
}

// -----

func.func @recv(%t: !stablehlo.token) {
  %0:2 = "stablehlo.recv"(%t) {channel_handle = #stablehlo.channel_handle<handle = 5, type = 3>, is_host_transfer = true} : (!stablehlo.token) -> (tensor<2xf32>, !stablehlo.token)
  %1:2 = "stablehlo.recv"(%t) {channel_handle = #stablehlo.channel_handle<handle = 5, type = 1>, is_host_transfer = false} : (!stablehlo.token) -> (tensor<2xf32>, !stablehlo.token)
  return
}

// -----

func.func private @part(%a: tensor<2xf32>, %b: tensor<i32>) -> tensor<3xf32>
func.func @composite(%a: tensor<2xf32>, %b: tensor<i32>) {
  %0 = "stablehlo.composite"(%a, %b) {name = "some.op", composite_attributes = {k = 5}, decomposition = @part, version = 1 : i32} : (tensor<2xf32>, tensor<i32>) -> tensor<3xf32>
  return
}

// -----

func.func @custom_call(%a: tensor<2x3xf32>, %b: tensor<3xf32>) {
  %0 = "stablehlo.custom_call"(%a, %b) {call_target_name = "foo", operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<0> : tensor<1xindex>], result_layouts = [dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 0, operand_tuple_indices = []>]} : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @custom_call_config(%a: tensor<2x3xf32>) {
  %0 = "stablehlo.custom_call"(%a) {call_target_name = "foo", api_version = 4 : i32, backend_config = {k = 1 : i64}} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %1 = "stablehlo.custom_call"(%a) {call_target_name = "foo", api_version = 1 : i32, backend_config = "k"} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @custom_call_tuple(%a: tuple<tensor<2xf32>, tensor<3xi32>>) {
  %0 = "stablehlo.custom_call"(%a) {call_target_name = "foo", output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 0, operand_tuple_indices = [0]>]} : (tuple<tensor<2xf32>, tensor<3xi32>>) -> tuple<tensor<4xf32>, tensor<2xf32>>
  return
}

// -----

func.func @buffers(%a: tensor<2x3xf32>) {
  %0 = "stablehlo.custom_call"() {call_target_name = "CreateBuffer", api_version = 4 : i32} : () -> memref<2x3xf32>
  %1 = "stablehlo.custom_call"(%a) {call_target_name = "Pin", api_version = 4 : i32} : (tensor<2x3xf32>) -> memref<2x3xf32>
  %2 = "stablehlo.custom_call"(%1) {call_target_name = "Unpin", api_version = 4 : i32} : (memref<2x3xf32>) -> tensor<2x3xf32>
  %3 = "stablehlo.custom_call"(%1) {call_target_name = "foo", api_version = 4 : i32, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 0, operand_tuple_indices = []>]} : (memref<2x3xf32>) -> memref<2x3xf32>
  return
}

// -----

func.func @buffer_from_input(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.custom_call' op CreateBuffer custom_call shouldn't have any inputs}}
  %0 = "stablehlo.custom_call"(%a) {call_target_name = "CreateBuffer", api_version = 4 : i32} : (tensor<2xf32>) -> memref<2xf32>
  return
}

// -----

func.func @buffer_out_of_nothing(%a: memref<2xf32>) {
  // expected-error @+1 {{'stablehlo.custom_call' op buffer output [] is not used in output_operand_alias}}
  %0 = "stablehlo.custom_call"(%a) {call_target_name = "foo", api_version = 4 : i32} : (memref<2xf32>) -> memref<2xf32>
  return
}

// -----

func.func @buffers(%a: tensor<2x3xi1>) {
  // expected-error @+1 {{'stablehlo.custom_call' op CreateBuffer custom_call should have a memref result}}
  %0 = "stablehlo.custom_call"() {call_target_name = "CreateBuffer", api_version = 4 : i32} : () -> tensor<2xi32>
  %1 = "stablehlo.custom_call"(%a) {call_target_name = "Pin", api_version = 4 : i32} : (tensor<2x3xi1>) -> memref<2x3xf32>
  return
}

// -----

func.func @buffers(%a: tensor<2x3xf32>) {
  // expected-error @+1 {{'stablehlo.custom_call' op Pin custom_call should have a memref output}}
  %1 = "stablehlo.custom_call"(%a) {call_target_name = "Pin", api_version = 4 : i32} : (tensor<2x3xf32>) -> tensor<f32>
  return
}

// -----

func.func @case(%p: tensor<i32>, %a: tensor<2xf32>, %b: tensor<2xf32>) {
  // expected-error @+2 {{'stablehlo.case' op inferred type(s) 'tensor<2xf32>' are incompatible with return type(s) of operation 'tensor<f32>'}}
  // expected-error @+1 {{'stablehlo.case' op failed to infer returned types}}
  %0 = "stablehlo.case"(%p) ({
    "stablehlo.return"(%a) : (tensor<2xf32>) -> ()
  }, {
    "stablehlo.return"(%b) : (tensor<2xf32>) -> ()
  }) : (tensor<i32>) -> tensor<f32>
  return
}

// -----

func.func @case_without_branches(%p: tensor<i32>) {
  // expected-error @+2 {{expect at least one branch}}
  // expected-error @+1 {{'stablehlo.case' op failed to infer returned types}}
  "stablehlo.case"(%p) : (tensor<i32>) -> ()
  return
}

// -----

func.func @composite_count(%a: tensor<2xf32>) {
  // expected-error @+1 {{has 2 operand(s), but decomposition has 1}}
  %0 = "stablehlo.composite"(%a, %a) {name = "some.op", decomposition = @part} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return
}
func.func private @part(%a: tensor<2xf32>) -> tensor<2xf32>

// -----

func.func @composite_name(%a: tensor<2xf32>) {
  // expected-error @+1 {{name must be a valid namespaced op name, i.e. it must match the following regular expression: ^[a-zA-Z][a-zA-Z0-9_]*([.][a-zA-Z0-9_$]+)+$ e.g. "my_namespace.my_op"}}
  %0 = "stablehlo.composite"(%a) {name = "plain", decomposition = @part} : (tensor<2xf32>) -> tensor<2xf32>
  return
}
func.func private @part(%a: tensor<2xf32>) -> tensor<2xf32>

// -----

func.func @composite_of_nothing(%a: tensor<2xf32>) {
  // expected-error @+1 {{'missing' does not reference a valid function}}
  %0 = "stablehlo.composite"(%a) {name = "some.op", decomposition = @missing} : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @constant() {
  // expected-error @+2 {{'stablehlo.constant' op inferred type(s) 'tensor<2xi32>' are incompatible with return type(s) of operation 'tensor<i32>'}}
  // expected-error @+1 {{'stablehlo.constant' op failed to infer returned types}}
  %0 = "stablehlo.constant"() {value = dense<[1, 2]> : tensor<2xi32>} : () -> tensor<i32>
  return
}

// -----

func.func @get_tuple_element(%a: tuple<tensor<2xf32>>) {
  // expected-error @+2 {{index 1 is out of bounds of operand with size 1}}
  // expected-error @+1 {{'stablehlo.get_tuple_element' op failed to infer returned types}}
  %0 = "stablehlo.get_tuple_element"(%a) {index = 1 : i32} : (tuple<tensor<2xf32>>) -> tensor<2xf32>
  return
}

// -----

func.func @if(%p: tensor<i1>, %a: tensor<2xf32>, %b: tensor<?xf32, #stablehlo.bounds<5>>) {
  // expected-error @+2 {{'stablehlo.if' op inferred type(s) 'tensor<?xf32>' are incompatible with return type(s) of operation 'tensor<f32>'}}
  // expected-error @+1 {{'stablehlo.if' op failed to infer returned types}}
  %0 = "stablehlo.if"(%p) ({
    "stablehlo.return"(%a) : (tensor<2xf32>) -> ()
  }, {
    "stablehlo.return"(%b) : (tensor<?xf32, #stablehlo.bounds<5>>) -> ()
  }) : (tensor<i1>) -> tensor<f32>
  return
}

// -----

func.func @if_rank(%p: tensor<1xi1>, %a: tensor<2xf32>) {
  // expected-error @+2 {{operand should be rank 0 tensor but got rank 1}}
  // expected-error @+1 {{'stablehlo.if' op failed to infer returned types}}
  %0 = "stablehlo.if"(%p) ({
    "stablehlo.return"(%a) : (tensor<2xf32>) -> ()
  }, {
    "stablehlo.return"(%a) : (tensor<2xf32>) -> ()
  }) : (tensor<1xi1>) -> tensor<2xf32>
  return
}

// -----

func.func @if_tuples(%p: tensor<i1>, %a: tuple<tensor<2xf32>>, %b: tuple<tensor<2xf32>, tensor<2xf32>>) {
  // expected-error @+1 {{'stablehlo.if' op result #0 must be variadic of ranked tensor of 4/6/8/16/32/64-bit float or bool or 2/4/8/16/32/64-bit integer or complex type with 32/64-bit float elements or per-tensor integer quantized values or ranked tensor of per-axis integer quantized values or token, but got 'tuple<tensor<2xf32>>'}}
  %0 = "stablehlo.if"(%p) ({
    "stablehlo.return"(%a) : (tuple<tensor<2xf32>>) -> ()
  }, {
    "stablehlo.return"(%b) : (tuple<tensor<2xf32>, tensor<2xf32>>) -> ()
  }) : (tensor<i1>) -> tuple<tensor<2xf32>>
  return
}

// -----

func.func @if_with_argument(%p: tensor<i1>, %a: tensor<2xf32>) {
  // expected-error @+2 {{branch 1 must have 0 arguments, but found 1}}
  // expected-error @+1 {{'stablehlo.if' op failed to infer returned types}}
  %0 = "stablehlo.if"(%p) ({
    "stablehlo.return"(%a) : (tensor<2xf32>) -> ()
  }, {
  ^bb0(%x: tensor<2xf32>):
    "stablehlo.return"(%x) : (tensor<2xf32>) -> ()
  }) : (tensor<i1>) -> tensor<2xf32>
  return
}

// -----

func.func @infeed_layout_count(%t: !stablehlo.token) {
  // expected-error @+1 {{layout-attribute size must be 1 (which is the number of op-results - 1 (for token result)), but got 2}}
  %0:2 = "stablehlo.infeed"(%t) {infeed_config = "", layout = [[0, 1], [0]]} : (!stablehlo.token) -> (tensor<2x3xf32>, !stablehlo.token)
  return
}

// -----

func.func @infeed_layout_element(%t: !stablehlo.token) {
  // expected-error @+1 {{layout-attribute's leaf elements are expected to be of type integer, but got "a"}}
  %0:2 = "stablehlo.infeed"(%t) {infeed_config = "", layout = [["a"]]} : (!stablehlo.token) -> (tensor<2x3xf32>, !stablehlo.token)
  return
}

// -----

func.func @infeed_layout_kind(%t: !stablehlo.token) {
  // expected-error @+1 {{layout-attribute expected to have elements of type array, but got "a"}}
  %0:2 = "stablehlo.infeed"(%t) {infeed_config = "", layout = ["a"]} : (!stablehlo.token) -> (tensor<2x3xf32>, !stablehlo.token)
  return
}

// -----

func.func @infeed_of_nothing(%t: !stablehlo.token) {
  // expected-error @+1 {{result is expected to be at least of size 1, but got 0}}
  "stablehlo.infeed"(%t) {infeed_config = ""} : (!stablehlo.token) -> ()
  return
}

// -----

func.func @infeed_tokens(%t: !stablehlo.token) {
  // expected-error @+1 {{all elements of result types, except the last element, are expected to be of tensor type, but got '!stablehlo.token'}}
  %0:2 = "stablehlo.infeed"(%t) {infeed_config = ""} : (!stablehlo.token) -> (!stablehlo.token, !stablehlo.token)
  return
}

// -----

func.func @infeed_without_token(%t: !stablehlo.token) {
  // expected-error @+1 {{last element of result types is expected to be of token type, but got 'tensor<2xf32>'}}
  %0 = "stablehlo.infeed"(%t) {infeed_config = ""} : (!stablehlo.token) -> tensor<2xf32>
  return
}

// -----

func.func @layout_of_token(%a: !stablehlo.token) {
  // expected-error @+1 {{'stablehlo.custom_call' op Only tensor types can have non-empty layout: operand #0 of type '!stablehlo.token' has layout dense<0> : tensor<1xindex>}}
  %0 = "stablehlo.custom_call"(%a) {call_target_name = "foo", operand_layouts = [dense<0> : tensor<1xindex>], result_layouts = [dense<0> : tensor<1xindex>]} : (!stablehlo.token) -> tensor<2xf32>
  return
}

// -----

func.func @layout_of_tuple(%a: tuple<tensor<2xf32>>) {
  // expected-error @+1 {{'stablehlo.custom_call' op Tuple types are not fully supported with layout constraints yet}}
  %0 = "stablehlo.custom_call"(%a) {call_target_name = "foo", operand_layouts = [dense<0> : tensor<1xindex>], result_layouts = [dense<0> : tensor<1xindex>]} : (tuple<tensor<2xf32>>) -> tensor<2xf32>
  return
}

// -----

func.func @layouts_for_operands_only(%a: tensor<2xf32>) {
  // expected-error @+1 {{'stablehlo.custom_call' op Layout attributes should be specified for either both operands and results or none.}}
  %0 = "stablehlo.custom_call"(%a) {call_target_name = "foo", operand_layouts = [dense<0> : tensor<1xindex>]} : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @pin_buffer(%a: memref<2xf32>) {
  // expected-error @+1 {{'stablehlo.custom_call' op Pin custom_call should have a tensor input}}
  %0 = "stablehlo.custom_call"(%a) {call_target_name = "Pin", api_version = 4 : i32} : (memref<2xf32>) -> memref<2xf32>
  return
}

// -----

func.func @pin_other_shape(%a: tensor<3xf32>) {
  // expected-error @+1 {{'stablehlo.custom_call' op Pin custom_call should have compatible input and output types}}
  %0 = "stablehlo.custom_call"(%a) {call_target_name = "Pin", api_version = 4 : i32} : (tensor<3xf32>) -> memref<2xf32>
  return
}

// -----

func.func @recv(%t: !stablehlo.token) {
  // expected-error @+1 {{channel_type should be HOST_TO_DEVICE when is_host_transfer is true}}
  %1:2 = "stablehlo.recv"(%t) {channel_handle = #stablehlo.channel_handle<handle = 5, type = 1>, is_host_transfer = true} : (!stablehlo.token) -> (tensor<2xf32>, !stablehlo.token)
  return
}

// -----

func.func @recv(%t: !stablehlo.token) {
  // expected-error @+1 {{channel_type should be DEVICE_TO_DEVICE when is_host_transfer is false}}
  %1:2 = "stablehlo.recv"(%t) {channel_handle = #stablehlo.channel_handle<handle = 5, type = -1>, is_host_transfer = false} : (!stablehlo.token) -> (tensor<2xf32>, tensor<2xi32>)
  return
}

// -----

func.func @recv_of_nothing(%t: !stablehlo.token) {
  // expected-error @+1 {{result is expected to be at least of size 1, but got 0}}
  "stablehlo.recv"(%t) {channel_handle = #stablehlo.channel_handle<handle = 5, type = 1>, is_host_transfer = false} : (!stablehlo.token) -> ()
  return
}

// -----

func.func @tuple(%a: tensor<2xf32>, %b: tensor<3xi32>) {
  %0 = "stablehlo.tuple"(%a, %b) : (tensor<2xf32>, tensor<3xi32>) -> tuple<tensor<2xf32>, tensor<3xi32>>
  // expected-error @+2 {{'stablehlo.get_tuple_element' op inferred type(s) 'tensor<3xi32>' are incompatible with return type(s) of operation 'tensor<i32>'}}
  // expected-error @+1 {{'stablehlo.get_tuple_element' op failed to infer returned types}}
  %1 = "stablehlo.get_tuple_element"(%0) {index = 1 : i32} : (tuple<tensor<2xf32>, tensor<3xi32>>) -> tensor<i32>
  return
}

// -----

func.func @tuple(%a: tensor<2xf32>) {
  // expected-error @+2 {{'stablehlo.tuple' op inferred type(s) 'tuple<tensor<2xf32>>' are incompatible with return type(s) of operation 'tuple<tensor<2xf32>, tensor<3xi32>>'}}
  // expected-error @+1 {{'stablehlo.tuple' op failed to infer returned types}}
  %0 = "stablehlo.tuple"(%a) : (tensor<2xf32>) -> tuple<tensor<2xf32>, tensor<3xi32>>
  return
}

// -----

func.func @two_buffers() {
  // expected-error @+1 {{'stablehlo.custom_call' op CreateBuffer custom_call should have one result}}
  %0:2 = "stablehlo.custom_call"() {call_target_name = "CreateBuffer", api_version = 4 : i32} : () -> (memref<2xf32>, memref<2xf32>)
  return
}

// -----

func.func @while(%a: tensor<i32>, %b: tensor<2x?xf32>) {
  // expected-error @+2 {{'stablehlo.while' op inferred type(s) 'tensor<i32>', 'tensor<2x?xf32>' are incompatible with return type(s) of operation 'tensor<i32>', 'tensor<?xf32>'}}
  // expected-error @+1 {{'stablehlo.while' op failed to infer returned types}}
  %0:2 = "stablehlo.while"(%a, %b) ({
  ^bb0(%i: tensor<i32>, %x: tensor<2x3xf32>):
    %1 = "stablehlo.compare"(%i, %i) {comparison_direction = #stablehlo<comparison_direction LT>} : (tensor<i32>, tensor<i32>) -> tensor<i1>
    "stablehlo.return"(%1) : (tensor<i1>) -> ()
  }, {
  ^bb0(%i: tensor<i32>, %x: tensor<2x3xf32>):
    "stablehlo.return"(%i, %x) : (tensor<i32>, tensor<2x3xf32>) -> ()
  }) : (tensor<i32>, tensor<2x?xf32>) -> (tensor<i32>, tensor<?xf32>)
  return
}

// -----

func.func @while(%a: tensor<i32>, %b: tensor<2x?xf32>) {
  // expected-error @+1 {{expect condition body returns a single value but got 0}}
  %0:2 = "stablehlo.while"(%a, %b) ({
  ^bb0(%i: tensor<i32>, %x: tensor<2x3xf32>):
    %1 = "stablehlo.compare"(%i, %i) {comparison_direction = #stablehlo<comparison_direction LT>} : (tensor<i32>, tensor<i32>) -> tensor<i1>
    "stablehlo.return"() : () -> ()
  }, {
  ^bb0(%i: tensor<i32>, %x: tensor<2x3xf32>):
    "stablehlo.return"(%i, %x) : (tensor<i32>, tensor<2x3xf32>) -> ()
  }) : (tensor<i32>, tensor<2x?xf32>) -> (tensor<i32>, tensor<2xf32>)
  return
}

// -----

func.func @while_ends(%a: tensor<i32>) {
  // expected-error @+1 {{expect condition block return a zero-ranked tensor of i1 but got 'tensor<i32>'}}
  %0 = "stablehlo.while"(%a) ({
  ^bb0(%i: tensor<i32>):
    "stablehlo.return"(%i) : (tensor<i32>) -> ()
  }, {
  ^bb0(%i: tensor<i32>):
    "stablehlo.return"(%i) : (tensor<i32>) -> ()
  }) : (tensor<i32>) -> tensor<i32>
  return
}
