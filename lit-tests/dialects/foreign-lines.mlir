// RUN: hlokit opt %s | FileCheck %s

// Text goes on in the next line after a colon, a comma or an arrow.
// CHECK-LABEL: func.func @goes_on
func.func @goes_on(%x: i32, %y: i1) {
  // CHECK:      %0 = ext.view %arg0 :
  // CHECK-NEXT:   !ext.type<2> ->
  // CHECK-NEXT:   !ext.type<3>
  %0 = ext.view %x :
    !ext.type<2> ->
    !ext.type<3>
  // CHECK:      %1 = ext.mma
  // CHECK-NEXT:   %0, %arg0,
  // CHECK-NEXT:   #ext.shape<m = 64>
  %1 = ext.mma
    %0, %x,
    #ext.shape<m = 64>
  // CHECK:      %2:2 = ext.pair : () -> (i32, i32)
  %first, %second
    = ext.pair : () -> (i32, i32)
  // CHECK:      ext.record @f(%arg0 : i32), loc([%2#0]) -> ^bb1
  ext.record @f(%x : i32), loc([%first]) -> ^bb1
^bb1:
  // CHECK:      "ext.use"(%2#0)
  "ext.use" (%first) : (i32) -> ()
  return
}

// An op that begins with a colon, alone in a body or not.
// CHECK-LABEL: func.func @colon
// CHECK:         ext.while : () -> () {
// CHECK-NEXT:      ext.alloc : () -> i32
// CHECK:         } do {
// CHECK-NEXT:      ext.yield
func.func @colon() {
  ext.while : () -> () {
    ext.alloc : () -> i32
    ext.yield
  } do {
    ext.yield
  }
  return
}

// Numbers in braces are no body.
// CHECK: ext.scales {1.000000e-01,2.0:3}
ext.scales {1.000000e-01,2.0:3}

// Dialects in whose bodies ops stand without the dialect.
// CHECK:      pdl.pattern : benefit(1) {
// CHECK-NEXT:   %0 = type : i32
// CHECK-NEXT:   %1 = operation "foo.op" -> (%0 : !pdl.type)
// CHECK-NEXT:   rewrite %1 {
// CHECK-NEXT:     erase %1
pdl.pattern : benefit(1) {
  %t = type : i32
  %root = operation "foo.op" -> (%t : !pdl.type)
  rewrite %root {
    erase %root
  }
}

// CHECK: module attributes {ext.container}
module attributes {
  ext.container
} {
}
