// RUN: hlokit opt %s --stablehlo-aggressive-folder | FileCheck %s
// RUN: hlokit opt %s --stablehlo-aggressive-folder=assume-no-undeclared-side-effects=true | FileCheck %s --check-prefix=PURE

// A call may have effects, unless it is said that none has.
// CHECK-LABEL: func.func @never
// CHECK:         stablehlo.while
// PURE-LABEL: func.func @never
// PURE-NEXT:    return %arg0
func.func @never(%arg0: tensor<i32>) -> tensor<i32> {
  %c = stablehlo.constant dense<false> : tensor<i1>
  %0 = stablehlo.while(%i = %arg0) : tensor<i32>
  cond {
    stablehlo.return %c : tensor<i1>
  } do {
    %1 = func.call @next(%i) : (tensor<i32>) -> tensor<i32>
    stablehlo.return %1 : tensor<i32>
  }
  return %0 : tensor<i32>
}

func.func @next(%arg0: tensor<i32>) -> tensor<i32> {
  return %arg0 : tensor<i32>
}
