// RUN: hlokit explain %s --json | FileCheck %s --check-prefix=JSON
// RUN: hlokit explain %s --sarif | FileCheck %s --check-prefix=SARIF
// RUN: not hlokit explain %s --json --sarif 2>&1 | FileCheck %s --check-prefix=BOTH

// JSON: "fused": 0,
// JSON-NEXT: "refused": 1,
// JSON-NEXT: "fusedAlready": 0,
// JSON: "status": "refused"
// JSON-NEXT: "function": "norm"
// JSON: "op": "stablehlo.rsqrt"
// JSON: "constraint": "divisor-is-length"
// JSON: "help": null
// JSON: "op": "stablehlo.reduce"
// JSON-NEXT: "line": [[@LINE+18]],
// JSON-NEXT: "column": 10,
// SARIF: "version": "2.1.0"
// SARIF: "name": "hlokit"
// SARIF: "id": "divisor-is-length"
// SARIF: "ruleId": "divisor-is-length"
// SARIF-NEXT: "ruleIndex": 1,
// SARIF-NEXT: "kind": "fail",
// SARIF-NEXT: "level": "note",
// SARIF: "startLine": [[@LINE+9]]
// SARIF-NEXT: "startColumn": 10
// SARIF: "relatedLocations"
// BOTH: error: --json and --sarif exclude each other

func.func @norm(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %eps = stablehlo.constant dense<1.0e-6> : tensor<2xf32>
  %sq = stablehlo.multiply %x, %x : tensor<2x8xf32>
  %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x8xf32>, tensor<f32>) -> tensor<2xf32>
  %v = stablehlo.add %sum, %eps : tensor<2xf32>
  %r = stablehlo.rsqrt %v : tensor<2xf32>
  %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<2xf32>) -> tensor<2x8xf32>
  %y = stablehlo.multiply %x, %rb : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}
