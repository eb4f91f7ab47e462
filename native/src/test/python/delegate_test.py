# SPDX-License-Identifier: Apache-2.0
"""libhlokit_delegate in TensorFlow's own Python package: delegate_test.py LIBRARY HLOKIT"""

import os
import pathlib
import subprocess
import sys
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy
import tensorflow as tf

MODEL = """
func.func @main(%x: tensor<?x64xf32>, %w: tensor<64xf32>) -> tensor<?x64xf32> {
  %0 = stablehlo.add %x, %x : tensor<?x64xf32>
  %1 = stablehlo.custom_call @ai_edge_torch.rms_norm(%0, %w) {backend_config = "{epsilon = 0.5 : f32}"} : (tensor<?x64xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  %2 = stablehlo.custom_call @ai_edge_torch.rms_norm(%1, %w) {backend_config = "{epsilon = 0.25 : f32}"} : (tensor<?x64xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  %3 = stablehlo.multiply %1, %2 : tensor<?x64xf32>
  return %3 : tensor<?x64xf32>
}
"""


def export(hlokit, directory):
    source = pathlib.Path(directory, "model.mlir")
    source.write_text(MODEL)
    model = str(source.with_suffix(".tflite"))
    command = [hlokit, "export", "--custom-call=custom", str(source), "-o", model]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return model


def normalise(x, weight, epsilon):
    x = x.astype(numpy.float64)
    return x / numpy.sqrt((x * x).mean(-1, keepdims=True) + epsilon) * weight


def main():
    library, hlokit = sys.argv[1:]
    delegate = tf.lite.experimental.load_delegate(library)
    random = numpy.random.default_rng(1)
    with tempfile.TemporaryDirectory() as directory:
        model = export(hlokit, directory)
        for threads in (1, 2):
            interpreter = tf.lite.Interpreter(
                model, num_threads=threads, experimental_delegates=[delegate]
            )
            x_details, w_details = interpreter.get_input_details()
            for rows in (1, 5, 3):
                x = random.standard_normal((rows, 64), dtype=numpy.float32)
                weight = random.standard_normal(64, dtype=numpy.float32)
                interpreter.resize_tensor_input(x_details["index"], x.shape)
                interpreter.allocate_tensors()
                interpreter.set_tensor(x_details["index"], x)
                interpreter.set_tensor(w_details["index"], weight)
                interpreter.invoke()
                once = normalise(x + x, weight, 0.5)
                expected = once * normalise(once, weight, 0.25)
                result = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
                numpy.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-5)


if __name__ == "__main__":
    main()
