// RUN: not hlokit opt %s --emit-bytecode 2>&1 | FileCheck %s

// Two distinct attributes are alike in what bytecode keeps of them.
// CHECK: distinct-attributes.mlir:5:1: error: 'distinct' cannot be written as bytecode: it holds a distinct attribute
"distinct"() {a = distinct[0]<"a">, b = distinct[1]<"a">} : () -> ()
