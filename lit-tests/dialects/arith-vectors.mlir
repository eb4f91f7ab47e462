// RUN: hlokit opt %s | FileCheck %s

// CHECK-LABEL: func.func @vectors
func.func @vectors(%x: vector<4xi32>, %y: vector<[4]xf32>) -> vector<4xi1> {
  // CHECK: %0 = arith.cmpi eq, %arg0, %arg0 : vector<4xi32>
  %0 = arith.cmpi eq, %x, %x : vector<4xi32>
  // CHECK: arith.cmpf oeq, %arg1, %arg1 : vector<[4]xf32>
  %1 = arith.cmpf oeq, %y, %y : vector<[4]xf32>
  return %0 : vector<4xi1>
}

// One condition for all elements.
// CHECK-LABEL: func.func @select
func.func @select(%c: i1, %x: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: arith.select %arg0, %arg1, %arg1 : tensor<?xf32>
  %0 = arith.select %c, %x, %x : tensor<?xf32>
  return {a} %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @casts
func.func @casts() -> index {
  // CHECK: builtin.unrealized_conversion_cast to i1 {a}
  %0 = unrealized_conversion_cast to i1 {a}
  // CHECK: builtin.unrealized_conversion_cast %0 : i1 to i32, i64
  %1:2 = builtin.unrealized_conversion_cast %0 : i1 to i32, i64
  // CHECK: builtin.unrealized_conversion_cast to index
  %2 = unrealized_conversion_cast to index
  return %2 : index
}
