// An operation of StableHLO.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xf64> {
  %0 = stablehlo.tan %arg0 : tensor<?xf64>
  return %0 : tensor<?xf64>
}

func.func @complex(%arg0: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = stablehlo.tan %arg0 : tensor<?xcomplex<f64>>
  return %0 : tensor<?xcomplex<f64>>
}
