// RUN: hlokit opt %s --split-input-file --verify-diagnostics

sdy.mesh @m = <["x"=4, "y"=2]>

// What fits.
func.func @fits(%a: tensor<8x8xf32> {sdy.sharding = #sdy.sharding<@m, [{"x"}, {?}], replicated={"y"}>}, %t: !stablehlo.token {sdy.sharding = #sdy.sharding<@m, []>}) {
  %0 = stablehlo.add %a, %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x":(1)2}, {"y", ?}p1], unreduced={"x":(2)2}>]>} : tensor<8x8xf32>
  return
}

// -----

// A program whose meshes are elsewhere is not judged.
func.func @no_mesh(%a: tensor<8xf32> {sdy.sharding = #sdy.sharding<@m, [{"x"}]>}) {
  return
}

// -----

sdy.mesh @m = <["x"=4]>

// expected-error @+1 {{'func.func' op arg 0 - unknown mesh: @other}}
func.func @unknown_mesh(%a: tensor<8xf32> {sdy.sharding = #sdy.sharding<@other, [{"x"}]>}) {
  return
}

// -----

sdy.mesh @m = <["x"=4]>

// expected-error @+1 {{'func.func' op result 0 - sharding doesn't match tensor rank: 1 != 2}}
func.func @rank(%a: tensor<8x8xf32>) -> (tensor<8x8xf32> {sdy.sharding = #sdy.sharding<@m, [{"x"}]>}) {
  return %a : tensor<8x8xf32>
}

// -----

// expected-error @+1 {{'func.func' op arg 0 - only ranked tensors can have a sharding. type: 'tensor<*xf32>'}}
func.func @unranked(%a: tensor<*xf32> {sdy.sharding = #sdy.sharding<mesh<["x"=4]>, [{"x"}]>}) {
  return
}

// -----

sdy.mesh @m = <["x"=4]>

// expected-error @+1 {{'func.func' op arg 0 - non-shaped tensors can only have a sharding with rank 0 and no replicated or unreduced axes}}
func.func @token(%a: !stablehlo.token {sdy.sharding = #sdy.sharding<@m, [{"x"}]>}) {
  return
}

// -----

sdy.mesh @m = <["x"=4]>

// expected-error @+1 {{'func.func' op arg 0 - should have a sharding attribute of type TensorShardingAttr}}
func.func @argument_kind(%a: tensor<8xf32> {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x"}]>]>}) {
  return
}

// -----

sdy.mesh @m = <["x"=4]>

func.func @op_kind(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op should have a sharding attribute of type TensorShardingPerValueAttr}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding<@m, [{"x"}]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=4]>

func.func @count(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result shardings don't match number of values: 2 shardings vs 1 values}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x"}]>, <@m, [{}]>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=4, "y"=2]>

func.func @axis_name(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - unknown axis name: "z"}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"z"}]>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=4, "y"=2]>

func.func @twice(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - duplicate axis ref: "x"}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x"}], replicated={"x"}>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=4, "y"=2]>

func.func @order(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - replicated axes are not ordered w.r.t. mesh}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{}], replicated={"y", "x"}>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=8]>

func.func @mergeable(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - two consecutive sub-axes can be merged: "x":(1)2, "x":(2)2}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x":(1)2, "x":(2)2}]>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=8]>

func.func @part_and_whole(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - both sub-axis and full-axis are used for axis name: "x"}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x"}], replicated={"x":(1)2}>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=8]>

func.func @parts(%a: tensor<8x8x8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - overlapping sub-axes: "x":(1)4, "x":(2)4}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x":(2)4}, {"x":(1)4}, {}]>]>} : tensor<8x8x8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=8]>

func.func @part_sizes(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - sub-axis next pre-size 6 doesn't divide the size of the full axis 8: "x":(2)3}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x":(2)3}]>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=8]>

func.func @whole_as_part(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - sub-axis size is equal to the full axis size: "x":(1)8}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x":(1)8}]>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=8]>

func.func @priority(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - dim 0 is empty and closed but has a priority}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@m, [{}p1]>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @one = <[], device_ids=[0]>

func.func @maximal(%a: tensor<8xf32>) {
  // expected-error @+1 {{'stablehlo.abs' op result - a maximal sharding can only have a sharding with rank 0 and no replicated or unreduced axes}}
  %0 = stablehlo.abs %a {sdy.sharding = #sdy.sharding_per_value<[<@one, [{}]>]>} : tensor<8xf32>
  return
}

// -----

sdy.mesh @m = <["x"=2]>

func.func @bound(%a: tensor<8xf32>) -> tensor<8xf32> {
  // expected-note @+1 {{parent bounding this axis as manual}}
  %0 = sdy.manual_computation(%a) in_shardings=[<@m, [{"x"}]>] out_shardings=[<@m, [{"x"}]>] manual_axes={"x"} (%b: tensor<4xf32>) {
    // expected-error @+1 {{'stablehlo.abs' op result - operates on axis "x" which is already bound by a parent sdy.manual_computation op}}
    %1 = stablehlo.abs %b {sdy.sharding = #sdy.sharding_per_value<[<@m, [{"x"}]>]>} : tensor<4xf32>
    sdy.return %1 : tensor<4xf32>
  } : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
