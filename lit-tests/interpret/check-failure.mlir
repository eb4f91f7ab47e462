// RUN: not hlokit interpret %s 2>&1 | FileCheck %s

// The first element that differs, where it is, and both values.

func.func @main() {
  %x = stablehlo.constant dense<[[1, 2], [3, 4]]> : tensor<2x2xi32>
  // CHECK: [[@LINE+1]]:3: error: check failed: element [1, 0] is 3 where 5 is expected; 1 of 4 elements differ
  check.expect_eq_const %x, dense<[[1, 2], [5, 4]]> : tensor<2x2xi32>
  func.return
}
