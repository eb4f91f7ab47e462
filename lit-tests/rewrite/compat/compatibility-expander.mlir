// RUN: hlokit opt %s --stablehlo-compatibility-expander="target=1.0.0" --verify-rewrites | FileCheck %s
// RUN: hlokit opt %s --stablehlo-compatibility-expander="target=1.4.0" | FileCheck %s --check-prefix=NEWER
// RUN: hlokit opt %s --stablehlo-compatibility-expander="target=1.8.0" --mlir-print-debuginfo --mlir-print-local-scope | FileCheck %s --check-prefix=PLACES
// RUN: not hlokit opt %s --stablehlo-compatibility-expander="target=9.0.0" 2>&1 | FileCheck %s --check-prefix=VERSION

// VERSION: error: option 'target' of pass 'stablehlo-compatibility-expander' cannot be '9.0.0'
// VERSION: it takes a version from 0.9.0 to 1.20.0

// Positions in batching dimensions go into the index vectors; i8 cannot hold them here.
// CHECK-LABEL: func.func @gather
// CHECK-NEXT:    %[[WIDE:.+]] = stablehlo.convert %arg1 : (tensor<200x3xi8>) -> tensor<200x3xi32>
// CHECK-NEXT:    %[[VECTORS:.+]] = stablehlo.reshape %[[WIDE]] : (tensor<200x3xi32>) -> tensor<200x3x1xi32>
// CHECK-NEXT:    %[[IOTA:.+]] = stablehlo.iota dim = 0 : tensor<200x3x1xi32>
// CHECK-NEXT:    %[[ALL:.+]] = stablehlo.concatenate %[[IOTA]], %[[VECTORS]], dim = 2
// CHECK-NEXT:    "stablehlo.gather"(%arg0, %[[ALL]]) <{dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, indices_are_sorted = true, slice_sizes = array<i64: 1, 1, 2>}>
// NEWER:         operand_batching_dims = [0]
func.func @gather(%arg0: tensor<200x2x3xf32>, %arg1: tensor<200x3xi8>) -> tensor<200x3x2xf32> {
  %0 = "stablehlo.gather"(%arg0, %arg1) <{
    dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 2>,
    indices_are_sorted = true, slice_sizes = array<i64: 1, 1, 2>
  }> : (tensor<200x2x3xf32>, tensor<200x3xi8>) -> tensor<200x3x2xf32>
  return %0 : tensor<200x3x2xf32>
}

// Swapped batching dimensions leave the indices unsorted.
// CHECK-LABEL: func.func @scatter
// CHECK:         %[[ALL:.+]] = stablehlo.concatenate %{{.+}}, %{{.+}}, %arg1, dim = 2
// CHECK:         "stablehlo.scatter"(%arg0, %[[ALL]], %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [0, 1, 2], scatter_dims_to_operand_dims = [0, 1, 2], index_vector_dim = 2>, unique_indices = true}>
// CHECK-NEXT:    ^bb0
// CHECK-NEXT:      stablehlo.add
func.func @scatter(%arg0: tensor<4x2x5xf32>, %arg1: tensor<2x4x1xi32>, %arg2: tensor<2x4xf32>) -> tensor<4x2x5xf32> {
  %0 = "stablehlo.scatter"(%arg0, %arg1, %arg2) <{
    scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [2], input_batching_dims = [0, 1], scatter_indices_batching_dims = [1, 0], scatter_dims_to_operand_dims = [2], index_vector_dim = 2>,
    indices_are_sorted = true, unique_indices = true
  }> ({
  ^bb0(%arg3: tensor<f32>, %arg4: tensor<f32>):
    %1 = stablehlo.add %arg3, %arg4 : tensor<f32>
    stablehlo.return %1 : tensor<f32>
  }) : (tensor<4x2x5xf32>, tensor<2x4x1xi32>, tensor<2x4xf32>) -> tensor<4x2x5xf32>
  return %0 : tensor<4x2x5xf32>
}

// CHECK-LABEL: func.func @dynamic_indices
// CHECK:         operand_batching_dims = [0]
func.func @dynamic_indices(%arg0: tensor<?x2x3xf32>, %arg1: tensor<?x3xi8>) -> tensor<?x3x2xf32> {
  %0 = "stablehlo.gather"(%arg0, %arg1) <{
    dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 2>,
    slice_sizes = array<i64: 1, 1, 2>
  }> : (tensor<?x2x3xf32>, tensor<?x3xi8>) -> tensor<?x3x2xf32>
  return %0 : tensor<?x3x2xf32>
}

// CHECK-LABEL: func.func @tan
// CHECK:         %[[ONE:.+]] = stablehlo.constant dense<1.000000e+00> : tensor<2xf32>
// CHECK:         %[[SINE:.+]] = stablehlo.sine %arg0 : tensor<4xf64>
// CHECK:         %[[COSINE:.+]] = stablehlo.cosine %arg0 : tensor<4xf64>
// CHECK:         stablehlo.divide %[[SINE]], %[[COSINE]] : tensor<4xf64>
// CHECK:         stablehlo.complex %[[ONE]], %{{.+}} : tensor<2xcomplex<f32>>
// CHECK:         stablehlo.tan %arg0 {result_accuracy
// NEWER:         stablehlo.tan %arg0 : tensor<4xf64>
// PLACES:        stablehlo.tan %arg0 : tensor<4xf64> loc("model.py":3:4)
// PLACES:        stablehlo.tan %arg1 : tensor<2xcomplex<f32>> loc(callsite("name"("model.py":5:6) at unknown))
func.func @tan(%arg0: tensor<4xf64>, %arg1: tensor<2xcomplex<f32>>) -> (tensor<4xf64>, tensor<2xcomplex<f32>>, tensor<4xf64>) {
  %0 = stablehlo.tan %arg0 : tensor<4xf64> loc("model.py":3:4 to :9)
  %1 = stablehlo.tan %arg1 : tensor<2xcomplex<f32>> loc(callsite("name"("model.py":5:6 to 7:8) at unknown))
  %2 = stablehlo.tan %arg0 {result_accuracy = #stablehlo.result_accuracy<mode = #stablehlo.result_accuracy_mode<HIGHEST>>} : tensor<4xf64>
  return %0, %1, %2 : tensor<4xf64>, tensor<2xcomplex<f32>>, tensor<4xf64>
}
