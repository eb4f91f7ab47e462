// RUN: hlokit opt %s | FileCheck %s

// CHECK: func.func @f(%arg0: tensor<4xf32>) -> tensor<4xf32> attributes {a = [1, 2]}
func.func @f(%arg0: !vector) -> !vector attributes {a = #pair} {
  return %arg0 : !vector
}

#pair = [1, 2]
!vector = tensor<4x!element>
!element = f32
