// a loop that gives its values back in another order
func.func @main(%a0: tensor<2xf32>, %a1: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
  %z = stablehlo.constant dense<0> : tensor<i32>
  %n = stablehlo.constant dense<3> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %l:3 = stablehlo.while(%i = %z, %x = %a0, %y = %a1) : tensor<i32>, tensor<2xf32>, tensor<2xf32>
  cond {
    %p = stablehlo.compare LT, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %p : tensor<i1>
  } do {
    %j = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %j, %y, %x : tensor<i32>, tensor<2xf32>, tensor<2xf32>
  }
  %r0 = stablehlo.add %l#1, %l#1 : tensor<2xf32>
  %r1 = stablehlo.negate %l#2 : tensor<2xf32>
  return %r0, %r1 : tensor<2xf32>, tensor<2xf32>
}
// -----
// a choice between 1 branches, twice in a model
func.func @main(%a0: tensor<i32>, %a1: tensor<i32>, %a2: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %m = stablehlo.constant dense<3> : tensor<i32>
  %i = stablehlo.remainder %a0, %m : tensor<i32>
  %c = "stablehlo.case"(%i) ({
    %x = stablehlo.add %a2, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }) : (tensor<i32>) -> tensor<2x3xf32>
  %r = "stablehlo.case"(%a1) ({
    %x = stablehlo.add %c, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }) : (tensor<i32>) -> tensor<2x3xf32>

  return %r : tensor<2x3xf32>
}
// -----
// a choice between 3 branches, twice in a model
func.func @main(%a0: tensor<i32>, %a1: tensor<i32>, %a2: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %m = stablehlo.constant dense<3> : tensor<i32>
  %i = stablehlo.remainder %a0, %m : tensor<i32>
  %c = "stablehlo.case"(%i) ({
    %x = stablehlo.add %a2, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.maximum %a2, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.multiply %a2, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }) : (tensor<i32>) -> tensor<2x3xf32>
  %r = "stablehlo.case"(%a1) ({
    %x = stablehlo.add %c, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.maximum %c, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.multiply %c, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }) : (tensor<i32>) -> tensor<2x3xf32>

  return %r : tensor<2x3xf32>
}
// -----
// a choice between 4 branches, twice in a model
func.func @main(%a0: tensor<i32>, %a1: tensor<i32>, %a2: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %m = stablehlo.constant dense<3> : tensor<i32>
  %i = stablehlo.remainder %a0, %m : tensor<i32>
  %c = "stablehlo.case"(%i) ({
    %x = stablehlo.add %a2, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.maximum %a2, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.multiply %a2, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.subtract %a2, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }) : (tensor<i32>) -> tensor<2x3xf32>
  %r = "stablehlo.case"(%a1) ({
    %x = stablehlo.add %c, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.maximum %c, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.multiply %c, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }, {
    %x = stablehlo.subtract %c, %a2 : tensor<2x3xf32>
    stablehlo.return %x : tensor<2x3xf32>
  }) : (tensor<i32>) -> tensor<2x3xf32>

  return %r : tensor<2x3xf32>
}
