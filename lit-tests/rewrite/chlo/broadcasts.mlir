// RUN: hlokit opt %s --chlo-legalize-to-stablehlo --verify-rewrites | FileCheck %s

// CHECK-LABEL: func.func @same_shape
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>, %[[ARG1:[^ :]+]]: tensor<4xf32>) -> tensor<4xi1> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.compare  NE, %[[ARG0]], %[[ARG1]],  TOTALORDER : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
// CHECK-NEXT:      return %[[V0]] : tensor<4xi1>
// CHECK-NEXT:    }
func.func @same_shape(%arg0: tensor<4xf32>, %arg1: tensor<4xf32>) -> tensor<4xi1> {
  %0 = chlo.broadcast_compare %arg0, %arg1 {comparison_direction = #chlo<comparison_direction NE>, compare_type = #chlo<comparison_type TOTALORDER>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @known_shapes
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<1x4xi32>, %[[ARG1:[^ :]+]]: tensor<3x1xi32>) -> tensor<3x4xi32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.broadcast_in_dim %[[ARG0]], dims = [0, 1] : (tensor<1x4xi32>) -> tensor<3x4xi32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.broadcast_in_dim %[[ARG1]], dims = [0, 1] : (tensor<3x1xi32>) -> tensor<3x4xi32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.subtract %[[V0]], %[[V1]] : tensor<3x4xi32>
// CHECK-NEXT:      return %[[V2]] : tensor<3x4xi32>
// CHECK-NEXT:    }
func.func @known_shapes(%arg0: tensor<1x4xi32>, %arg1: tensor<3x1xi32>) -> tensor<3x4xi32> {
  %0 = chlo.broadcast_subtract %arg0, %arg1 : (tensor<1x4xi32>, tensor<3x1xi32>) -> tensor<3x4xi32>
  return %0 : tensor<3x4xi32>
}

// CHECK-LABEL: func.func @bounded
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<?xf32, #stablehlo.bounds<4>>, %[[ARG1:[^ :]+]]: tensor<2x1xf32>) -> tensor<2x?xf32, #stablehlo.bounds<?, 4>> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.broadcast_in_dim %[[ARG0]], dims = [1] : (tensor<?xf32, #stablehlo.bounds<4>>) -> tensor<2x?xf32, #stablehlo.bounds<?, 4>>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.broadcast_in_dim %[[ARG1]], dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.get_dimension_size %[[ARG0]], dim = 0 : (tensor<?xf32, #stablehlo.bounds<4>>) -> tensor<i32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.set_dimension_size %[[V1]], %[[V2]], dim = 1 : (tensor<2x4xf32>, tensor<i32>) -> tensor<2x?xf32, #stablehlo.bounds<?, 4>>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.power %[[V0]], %[[V3]] : tensor<2x?xf32, #stablehlo.bounds<?, 4>>
// CHECK-NEXT:      return %[[V4]] : tensor<2x?xf32, #stablehlo.bounds<?, 4>>
// CHECK-NEXT:    }
func.func @bounded(%arg0: tensor<?xf32, #stablehlo.bounds<4>>, %arg1: tensor<2x1xf32>) -> tensor<2x?xf32, #stablehlo.bounds<?, 4>> {
  %0 = chlo.broadcast_power %arg0, %arg1 : (tensor<?xf32, #stablehlo.bounds<4>>, tensor<2x1xf32>) -> tensor<2x?xf32, #stablehlo.bounds<?, 4>>
  return %0 : tensor<2x?xf32, #stablehlo.bounds<?, 4>>
}

// Shapes that are not known: only if they fit.
// CHECK-LABEL: func.func @dynamic
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<?xf32>, %[[ARG1:[^ :]+]]: tensor<?x?xf32>) -> tensor<?x?xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = shape.shape_of %[[ARG0]] : tensor<?xf32> -> tensor<1xindex>
// CHECK-NEXT:      %[[V1:[^ :]+]] = shape.shape_of %[[ARG1]] : tensor<?x?xf32> -> tensor<2xindex>
// CHECK-NEXT:      %[[V2:[^ :]+]] = shape.cstr_broadcastable %[[V0]], %[[V1]] : tensor<1xindex>, tensor<2xindex>
// CHECK-NEXT:      %[[V3:[^ :]+]] = shape.assuming %[[V2]] -> (tensor<?x?xf32>) {
// CHECK-NEXT:        %[[V4:[^ :]+]] = shape.shape_of %[[ARG0]] : tensor<?xf32> -> tensor<1xindex>
// CHECK-NEXT:        %[[V5:[^ :]+]] = shape.shape_of %[[ARG1]] : tensor<?x?xf32> -> tensor<2xindex>
// CHECK-NEXT:        %[[V6:[^ :]+]] = shape.broadcast %[[V4]], %[[V5]] : tensor<1xindex>, tensor<2xindex> -> tensor<2xindex>
// CHECK-NEXT:        %[[V7:[^ :]+]] = stablehlo.dynamic_broadcast_in_dim %[[ARG0]], %[[V6]], dims = [1] : (tensor<?xf32>, tensor<2xindex>) -> tensor<?x?xf32>
// CHECK-NEXT:        %[[V8:[^ :]+]] = stablehlo.dynamic_broadcast_in_dim %[[ARG1]], %[[V6]], dims = [0, 1] : (tensor<?x?xf32>, tensor<2xindex>) -> tensor<?x?xf32>
// CHECK-NEXT:        %[[V9:[^ :]+]] = stablehlo.add %[[V7]], %[[V8]] : tensor<?x?xf32>
// CHECK-NEXT:        shape.assuming_yield %[[V9]] : tensor<?x?xf32>
// CHECK-NEXT:      }
// CHECK-NEXT:      return %[[V3]] : tensor<?x?xf32>
// CHECK-NEXT:    }
func.func @dynamic(%arg0: tensor<?xf32>, %arg1: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = chlo.broadcast_add %arg0, %arg1 : (tensor<?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// A predicate that is one number needs no broadcast; the types say that the others fit.
// CHECK-LABEL: func.func @select
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<i1>, %[[ARG1:[^ :]+]]: tensor<?x2xf32>, %[[ARG2:[^ :]+]]: tensor<2xf32>) -> tensor<?x2xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = shape.shape_of %[[ARG0]] : tensor<i1> -> tensor<0xindex>
// CHECK-NEXT:      %[[V1:[^ :]+]] = shape.shape_of %[[ARG1]] : tensor<?x2xf32> -> tensor<2xindex>
// CHECK-NEXT:      %[[V2:[^ :]+]] = shape.shape_of %[[ARG2]] : tensor<2xf32> -> tensor<1xindex>
// CHECK-NEXT:      %[[V3:[^ :]+]] = shape.const_witness true
// CHECK-NEXT:      %[[V4:[^ :]+]] = shape.assuming %[[V3]] -> (tensor<?x2xf32>) {
// CHECK-NEXT:        %[[V5:[^ :]+]] = shape.broadcast %[[V0]], %[[V1]], %[[V2]] : tensor<0xindex>, tensor<2xindex>, tensor<1xindex> -> tensor<?xindex>
// CHECK-NEXT:        %[[CAST:[^ :]+]] = tensor.cast %[[V5]] : tensor<?xindex> to tensor<2xindex>
// CHECK-NEXT:        %[[V6:[^ :]+]] = stablehlo.dynamic_broadcast_in_dim %[[ARG1]], %[[CAST]], dims = [0, 1] : (tensor<?x2xf32>, tensor<2xindex>) -> tensor<?x2xf32>
// CHECK-NEXT:        %[[V7:[^ :]+]] = stablehlo.dynamic_broadcast_in_dim %[[ARG2]], %[[CAST]], dims = [1] : (tensor<2xf32>, tensor<2xindex>) -> tensor<?x2xf32>
// CHECK-NEXT:        %[[V8:[^ :]+]] = stablehlo.select %[[ARG0]], %[[V6]], %[[V7]] : tensor<i1>, tensor<?x2xf32>
// CHECK-NEXT:        shape.assuming_yield %[[V8]] : tensor<?x2xf32>
// CHECK-NEXT:      }
// CHECK-NEXT:      return %[[V4]] : tensor<?x2xf32>
// CHECK-NEXT:    }
func.func @select(%arg0: tensor<i1>, %arg1: tensor<?x2xf32>, %arg2: tensor<2xf32>) -> tensor<?x2xf32> {
  %0 = chlo.broadcast_select %arg0, %arg1, %arg2 : (tensor<i1>, tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %0 : tensor<?x2xf32>
}

// CHECK-LABEL: func.func @constants
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<?xf32>, %[[ARG1:[^ :]+]]: tensor<2xf32>) -> (tensor<?xi8>, tensor<2xcomplex<f32>>) {
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<-3> : tensor<i8>
// CHECK-NEXT:      %[[V0:[^ :]+]] = shape.shape_of %[[ARG0]] : tensor<?xf32> -> tensor<1xindex>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.dynamic_broadcast_in_dim %[[C]], %[[V0]], dims = [] : (tensor<i8>, tensor<1xindex>) -> tensor<?xi8>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<(1.000000e+00,-2.500000e+00)> : tensor<2xcomplex<f32>>
// CHECK-NEXT:      return %[[V1]], %[[CST]] : tensor<?xi8>, tensor<2xcomplex<f32>>
// CHECK-NEXT:    }
func.func @constants(%arg0: tensor<?xf32>, %arg1: tensor<2xf32>) -> (tensor<?xi8>, tensor<2xcomplex<f32>>) {
  %0 = "chlo.constant_like"(%arg0) <{value = -3 : i8}> : (tensor<?xf32>) -> tensor<?xi8>
  %1 = "chlo.constant_like"(%arg1) <{value = #complex.number<:f32 1.0, -2.5> : complex<f32>}> : (tensor<2xf32>) -> tensor<2xcomplex<f32>>
  return %0, %1 : tensor<?xi8>, tensor<2xcomplex<f32>>
}
