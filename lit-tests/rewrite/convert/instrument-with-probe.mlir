// RUN: hlokit opt %s --interpreter-instrument-with-probe | FileCheck %s
// RUN: hlokit opt %s --interpreter-instrument-with-probe="useDebugInfo=true" | FileCheck %s --check-prefix=NAMES

// All but constants; those in regions before the operation around them.
// CHECK-LABEL: func.func @main
// CHECK:         %[[A:.+]] = stablehlo.add
// CHECK-NEXT:    %[[P:.+]] = interpreter.probe %[[A]], probe_id = "probe1" : tensor<2xi64>
// NAMES:         interpreter.probe %{{.+}}, probe_id = "sum.1"
// CHECK:         %[[IF:.+]] = "stablehlo.if"
// CHECK:           %[[N:.+]] = stablehlo.negate %[[P]]
// CHECK-NEXT:      interpreter.probe %[[N]], probe_id = "probe2"
// CHECK:         interpreter.probe %[[IF]], probe_id = "probe3"
// CHECK-NOT:     probe4
func.func @main(%arg0: tensor<2xi64>, %arg1: tensor<i1>, %arg2: tensor<?xf32>) -> (tensor<2xi64>, tensor<?xf32>) {
  %0 = stablehlo.constant dense<1> : tensor<2xi64>
  %1 = stablehlo.add %arg0, %0 : tensor<2xi64> loc("sum@here")
  %2 = "stablehlo.if"(%arg1) ({
    %4 = stablehlo.negate %1 : tensor<2xi64>
    stablehlo.return %4 : tensor<2xi64>
  }, {
    stablehlo.return %1 : tensor<2xi64>
  }) : (tensor<i1>) -> tensor<2xi64>
  %3 = stablehlo.sine %arg2 : tensor<?xf32>
  return %2, %3 : tensor<2xi64>, tensor<?xf32>
}
