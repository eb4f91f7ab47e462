// (re, -im). That of a real number is itself, which needs no formula.

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = stablehlo.real %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %1 = stablehlo.imag %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  %2 = stablehlo.negate %1 : tensor<?xf64>
  %3 = stablehlo.complex %0, %2 : tensor<?xcomplex<f64>>
  return %3 : tensor<?xcomplex<f64>>
}
