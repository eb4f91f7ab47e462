// RUN: hlokit opt --emit-bytecode %s -o %t.bc
// RUN: hlokit opt %t.bc > %t.back
// RUN: hlokit opt %s > %t.same
// RUN: diff %t.back %t.same
// RUN: stablehlo-opt -emit-bytecode %s | stablehlo-opt | FileCheck %s
// RUN: hlokit opt --stablehlo-legalize-to-vhlo --emit-bytecode %s | hlokit opt --vhlo-legalize-to-stablehlo | diff - %t.same
// RUN: not hlokit opt %S/Inputs/cut.mlirbc 2>&1 | FileCheck %s --check-prefix=CUT
// RUN: not hlokit translate --deserialize %S/Inputs/cut.mlirbc 2>&1 | FileCheck %s --check-prefix=CUT
// RUN: not hlokit equiv %S/Inputs/cut.mlirbc %s 2>&1 | FileCheck %s --check-prefix=CUT
// RUN: not hlokit interpret %S/Inputs/cut.mlirbc 2>&1 | FileCheck %s --check-prefix=CUT
// RUN: not hlokit export %S/Inputs/cut.mlirbc -o %t.tflite 2>&1 | FileCheck %s --check-prefix=CUT
// RUN: not hlokit opt %S/Inputs/damaged.mlirbc 2>&1 | FileCheck %s --check-prefix=DAMAGED

// Bytecode of StableHLO itself, which has codes of its own for attributes and types.
// CUT: error: invalid MLIR bytecode '{{.*}}cut.mlirbc': {{[0-9]+}} bytes are expected, but only {{[0-9]+}} are left (at byte {{[0-9]+}})
// DAMAGED: error: invalid MLIR bytecode '{{.*}}damaged.mlirbc': invalid section ID: 119 (at byte 22)
// CHECK-LABEL: func.func @structures
func.func @structures(%arg0: tensor<1x6x6x2xf32>, %arg1: tensor<3x3x2x4xf32>, %arg2: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  // CHECK: stablehlo.convolution(%arg0, %arg1) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {}
  %0 = stablehlo.convolution(%arg0, %arg1) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x6x6x2xf32>, tensor<3x3x2x4xf32>) -> tensor<1x4x4x4xf32>
  // CHECK: stablehlo.compare GT, %0, %arg2, FLOAT
  %1 = stablehlo.compare GT, %0, %arg2, FLOAT : (tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xi1>
  %2 = stablehlo.select %1, %0, %arg2 : tensor<1x4x4x4xi1>, tensor<1x4x4x4xf32>
  return %2 : tensor<1x4x4x4xf32>
}

// CHECK-LABEL: func.func @types
func.func @types(%arg0: tensor<?x4x!quant.uniform<i8:f32, 5.000000e-01:3>, #stablehlo.bounds<8, ?>>, %arg1: !stablehlo.token) -> !stablehlo.token {
  // CHECK: stablehlo.custom_call @f(%arg0) {has_side_effect = true, kinds = [f8E5M2, f4E2M1FN, tf32], x}
  stablehlo.custom_call @f(%arg0) {kinds = [f8E5M2, f4E2M1FN, tf32], x = unit, has_side_effect = true} : (tensor<?x4x!quant.uniform<i8:f32, 5.000000e-01:3>, #stablehlo.bounds<8, ?>>) -> ()
  // CHECK: stablehlo.dot_general %{{.*}}, contracting_dims = [1] x [0], algorithm = <lhs_precision_type = tf32, rhs_precision_type = tf32, accumulation_type = f32, lhs_component_count = 1, rhs_component_count = 1, num_primitive_operations = 1, allow_imprecise_accumulation = false>
  %cst = stablehlo.constant dense<1.0> : tensor<2x2xf32>
  %0 = stablehlo.dot_general %cst, %cst, contracting_dims = [1] x [0], algorithm = <lhs_precision_type = tf32, rhs_precision_type = tf32, accumulation_type = f32, lhs_component_count = 1, rhs_component_count = 1, num_primitive_operations = 1, allow_imprecise_accumulation = false> : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %arg1 : !stablehlo.token
}
