// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// CHECK-LABEL: func.func @flags
func.func @flags(%a: f32, %i: index, %t: tensor<?xf32>) -> tensor<?xi1> {
  // CHECK: arith.addf %arg0, %arg0 fastmath<nnan,ninf> {x} : f32
  // GENERIC: "arith.addf"(%arg0, %arg0) <{fastmath = #arith.fastmath<nnan,ninf>}> {x} : (f32, f32) -> f32
  %0 = arith.addf   %a,%a  fastmath<nnan,ninf> {x} : f32
  // CHECK: arith.mulf %{{.*}}, %arg0 : f32
  // GENERIC: "arith.mulf"({{.*}}) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
  %1 = arith.mulf %0, %a fastmath<none> : f32
  // CHECK: arith.shrui %arg1, %arg1 exact : index
  // GENERIC: "arith.shrui"(%arg1, %arg1) <{isExact}>
  %2 = arith.shrui %i, %i exact : index
  // CHECK: arith.addi %{{.*}}, %arg1 overflow<nsw, nuw> : index
  %3 = arith.addi %2, %i overflow<nsw, nuw> : index
  // CHECK: arith.cmpi ult, %arg1, %{{.*}} : index
  // GENERIC: "arith.cmpi"({{.*}}) <{predicate = 6 : i64}> : (index, index) -> i1
  %4 = arith.cmpi ult, %i, %3 : index
  // CHECK: arith.select %{{.*}}, %arg0, %{{.*}} : f32
  %5 = arith.select %4, %a, %1 : f32
  // CHECK: arith.index_cast %arg1 : index to i64
  %6 = arith.index_cast %i : index to i64
  // CHECK: %[[R:.*]] = arith.cmpf olt, %arg2, %arg2 : tensor<?xf32>
  // GENERIC: "arith.cmpf"(%arg2, %arg2) <{fastmath = #arith.fastmath<none>, predicate = 4 : i64}> : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %7 = "arith.cmpf"(%t, %t) {predicate = 4 : i64} : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  // CHECK: math.rsqrt %arg0 : f32
  %8 = math.rsqrt %a : f32
  // CHECK: return %[[R]]
  return %7 : tensor<?xi1>
}
