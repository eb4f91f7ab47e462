// x = -inf.

func.func @real(%arg0: tensor<?xf64>) -> tensor<?xi1> {
  %0 = "chlo.constant_like"(%arg0) <{value = 0xFFF0000000000000 : f64}> : (tensor<?xf64>) -> tensor<?xf64>
  %1 = stablehlo.compare EQ, %arg0, %0 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
  return %1 : tensor<?xi1>
}
