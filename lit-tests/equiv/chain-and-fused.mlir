// RUN: hlokit equiv %s %S/Inputs/fused.mlir | FileCheck %s
// RUN: not hlokit equiv %s %S/Inputs/fused-epsilon.mlir | FileCheck %s --check-prefix=FAULT
// RUN: hlokit equiv %s %S/Inputs/fused.mlir --report %t.json
// RUN: FileCheck %s --check-prefix=JSON --input-file %t.json

// The chain of a normalisation and the fused call agree; an epsilon that is off by a tenth shows.

// CHECK: equivalent in 32 trials
// FAULT: different in {{[0-9]+}} of 32 trials
// FAULT: largest difference in trial {{[0-9]+ [(].* numbers for argument 0[)]}}
// JSON: "equivalent": true

func.func @main(%x: tensor<2x4xf32>, %w: tensor<4xf32>) -> tensor<2x4xf32> {
  %s = stablehlo.multiply %x, %x : tensor<2x4xf32>
  %z = stablehlo.constant dense<0.0> : tensor<f32>
  %r = stablehlo.reduce(%s init: %z) applies stablehlo.add across dimensions = [1] : (tensor<2x4xf32>, tensor<f32>) -> tensor<2xf32>
  %n = stablehlo.constant dense<4.0> : tensor<2xf32>
  %m = stablehlo.divide %r, %n : tensor<2xf32>
  %e = stablehlo.constant dense<1.0e-6> : tensor<2xf32>
  %v = stablehlo.add %m, %e : tensor<2xf32>
  %q = stablehlo.rsqrt %v : tensor<2xf32>
  %b = stablehlo.broadcast_in_dim %q, dims = [0] : (tensor<2xf32>) -> tensor<2x4xf32>
  %y = stablehlo.multiply %x, %b : tensor<2x4xf32>
  %g = stablehlo.broadcast_in_dim %w, dims = [1] : (tensor<4xf32>) -> tensor<2x4xf32>
  %o = stablehlo.multiply %y, %g : tensor<2x4xf32>
  return %o : tensor<2x4xf32>
}
