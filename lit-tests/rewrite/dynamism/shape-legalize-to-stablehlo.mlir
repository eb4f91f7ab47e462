// RUN: hlokit opt %s --shape-legalize-to-stablehlo | FileCheck %s

// Sizes are i32 in StableHLO; casts stand where index meets them.
// CHECK-LABEL: func.func @broadcast
// CHECK-NEXT:    %[[S:.+]] = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?xf32>) -> tensor<i32>
// CHECK-NEXT:    %[[V:.+]] = stablehlo.reshape %[[S]] : (tensor<i32>) -> tensor<1xi32>
// CHECK-NEXT:    %[[A:.+]] = stablehlo.concatenate %[[V]], dim = 0 : (tensor<1xi32>) -> tensor<1xi32>
// CHECK-NEXT:    %[[A_INDEX:.+]] = builtin.unrealized_conversion_cast %[[A]] : tensor<1xi32> to tensor<1xindex>
// CHECK-NEXT:    %[[C:.+]] = stablehlo.constant dense<[3, 5]> : tensor<2xi32>
// CHECK-NEXT:    %[[C_INDEX:.+]] = builtin.unrealized_conversion_cast %[[C]] : tensor<2xi32> to tensor<2xindex>
// CHECK-NEXT:    %[[LEFT:.+]] = builtin.unrealized_conversion_cast %[[A_INDEX]] : tensor<1xindex> to tensor<1xi32>
// CHECK-NEXT:    %[[RIGHT:.+]] = builtin.unrealized_conversion_cast %[[C_INDEX]] : tensor<2xindex> to tensor<2xi32>
// CHECK-NEXT:    %[[ONE:.+]] = stablehlo.constant dense<1> : tensor<1xi32>
// CHECK-NEXT:    %[[PADDED:.+]] = stablehlo.concatenate %[[ONE]], %[[LEFT]], dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
// CHECK-NEXT:    stablehlo.maximum %[[PADDED]], %[[RIGHT]] : tensor<2xi32>
func.func @broadcast(%arg0: tensor<?xf32>) -> tensor<2xindex> {
  %0 = shape.shape_of %arg0 : tensor<?xf32> -> tensor<1xindex>
  %1 = shape.const_shape [3, 5] : tensor<2xindex>
  %2 = shape.broadcast %0, %1 : tensor<1xindex>, tensor<2xindex> -> tensor<2xindex>
  return %2 : tensor<2xindex>
}

// Operands of StableHLO become i32, and what was put into a vector is found there again.
// CHECK-LABEL: func.func @operands
// CHECK:         %[[N:.+]] = builtin.unrealized_conversion_cast %{{.+}} : tensor<i32> to index
// CHECK:         stablehlo.dynamic_reshape %arg0, %{{.+}} : (tensor<?x4xf32>, tensor<2xi32>) -> tensor<?x4xf32>
// CHECK-NEXT:    return %{{.+}}, %[[N]] : tensor<?x4xf32>, index
func.func @operands(%arg0: tensor<?x4xf32>) -> (tensor<?x4xf32>, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %0 = tensor.dim %arg0, %c0 : tensor<?x4xf32>
  %1 = tensor.from_elements %0, %c4 : tensor<2xindex>
  %2 = stablehlo.dynamic_reshape %arg0, %1 : (tensor<?x4xf32>, tensor<2xindex>) -> tensor<?x4xf32>
  %3 = tensor.extract %1[%c0] : tensor<2xindex>
  %4 = arith.muli %3, %c1 : index
  return %2, %4 : tensor<?x4xf32>, index
}

// CHECK-LABEL: func.func @scalars
// CHECK:         stablehlo.convert %{{.+}} : (tensor<i32>) -> tensor<i64>
// CHECK:         builtin.unrealized_conversion_cast %{{.+}} : tensor<i64> to i64
// CHECK:         stablehlo.slice %arg1 [1:2, 0:1] : (tensor<2x2xi32>) -> tensor<1x1xi32>
// CHECK:         stablehlo.constant dense<1> : tensor<i32>
// CHECK:         stablehlo.multiply %{{.+}}, %{{.+}} : tensor<i32>
func.func @scalars(%arg0: index, %arg1: tensor<2x2xi32>, %arg2: tensor<3xindex>) -> (i64, i32, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = arith.index_cast %arg0 : index to i64
  %1 = tensor.extract %arg1[%c1, %c0] : tensor<2x2xi32>
  %2 = shape.num_elements %arg2 : tensor<3xindex> -> index
  return %0, %1, %2 : i64, i32, index
}
