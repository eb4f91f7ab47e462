// RUN: hlokit opt %s --stablehlo-legalize-composite-to-call | FileCheck %s
// RUN: hlokit opt %s --stablehlo-legalize-composite-to-call="except=test.b,test.c" | FileCheck %s --check-prefix=EXCEPT
// RUN: hlokit opt %s --stablehlo-legalize-composite-to-call="only-dynamic" | FileCheck %s --check-prefix=DYNAMIC

// CHECK-LABEL: func.func @main
// CHECK-NEXT:    %[[A:.+]] = call @f(%arg0) : (tensor<4xf32>) -> tensor<4xf32>
// CHECK-NEXT:    %[[B:.+]] = call @f(%[[A]]) : (tensor<4xf32>) -> tensor<4xf32>
// CHECK-NEXT:    %[[C:.+]] = call @g(%arg1) : (tensor<?xf32>) -> tensor<?xf32>
// EXCEPT:        call @f(%arg0)
// EXCEPT:        stablehlo.composite "test.b"
// EXCEPT:        stablehlo.composite "test.c"
// DYNAMIC:       stablehlo.composite "test.a"
// DYNAMIC:       stablehlo.composite "test.b"
// DYNAMIC:       call @g(%arg1)
func.func @main(%arg0: tensor<4xf32>, %arg1: tensor<?xf32>) -> (tensor<4xf32>, tensor<?xf32>) {
  %0 = stablehlo.composite "test.a" %arg0 {decomposition = @f} : (tensor<4xf32>) -> tensor<4xf32>
  %1 = stablehlo.composite "test.b" %0 {decomposition = @f} : (tensor<4xf32>) -> tensor<4xf32>
  %2 = stablehlo.composite "test.c" %arg1 {decomposition = @g} : (tensor<?xf32>) -> tensor<?xf32>
  return %1, %2 : tensor<4xf32>, tensor<?xf32>
}
func.func private @f(%arg0: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.sine %arg0 : tensor<4xf32>
  return %0 : tensor<4xf32>
}
func.func private @g(%arg0: tensor<?xf32>) -> tensor<?xf32> {
  return %arg0 : tensor<?xf32>
}
