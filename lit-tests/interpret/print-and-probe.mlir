// RUN: hlokit interpret %s | FileCheck %s

func.func @main() {
  %x = stablehlo.constant dense<[[1, 2], [3, 4]]> : tensor<2x2xi8>
  interpreter.print %x : tensor<2x2xi8>
  %y = interpreter.probe %x, probe_id = "x" : tensor<2x2xi8>
  check.expect_serialized_eq %y, probe_id = "x" : tensor<2x2xi8>
  func.return
}

// CHECK:      tensor<2x2xi8> {
// CHECK-NEXT:   [
// CHECK-NEXT:     [1, 2],
// CHECK-NEXT:     [3, 4]
// CHECK-NEXT:   ]
// CHECK-NEXT: }
