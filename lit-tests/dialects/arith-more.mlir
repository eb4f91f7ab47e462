// RUN: hlokit opt %s | FileCheck %s
// RUN: hlokit opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// CHECK-LABEL: func.func @floats
func.func @floats(%a: f16, %b: f32, %c: i32) {
  // CHECK: arith.extf %arg0 : f16 to f32
  // GENERIC: "arith.extf"(%{{.*}}) : (f16) -> f32
  %0 = arith.extf %a : f16 to f32
  // CHECK: arith.extf %arg0 fastmath<fast> : f16 to f32
  // GENERIC: "arith.extf"(%{{.*}}) <{fastmath = #arith.fastmath<fast>}>
  %1 = arith.extf %a fastmath<fast> : f16 to f32
  // CHECK: arith.truncf %arg1 : f32 to f16
  %2 = arith.truncf %b : f32 to f16
  // CHECK: math.fpowi %arg1, %arg2 : f32, i32
  // GENERIC: "math.fpowi"(%{{.*}}, %{{.*}}) <{fastmath = #arith.fastmath<none>}> : (f32, i32) -> f32
  %3 = math.fpowi %b, %c : f32, i32
  // CHECK: math.clampf %arg1 to [%arg1, %arg1] : f32
  %4 = math.clampf %b to [%b, %b] : f32
  return
}

// Flags are written in their order, and all of them as one.
// CHECK-LABEL: func.func @flags
func.func @flags(%b: f32) attributes {ext.flags = #arith.fastmath<nnan, reassoc>} {
  // CHECK-SAME: ext.flags = #arith.fastmath<reassoc,nnan>
  // CHECK: arith.addf %arg0, %arg0 fastmath<reassoc,nnan> : f32
  %0 = arith.addf %b, %b fastmath<nnan,reassoc> : f32
  // CHECK: arith.addf %arg0, %arg0 fastmath<fast> : f32
  %1 = arith.addf %b, %b fastmath<reassoc,nnan,ninf,nsz,arcp,contract,afn> : f32
  // CHECK: arith.addf %arg0, %arg0 : f32
  %2 = arith.addf %b, %b fastmath<none> : f32
  return
}

// CHECK-LABEL: func.func @two_results
func.func @two_results(%b: f32, %c: i32, %v: vector<4xi32>) {
  // CHECK: %sum, %overflow = arith.addui_extended %arg1, %arg1 : i32, i1
  // GENERIC: %{{.*}}:2 = "arith.addui_extended"(%{{.*}}, %{{.*}}) : (i32, i32) -> (i32, i1)
  %0:2 = arith.addui_extended %c, %c : i32, i1
  // CHECK: %low, %high = arith.mulsi_extended %arg2, %arg2 : vector<4xi32>
  %1:2 = arith.mulsi_extended %v, %v : vector<4xi32>
  // CHECK: %low_0, %high_1 = arith.mului_extended %arg1, %arg1 : i32
  %2:2 = arith.mului_extended %c, %c : i32
  // CHECK: %sin, %cos = math.sincos %arg0 : f32
  %sin, %cos = math.sincos %b : f32
  return
}
