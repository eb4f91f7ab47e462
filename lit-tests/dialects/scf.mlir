// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// CHECK-LABEL: func.func @loops
// GENERIC-LABEL: sym_name = "loops"
func.func @loops(%a: index, %b: f32, %i: i32) {
  // CHECK:      %0 = scf.for %arg3 = %arg0 to %arg0 step %arg0 iter_args(%arg4 = %arg1) -> (f32) {
  // CHECK-NEXT:   scf.yield %arg4 : f32
  // CHECK-NEXT: } {foo = 1 : i32}
  // GENERIC: %{{.*}} = "scf.for"(%{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}) ({
  // GENERIC-NEXT: ^bb0(%[[I:.*]]: index, %[[Y:.*]]: f32):
  // GENERIC-NEXT:   "scf.yield"(%[[Y]]) : (f32) -> ()
  // GENERIC-NEXT: }) {foo = 1 : i32} : (index, index, index, f32) -> f32
  %0 = scf.for %x = %a to %a step %a iter_args(%y = %b) -> f32 {
    scf.yield %y : f32
  } {foo = 1 : i32}
  // CHECK-NEXT: scf.for %arg3 = %arg0 to %arg0 step %arg0 {
  // CHECK-NEXT:   "ext.use"(%arg3) : (index) -> ()
  // CHECK-NEXT: }
  // GENERIC:      "ext.use"
  // GENERIC-NEXT: "scf.yield"() : () -> ()
  scf.for %x = %a to %a step %a {
    "ext.use"(%x) : (index) -> ()
    scf.yield
  }
  // CHECK-NEXT: scf.for unsigned %arg3 = %arg2 to %arg2 step %arg2  : i32 {
  // CHECK-NEXT: }
  // GENERIC:      "scf.for"(%{{.*}}, %{{.*}}, %{{.*}}) <{unsignedCmp}> ({
  // GENERIC-NEXT: ^bb0(%{{.*}}: i32):
  // GENERIC-NEXT:   "scf.yield"() : () -> ()
  scf.for unsigned %x = %i to %i step %i : i32 { }
  return
}

// CHECK-LABEL: func.func @branches
// GENERIC-LABEL: sym_name = "branches"
func.func @branches(%c: i1, %b: f32) {
  // CHECK:      %0:2 = scf.if %arg0 -> (f32, i1) {
  // CHECK-NEXT:   scf.yield %arg1, %arg0 : f32, i1
  // CHECK-NEXT: } else {
  // CHECK-NEXT:   scf.yield %arg1, %arg0 : f32, i1
  // CHECK-NEXT: } {bar}
  // GENERIC: }) {bar} : (i1) -> (f32, i1)
  %0:2 = scf.if %c -> (f32, i1) { scf.yield %b, %c : f32, i1 } else { scf.yield %b, %c : f32, i1 } {bar}
  // CHECK-NEXT: scf.if %arg0 {
  // CHECK-NEXT: } else {
  // CHECK-NEXT: }
  scf.if %c {} else {}
  // CHECK-NEXT: scf.if %arg0 {
  // CHECK-NEXT: }
  // GENERIC:      "scf.if"
  // GENERIC:      "scf.if"(%{{.*}}) ({
  // GENERIC-NEXT:   "scf.yield"() : () -> ()
  // GENERIC-NEXT: }, {
  // GENERIC-NEXT: }) : (i1) -> ()
  scf.if %c {}
  return
}

// CHECK-LABEL: func.func @whiles
func.func @whiles(%c: i1, %b: f32) -> f32 {
  // CHECK:      %0 = scf.while (%arg2 = %arg1) : (f32) -> f32 {
  // CHECK-NEXT:   scf.condition(%arg0) %arg2 : f32
  // CHECK-NEXT: } do {
  // CHECK-NEXT: ^bb0(%arg2: f32):
  // CHECK-NEXT:   scf.yield %arg2 : f32
  // CHECK-NEXT: } attributes {zoo}
  %0 = scf.while (%k = %b) : (f32) -> f32 { scf.condition(%c) %k : f32 } do { ^bb0(%z: f32): scf.yield %z : f32 } attributes {zoo}
  // CHECK-NEXT: scf.while : () -> () {
  // CHECK-NEXT:   scf.condition(%arg0)
  // CHECK-NEXT: } do {
  // CHECK-NEXT:   scf.yield
  // CHECK-NEXT: }
  scf.while : () -> () { scf.condition(%c) } do { scf.yield }
  return %0 : f32
}

// CHECK-LABEL: func.func @parallel
// GENERIC-LABEL: sym_name = "parallel"
func.func @parallel(%a: index, %b: f32) {
  // CHECK:      scf.parallel (%arg2) = (%arg0) to (%arg0) step (%arg0) {
  // CHECK-NEXT:   scf.reduce
  // CHECK-NEXT: } {m}
  // GENERIC:    "scf.parallel"(%{{.*}}, %{{.*}}, %{{.*}}) <{operandSegmentSizes = array<i32: 1, 1, 1, 0>}> ({
  scf.parallel (%x) = (%a) to (%a) step (%a) { } {m}
  // CHECK-NEXT: %0 = scf.parallel (%arg2, %arg3) = (%arg0, %arg0) to (%arg0, %arg0) step (%arg0, %arg0) init (%arg1) -> f32 {
  // CHECK-NEXT:   scf.reduce(%arg1 : f32) {
  // CHECK-NEXT:   ^bb0(%arg4: f32, %arg5: f32):
  // CHECK-NEXT:     scf.reduce.return %arg4 : f32
  // CHECK-NEXT:   }
  // CHECK-NEXT: }
  // GENERIC:      ^bb0(%[[L:.*]]: f32, %{{.*}}: f32):
  // GENERIC-NEXT:   "scf.reduce.return"(%[[L]]) : (f32) -> ()
  // GENERIC-NEXT: }) : (f32) -> ()
  %0 = scf.parallel (%x, %y) = (%a, %a) to (%a, %a) step (%a, %a) init(%b) -> f32 {
    scf.reduce(%b : f32) {
    ^bb0(%l: f32, %r: f32):
      scf.reduce.return %l : f32
    }
  }
  return
}
