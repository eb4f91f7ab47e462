// RUN: hlokit opt %s | FileCheck %s

// The custom forms of ops, each at its simplest.

// CHECK-LABEL: func.func @elementwise
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>, %[[ARG1:[^ :]+]]: tensor<4xi1>) -> tensor<4xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.add %[[ARG0]], %[[ARG0]] : tensor<4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.rsqrt %[[V0]] : tensor<4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.select %[[ARG1]], %[[V0]], %[[V1]] : tensor<4xi1>, tensor<4xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.clamp %[[V0]], %[[V1]], %[[V2]] : tensor<4xf32>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.convert %[[V3]] : (tensor<4xf32>) -> tensor<4xbf16>
// CHECK-NEXT:      %[[V5:[^ :]+]] = stablehlo.convert %[[V4]] : (tensor<4xbf16>) -> tensor<4xf32>
// CHECK-NEXT:      return %[[V5]] : tensor<4xf32>
// CHECK-NEXT:    }
func.func @elementwise(%x: tensor<4xf32>, %p: tensor<4xi1>) -> tensor<4xf32> {
  %0 = stablehlo.add %x, %x : tensor<4xf32>
  %1 = stablehlo.rsqrt %0 : tensor<4xf32>
  %2 = stablehlo.select %p, %0, %1 : tensor<4xi1>, tensor<4xf32>
  %3 = stablehlo.clamp %0, %1, %2 : tensor<4xf32>
  %4 = stablehlo.convert %3 : (tensor<4xf32>) -> tensor<4xbf16>
  %5 = stablehlo.convert %4 : (tensor<4xbf16>) -> tensor<4xf32>
  return %5 : tensor<4xf32>
}

// CHECK-LABEL: func.func @comparison
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>, %[[ARG1:[^ :]+]]: tensor<4xi32>) -> (tensor<4xi1>, tensor<4xi1>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.compare  LT, %[[ARG0]], %[[ARG0]],  TOTALORDER : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.compare  GE, %[[ARG1]], %[[ARG1]],  SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
// CHECK-NEXT:      return %[[V0]], %[[V1]] : tensor<4xi1>, tensor<4xi1>
// CHECK-NEXT:    }
func.func @comparison(%x: tensor<4xf32>, %i: tensor<4xi32>) -> (tensor<4xi1>, tensor<4xi1>) {
  %0 = stablehlo.compare LT, %x, %x, TOTALORDER : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  %1 = stablehlo.compare  GE, %i, %i,  SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
  return %0, %1 : tensor<4xi1>, tensor<4xi1>
}

// CHECK-LABEL: func.func @shapes
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2x3xf32>) -> tensor<3x2xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.reshape %[[ARG0]] : (tensor<2x3xf32>) -> tensor<6xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.broadcast_in_dim %[[V0]], dims = [1] : (tensor<6xf32>) -> tensor<2x6xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.slice %[[V1]] [0:2, 0:6:2] : (tensor<2x6xf32>) -> tensor<2x3xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.transpose %[[V2]], dims = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.concatenate %[[V3]], %[[V3]], dim = 0 : (tensor<3x2xf32>, tensor<3x2xf32>) -> tensor<6x2xf32>
// CHECK-NEXT:      %[[V5:[^ :]+]] = stablehlo.reverse %[[V4]], dims = [0] : tensor<6x2xf32>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<0.000000e+00> : tensor<f32>
// CHECK-NEXT:      %[[V6:[^ :]+]] = stablehlo.pad %[[V5]], %[[CST]], low = [1, 0], high = [0, 0], interior = [0, 0] : (tensor<6x2xf32>, tensor<f32>) -> tensor<7x2xf32>
// CHECK-NEXT:      %[[V7:[^ :]+]] = stablehlo.iota dim = 0 : tensor<7x2xf32>
// CHECK-NEXT:      %[[V8:[^ :]+]] = stablehlo.multiply %[[V6]], %[[V7]] : tensor<7x2xf32>
// CHECK-NEXT:      %[[V9:[^ :]+]] = stablehlo.slice %[[V8]] [0:3, 0:2] : (tensor<7x2xf32>) -> tensor<3x2xf32>
// CHECK-NEXT:      return %[[V9]] : tensor<3x2xf32>
// CHECK-NEXT:    }
func.func @shapes(%x: tensor<2x3xf32>) -> tensor<3x2xf32> {
  %0 = stablehlo.reshape %x : (tensor<2x3xf32>) -> tensor<6xf32>
  %1 = stablehlo.broadcast_in_dim %0, dims = [1] : (tensor<6xf32>) -> tensor<2x6xf32>
  %2 = stablehlo.slice %1 [0:2, 0:6:2] : (tensor<2x6xf32>) -> tensor<2x3xf32>
  %3 = stablehlo.transpose %2, dims = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
  %4 = stablehlo.concatenate %3, %3, dim = 0 : (tensor<3x2xf32>, tensor<3x2xf32>) -> tensor<6x2xf32>
  %5 = stablehlo.reverse %4, dims = [0] : tensor<6x2xf32>
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %6 = stablehlo.pad %5, %zero, low = [1, 0], high = [0, 0], interior = [0, 0] : (tensor<6x2xf32>, tensor<f32>) -> tensor<7x2xf32>
  %7 = stablehlo.iota dim = 0 : tensor<7x2xf32>
  %8 = stablehlo.multiply %6, %7 : tensor<7x2xf32>
  %9 = stablehlo.slice %8 [0:3, 0:2] : (tensor<7x2xf32>) -> tensor<3x2xf32>
  return %9 : tensor<3x2xf32>
}

// CHECK-LABEL: func.func @matrices
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2x3xf32>, %[[ARG1:[^ :]+]]: tensor<3x4xf32>) -> tensor<2x4xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.dot_general %[[ARG0]], %[[ARG1]], contracting_dims = [1] x [0], precision = [DEFAULT, HIGHEST] : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.dot %[[ARG0]], %[[ARG1]] : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.add %[[V0]], %[[V1]] : tensor<2x4xf32>
// CHECK-NEXT:      return %[[V2]] : tensor<2x4xf32>
// CHECK-NEXT:    }
func.func @matrices(%x: tensor<2x3xf32>, %w: tensor<3x4xf32>) -> tensor<2x4xf32> {
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0], precision = [DEFAULT, HIGHEST] : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  %1 = stablehlo.dot %x, %w : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  %2 = stablehlo.add %0, %1 : tensor<2x4xf32>
  return %2 : tensor<2x4xf32>
}

// CHECK-LABEL: func.func @reductions
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2x3xf32>, %[[ARG1:[^ :]+]]: tensor<f32>) -> (tensor<2xf32>, tensor<3xf32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.reduce(%[[ARG0]] init: %[[ARG1]]) applies stablehlo.maximum across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.reduce(%[[ARG0]] init: %[[ARG1]]) across dimensions = [0] : (tensor<2x3xf32>, tensor<f32>) -> tensor<3xf32>
// CHECK-NEXT:       reducer(%[[ARG2:[^ :]+]]: tensor<f32>, %[[ARG3:[^ :]+]]: tensor<f32>)  {
// CHECK-NEXT:        %[[V2:[^ :]+]] = stablehlo.multiply %[[ARG2]], %[[ARG3]] : tensor<f32>
// CHECK-NEXT:        %[[V3:[^ :]+]] = stablehlo.add %[[V2]], %[[ARG2]] : tensor<f32>
// CHECK-NEXT:        stablehlo.return %[[V3]] : tensor<f32>
// CHECK-NEXT:      }
// CHECK-NEXT:      return %[[V0]], %[[V1]] : tensor<2xf32>, tensor<3xf32>
// CHECK-NEXT:    }
func.func @reductions(%x: tensor<2x3xf32>, %init: tensor<f32>) -> (tensor<2xf32>, tensor<3xf32>) {
  %0 = stablehlo.reduce(%x init: %init) applies stablehlo.maximum across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
  %1 = stablehlo.reduce(%x init: %init) across dimensions = [0] : (tensor<2x3xf32>, tensor<f32>) -> tensor<3xf32>
    reducer(%a: tensor<f32>, %b: tensor<f32>) {
    %2 = stablehlo.multiply %a, %b : tensor<f32>
    %3 = stablehlo.add %2, %a : tensor<f32>
    stablehlo.return %3 : tensor<f32>
  }
  return %0, %1 : tensor<2xf32>, tensor<3xf32>
}

// CHECK-LABEL: func.func @control
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<i32>) -> (tensor<i32>, tensor<f32>) {
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<1> : tensor<i32>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<2.500000e+00> : tensor<f32>
// CHECK-NEXT:      %[[V0:[^ :]+]]:2 = stablehlo.while(%[[ITERARG:[^ :]+]] = %[[ARG0]], %[[ITERARG_0:[^ :]+]] = %[[CST]]) : tensor<i32>, tensor<f32>
// CHECK-NEXT:      cond {
// CHECK-NEXT:        %[[V1:[^ :]+]] = stablehlo.compare  LT, %[[ITERARG]], %[[C]],  SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
// CHECK-NEXT:        stablehlo.return %[[V1]] : tensor<i1>
// CHECK-NEXT:      } do {
// CHECK-NEXT:        %[[V1_1:[^ :]+]] = stablehlo.add %[[ITERARG]], %[[C]] : tensor<i32>
// CHECK-NEXT:        stablehlo.return %[[V1_1]], %[[ITERARG_0]] : tensor<i32>, tensor<f32>
// CHECK-NEXT:      }
// CHECK-NEXT:      return %[[V0]]#0, %[[V0]]#1 : tensor<i32>, tensor<f32>
// CHECK-NEXT:    }
func.func @control(%n: tensor<i32>) -> (tensor<i32>, tensor<f32>) {
  %one = stablehlo.constant dense<1> : tensor<i32>
  %x = stablehlo.constant dense<2.5> : tensor<f32>
  %0:2 = stablehlo.while(%i = %n, %acc = %x) : tensor<i32>, tensor<f32>
  cond {
    %1 = stablehlo.compare LT, %i, %one, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  } do {
    %1 = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %1, %acc : tensor<i32>, tensor<f32>
  }
  return %0#0, %0#1 : tensor<i32>, tensor<f32>
}

// CHECK-LABEL: func.func private @callee
// CHECK-SAME:  (tensor<4xf32>) -> tensor<4xf32>
func.func private @callee(tensor<4xf32>) -> tensor<4xf32>

// CHECK-LABEL: func.func @calls
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<4xf32>) -> tensor<4xf32> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = call @callee(%[[ARG0]]) : (tensor<4xf32>) -> tensor<4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.custom_call @kernel(%[[V0]]) {backend_config = "{a = 1}"} : (tensor<4xf32>) -> tensor<4xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.composite "my.op" %[[V1]] {composite_attributes = {n = 1 : i32}, decomposition = @callee} : (tensor<4xf32>) -> tensor<4xf32>
// CHECK-NEXT:      return %[[V2]] : tensor<4xf32>
// CHECK-NEXT:    }
func.func @calls(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = call @callee(%x) : (tensor<4xf32>) -> tensor<4xf32>
  %1 = stablehlo.custom_call @kernel(%0) {api_version = 1 : i32, backend_config = "{a = 1}", has_side_effect = false} : (tensor<4xf32>) -> tensor<4xf32>
  %2 = stablehlo.composite "my.op" %1 {composite_attributes = {n = 1 : i32}, decomposition = @callee} : (tensor<4xf32>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}
