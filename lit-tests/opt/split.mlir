// RUN: not hlokit opt %s --split-input-file 2> %t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=ERROR < %t.err

// A fault in one part does not keep the others from being printed.

// CHECK: func.func @first
func.func @first() {
  return
}

// -----

// ERROR: split.mlir:[[#@LINE+2]]:{{[0-9]+}}: error: use of undeclared SSA value name
func.func @second() {
  return %0 : i32
}

// -----

// CHECK: // -----
// CHECK: func.func @third
func.func @third() {
  return
}
