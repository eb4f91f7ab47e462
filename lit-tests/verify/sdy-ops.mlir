// RUN: hlokit opt %s --split-input-file --verify-diagnostics

// expected-error @+1 {{custom op 'sdy.mesh' duplicate axis name: "a"}}
sdy.mesh @m = <["a"=2, "a"=4]>

// -----

// expected-error @+1 {{custom op 'sdy.mesh' total product of axis sizes must match total number of device ids, got: 2 != 3}}
sdy.mesh @m = <["a"=2], device_ids=[0,1,2]>

// -----

// expected-error @+1 {{custom op 'sdy.mesh' sorted device ids must be iota(product(axes)), got: 1, 2}}
sdy.mesh @m = <["a"=2], device_ids=[1,2]>

// -----

// expected-error @+1 {{custom op 'sdy.mesh' axes is empty and device_ids has more than one element}}
sdy.mesh @m = <[], device_ids=[1,2]>

// -----

// expected-error @+1 {{custom op 'sdy.mesh' device id must be non-negative, got: -1}}
sdy.mesh @m = <["a"=2], device_ids=[-1,0]>

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.sharding_constraint' op unknown mesh: @foo}}
  %0 = sdy.sharding_constraint %x <@foo, [{}, {}]> : tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.sharding_constraint' op sharding doesn't match tensor rank: 1 != 2}}
  %0 = sdy.sharding_constraint %x <@mesh, [{}]> : tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.reshard' op unknown axis name: "z"}}
  %0 = sdy.reshard %x <@mesh, [{"z"}, {}]> : tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.reshard' op duplicate axis ref: "a"}}
  %0 = sdy.reshard %x <@mesh, [{"a", "a"}, {}]> : tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.reshard' op replicated axes are not ordered w.r.t. mesh}}
  %0 = sdy.reshard %x <@mesh, [{"a"}, {}], replicated={"c", "b"}> : tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.propagation_barrier' op cannot specify `BOTH` as the direction. Not blocking propagation direction makes the op redundant.}}
  %0 = sdy.propagation_barrier %x allowed_direction=BOTH : tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.data_flow_edge' op expected input of sdy.data_flow_edge to have a single user}}
  %0 = sdy.data_flow_edge %x : tensor<8x8xf32>
  %1 = stablehlo.negate %x : tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-note @+1 {{sdy op defining the input of the sdy.data_flow_edge}}
  %0 = sdy.reshard %x <@mesh, [{}, {}]> : tensor<8x8xf32>
// expected-error @+1 {{'sdy.data_flow_edge' op expected input of sdy.data_flow_edge to not be defined by an SdyDialect op (other than an sdy.named_computation).}}
  %1 = sdy.data_flow_edge %0 : tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<?xf32>) {
// expected-error @+1 {{'sdy.data_flow_edge' op expected sdy.data_flow_edge to have a static-shaped result. type: 'tensor<?xf32>'}}
  %1 = sdy.data_flow_edge %x : tensor<?xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.data_flow_edge' op unknown axis name: "q"}}
  %1 = sdy.data_flow_edge %x sharding=<@mesh, [{"q"}, {}]> : tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.manual_computation' op operand shape, corresponding sharding, and region operand shape at index 0 must match. Expected local shape 'tensor<4x8xf32>', actual local shape 'tensor<8x8xf32>'}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"a"}, {}]>] out_shardings=[<@mesh, [{"a"}, {}]>] manual_axes={"a"} (%y: tensor<8x8xf32>) {
    sdy.return %y : tensor<8x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.manual_computation' op operand shardings don't match number of values: 2 shardings vs 1 values}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"a"}, {}]>, <@mesh, [{"a"}, {}]>] out_shardings=[<@mesh, [{"a"}, {}]>] manual_axes={"a"} (%y: tensor<4x8xf32>) {
    sdy.return %y : tensor<4x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.manual_computation' op result - sharding doesn't match tensor rank: 1 != 2}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"a"}, {}]>] out_shardings=[<@mesh, [{}]>] manual_axes={"a"} (%y: tensor<4x8xf32>) {
    sdy.return %y : tensor<4x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.manual_computation' op operand shape, corresponding sharding, and region operand shape at index 0 must match. Expected local shape 'tensor<8x8xf32>', actual local shape 'tensor<4x8xf32>'}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"a"}, {}]>] out_shardings=[<@mesh, [{"a"}, {}]>] manual_axes={"z"} (%y: tensor<4x8xf32>) {
    sdy.return %y : tensor<4x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.manual_computation' op operand sharding at index 0 must have all manual axes come before free axes in its dimension sharding at index 0. Saw manual axis "a" after free axis "b"}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"b", "a"}, {}]>] out_shardings=[<@mesh, [{"a"}, {}]>] manual_axes={"a"} (%y: tensor<4x8xf32>) {
    sdy.return %y : tensor<4x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.manual_computation' op result shape, corresponding sharding, and region result shape at index 0 must match. Expected local shape 'tensor<8x8xf32>', actual local shape 'tensor<4x8xf32>'}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"a"}, {}]>] out_shardings=[<@m2, [{}, {}]>] manual_axes={"a"} (%y: tensor<4x8xf32>) {
    sdy.return %y : tensor<4x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.manual_computation' op result shape, corresponding sharding, and region result shape at index 0 must match. Expected local shape 'tensor<2x8xf32>', actual local shape 'tensor<4x8xf32>'}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"a"}, {}]>] out_shardings=[<@m2, [{"a"}, {}]>] manual_axes={"a"} (%y: tensor<4x8xf32>) {
    sdy.return %y : tensor<4x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.manual_computation' op operand dimension size 8 is not divisible by the manual axes size 16}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"a", "b", "c"}, {}]>] out_shardings=[<@mesh, [{"a"}, {}]>] manual_axes={"a", "b", "c"} (%y: tensor<1x8xf32>) {
    sdy.return %y : tensor<1x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-note @+1 {{parent bounding this axis as manual}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"a"}, {}]>] out_shardings=[<@mesh, [{"a"}, {}]>] manual_axes={"a"} (%y: tensor<4x8xf32>) {
// expected-error @+1 {{'sdy.manual_computation' op operates on axis "a" which is already bound by a parent sdy.manual_computation op}}
    %1 = sdy.manual_computation(%y) in_shardings=[<@mesh, [{"a"}, {}]>] out_shardings=[<@mesh, [{"a"}, {}]>] manual_axes={"a"} (%z: tensor<2x8xf32>) {
      sdy.return %z : tensor<2x8xf32>
    } : (tensor<4x8xf32>) -> tensor<4x8xf32>
    sdy.return %1 : tensor<4x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
  %0 = sdy.named_computation<"f">(%x) (%y: tensor<4x8xf32>) {
// expected-error @+1 {{use of undeclared SSA value name}}
    sdy.return %x : tensor<8x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{expected the type of the 0'th block argument to match the type of the corresponding operand: 'tensor<4x8xf32>' vs 'tensor<8x8xf32>'}}
  %0 = sdy.named_computation<"f">(%x) (%y: tensor<4x8xf32>) {
    %1 = "t"() : () -> tensor<8x8xf32>
    sdy.return %1 : tensor<8x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{number of block arguments must match the number of operands: 2 != 1}}
  %0 = sdy.named_computation<"f">(%x) (%y: tensor<8x8xf32>, %z: tensor<8x8xf32>) {
    sdy.return %y : tensor<8x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.named_computation' op in_shardings - sharding doesn't match tensor rank: 1 != 2}}
  %0 = sdy.named_computation<"f">(%x) in_shardings=[<@mesh, [{"a"}]>] (%y: tensor<8x8xf32>) {
    sdy.return %y : tensor<8x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{'sdy.named_computation' op in_shardings shardings don't match number of values: 0 shardings vs 1 values}}
  %0 = sdy.named_computation<"f">(%x) in_shardings=[] out_shardings=[] (%y: tensor<8x8xf32>) {
    sdy.return %y : tensor<8x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<8x8xf32>) {
// expected-error @+1 {{cannot name an operation with no results}}
  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{}, {}]>] out_shardings=[] manual_axes={} (%y: tensor<8x8xf32>) {
    sdy.return
  } : (tensor<8x8xf32>) -> ()
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<*xf32>) {
// expected-error @+1 {{'stablehlo.custom_call' op result - only ranked tensors can have a sharding. type: 'tensor<*xf32>'}}
  %0 = stablehlo.custom_call @f(%x) {sdy.sharding = #sdy.sharding_per_value<[<@mesh, [{}]>]>} : (tensor<*xf32>) -> tensor<*xf32>
  return
}

// -----

sdy.mesh @mesh = <["a"=2, "b"=4, "c"=2]>
sdy.mesh @m2 = <["a"=4]>
func.func @f(%x: tensor<4xf32>) {
// expected-error @+1 {{'stablehlo.custom_call' op result - ops can only have a sharding for a tuple of size 1: 'tuple<tensor<4xf32>, tensor<4xf32>>'}}
  %0 = stablehlo.custom_call @f(%x) {sdy.sharding = #sdy.sharding_per_value<[<@mesh, [{}]>]>} : (tensor<4xf32>) -> tuple<tensor<4xf32>, tensor<4xf32>>
  return
}
