// RUN: hlokit opt %s --verify-diagnostics --split-input-file --allow-unregistered-dialect

// Batch normalisation, linear algebra, Fourier transforms and random numbers.
// Each is accepted first; then each constraint is broken once.

// -----

func.func @batch_norm_grad(%a: tensor<2x3x4xf32>, %s: tensor<3xf32>, %m: tensor<3xf32>, %v: tensor<3xf32>, %g: tensor<2x3x4xf32>) {
  %0:3 = "stablehlo.batch_norm_grad"(%a, %s, %m, %v, %g) {epsilon = 0.001 : f32, feature_index = 1 : i64} : (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<2x3x4xf32>) -> (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>)
  return
}

// -----

func.func @batch_norm_inference(%a: tensor<2x3x4xf32>, %s: tensor<3xf32>, %m: tensor<3xf32>, %v: tensor<3xf32>, %g: tensor<3xf32>) {
  %0 = "stablehlo.batch_norm_inference"(%a, %s, %m, %v, %g) {epsilon = 0.001 : f32, feature_index = 1 : i64} : (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x4xf32>
  return
}

// -----

func.func @batch_norm_training(%a: tensor<2x?x4xf32, #stablehlo.bounds<?, 5, ?>>, %s: tensor<?xf32>, %m: tensor<3xf32>) {
  %0:3 = "stablehlo.batch_norm_training"(%a, %s, %m) {epsilon = 0.001 : f32, feature_index = 1 : i64} : (tensor<2x?x4xf32, #stablehlo.bounds<?, 5, ?>>, tensor<?xf32>, tensor<3xf32>) -> (tensor<2x?x4xf32, #stablehlo.bounds<?, 5, ?>>, tensor<?xf32, #stablehlo.bounds<5>>, tensor<?xf32>)
  return
}

// -----

func.func @cholesky(%a: tensor<2x3x3xf32>) {
  %0 = "stablehlo.cholesky"(%a) {lower = true} : (tensor<2x3x3xf32>) -> tensor<2x3x3xf32>
  return
}

// -----

func.func @triangular_solve(%a: tensor<2x3x3xf32>, %b: tensor<2x3x4xf32>, %c: tensor<2x4x3xf32>) {
  %0 = "stablehlo.triangular_solve"(%a, %b) {left_side = true, lower = true, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = true} : (tensor<2x3x3xf32>, tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %1 = "stablehlo.triangular_solve"(%a, %c) {left_side = false, lower = true, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = true} : (tensor<2x3x3xf32>, tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return
}

// -----

func.func @fft(%a: tensor<3x9xcomplex<f32>>, %b: tensor<3x9xf32>, %c: tensor<3x5xcomplex<f32>>) {
  %0 = "stablehlo.fft"(%a) {fft_length = array<i64: 9>, fft_type = #stablehlo<fft_type FFT>} : (tensor<3x9xcomplex<f32>>) -> tensor<3x9xcomplex<f32>>
  %1 = "stablehlo.fft"(%b) {fft_length = array<i64: 3, 9>, fft_type = #stablehlo<fft_type RFFT>} : (tensor<3x9xf32>) -> tensor<3x5xcomplex<f32>>
  %2 = "stablehlo.fft"(%c) {fft_length = array<i64: 3, 9>, fft_type = #stablehlo<fft_type IRFFT>} : (tensor<3x5xcomplex<f32>>) -> tensor<3x9xf32>
  return
}

// -----

func.func @rng(%a: tensor<f32>, %s: tensor<2xi64>) {
  %c = stablehlo.constant dense<[3, 4]> : tensor<2xi64>
  %0 = "stablehlo.rng"(%a, %a, %c) {rng_distribution = #stablehlo<rng_distribution UNIFORM>} : (tensor<f32>, tensor<f32>, tensor<2xi64>) -> tensor<3x4xf32>
  %1 = "stablehlo.rng"(%a, %a, %s) {rng_distribution = #stablehlo<rng_distribution NORMAL>} : (tensor<f32>, tensor<f32>, tensor<2xi64>) -> tensor<?x?xf32>
  return
}

// -----

func.func @rng_bit_generator(%a: tensor<2xui64>) {
  %0:2 = "stablehlo.rng_bit_generator"(%a) {rng_algorithm = #stablehlo<rng_algorithm THREE_FRY>} : (tensor<2xui64>) -> (tensor<2xui64>, tensor<10x12xui32>)
  return
}

// -----

func.func @torch_index_select(%a: tensor<5x4xf32>, %i: tensor<3xi32>) {
  %0 = "stablehlo.torch_index_select"(%a, %i) {dim = 0 : i64, batch_dims = 0 : i64} : (tensor<5x4xf32>, tensor<3xi32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @batch_norm_grad(%a: tensor<2x3xf32>, %s: tensor<3xf32>, %m: tensor<3xf32>, %v: tensor<3xf32>, %g: tensor<2x3x4xf32>) {
  // expected-error @+2 {{expects multi-dimensional operands to have compatible shapes.}}
  // expected-error @+1 {{'stablehlo.batch_norm_grad' op failed to infer returned types}}
  %0:3 = "stablehlo.batch_norm_grad"(%a, %s, %m, %v, %g) {epsilon = 0.001 : f32, feature_index = 1 : i64} : (tensor<2x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<2x3x4xf32>) -> (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>)
  return
}

// -----

func.func @batch_norm_grad(%a: tensor<2x3x4xf32>, %s: tensor<3xf32>, %m: tensor<3xf32>, %v: tensor<3xf32>, %g: tensor<2x3x4xf32>) {
  // expected-error @+2 {{'stablehlo.batch_norm_grad' op inferred type(s) 'tensor<2x3x4xf32>', 'tensor<3xf32>', 'tensor<3xf32>' are incompatible with return type(s) of operation 'tensor<2x3xf32>', 'tensor<3xf32>', 'tensor<3xf32>'}}
  // expected-error @+1 {{'stablehlo.batch_norm_grad' op failed to infer returned types}}
  %0:3 = "stablehlo.batch_norm_grad"(%a, %s, %m, %v, %g) {epsilon = 0.001 : f32, feature_index = 1 : i64} : (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<2x3x4xf32>) -> (tensor<2x3xf32>, tensor<3xf32>, tensor<3xf32>)
  return
}

// -----

func.func @batch_norm_inference(%a: tensor<2x3x4xf32>, %s: tensor<3xf32>, %m: tensor<3xf32>, %v: tensor<3xf32>, %g: tensor<3xf32>) {
  // expected-error @+2 {{'stablehlo.batch_norm_inference' op inferred type(s) 'tensor<2x3x4xf32>' are incompatible with return type(s) of operation 'tensor<3x4xf32>'}}
  // expected-error @+1 {{'stablehlo.batch_norm_inference' op failed to infer returned types}}
  %0 = "stablehlo.batch_norm_inference"(%a, %s, %m, %v, %g) {epsilon = 0.001 : f32, feature_index = 1 : i64} : (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @batch_norm_inference(%a: tensor<2x3x4xf32>, %s: tensor<3xf32>, %m: tensor<3xf32>, %v: tensor<3xf32>, %g: tensor<2xf32>) {
  // expected-error @+2 {{expects single-dimensional operands to have compatible shapes.}}
  // expected-error @+1 {{'stablehlo.batch_norm_inference' op failed to infer returned types}}
  %0 = "stablehlo.batch_norm_inference"(%a, %s, %m, %v, %g) {epsilon = 0.001 : f32, feature_index = 1 : i64} : (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<2xf32>) -> tensor<2x3x4xf32>
  return
}

// -----

func.func @batch_norm_inference(%a: tensor<2x3x4xf32>, %s: tensor<3xf32>, %m: tensor<3xf32>, %v: tensor<3xf32>, %g: tensor<3xf32>) {
  // expected-error @+2 {{expects featureIndex to be smaller than the rank of multi-dimensional operands; got featureIndex 3, and rank 3.}}
  // expected-error @+1 {{'stablehlo.batch_norm_inference' op failed to infer returned types}}
  %0 = "stablehlo.batch_norm_inference"(%a, %s, %m, %v, %g) {epsilon = 0.001 : f32, feature_index = 3 : i64} : (tensor<2x3x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x4xf32>
  return
}

// -----

func.func @batch_norm_training(%a: tensor<2x?xf32>, %s: tensor<?xf32>, %m: tensor<3xf32>) {
  // expected-error @+2 {{'stablehlo.batch_norm_training' op inferred type(s) 'tensor<2x?xf32>', 'tensor<2xf32>', 'tensor<2xf32>' are incompatible with return type(s) of operation 'tensor<2x?x4xf32, #stablehlo.bounds<?, 5, ?>>', 'tensor<?xf32, #stablehlo.bounds<5>>', 'tensor<?xf32>'}}
  // expected-error @+1 {{'stablehlo.batch_norm_training' op failed to infer returned types}}
  %0:3 = "stablehlo.batch_norm_training"(%a, %s, %m) {epsilon = 0.001 : f32, feature_index = 0 : i64} : (tensor<2x?xf32>, tensor<?xf32>, tensor<3xf32>) -> (tensor<2x?x4xf32, #stablehlo.bounds<?, 5, ?>>, tensor<?xf32, #stablehlo.bounds<5>>, tensor<?xf32>)
  return
}

// -----

func.func @cholesky(%a: tensor<3x3xf32>) {
  // expected-error @+2 {{'stablehlo.cholesky' op inferred type(s) 'tensor<3x3xf32>' are incompatible with return type(s) of operation 'tensor<2x3x3xf32>'}}
  // expected-error @+1 {{'stablehlo.cholesky' op failed to infer returned types}}
  %0 = "stablehlo.cholesky"(%a) {lower = true} : (tensor<3x3xf32>) -> tensor<2x3x3xf32>
  return
}

// -----

func.func @cholesky_rank(%a: tensor<3xf32>) {
  // expected-error @+2 {{argument 'a' must have rank >= 2, got shape 3.}}
  // expected-error @+1 {{'stablehlo.cholesky' op failed to infer returned types}}
  %0 = "stablehlo.cholesky"(%a) : (tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @feature_count(%a: tensor<2x3xf32>, %s: tensor<2xf32>) {
  // expected-error @+2 {{expects the size of single-dimensional operands to be compatible with feature count, but the size of single-dimensional operands is 2 and the feature count is 3.}}
  // expected-error @+1 {{'stablehlo.batch_norm_training' op failed to infer returned types}}
  %0:3 = "stablehlo.batch_norm_training"(%a, %s, %s) {epsilon = 0.001 : f32, feature_index = 1 : i64} : (tensor<2x3xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<2x3xf32>, tensor<2xf32>, tensor<2xf32>)
  return
}

// -----

func.func @fft(%c: tensor<3x5xcomplex<f32>>) {
  // expected-error @+2 {{IRFFT requires innermost dimension to be compatible with fft_length[-1]/2+1. Got: 5 but fft_length is 3.}}
  // expected-error @+1 {{'stablehlo.fft' op failed to infer returned types}}
  %2 = "stablehlo.fft"(%c) {fft_length = array<i64: 3>, fft_type = #stablehlo<fft_type IRFFT>} : (tensor<3x5xcomplex<f32>>) -> tensor<3x9xf32>
  return
}

// -----

func.func @fft(%b: tensor<3x9xf32>) {
  // expected-error @+2 {{RFFT requires innermost dimensions to be compatible with fft_length. Got: 3, 9 but wanted 3.}}
  // expected-error @+1 {{'stablehlo.fft' op failed to infer returned types}}
  %1 = "stablehlo.fft"(%b) {fft_length = array<i64: 3>, fft_type = #stablehlo<fft_type RFFT>} : (tensor<3x9xf32>) -> tensor<3x5xcomplex<f32>>
  return
}

// -----

func.func @fft(%a: tensor<3x9xcomplex<f32>>) {
  // expected-error @+2 {{'stablehlo.fft' op inferred type(s) 'tensor<3x9xcomplex<f32>>' are incompatible with return type(s) of operation 'tensor<3x9xbf16>'}}
  // expected-error @+1 {{'stablehlo.fft' op failed to infer returned types}}
  %0 = "stablehlo.fft"(%a) {fft_length = array<i64: 9>, fft_type = #stablehlo<fft_type FFT>} : (tensor<3x9xcomplex<f32>>) -> tensor<3x9xbf16>
  return
}

// -----

func.func @fft_rank(%a: tensor<2x2x2x2xcomplex<f32>>) {
  // expected-error @+2 {{rank must be between 1 and 3, but got 4.}}
  // expected-error @+1 {{'stablehlo.fft' op failed to infer returned types}}
  %0 = "stablehlo.fft"(%a) {fft_length = array<i64: 2, 2, 2, 2>, fft_type = #stablehlo<fft_type FFT>} : (tensor<2x2x2x2xcomplex<f32>>) -> tensor<2x2x2x2xcomplex<f32>>
  return
}

// -----

func.func @normal_integers(%a: tensor<i32>, %s: tensor<2xi64>) {
  // expected-error @+2 {{mu and sigma must be floats}}
  // expected-error @+1 {{'stablehlo.rng' op failed to infer returned types}}
  %0 = "stablehlo.rng"(%a, %a, %s) {rng_distribution = #stablehlo<rng_distribution NORMAL>} : (tensor<i32>, tensor<i32>, tensor<2xi64>) -> tensor<?x?xi32>
  return
}

// -----

func.func @rfft_of_complex(%a: tensor<9xcomplex<f32>>) {
  // expected-error @+2 {{RFFT requires f32 or f64 input type, but is given 'complex<f32>'.}}
  // expected-error @+1 {{'stablehlo.fft' op failed to infer returned types}}
  %0 = "stablehlo.fft"(%a) {fft_length = array<i64: 9>, fft_type = #stablehlo<fft_type RFFT>} : (tensor<9xcomplex<f32>>) -> tensor<5xcomplex<f32>>
  return
}

// -----

func.func @rng(%a: tensor<f32>, %s: tensor<2xi64>) {
  %c = stablehlo.constant dense<[3, 4]> : tensor<2xi64>
  // expected-error @+2 {{'stablehlo.rng' op inferred type(s) 'tensor<?x?xf32>' are incompatible with return type(s) of operation 'tensor<?xf32>'}}
  // expected-error @+1 {{'stablehlo.rng' op failed to infer returned types}}
  %1 = "stablehlo.rng"(%a, %a, %s) {rng_distribution = #stablehlo<rng_distribution NORMAL>} : (tensor<f32>, tensor<f32>, tensor<2xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @solve_rank(%a: tensor<3xf32>) {
  // expected-error @+2 {{operand 'a' must have rank >= 2, but got 'tensor<3xf32>'}}
  // expected-error @+1 {{'stablehlo.triangular_solve' op failed to infer returned types}}
  %0 = "stablehlo.triangular_solve"(%a, %a) {left_side = true, lower = true, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = true} : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @solve_transpose(%a: tensor<3x3xf32>) {
  // expected-error @+2 {{Invalid transpose option value for triangular solve}}
  // expected-error @+1 {{'stablehlo.triangular_solve' op failed to infer returned types}}
  %0 = "stablehlo.triangular_solve"(%a, %a) {left_side = true, lower = true, transpose_a = #stablehlo<transpose TRANSPOSE_INVALID>, unit_diagonal = true} : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32>
  return
}

// -----

func.func @triangular_solve(%a: tensor<2x3x3xf32>, %b: tensor<2x3x4xf32>) {
  // expected-error @+2 {{'stablehlo.triangular_solve' op inferred type(s) 'tensor<2x3x4xf32>' are incompatible with return type(s) of operation 'tensor<2x2x3x4xf32>'}}
  // expected-error @+1 {{'stablehlo.triangular_solve' op failed to infer returned types}}
  %0 = "stablehlo.triangular_solve"(%a, %b) {left_side = true, lower = true, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = true} : (tensor<2x3x3xf32>, tensor<2x3x4xf32>) -> tensor<2x2x3x4xf32>
  return
}
