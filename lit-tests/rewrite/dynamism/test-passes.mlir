// RUN: hlokit opt %s --hlo-test-broadcast --hlo-test-infer --allow-unregistered-dialect --split-input-file --verify-diagnostics | FileCheck %s

// What has a bound is broadcast to it and given its size.
// CHECK-LABEL: func.func @bounded
// CHECK-NEXT:    %[[A:.+]] = stablehlo.broadcast_in_dim %arg0, dims = [1] : (tensor<3xf32>) -> tensor<5x3xf32>
// CHECK-NEXT:    %[[N:.+]] = stablehlo.get_dimension_size %arg1, dim = 0
// CHECK-NEXT:    %[[B:.+]] = stablehlo.set_dimension_size %[[A]], %[[N]], dim = 0 : {{.*}} -> tensor<?x3xf32, #stablehlo.bounds<5, ?>>
// CHECK-NEXT:    %[[C:.+]] = stablehlo.broadcast_in_dim %arg1, dims = [0, 1] : {{.*}} -> tensor<?x3xf32, #stablehlo.bounds<5, ?>>
// CHECK-NEXT:    stablehlo.custom_call @numpy_broadcasted(%[[B]], %[[C]])
func.func @bounded(%arg0: tensor<3xf32>, %arg1: tensor<?x1xf32, #stablehlo.bounds<5, ?>>) -> !stablehlo.token {
  %0 = "hlo_test_broadcast.numpy_broadcast"(%arg0, %arg1) : (tensor<3xf32>, tensor<?x1xf32, #stablehlo.bounds<5, ?>>) -> !stablehlo.token
  return %0 : !stablehlo.token
}

// -----

// expected-warning @+1 {{incompatible shapes for broadcasting 3 and 2}}
func.func @sizes(%arg0: tensor<3xf32>, %arg1: tensor<2xf32>) {
  "hlo_test_broadcast.numpy_broadcast"(%arg0, %arg1) : (tensor<3xf32>, tensor<2xf32>) -> ()
  return
}

// -----

// expected-warning @+1 {{cannot mix bounded and static dimensions in broadcast}}
func.func @mixed(%arg0: tensor<3xf32>, %arg1: tensor<?xf32, #stablehlo.bounds<3>>) {
  "hlo_test_broadcast.numpy_broadcast"(%arg0, %arg1) : (tensor<3xf32>, tensor<?xf32, #stablehlo.bounds<3>>) -> ()
  return
}

// -----

// expected-warning @+1 {{expected ranked tensor type for broadcast inputs}}
func.func @token(%arg0: !stablehlo.token) {
  "hlo_test_broadcast.numpy_broadcast"(%arg0) : (!stablehlo.token) -> ()
  return
}

// -----

func.func @nothing() {
  // expected-warning @+1 {{requires at least one operand to broadcast}}
  "hlo_test_broadcast.numpy_broadcast"() : () -> ()
  return
}

// -----

// Shapes as programs; what is known is a constant.
// CHECK-LABEL: func.func @pad
// CHECK-DAG:     %[[C0:.+]] = arith.constant 0 : index
// CHECK-DAG:     %[[C1:.+]] = arith.constant 1 : index
// CHECK-DAG:     %[[C2:.+]] = arith.constant 2 : index
// CHECK-DAG:     %[[C3:.+]] = arith.constant 3 : index
// CHECK-DAG:     %[[C9:.+]] = arith.constant 9 : index
// CHECK:         %[[N:.+]] = tensor.dim %arg0, %[[C0]] : tensor<?x3xf32>
// CHECK:         %[[GAPS:.+]] = arith.subi %[[N]], %[[C1]] : index
// CHECK:         %[[SOME:.+]] = arith.maxsi %[[GAPS]], %[[C0]] : index
// CHECK:         %[[ALL:.+]] = arith.muli %[[SOME]], %[[C2]] : index
// CHECK:         %[[INSIDE:.+]] = arith.addi %[[N]], %[[ALL]] : index
// CHECK:         %[[SIZE:.+]] = arith.addi %[[INSIDE]], %[[C3]] : index
// CHECK:         tensor.from_elements %[[SIZE]], %[[C9]] : tensor<2xindex>
func.func @pad(%arg0: tensor<?x3xf32>, %arg1: tensor<f32>) -> tensor<2xindex> {
  %0 = stablehlo.pad %arg0, %arg1, low = [1, 0], high = [2, 2], interior = [2, 2] : (tensor<?x3xf32>, tensor<f32>) -> tensor<?x9xf32>
  %1 = "hlo_test_infer.reify_return_type_shapes"(%0) : (tensor<?x9xf32>) -> tensor<2xindex>
  return %1 : tensor<2xindex>
}

// -----

// CHECK-LABEL: func.func @known
// CHECK:         arith.constant dense<[2, 5]> : tensor<2xindex>
func.func @known(%arg0: tensor<2x3xf32>, %arg1: tensor<3x5xf32>) -> tensor<2xindex> {
  %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<3x5xf32>) -> tensor<2x5xf32>
  %1 = "hlo_test_infer.reify_return_type_shapes"(%0) : (tensor<2x5xf32>) -> tensor<2xindex>
  return %1 : tensor<2xindex>
}

// -----

// CHECK-LABEL: func.func @not_prefix_padded
func.func @not_prefix_padded(%arg0: tensor<?xf32>, %arg1: tensor<?x?xf32>) -> tensor<2xindex> {
  // expected-warning @+1 {{unsupported non prefix-padded dynamic rank broadcast_dimensions = array<i64: 0>}}
  %0 = chlo.broadcast_add %arg0, %arg1 {broadcast_dimensions = array<i64: 0>} : (tensor<?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %1 = "hlo_test_infer.reify_return_type_shapes"(%0) : (tensor<?x?xf32>) -> tensor<2xindex>
  return %1 : tensor<2xindex>
}
