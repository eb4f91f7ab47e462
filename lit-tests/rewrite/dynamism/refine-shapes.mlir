// RUN: hlokit opt %s --stablehlo-refine-shapes --split-input-file | FileCheck %s

// Sizes are computed on the way, and constants stand once at the head.
// CHECK-LABEL: func.func @sizes
// CHECK-SAME:    (%arg0: tensor<6x4xf32>) -> tensor<24xf32>
// CHECK-NEXT:    %[[C:.+]] = stablehlo.constant dense<24> : tensor<1xi32>
// CHECK-NEXT:    %[[R:.+]] = stablehlo.dynamic_reshape %arg0, %[[C]] : (tensor<6x4xf32>, tensor<1xi32>) -> tensor<24xf32>
// CHECK-NEXT:    return %[[R]]
func.func @sizes(%arg0: tensor<6x4xf32>) -> tensor<?xf32> {
  %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<6x4xf32>) -> tensor<i32>
  %1 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<6x4xf32>) -> tensor<i32>
  %2 = stablehlo.multiply %0, %1 : tensor<i32>
  %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i32>) -> tensor<1xi32>
  %4 = stablehlo.dynamic_reshape %arg0, %3 : (tensor<6x4xf32>, tensor<1xi32>) -> tensor<?xf32>
  return %4 : tensor<?xf32>
}

// -----

// Floating-point arithmetic is not computed; its type is found out all the same.
// CHECK-LABEL: func.func @floats
// CHECK:         stablehlo.add %{{.+}}, %{{.+}} : tensor<2xf32>
func.func @floats() -> tensor<?xf32> {
  %0 = stablehlo.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %1 = stablehlo.add %0, %0 : (tensor<2xf32>, tensor<2xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

// A loop carries what it is given, and branches return what they compute.
// CHECK-LABEL: func.func @regions
// CHECK-SAME:    -> (tensor<5xf32>, tensor<5xf32>)
// CHECK:         stablehlo.while(%{{.+}} = %arg0) : tensor<5xf32>
// CHECK:           stablehlo.negate %{{.+}} : tensor<5xf32>
// CHECK:         "stablehlo.if"
// CHECK:           stablehlo.return %{{.+}} : tensor<5xf32>
// CHECK:         (tensor<i1>) -> tensor<5xf32>
func.func @regions(%arg0: tensor<5xf32>, %arg1: tensor<i1>) -> (tensor<?xf32>, tensor<?xf32>) {
  %0 = "stablehlo.while"(%arg0) ({
  ^bb0(%arg2: tensor<?xf32>):
    stablehlo.return %arg1 : tensor<i1>
  }, {
  ^bb0(%arg2: tensor<?xf32>):
    %2 = stablehlo.negate %arg2 : tensor<?xf32>
    stablehlo.return %2 : tensor<?xf32>
  }) : (tensor<5xf32>) -> tensor<?xf32>
  %1 = "stablehlo.if"(%arg1) ({
    %2 = stablehlo.sine %0 : tensor<?xf32>
    stablehlo.return %2 : tensor<?xf32>
  }, {
    stablehlo.return %0 : tensor<?xf32>
  }) : (tensor<i1>) -> tensor<?xf32>
  return %0, %1 : tensor<?xf32>, tensor<?xf32>
}

// -----

// Of several functions main is refined, and what it calls: sizes that are constants are put into
// the function, and what it returns as a constant is put into the caller.
// CHECK-LABEL: module @calls
module @calls {
  // CHECK:      func.func @main(%arg0: tensor<3x2xf32>) -> (tensor<6xf32>, tensor<6xi32>)
  // CHECK:        %[[Y:.+]] = call @flat(%{{.+}}) : (tensor<3x2xf32>) -> tensor<6xf32>
  // CHECK-NOT:    call @size
  func.func @main(%arg0: tensor<3x2xf32>) -> (tensor<?xf32>, tensor<?xi32>) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<3x2xf32>) -> tensor<i32>
    %x = stablehlo.negate %arg0 : (tensor<3x2xf32>) -> tensor<?x2xf32>
    %1 = call @flat(%0, %x) : (tensor<i32>, tensor<?x2xf32>) -> tensor<?xf32>
    %2 = call @size(%0) : (tensor<i32>) -> tensor<1xi32>
    %3 = stablehlo.dynamic_iota %2, dim = 0 : (tensor<1xi32>) -> tensor<?xi32>
    return %1, %3 : tensor<?xf32>, tensor<?xi32>
  }
  // CHECK:      func.func private @flat(%arg0: tensor<3x2xf32> {test.note = "second"}) -> tensor<6xf32>
  func.func private @flat(%arg0: tensor<i32> {test.note = "first"}, %arg1: tensor<?x2xf32> {test.note = "second"}) -> tensor<?xf32> {
    %0 = stablehlo.constant dense<2> : tensor<i32>
    %1 = stablehlo.multiply %arg0, %0 : tensor<i32>
    %2 = stablehlo.reshape %1 : (tensor<i32>) -> tensor<1xi32>
    %3 = stablehlo.dynamic_reshape %arg1, %2 : (tensor<?x2xf32>, tensor<1xi32>) -> tensor<?xf32>
    return %3 : tensor<?xf32>
  }
  func.func private @size(%arg0: tensor<i32>) -> tensor<1xi32> {
    %0 = stablehlo.add %arg0, %arg0 : tensor<i32>
    %1 = stablehlo.reshape %0 : (tensor<i32>) -> tensor<1xi32>
    return %1 : tensor<1xi32>
  }
}

// -----

// A function with an effect is called, though what it returns is known.
// CHECK-LABEL: module @effects
module @effects {
  // CHECK:      func.func @main() -> tensor<7xf32>
  // CHECK-NEXT:   %[[C:.+]] = stablehlo.constant dense<7> : tensor<1xi32>
  // CHECK-NEXT:   call @noisy() : () -> tensor<1xi32>
  // CHECK-NEXT:   stablehlo.dynamic_iota %[[C]], dim = 0 : (tensor<1xi32>) -> tensor<7xf32>
  func.func @main() -> tensor<?xf32> {
    %0 = call @noisy() : () -> tensor<1xi32>
    %1 = stablehlo.dynamic_iota %0, dim = 0 : (tensor<1xi32>) -> tensor<?xf32>
    return %1 : tensor<?xf32>
  }
  func.func private @noisy() -> tensor<1xi32> {
    %0 = stablehlo.constant dense<7> : tensor<1xi32>
    stablehlo.custom_call @log(%0) {has_side_effect = true} : (tensor<1xi32>) -> ()
    return %0 : tensor<1xi32>
  }
}

// -----

// What a user of another dialect takes keeps its type.
// CHECK-LABEL: func.func @foreign_user
// CHECK:         stablehlo.abs %arg0 : (tensor<4xf32>) -> tensor<?xf32>
func.func @foreign_user(%arg0: tensor<4xf32>) -> index {
  %0 = stablehlo.abs %arg0 : (tensor<4xf32>) -> tensor<?xf32>
  %1 = arith.constant 0 : index
  %2 = tensor.dim %0, %1 : tensor<?xf32>
  return %2 : index
}

// -----

// Ops that exchange parts, and padding, slices and custom calls with their shapes as operands.
// CHECK-LABEL: func.func @ops
// CHECK:         "stablehlo.all_gather"{{.*}} -> tensor<8x4xf32>
// CHECK:         stablehlo.dynamic_pad{{.*}} -> tensor<5x6xf32>
// CHECK:         stablehlo.real_dynamic_slice{{.*}} -> tensor<1x2xf32>
// CHECK:         stablehlo.custom_call @f{{.*}} -> (tensor<3xf32>, tuple<tensor<4xf32>>)
func.func @ops(%arg0: tensor<2x4xf32>, %arg1: tensor<f32>) -> (tensor<?x4xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<?xf32>, tuple<tensor<?xf32>>) {
  %0 = "stablehlo.all_gather"(%arg0) {
    all_gather_dim = 0 : i64,
    replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>
  } : (tensor<2x4xf32>) -> tensor<?x4xf32>
  %1 = stablehlo.constant dense<[1, 0]> : tensor<2xi64>
  %2 = stablehlo.constant dense<[2, 2]> : tensor<2xi64>
  %3 = stablehlo.constant dense<0> : tensor<2xi64>
  %4 = stablehlo.dynamic_pad %arg0, %arg1, %1, %2, %3 : (tensor<2x4xf32>, tensor<f32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf32>
  %5 = stablehlo.constant dense<[1, 1]> : tensor<2xi64>
  %6 = stablehlo.constant dense<[2, 3]> : tensor<2xi64>
  %7 = stablehlo.real_dynamic_slice %arg0, %1, %2, %5 : (tensor<2x4xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf32>
  %8 = stablehlo.constant dense<3> : tensor<1xi64>
  %9 = stablehlo.constant dense<4> : tensor<1xi64>
  %10:2 = stablehlo.custom_call @f(%8, %9) {indices_of_shape_operands = dense<[0, 1]> : tensor<2xi64>} : (tensor<1xi64>, tensor<1xi64>) -> (tensor<?xf32>, tuple<tensor<?xf32>>)
  return %0, %4, %7, %10#0, %10#1 : tensor<?x4xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<?xf32>, tuple<tensor<?xf32>>
}

// -----

// The fused normalisation has the shape of x.
// CHECK-LABEL: func.func @rms_norm
// CHECK-SAME:    -> tensor<2x4xbf16>
// CHECK:         stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1){{.*}} -> tensor<2x4xbf16>
func.func @rms_norm(%arg0: tensor<2x4xf32>, %arg1: tensor<4xf32>) -> tensor<?x4xbf16> {
  %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %arg1) {backend_config = "{epsilon = 9.99999997E-7 : f32}"} : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<?x4xbf16>
  return %0 : tensor<?x4xbf16>
}
