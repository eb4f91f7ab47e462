// RUN: hlokit opt %s | FileCheck %s

// The names of arguments in a declaration stand for nothing else, and are numbered as arguments.
// CHECK: ext.func @declared(in %arg0: i32, out %arg1: f32)
ext.func @declared(in %x: i32, out %y: f32)

// CHECK: ext.func @quoted(in %arg0 "name": i32)
ext.func @quoted(in %x "name": i32)

// A loop whose body is empty.
// CHECK-LABEL: func.func @empty_body
// CHECK:         ext.for %arg1 = %arg0 to %arg0 { }
// CHECK:         ext.parallel (%arg1, %arg2) = (%arg0, %arg0) {}
func.func @empty_body(%n: index) {
  ext.for %i = %n to %n { }
  ext.parallel (%i, %j) = (%n, %n) {}
  return
}

// A label that lists once more the arguments that the text before it names.
// CHECK-LABEL: func.func @label
// CHECK:         ext.target map(%arg0 -> %arg1 : i32) {
// CHECK-NEXT:    ^bb0(%arg1: i32):
// CHECK-NEXT:      "ext.use"(%arg1) : (i32) -> ()
func.func @label(%x: i32) {
  ext.target map(%x -> %inner : i32) {
  ^bb0(%inner: i32):
    "ext.use"(%inner) : (i32) -> ()
  }
  return
}

// Regions whose arguments have the same names.
// CHECK-LABEL: func.func @partitions
// CHECK:         ext.specialize(%arg0)
// CHECK-NEXT:    first(%arg1: i32) {
// CHECK-NEXT:      "ext.use"(%arg1)
// CHECK:         } second(%arg1: i32) {
// CHECK-NEXT:      "ext.use"(%arg1)
func.func @partitions(%x: i32) {
  ext.specialize(%x)
  first(%a: i32) {
    "ext.use"(%a) : (i32) -> ()
  } second(%a: i32) {
    "ext.use"(%a) : (i32) -> ()
  } : (i32) -> ()
  return
}

// A use before its definition, where only the op's dialect knows that this is allowed.
// CHECK-LABEL: ext.graph @cycle
// CHECK:         %0 = ext.register %1 : i2
// CHECK-NEXT:    %1 = ext.next %0 : i2
ext.graph @cycle() {
  %state = ext.register %next : i2
  %next = ext.next %state : i2
}
