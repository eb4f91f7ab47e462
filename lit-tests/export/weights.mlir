// Weights that the function takes as arguments become constants: found by name, whatever the framework adds to it.
// RUN: hlokit interpret %s --weights=%S/Inputs/weights.safetensors "--args=[dense<[[1.0, 2.0]]> : tensor<1x2xf32>]" 2>&1 | FileCheck %s --check-prefixes=VALUE,UNUSED
// RUN: hlokit interpret %s --weights=%S/Inputs/weights.safetensors.index.json "--args=[dense<[[1.0, 2.0]]> : tensor<1x2xf32>]" | FileCheck %s --check-prefix=VALUE
// RUN: hlokit interpret %s --weights=%S/Inputs/weights-1-of-2.safetensors --weights=%S/Inputs/weights-2-of-2.safetensors "--args=[dense<[[1.0, 2.0]]> : tensor<1x2xf32>]" | FileCheck %s --check-prefix=VALUE
// By order, from argument 1 on; one array is stored by columns, in the other file all are deflated.
// RUN: hlokit interpret %s --weights=%S/Inputs/stored.npz --weights-by=order:1 "--args=[dense<[[1.0, 2.0]]> : tensor<1x2xf32>]" | FileCheck %s --check-prefix=VALUE
// RUN: hlokit interpret %s --weights=%S/Inputs/deflated.npz --weights-by=order:1 "--args=[dense<[[1.0, 2.0]]> : tensor<1x2xf32>]" | FileCheck %s --check-prefix=VALUE
// RUN: hlokit export %s --weights=%S/Inputs/weights.safetensors -o %t.tflite --remarks 2>&1 | FileCheck %s --check-prefix=BOUND
// RUN: hlokit inspect %t.tflite | FileCheck %s --check-prefix=MODEL
// Everything that does not fit is told at once.
// RUN: not hlokit export %s --weights=%S/Inputs/stored.npz --weights-by=order -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=ORDER
// RUN: not hlokit export %s --weights=%S/Inputs/weights.safetensors --weights=%S/Inputs/weights-2-of-2.safetensors -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not hlokit export %s --function=misfit --weights=%S/Inputs/weights.safetensors -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=MISFIT
// RUN: not hlokit export %s --function=strangers --weights=%S/Inputs/weights.safetensors -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: hlokit interpret %s --function=nearly --weights=%S/Inputs/weights.safetensors --args="[dense<0.0> : tensor<2x3xf32>]" 2>&1 | FileCheck %s --check-prefix=NEARLY
// RUN: not hlokit export %s --weights=%S/Inputs/none.npz -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=ABSENT
// RUN: not hlokit export %s --weights=%s -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=TEXT
// RUN: not hlokit export %s --function=called --weights=%S/Inputs/weights.safetensors -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=CALLED
// RUN: not hlokit export %s --weights-by=size -o %t.a.tflite 2>&1 | FileCheck %s --check-prefix=WAY

// UNUSED: warning: 1 of 3 weights are not used: 'step'
// VALUE: [1.900000e+01, 3.200000e+01, 4.500000e+01]
// BOUND: remark: made constants of 2 arguments, 36 bytes of weights
// MODEL: input      args_0: 1x2xFLOAT32
// MODEL-NEXT: output     logits: 1x3xFLOAT32

// ORDER: [[#@LINE+8]]:5: error: argument 0 ('args_0') is a tensor<1x2xf32>, but 'arr_0' in '{{.*}}stored.npz' is <f4 of shape [2, 3]
// ORDER: ^~~~~~~~~~~~~~~~~~~{{$}}
// ORDER: error: argument 1 ('l__self___model_layers__modules__0___up_proj_weight') is a tensor<2x3xf32>, but 'arr_1'
// TWICE: error: 'model.layers.0.up_proj.bias' is in '{{.*}}weights.safetensors' and in '{{.*}}weights-2-of-2.safetensors'
// ABSENT: error: cannot open weights '{{.*}}none.npz': no such file or directory
// TEXT: error: invalid weights '{{.*}}weights.mlir': the header is said to have {{[0-9]+}} bytes, and the file has
// WAY: error: --weights-by takes name, order or order:N, not 'size'
func.func @main(
    %x: tensor<1x2xf32> {ttir.name = "args_0"},
    %w: tensor<2x3xf32> {ttcore.argument_type = #ttcore.argument_type<parameter>,
                         ttir.name = "l__self___model_layers__modules__0___up_proj_weight"},
    %b: tensor<3xf32> loc("params['model']['layers'][0]['up_proj']['bias']"))
    -> (tensor<1x3xf32> {jax.result_info = "result['logits']"}) {
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<1x2xf32>, tensor<2x3xf32>) -> tensor<1x3xf32>
  %1 = stablehlo.reshape %b : (tensor<3xf32>) -> tensor<1x3xf32>
  %2 = stablehlo.add %0, %1 : tensor<1x3xf32>
  return %2 : tensor<1x3xf32>
}

// MISFIT: error: argument 0 ('model.layers.0.up_proj.bias') is a tensor<3xbf16>, but 'model.layers.0.up_proj.bias' in '{{.*}}weights.safetensors' is F32 of shape [3]
// MISFIT: error: argument 1 ('model.layers.0.up_proj.weight') is a tensor<2x4xf32>, but {{.*}} is F32 of shape [2, 3]
// MISFIT: error: 'model.layers.0.up_proj.bias' in '{{.*}}' is for argument 0 ('model.layers.0.up_proj.bias') and for argument 3 ('model layers 0 up_proj bias')
// MISFIT: error: argument 2 ('model.step_count') is a parameter, and no weight is called so
func.func @misfit(
    %b: tensor<3xbf16> loc("model.layers.0.up_proj.bias"),
    %w: tensor<2x4xf32> {torch.name = "model.layers.0.up_proj.weight"},
    %s: tensor<i64> {ttcore.argument_type = #ttcore.argument_type<parameter>, ttir.name = "model.step_count"},
    %c: tensor<3xf32> {jax.arg_info = "model layers 0 up_proj bias"}) -> tensor<3xbf16> {
  return %b : tensor<3xbf16>
}

// NONE: error: no argument is called as one of the weights: {{.*}}'model.layers.0.up_proj.weight'
// NONE: note: the arguments are 'arg0', 'tokens'
// NONE: help: --weights-by=order takes them in their order
func.func @strangers(%a: tensor<3xf32>, %b: tensor<3xi32> loc("tokens")) -> tensor<3xf32> {
  return %a : tensor<3xf32>
}

// NEARLY: warning: argument 1 ('params.layers.0.up_prj.weight') stays an argument; 'model.layers.0.up_proj.weight' is called nearly so
func.func @nearly(
    %b: tensor<3xf32> loc("model.layers.0.up_proj.bias"),
    %w: tensor<2x3xf32> loc("params.layers.0.up_prj.weight")) -> tensor<2x3xf32> {
  return %w : tensor<2x3xf32>
}

// CALLED: error: the function that takes the weights is called here, too
func.func @called(%b: tensor<3xf32> loc("model.layers.0.up_proj.bias")) -> tensor<3xf32> {
  return %b : tensor<3xf32>
}
func.func @caller(%b: tensor<3xf32>) -> tensor<3xf32> {
  %0 = call @called(%b) : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}
