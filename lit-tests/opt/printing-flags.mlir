// RUN: hlokit opt %s --allow-unregistered-dialect --mlir-use-nameloc-as-prefix | FileCheck %s --check-prefix=NAMES
// RUN: hlokit opt %s --allow-unregistered-dialect --mlir-print-unique-ssa-ids | FileCheck %s --check-prefix=UNIQUE
// RUN: hlokit opt %s --allow-unregistered-dialect --mlir-print-skip-regions | FileCheck %s --check-prefix=SKIP
// RUN: hlokit opt %s --allow-unregistered-dialect --mlir-elide-resource-strings-if-larger=14 | FileCheck %s --check-prefix=SMALL
// RUN: hlokit opt %s --allow-unregistered-dialect --mlir-elide-resource-strings-if-larger=13 | FileCheck %s --check-prefix=NONE

// The first name in a location names the value, before what the op suggests; a second one gets a number.
// NAMES-LABEL: func.func @f(%x: tensor<4xf32>, %x_0: tensor<4xf32>, %a_b.c2Fd: tensor<4xf32>, %arg3: i1)
// NAMES: %sum = stablehlo.add %x, %x_0
// NAMES: %sum_1 = stablehlo.add %sum, %x_0
// NAMES: %one = stablehlo.constant
// NAMES: %two:2 = "foo.two"()
// NAMES: "foo.x"() ({
// NAMES: ^bb0(%zz: i32):
// NAMES: %inner = "foo.y"(%zz)

// UNIQUE: ^bb0(%[[A:arg[0-9]+]]: i32):
// UNIQUE: %[[Y:[0-9]+]] = "foo.y"(%[[A]])
// UNIQUE-NOT: ^bb0(%[[A]]: i32)
// UNIQUE-NOT: %[[Y]] = "foo.y"

// SKIP: module {...}
// SKIP-NOT: func

// SMALL: dialect_resources: {
// SMALL-NOT: big:
// SMALL: small: "0x0100000001"

// NONE: {-#
// NONE-EMPTY:
// NONE-NEXT: #-}
func.func @f(%arg0: tensor<4xf32> loc("x"), %arg1: tensor<4xf32> loc("x"), %arg2: tensor<4xf32> loc("a b.c/d"("f.py":1:2)), %arg3: i1) {
  %0 = stablehlo.add %arg0, %arg1 : tensor<4xf32> loc("sum")
  %1 = stablehlo.add %0, %arg1 : tensor<4xf32> loc(fused["f.py":3:4, "sum"])
  %c = stablehlo.constant dense<1> : tensor<i32> loc(callsite("one" at "f.py":1:1))
  %2:2 = "foo.two"() : () -> (i32, i32) loc("two")
  "foo.x"() ({
  ^bb0(%z: i32 loc("zz")):
    %k = "foo.y"(%z) : (i32) -> i32 loc("inner"("f.py":1:1))
    "foo.q"(%k) : (i32) -> ()
  }, {
  ^bb0(%z: i32):
    %k = "foo.y"(%z) : (i32) -> i32
    "foo.q"(%k) : (i32) -> ()
  }) : () -> ()
  return
}
"foo.res"() {a = dense_resource<big> : tensor<4xi32>, b = dense_resource<small> : tensor<1xi8>} : () -> ()
{-#
  dialect_resources: {
    builtin: {
      big: "0x0400000001000000020000000300000004000000",
      small: "0x0100000001"
    }
  }
#-}
