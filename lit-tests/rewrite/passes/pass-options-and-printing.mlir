// RUN: hlokit opt %s --pass-pipeline="builtin.module(func.func(cse,canonicalize),symbol-dce)" --mlir-print-ir-after-all -o %t.mlir 2>&1 | FileCheck %s --check-prefix=ALL
// RUN: hlokit opt %s --cse --dce --mlir-print-ir-after-all --mlir-print-ir-after-change -o %t.mlir 2>&1 | FileCheck %s --check-prefix=CHANGE
// RUN: hlokit opt %s --pass-pipeline="func.func(cse)" --mlir-print-ir-before=cse --mlir-print-ir-module-scope -o %t.mlir 2>&1 | FileCheck %s --check-prefix=SCOPE
// RUN: not hlokit opt %s --mlir-print-ir-after=nothing 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// RUN: hlokit opt %s --pass-pipeline="builtin.module(func.func(cse,canonicalize))" --mlir-timing --mlir-pass-statistics -o %t.mlir 2>&1 | FileCheck %s --check-prefix=TABLES
// RUN: not hlokit opt %s --cse --emit=composite 2>&1 | FileCheck %s --check-prefix=OPTION
// RUN: hlokit opt --list-passes | FileCheck %s --check-prefix=LIST

// A nested pipeline runs as a whole on one function after the other.
// ALL: // -----// IR Dump After CSE (cse) //----- //
// ALL-NEXT: func.func @f
// ALL: // -----// IR Dump After Canonicalizer (canonicalize) //----- //
// ALL-NEXT: func.func @f
// ALL: // -----// IR Dump After CSE (cse) //----- //
// ALL-NEXT: func.func @g
// ALL: // -----// IR Dump After Canonicalizer (canonicalize) //----- //
// ALL: // -----// IR Dump After SymbolDCE (symbol-dce) //----- //
// ALL-NEXT: module {
// CHANGE: IR Dump After CSE
// CHANGE-NOT: IR Dump
// SCOPE: // -----// IR Dump Before CSE (cse) ('func.func' operation: @f) //----- //
// SCOPE-NEXT: module {
// UNKNOWN: error: --mlir-print-ir-after: unknown pass 'nothing'
// TABLES: ... Execution time report ...
// TABLES: ----Wall Time----  ----Name----
// TABLES: Parser
// TABLES: 'func.func' Pipeline
// TABLES: {{^}}{{.*}}  CSE
// TABLES: {{^}}{{.*}}  Canonicalizer
// TABLES: Output
// TABLES: Rest
// TABLES: Total
// TABLES: ... Pass statistics report ...
// TABLES: (S) 1 operations merged
// OPTION: error: --emit is an option of passes none of which is given
// OPTION: help: passes that have it: --fuse-rms-norm, --lower-rms-norm-to-layer-norm
// LIST: --fuse-rms-norm
// LIST: emit=custom-call|composite
func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.rsqrt %x : tensor<4xf32>
  %1 = stablehlo.rsqrt %x : tensor<4xf32>
  %2 = stablehlo.add %0, %1 : tensor<4xf32>
  return %2 : tensor<4xf32>
}
func.func @g(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
