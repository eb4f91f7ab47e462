// RUN: hlokit opt %s --stablehlo-convert-to-signless --canonicalize | FileCheck %s

// Bits stay; casts that were between the two kinds go.
// CHECK-LABEL: func.func @sum(%arg0: tensor<4x3xi8>, %arg1: memref<*xi16>) -> (tensor<4xi8>, tensor<3xi8>)
// CHECK-DAG:     stablehlo.constant dense<[0, -1, 1]> : tensor<3xi8>
// CHECK-DAG:     stablehlo.reduce(%arg0 init: %{{.+}}) applies stablehlo.add across dimensions = [1] : (tensor<4x3xi8>, tensor<i8>) -> tensor<4xi8>
// CHECK-NOT:     unrealized_conversion_cast
func.func @sum(%arg0: tensor<4x3xui8>, %arg1: memref<*xui16>) -> (tensor<4xui8>, tensor<3xi8>) {
  %0 = stablehlo.constant dense<2> : tensor<ui8>
  %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.add across dimensions = [1] : (tensor<4x3xui8>, tensor<ui8>) -> tensor<4xui8>
  %2 = stablehlo.constant dense<[0, 255, 1]> : tensor<3xui8>
  %3 = builtin.unrealized_conversion_cast %2 : tensor<3xui8> to tensor<3xi8>
  return %1, %3 : tensor<4xui8>, tensor<3xi8>
}
