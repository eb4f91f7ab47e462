// RUN: not hlokit interpret %s 2>&1 | FileCheck %s

// Without @main, all functions are run that take nothing; what a check found is told although a
// later function cannot be run.

// CHECK-NOT: check failed
// CHECK: error: check failed: element [0] is 1.5 where 1.25 is expected
// CHECK: error: 'stablehlo.all_gather' op is not supported by the interpreter

func.func @passes() {
  %a = stablehlo.constant dense<1> : tensor<i32>
  check.expect_eq_const %a, dense<1> : tensor<i32>
  return
}

func.func private @helper(%x: tensor<1xf32>) -> tensor<1xf32> {
  return %x : tensor<1xf32>
}

func.func @fails() {
  %b = stablehlo.constant dense<1.5> : tensor<1xf32>
  %c = call @helper(%b) : (tensor<1xf32>) -> tensor<1xf32>
  check.expect_close %c, %c, max_ulp_difference = 1 : tensor<1xf32>, tensor<1xf32>
  check.expect_eq_const %c, dense<1.25> : tensor<1xf32>
  return
}

func.func @cannot() {
  %b = stablehlo.constant dense<1.5> : tensor<1xf32>
  %0 = "stablehlo.all_gather"(%b) {all_gather_dim = 0 : i64, replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<1xf32>) -> tensor<2xf32>
  return
}
