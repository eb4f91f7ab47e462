// |x| = inf.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xi1> {
  %0 = stablehlo.abs %arg0 : tensor<?xf64>
  %1 = chlo.is_pos_inf %0 : tensor<?xf64> -> tensor<?xi1>
  return %1 : tensor<?xi1>
}
