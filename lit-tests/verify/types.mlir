// RUN: hlokit opt %s --verify-diagnostics --split-input-file

// Types that cannot be.

// expected-error @+1 {{invalid tensor element type}}
func.func private @tensor_of_tensor(tensor<2xtensor<2xf32>>)

// -----

// expected-error @+1 {{invalid element type for complex}}
func.func private @complex(complex<index>)

// -----

// expected-error @+1 {{vector types must have positive constant sizes but got 0}}
func.func private @vector(vector<0xf32>)

// -----

// expected-error @+1 {{integer bitwidth is limited to 16777215 bits}}
func.func private @integer(i16777216)

// -----

// expected-error @+1 {{future element type must be a ranked tensor, but got 'f32'}}
func.func private @future(!stablehlo.future<f32>)

// -----

// expected-error @+1 {{Bounds length is 1, expected to be equal to rank(2) of the tensor 'tensor<?x?xf32>'}}
func.func private @bounds_length(tensor<?x?xf32, #stablehlo.bounds<3>>)

// -----

// expected-error @+1 {{Static dimension 0 cannot have a bound, use ShapedType::kDynamic to indicate a missing bound in tensor 'tensor<3xf32>'}}
func.func private @bound_of_static(tensor<3xf32, #stablehlo.bounds<3>>)

// -----

// expected-error @+1 {{dimension-rank mismatch between encoding and tensor shape: 1 != 2}}
func.func private @sparse_rank(tensor<4x4xf32, #sparse_tensor.encoding<{map = (d0) -> (d0 : dense)}>>)

// -----

// expected-error @+1 {{illegal storage type size: 64}}
func.func private @storage_width(tensor<!quant.uniform<i64:f32, 1.0>>)

// -----

// expected-error @+1 {{illegal storage type minimum: -129}}
func.func private @storage_range(tensor<!quant.uniform<i8<-129:127>:f32, 1.0>>)

// -----

// expected-error @+1 {{illegal storage min and storage max: (5:5)}}
func.func private @empty_range(tensor<!quant.uniform<i8<5:5>:f32, 1.0>>)

// -----

// expected-error @+1 {{invalid kind of type specified}}
func.func private @expressed(tensor<!quant.uniform<i8:i32, 1.0>>)

// -----

// expected-error @+1 {{scale 1.000000e+30 out of expressed type range [5.960464e-08, 6.550400e+04]}}
func.func private @scale(tensor<!quant.uniform<i8:f16, 1.0e30>>)

// -----

// expected-error @+1 {{illegal quantized dimension: -1}}
func.func private @axis(tensor<2x!quant.uniform<i8:f32:-1, {1.0, 2.0}>>)

// -----

// expected-error @+1 {{unknown stablehlo type: promise}}
func.func private @unknown(!stablehlo.promise)

// -----

// expected-error @+1 {{expected '>' in tensor type}}
func.func private @unclosed(tensor<2xf32)
