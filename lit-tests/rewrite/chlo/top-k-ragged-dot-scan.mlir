// RUN: hlokit opt %s --chlo-legalize-to-stablehlo --verify-rewrites | FileCheck %s

// CHECK-LABEL: func.func @top_k
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2x8xf32>) -> (tensor<2x3xf32>, tensor<2x3xi32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.iota dim = 1 : tensor<2x8xi32>
// CHECK-NEXT:      %[[V1:[^ :]+]]:2 = "stablehlo.sort"(%[[ARG0]], %[[V0]]) <{dimension = 1 : i64, is_stable = true}> ({
// CHECK-NEXT:      ^bb0(%[[ARG1:[^ :]+]]: tensor<f32>, %[[ARG2:[^ :]+]]: tensor<f32>, %[[ARG3:[^ :]+]]: tensor<i32>, %[[ARG4:[^ :]+]]: tensor<i32>):
// CHECK-NEXT:        %[[V4:[^ :]+]] = stablehlo.compare  GT, %[[ARG1]], %[[ARG2]],  TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
// CHECK-NEXT:        stablehlo.return %[[V4]] : tensor<i1>
// CHECK-NEXT:      }) : (tensor<2x8xf32>, tensor<2x8xi32>) -> (tensor<2x8xf32>, tensor<2x8xi32>)
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.slice %[[V1]]#0 [0:2, 0:3] : (tensor<2x8xf32>) -> tensor<2x3xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.slice %[[V1]]#1 [0:2, 0:3] : (tensor<2x8xi32>) -> tensor<2x3xi32>
// CHECK-NEXT:      return %[[V2]], %[[V3]] : tensor<2x3xf32>, tensor<2x3xi32>
// CHECK-NEXT:    }
func.func @top_k(%arg0: tensor<2x8xf32>) -> (tensor<2x3xf32>, tensor<2x3xi32>) {
  %0:2 = chlo.top_k(%arg0, k = 3) : tensor<2x8xf32> -> (tensor<2x3xf32>, tensor<2x3xi32>)
  return %0#0, %0#1 : tensor<2x3xf32>, tensor<2x3xi32>
}

// Sizes that are not known are asked for at run time.
// CHECK-LABEL: func.func @top_k_dynamic
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<?x8xi32>) -> (tensor<?x3xi32>, tensor<?x3xi32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.get_dimension_size %[[ARG0]], dim = 0 : (tensor<?x8xi32>) -> tensor<i32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.convert %[[V0]] : (tensor<i32>) -> tensor<i64>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.reshape %[[V1]] : (tensor<i64>) -> tensor<1xi64>
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<8> : tensor<i64>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.reshape %[[C]] : (tensor<i64>) -> tensor<1xi64>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.concatenate %[[V2]], %[[V3]], dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
// CHECK-NEXT:      %[[C_0:[^ :]+]] = stablehlo.constant dense<3> : tensor<i64>
// CHECK-NEXT:      %[[V5:[^ :]+]] = stablehlo.reshape %[[C_0]] : (tensor<i64>) -> tensor<1xi64>
// CHECK-NEXT:      %[[V6:[^ :]+]] = stablehlo.concatenate %[[V2]], %[[V5]], dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
// CHECK-NEXT:      %[[V7:[^ :]+]] = stablehlo.dynamic_iota %[[V4]], dim = 1 : (tensor<2xi64>) -> tensor<?x8xi32>
// CHECK-NEXT:      %[[V8:[^ :]+]]:2 = "stablehlo.sort"(%[[ARG0]], %[[V7]]) <{dimension = 1 : i64, is_stable = true}> ({
// CHECK-NEXT:      ^bb0(%[[ARG1:[^ :]+]]: tensor<i32>, %[[ARG2:[^ :]+]]: tensor<i32>, %[[ARG3:[^ :]+]]: tensor<i32>, %[[ARG4:[^ :]+]]: tensor<i32>):
// CHECK-NEXT:        %[[V11:[^ :]+]] = stablehlo.compare  GT, %[[ARG1]], %[[ARG2]] : (tensor<i32>, tensor<i32>) -> tensor<i1>
// CHECK-NEXT:        stablehlo.return %[[V11]] : tensor<i1>
// CHECK-NEXT:      }) : (tensor<?x8xi32>, tensor<?x8xi32>) -> (tensor<?x8xi32>, tensor<?x8xi32>)
// CHECK-NEXT:      %[[C_1:[^ :]+]] = stablehlo.constant dense<0> : tensor<2xi64>
// CHECK-NEXT:      %[[C_2:[^ :]+]] = stablehlo.constant dense<1> : tensor<2xi64>
// CHECK-NEXT:      %[[V9:[^ :]+]] = stablehlo.real_dynamic_slice %[[V8]]#0, %[[C_1]], %[[V6]], %[[C_2]] : (tensor<?x8xi32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x3xi32>
// CHECK-NEXT:      %[[V10:[^ :]+]] = stablehlo.real_dynamic_slice %[[V8]]#1, %[[C_1]], %[[V6]], %[[C_2]] : (tensor<?x8xi32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x3xi32>
// CHECK-NEXT:      return %[[V9]], %[[V10]] : tensor<?x3xi32>, tensor<?x3xi32>
// CHECK-NEXT:    }
func.func @top_k_dynamic(%arg0: tensor<?x8xi32>) -> (tensor<?x3xi32>, tensor<?x3xi32>) {
  %0:2 = chlo.top_k(%arg0, k = 3) : tensor<?x8xi32> -> (tensor<?x3xi32>, tensor<?x3xi32>)
  return %0#0, %0#1 : tensor<?x3xi32>, tensor<?x3xi32>
}

// Groups of rows.
// CHECK-LABEL: func.func @ragged_rows
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<6x4xf32>, %[[ARG1:[^ :]+]]: tensor<2x4x3xf32>, %[[ARG2:[^ :]+]]: tensor<2xi32>) -> tensor<6x3xf32> {
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<0> : tensor<i64>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.iota dim = 0 : tensor<6x1xi64>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<0.000000e+00> : tensor<6x4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.slice %[[ARG2]] [0:1] : (tensor<2xi32>) -> tensor<1xi32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.reshape %[[V1]] : (tensor<1xi32>) -> tensor<i32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.convert %[[V2]] : (tensor<i32>) -> tensor<i64>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.add %[[C]], %[[V3]] : tensor<i64>
// CHECK-NEXT:      %[[V5:[^ :]+]] = stablehlo.broadcast_in_dim %[[C]], dims = [] : (tensor<i64>) -> tensor<6x4xi64>
// CHECK-NEXT:      %[[V6:[^ :]+]] = stablehlo.broadcast_in_dim %[[V4]], dims = [] : (tensor<i64>) -> tensor<6x4xi64>
// CHECK-NEXT:      %[[V7:[^ :]+]] = stablehlo.broadcast_in_dim %[[V0]], dims = [0, 1] : (tensor<6x1xi64>) -> tensor<6x4xi64>
// CHECK-NEXT:      %[[V8:[^ :]+]] = stablehlo.compare  GE, %[[V7]], %[[V5]] : (tensor<6x4xi64>, tensor<6x4xi64>) -> tensor<6x4xi1>
// CHECK-NEXT:      %[[V9:[^ :]+]] = stablehlo.compare  LT, %[[V7]], %[[V6]] : (tensor<6x4xi64>, tensor<6x4xi64>) -> tensor<6x4xi1>
// CHECK-NEXT:      %[[V10:[^ :]+]] = stablehlo.and %[[V8]], %[[V9]] : tensor<6x4xi1>
// CHECK-NEXT:      %[[V11:[^ :]+]] = stablehlo.select %[[V10]], %[[ARG0]], %[[CST]] : tensor<6x4xi1>, tensor<6x4xf32>
// CHECK-NEXT:      %[[V12:[^ :]+]] = stablehlo.slice %[[ARG1]] [0:1, 0:4, 0:3] : (tensor<2x4x3xf32>) -> tensor<1x4x3xf32>
// CHECK-NEXT:      %[[V13:[^ :]+]] = stablehlo.reshape %[[V12]] : (tensor<1x4x3xf32>) -> tensor<4x3xf32>
// CHECK-NEXT:      %[[V14:[^ :]+]] = stablehlo.dot_general %[[V11]], %[[V13]], contracting_dims = [1] x [0], precision = [HIGH, DEFAULT] : (tensor<6x4xf32>, tensor<4x3xf32>) -> tensor<6x3xf32>
// CHECK-NEXT:      %[[V15:[^ :]+]] = stablehlo.slice %[[ARG2]] [1:2] : (tensor<2xi32>) -> tensor<1xi32>
// CHECK-NEXT:      %[[V16:[^ :]+]] = stablehlo.reshape %[[V15]] : (tensor<1xi32>) -> tensor<i32>
// CHECK-NEXT:      %[[V17:[^ :]+]] = stablehlo.convert %[[V16]] : (tensor<i32>) -> tensor<i64>
// CHECK-NEXT:      %[[V18:[^ :]+]] = stablehlo.add %[[V4]], %[[V17]] : tensor<i64>
// CHECK-NEXT:      %[[V19:[^ :]+]] = stablehlo.broadcast_in_dim %[[V4]], dims = [] : (tensor<i64>) -> tensor<6x4xi64>
// CHECK-NEXT:      %[[V20:[^ :]+]] = stablehlo.broadcast_in_dim %[[V18]], dims = [] : (tensor<i64>) -> tensor<6x4xi64>
// CHECK-NEXT:      %[[V21:[^ :]+]] = stablehlo.broadcast_in_dim %[[V0]], dims = [0, 1] : (tensor<6x1xi64>) -> tensor<6x4xi64>
// CHECK-NEXT:      %[[V22:[^ :]+]] = stablehlo.compare  GE, %[[V21]], %[[V19]] : (tensor<6x4xi64>, tensor<6x4xi64>) -> tensor<6x4xi1>
// CHECK-NEXT:      %[[V23:[^ :]+]] = stablehlo.compare  LT, %[[V21]], %[[V20]] : (tensor<6x4xi64>, tensor<6x4xi64>) -> tensor<6x4xi1>
// CHECK-NEXT:      %[[V24:[^ :]+]] = stablehlo.and %[[V22]], %[[V23]] : tensor<6x4xi1>
// CHECK-NEXT:      %[[V25:[^ :]+]] = stablehlo.select %[[V24]], %[[ARG0]], %[[CST]] : tensor<6x4xi1>, tensor<6x4xf32>
// CHECK-NEXT:      %[[V26:[^ :]+]] = stablehlo.slice %[[ARG1]] [1:2, 0:4, 0:3] : (tensor<2x4x3xf32>) -> tensor<1x4x3xf32>
// CHECK-NEXT:      %[[V27:[^ :]+]] = stablehlo.reshape %[[V26]] : (tensor<1x4x3xf32>) -> tensor<4x3xf32>
// CHECK-NEXT:      %[[V28:[^ :]+]] = stablehlo.dot_general %[[V25]], %[[V27]], contracting_dims = [1] x [0], precision = [HIGH, DEFAULT] : (tensor<6x4xf32>, tensor<4x3xf32>) -> tensor<6x3xf32>
// CHECK-NEXT:      %[[V29:[^ :]+]] = stablehlo.add %[[V14]], %[[V28]] : tensor<6x3xf32>
// CHECK-NEXT:      return %[[V29]] : tensor<6x3xf32>
// CHECK-NEXT:    }
func.func @ragged_rows(%arg0: tensor<6x4xf32>, %arg1: tensor<2x4x3xf32>, %arg2: tensor<2xi32>) -> tensor<6x3xf32> {
  %0 = "chlo.ragged_dot"(%arg0, %arg1, %arg2) <{ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [0], rhs_group_dimensions = [0]>, precision_config = [#chlo<precision HIGH>, #chlo<precision DEFAULT>]}> : (tensor<6x4xf32>, tensor<2x4x3xf32>, tensor<2xi32>) -> tensor<6x3xf32>
  return %0 : tensor<6x3xf32>
}

// Groups of what is contracted.
// CHECK-LABEL: func.func @ragged_contraction
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<5x6xf32>, %[[ARG1:[^ :]+]]: tensor<6x3xf32>, %[[ARG2:[^ :]+]]: tensor<2xi64>) -> tensor<2x5x3xf32> {
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<0> : tensor<i64>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.iota dim = 1 : tensor<1x6xi64>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<0.000000e+00> : tensor<5x6xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.slice %[[ARG2]] [0:1] : (tensor<2xi64>) -> tensor<1xi64>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.reshape %[[V1]] : (tensor<1xi64>) -> tensor<i64>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.add %[[C]], %[[V2]] : tensor<i64>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.broadcast_in_dim %[[C]], dims = [] : (tensor<i64>) -> tensor<5x6xi64>
// CHECK-NEXT:      %[[V5:[^ :]+]] = stablehlo.broadcast_in_dim %[[V3]], dims = [] : (tensor<i64>) -> tensor<5x6xi64>
// CHECK-NEXT:      %[[V6:[^ :]+]] = stablehlo.broadcast_in_dim %[[V0]], dims = [0, 1] : (tensor<1x6xi64>) -> tensor<5x6xi64>
// CHECK-NEXT:      %[[V7:[^ :]+]] = stablehlo.compare  GE, %[[V6]], %[[V4]] : (tensor<5x6xi64>, tensor<5x6xi64>) -> tensor<5x6xi1>
// CHECK-NEXT:      %[[V8:[^ :]+]] = stablehlo.compare  LT, %[[V6]], %[[V5]] : (tensor<5x6xi64>, tensor<5x6xi64>) -> tensor<5x6xi1>
// CHECK-NEXT:      %[[V9:[^ :]+]] = stablehlo.and %[[V7]], %[[V8]] : tensor<5x6xi1>
// CHECK-NEXT:      %[[V10:[^ :]+]] = stablehlo.select %[[V9]], %[[ARG0]], %[[CST]] : tensor<5x6xi1>, tensor<5x6xf32>
// CHECK-NEXT:      %[[V11:[^ :]+]] = stablehlo.dot_general %[[V10]], %[[ARG1]], contracting_dims = [1] x [0] : (tensor<5x6xf32>, tensor<6x3xf32>) -> tensor<5x3xf32>
// CHECK-NEXT:      %[[V12:[^ :]+]] = stablehlo.slice %[[ARG2]] [1:2] : (tensor<2xi64>) -> tensor<1xi64>
// CHECK-NEXT:      %[[V13:[^ :]+]] = stablehlo.reshape %[[V12]] : (tensor<1xi64>) -> tensor<i64>
// CHECK-NEXT:      %[[V14:[^ :]+]] = stablehlo.add %[[V3]], %[[V13]] : tensor<i64>
// CHECK-NEXT:      %[[V15:[^ :]+]] = stablehlo.broadcast_in_dim %[[V3]], dims = [] : (tensor<i64>) -> tensor<5x6xi64>
// CHECK-NEXT:      %[[V16:[^ :]+]] = stablehlo.broadcast_in_dim %[[V14]], dims = [] : (tensor<i64>) -> tensor<5x6xi64>
// CHECK-NEXT:      %[[V17:[^ :]+]] = stablehlo.broadcast_in_dim %[[V0]], dims = [0, 1] : (tensor<1x6xi64>) -> tensor<5x6xi64>
// CHECK-NEXT:      %[[V18:[^ :]+]] = stablehlo.compare  GE, %[[V17]], %[[V15]] : (tensor<5x6xi64>, tensor<5x6xi64>) -> tensor<5x6xi1>
// CHECK-NEXT:      %[[V19:[^ :]+]] = stablehlo.compare  LT, %[[V17]], %[[V16]] : (tensor<5x6xi64>, tensor<5x6xi64>) -> tensor<5x6xi1>
// CHECK-NEXT:      %[[V20:[^ :]+]] = stablehlo.and %[[V18]], %[[V19]] : tensor<5x6xi1>
// CHECK-NEXT:      %[[V21:[^ :]+]] = stablehlo.select %[[V20]], %[[ARG0]], %[[CST]] : tensor<5x6xi1>, tensor<5x6xf32>
// CHECK-NEXT:      %[[V22:[^ :]+]] = stablehlo.dot_general %[[V21]], %[[ARG1]], contracting_dims = [1] x [0] : (tensor<5x6xf32>, tensor<6x3xf32>) -> tensor<5x3xf32>
// CHECK-NEXT:      %[[V23:[^ :]+]] = stablehlo.reshape %[[V11]] : (tensor<5x3xf32>) -> tensor<1x5x3xf32>
// CHECK-NEXT:      %[[V24:[^ :]+]] = stablehlo.reshape %[[V22]] : (tensor<5x3xf32>) -> tensor<1x5x3xf32>
// CHECK-NEXT:      %[[V25:[^ :]+]] = stablehlo.concatenate %[[V23]], %[[V24]], dim = 0 : (tensor<1x5x3xf32>, tensor<1x5x3xf32>) -> tensor<2x5x3xf32>
// CHECK-NEXT:      return %[[V25]] : tensor<2x5x3xf32>
// CHECK-NEXT:    }
func.func @ragged_contraction(%arg0: tensor<5x6xf32>, %arg1: tensor<6x3xf32>, %arg2: tensor<2xi64>) -> tensor<2x5x3xf32> {
  %0 = "chlo.ragged_dot"(%arg0, %arg1, %arg2) <{ragged_dot_dimension_numbers = #chlo.ragged_dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0], lhs_ragged_dimensions = [1]>}> : (tensor<5x6xf32>, tensor<6x3xf32>, tensor<2xi64>) -> tensor<2x5x3xf32>
  return %0 : tensor<2x5x3xf32>
}

// A loop that carries the counter, the carry and the output; what the body holds is legalized too.
// CHECK-LABEL: func.func @scan
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<5x2xf32>, %[[ARG1:[^ :]+]]: tensor<2xf32>) -> (tensor<5x2xf32>, tensor<2xf32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.get_dimension_size %[[ARG0]], dim = 0 : (tensor<5x2xf32>) -> tensor<i32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.convert %[[V0]] : (tensor<i32>) -> tensor<i64>
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<0> : tensor<i64>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<0.000000e+00> : tensor<f32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.broadcast_in_dim %[[CST]], dims = [] : (tensor<f32>) -> tensor<5x2xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]]:3 = stablehlo.while(%[[ITERARG:[^ :]+]] = %[[C]], %[[ITERARG_0:[^ :]+]] = %[[ARG1]], %[[ITERARG_1:[^ :]+]] = %[[V2]]) : tensor<i64>, tensor<2xf32>, tensor<5x2xf32>
// CHECK-NEXT:      cond {
// CHECK-NEXT:        %[[V4:[^ :]+]] = stablehlo.compare  LT, %[[ITERARG]], %[[V1]] : (tensor<i64>, tensor<i64>) -> tensor<i1>
// CHECK-NEXT:        stablehlo.return %[[V4]] : tensor<i1>
// CHECK-NEXT:      } do {
// CHECK-NEXT:        %[[C_2:[^ :]+]] = stablehlo.constant dense<1> : tensor<i64>
// CHECK-NEXT:        %[[V4_1:[^ :]+]] = stablehlo.subtract %[[V1]], %[[C_2]] : tensor<i64>
// CHECK-NEXT:        %[[V5:[^ :]+]] = stablehlo.subtract %[[V4_1]], %[[ITERARG]] : tensor<i64>
// CHECK-NEXT:        %[[C_3:[^ :]+]] = stablehlo.constant dense<0> : tensor<i64>
// CHECK-NEXT:        %[[V6:[^ :]+]] = stablehlo.dynamic_slice %[[ARG0]], %[[V5]], %[[C_3]], sizes = [1, 2] : (tensor<5x2xf32>, tensor<i64>, tensor<i64>) -> tensor<1x2xf32>
// CHECK-NEXT:        %[[V7:[^ :]+]] = stablehlo.reshape %[[V6]] : (tensor<1x2xf32>) -> tensor<2xf32>
// CHECK-NEXT:        %[[V8:[^ :]+]] = stablehlo.add %[[V7]], %[[ITERARG_0]] : tensor<2xf32>
// CHECK-NEXT:        %[[V9:[^ :]+]] = stablehlo.multiply %[[V8]], %[[V8]] : tensor<2xf32>
// CHECK-NEXT:        %[[V10:[^ :]+]] = stablehlo.reshape %[[V9]] : (tensor<2xf32>) -> tensor<1x2xf32>
// CHECK-NEXT:        %[[C_4:[^ :]+]] = stablehlo.constant dense<0> : tensor<i64>
// CHECK-NEXT:        %[[V11:[^ :]+]] = stablehlo.dynamic_update_slice %[[ITERARG_1]], %[[V10]], %[[V5]], %[[C_4]] : (tensor<5x2xf32>, tensor<1x2xf32>, tensor<i64>, tensor<i64>) -> tensor<5x2xf32>
// CHECK-NEXT:        %[[C_5:[^ :]+]] = stablehlo.constant dense<1> : tensor<i64>
// CHECK-NEXT:        %[[V12:[^ :]+]] = stablehlo.add %[[ITERARG]], %[[C_5]] : tensor<i64>
// CHECK-NEXT:        stablehlo.return %[[V12]], %[[V8]], %[[V11]] : tensor<i64>, tensor<2xf32>, tensor<5x2xf32>
// CHECK-NEXT:      }
// CHECK-NEXT:      return %[[V3]]#2, %[[V3]]#1 : tensor<5x2xf32>, tensor<2xf32>
// CHECK-NEXT:    }
func.func @scan(%arg0: tensor<5x2xf32>, %arg1: tensor<2xf32>) -> (tensor<5x2xf32>, tensor<2xf32>) {
  %0:2 = "chlo.scan"(%arg0, %arg1) <{dimension = 0 : i64, is_reverse = true, operandSegmentSizes = array<i32: 1, 1>, resultSegmentSizes = array<i32: 1, 1>}> ({
  ^bb0(%in: tensor<2xf32>, %carry: tensor<2xf32>):
    %1 = stablehlo.add %in, %carry : tensor<2xf32>
    %2 = chlo.square %1 : tensor<2xf32> -> tensor<2xf32>
    stablehlo.return %2, %1 : tensor<2xf32>, tensor<2xf32>
  }) : (tensor<5x2xf32>, tensor<2xf32>) -> (tensor<5x2xf32>, tensor<2xf32>)
  return %0#0, %0#1 : tensor<5x2xf32>, tensor<2xf32>
}
