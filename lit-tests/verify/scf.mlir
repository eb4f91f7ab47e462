// RUN: hlokit opt %s --split-input-file --verify-diagnostics

func.func @no_else(%c: i1, %b: f32) {
  // expected-error @+1 {{'scf.if' op must have an else block if defining values}}
  %r = scf.if %c -> f32 { scf.yield %b : f32 }
  return
}

// -----

func.func @branch_gives_nothing(%c: i1, %b: f32) {
  // expected-error @+1 {{'scf.if' op along control flow edge from Operation scf.yield to parent: region branch point has 0 operands, but region successor needs 1 inputs}}
  %r = scf.if %c -> f32 { } else { scf.yield %b : f32 }
  return
}

// -----

func.func @branch_gives_another_type(%c: i1, %b: f32) {
  // expected-error @+1 {{'scf.if' op along control flow edge from Operation scf.yield to parent: successor operand type #0 'i1' should match successor input type #0 'f32'}}
  %r = scf.if %c -> f32 { scf.yield %c : i1 } else { scf.yield %b : f32 }
  return
}

// -----

func.func @loop_gives_nothing(%a: index, %b: f32) {
  // expected-error @+1 {{'scf.for' op along control flow edge from Operation scf.yield to Region #0: region branch point has 0 operands, but region successor needs 1 inputs}}
  %r = scf.for %x = %a to %a step %a iter_args(%y = %b) -> f32 { }
  return
}

// -----

func.func @loop_gives_another_type(%a: index, %b: f32, %c: i1) {
  // expected-error @+1 {{'scf.for' op 0-th region iter_arg and 0-th yielded value have different type: 'f32' != 'i1'}}
  %r = scf.for %x = %a to %a step %a iter_args(%y = %b) -> f32 { scf.yield %c : i1 }
  return
}

// -----

func.func @bounds(%a: index, %c: i1) {
  // expected-error @+1 {{use of value '%c' expects different type than prior uses: 'index' vs 'i1'}}
  scf.for %x = %a to %c step %a { }
  return
}

// -----

func.func @before() {
  // expected-error @+1 {{'scf.while' op expects the 'before' region to terminate with 'scf.condition'}}
  scf.while : () -> () { scf.yield } do { scf.yield }
  return
}

// -----

func.func @after(%c: i1) {
  // expected-error @+1 {{'scf.while' op expects the 'after' region to terminate with 'scf.yield'}}
  scf.while : () -> () { scf.condition(%c) } do { scf.condition(%c) }
  return
}
