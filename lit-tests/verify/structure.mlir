// RUN: hlokit opt %s --verify-diagnostics --split-input-file

// Blocks, regions, order of values.

func.func @no_terminator(%a: tensor<f32>) {
  // expected-error @+1 {{block with no terminator, has %0 = "stablehlo.negate"(%arg0) : (tensor<f32>) -> tensor<f32>}}
  %0 = stablehlo.negate %a : tensor<f32>
}

// -----

func.func @return_in_the_middle() {
  // expected-error @+1 {{'func.return' op must be the last operation in the parent block}}
  return
  return
}

// -----

func.func @before_definition(%a: tensor<f32>) {
  // expected-error @+1 {{operand #0 does not dominate this use}}
  %0 = "stablehlo.negate"(%1) : (tensor<f32>) -> tensor<f32>
  // expected-note @+1 {{operand defined here (op in the same block)}}
  %1 = "stablehlo.negate"(%a) : (tensor<f32>) -> tensor<f32>
  return
}

// -----

// A value of one branch is not there where both have met.
func.func @other_branch(%p: i1, %a: tensor<f32>) -> tensor<f32> {
  cf.cond_br %p, ^first, ^last
^first:
  // expected-note @+1 {{operand defined here (op in the same region)}}
  %0 = stablehlo.negate %a : tensor<f32>
  cf.br ^last
^last:
  // expected-error @+1 {{operand #0 does not dominate this use}}
  return %0 : tensor<f32>
}

// -----

func.func @branch_operands(%a: tensor<f32>) {
  // expected-error @+1 {{branch has 2 operands for successor #0, but target block has 1}}
  cf.br ^next(%a, %a : tensor<f32>, tensor<f32>)
^next(%b: tensor<f32>):
  return
}

// -----

func.func @branch_types(%p: i1, %a: tensor<f32>) {
  // expected-error @+1 {{type mismatch for bb argument #0 of successor #1}}
  cf.cond_br %p, ^next(%a : tensor<f32>), ^other(%a : tensor<f32>)
^next(%b: tensor<f32>):
  return
^other(%c: tensor<f16>):
  return
}

// -----

// expected-error @+1 {{entry block of region may not have predecessors}}
func.func @to_the_entry() {
^start:
  cf.br ^start
}

// -----

func.func @wrong_end(%p: tensor<i1>) {
  "stablehlo.if"(%p) ({
    // expected-error @+1 {{'func.return' op expects parent op 'func.func'}}
    return
  }, {
    stablehlo.return
  }) : (tensor<i1>) -> ()
  return
}

// -----

func.func @empty_region(%p: tensor<i1>) {
  // expected-error @+1 {{'stablehlo.if' op region #0 ('true_branch') failed to verify constraint: region with 1 blocks}}
  "stablehlo.if"(%p) ({
  }, {
    stablehlo.return
  }) : (tensor<i1>) -> ()
  return
}

// -----

func.func @two_blocks(%p: tensor<i1>) {
  // expected-error @+1 {{'stablehlo.if' op expects region #0 to have 0 or 1 blocks}}
  "stablehlo.if"(%p) ({
    stablehlo.return
  ^other:
    stablehlo.return
  }, {
    stablehlo.return
  }) : (tensor<i1>) -> ()
  return
}
