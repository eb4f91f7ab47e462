// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-debuginfo --mlir-print-local-scope | FileCheck %s --check-prefix=LOCAL

// LOCAL:         "fused"() : () -> () loc(fused["a", "b", "c"])
// LOCAL-NEXT:    "one"() : () -> () loc("a")
// LOCAL-NEXT:    "metadata"() : () -> () loc(fused<"m">[fused["a", "b"], "b", "c"])
// LOCAL-NEXT:    "nothing"() : () -> () loc(unknown)

// CHECK:       #distinct = distinct[0]<"a">
// CHECK-NEXT:  #distinct1 = distinct[1]<"a">
// CHECK-NEXT:  #map = affine_map<(d0, d1, d2)[s0, s1] -> (d0 + d1, s0 + s1, d1 * 2 + d0, d0 + d2 + d1, d1 + d2 + d0, d2 * 3 + d1 * 2, d1 * 3 + d0 * 2, d0 * s1 + d0 * s0, d0 + s0 + d1 + d2 + 3, -d1 + d0 + 3, d1 floordiv 3 + d0, (d0 + d1) * 4, d1 - d0, d0 + s0 + s1, d1 mod 2 + d0 mod 2, (d0 + d1) * 2, (d0 + d1) mod 4, s0 * s1, d0 * (s0 + s1), d1 - d0 - d2 * 3 - 4, -(d0 + d1), d1 * -3 - d0, d0 mod 8, d0 mod s0, d0 * 2 + d1, d0 * 2 + d1 floordiv 4, d1 mod 4, d0 mod 4, d0 * 2, 0, 0, d0 floordiv -2, -4, 2, d0 * 2, d0 * 5, d0 * 2 + 1)>
// CHECK-NEXT:  #set = affine_set<(d0)[s0] : (-d0 + s0 >= 0, d0 - 3 == 0)>
// CHECK-NEXT:  #set1 = affine_set<() : (0 == 0)>
// CHECK-NEXT:  #set2 = affine_set<(d0) : (-d0 + 4 >= 0)>
// CHECK-NEXT:  module {
// CHECK-NEXT:    "t"() {a = #map} : () -> ()
// CHECK-NEXT:    "sets"() {a = #set, b = #set1, c = #set2} : () -> ()
// CHECK-NEXT:    "distinct"() {a = #distinct, b = #distinct1, c = #distinct, d = distinct[2]<>} : () -> ()
// CHECK-NEXT:    "fused"() : () -> ()
// CHECK-NEXT:    "one"() : () -> ()
// CHECK-NEXT:    "metadata"() : () -> ()
// CHECK-NEXT:    "nothing"() : () -> ()
// CHECK-NEXT:  }

// Affine expressions are simplified, and their dimensions and symbols named by number.
"t"() {a=affine_map<(d0,d1,d2)[s0,s1] -> (d1+d0,// a comment
 s1 + s0, d1*2 + d0, d0 + d2 + d1, d2 + d1 + d0, d2*3 + d1*2, d1*3+d0*2, s1*d0 + s0*d0, d0 + s0 + d1 + 3 + d2, 3 - d1 + d0, d1 floordiv 3 + d0, (d1 + d0) * 4, d1 - d0, s0 + s1 + d0, d1 mod 2 + d0 mod 2, 2*(d1+d0), (d1+d0) mod 4, s1*s0, d0 * (s1 + s0), d1 - d0 - 4 + d2 * -3, -(d1 + d0), -3 * d1 - d0, d0 - 8 * (d0 floordiv 8), d0 - s0 * (d0 floordiv s0), (d0 * 8 + d1 * 4) floordiv 4, (d0*8 + d1) floordiv 4, (d0 * 8 + d1) mod 4, (d0 mod 8) mod 4, (d0 * 6) ceildiv 3, (d0*6) mod 3, d0 mod 1, d0 floordiv -2, 7 floordiv -2, -7 mod 3, d0 + d0, d0 * 2 + d0 * 3, d0 + 1 + d0)>} : () -> ()

"sets"() {a = affine_set<(x)[n] : (n - x >= 0, x == 3)>, b = affine_set<() : ()>, c = affine_set<(d0) : (d0 <= 4)>} : () -> ()

// What is distinct is numbered anew.
"distinct"() {a = distinct[7]<"a">, b = distinct[3]<"a">, c = distinct[7]<"a">, d = distinct[9]<>} : () -> ()

// A fused location holds each of its places once, and none that is unknown.
"fused"() : () -> () loc(fused[unknown, "a", fused["b", "a"], "c"])
"one"() : () -> () loc(fused[fused["a"], unknown])
"metadata"() : () -> () loc(fused<"m">[unknown, fused["a", "b"], fused<"m">["b", "c"]])
"nothing"() : () -> () loc(fused[])
