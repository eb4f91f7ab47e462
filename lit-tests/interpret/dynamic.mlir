// RUN: hlokit interpret %s 2>&1 | FileCheck %s

// The extent that is open is handed in as the first argument.

func.func public @main(%n: tensor<i64>, %x: tensor<?x2xi32>) -> tensor<2xi64> {
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?x2xi32>) -> tensor<i32>
  %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
  %2 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
  %3 = stablehlo.reshape %n : (tensor<i64>) -> tensor<1xi64>
  %4 = stablehlo.concatenate %2, %3, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  return %4 : tensor<2xi64>
}

// CHECK: note: no --input is given: ran on inputs drawn with seed 0, with 3 for every extent that is open
// CHECK: [3, 3]
