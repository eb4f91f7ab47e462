// RUN: hlokit opt %s --mlir-print-debuginfo | FileCheck %s
// RUN: hlokit opt %s --mlir-print-debuginfo --mlir-print-local-scope | FileCheck %s --check-prefix=LOCAL
// RUN: hlokit opt %s | FileCheck %s --check-prefix=NONE --implicit-check-not=loc

#file = loc("model.py":3:7)
#scope = loc("decoder"(#file))
func.func @f(%x: tensor<4xf32> loc("x")) -> tensor<4xf32> {
  %0 = stablehlo.sqrt %x : tensor<4xf32> loc(#scope)
  %1 = stablehlo.sqrt %0 : tensor<4xf32> loc(fused<"merged">["a", #file])
  %2 = stablehlo.sqrt %1 : tensor<4xf32> loc(callsite("callee" at "caller"))
  return %2 : tensor<4xf32> loc(unknown)
} loc(#file)

// What an argument refers to stands before the module, all else behind it.
// CHECK:      #[[X:.+]] = loc("x")
// CHECK-NEXT: module {
// CHECK-NEXT:   func.func @f(%[[ARG:.+]]: tensor<4xf32> loc("x")) -> tensor<4xf32> {
// CHECK-NEXT:     stablehlo.sqrt %[[ARG]] : tensor<4xf32> loc(#[[SCOPE:.+]])
// CHECK-NEXT:     stablehlo.sqrt %{{.+}} : tensor<4xf32> loc(#[[FUSED:.+]])
// CHECK-NEXT:     stablehlo.sqrt %{{.+}} : tensor<4xf32> loc(#[[CALL:.+]])
// CHECK-NEXT:     return %{{.+}} loc(#[[UNKNOWN:.+]])
// CHECK-NEXT:   } loc(#[[FILE:.+]])
// CHECK-DAG:  #[[FILE]] = loc("model.py":3:7)
// CHECK-DAG:  #[[UNKNOWN]] = loc(unknown)
// CHECK-DAG:  #[[SCOPE]] = loc("decoder"(#[[FILE]]))
// CHECK-DAG:  #[[FUSED]] = loc(fused<"merged">[#{{.+}}, #[[FILE]]])
// CHECK-DAG:  #[[CALL]] = loc(callsite(#{{.+}} at #{{.+}}))

// LOCAL:      func.func @f(%arg0: tensor<4xf32> loc("x"))
// LOCAL-NEXT: stablehlo.sqrt %arg0 : tensor<4xf32> loc("decoder"("model.py":3:7))
// LOCAL-NEXT: loc(fused<"merged">["a", "model.py":3:7])
// LOCAL-NEXT: loc(callsite("callee" at "caller"))
// LOCAL-NEXT: loc(unknown)
// LOCAL-NEXT: loc("model.py":3:7)

// NONE: stablehlo.sqrt
