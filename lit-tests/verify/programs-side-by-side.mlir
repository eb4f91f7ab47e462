// RUN: hlokit opt %s --verify-diagnostics --split-input-file

// interpreter.run_parallel names programs that are there, and takes what they take.

module {
  func.func @one(%a: tensor<f32>) -> tensor<f32> {
    return %a : tensor<f32>
  }
  func.func @main(%a: tensor<f32>) {
    // expected-error @+1 {{`programs` attribute cannot be empty}}
    %0 = "interpreter.run_parallel"(%a) {programs = []} : (tensor<f32>) -> tensor<f32>
    return
  }
}

// -----

module {
  func.func @one(%a: tensor<f32>) -> tensor<f32> {
    return %a : tensor<f32>
  }
  func.func @main(%a: tensor<f32>) {
    // expected-error @+1 {{Function "two" not found}}
    %0 = "interpreter.run_parallel"(%a) {programs = [[@two]]} : (tensor<f32>) -> tensor<f32>
    return
  }
}

// -----

module {
  func.func @one(%a: tensor<f32>) -> tensor<f32> {
    return %a : tensor<f32>
  }
  func.func @main(%a: tensor<f32>) {
    // expected-error @+1 {{Number of inputs (1) should match the sum of the number of inputs of all programs (2)}}
    %0 = "interpreter.run_parallel"(%a) {programs = [[@one, @one]]} : (tensor<f32>) -> tensor<f32>
    return
  }
}

// -----

module {
  func.func @one(%a: tensor<f32>) -> tensor<f32> {
    return %a : tensor<f32>
  }
  func.func @main(%a: tensor<f32>) {
    // expected-error @+1 {{infeed attribute is optional or should not be empty}}
    %0 = "interpreter.run_parallel"(%a) {infeed = [], programs = [[@one]]} : (tensor<f32>) -> tensor<f32>
    return
  }
}
