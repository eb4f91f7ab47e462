# SPDX-License-Identifier: Apache-2.0
"""RMSNorm as TensorFlow's own converter writes it, in its interpreter with XNNPACK: see Peer.java."""

import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # the converter prints to standard output

import numpy
import tensorflow as tf

print("TensorFlow's chain", file=answers, flush=True)


def prepare(rows, length, threads):
    random = numpy.random.default_rng(1)
    weight = random.random(length, dtype=numpy.float32) / 2 + 0.75

    @tf.function(input_signature=[tf.TensorSpec((rows, length), tf.float32)])
    def norm(x):
        mean = tf.reduce_mean(tf.square(x), -1, keepdims=True)
        return x * tf.math.rsqrt(mean + 1e-6) * weight

    model = tf.lite.TFLiteConverter.from_concrete_functions([norm.get_concrete_function()]).convert()
    interpreter = tf.lite.Interpreter(model_content=model, num_threads=threads)
    interpreter.allocate_tensors()
    x = random.random((rows, length), dtype=numpy.float32) * 4 - 2
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], x)
    interpreter.invoke()
    return interpreter


case = None
for line in sys.stdin:
    rows, length, kind, threads, calls = line.split()
    if kind != "f32":
        print("no", file=answers, flush=True)
        continue
    if case != line.rsplit(" ", 1)[0]:
        case = line.rsplit(" ", 1)[0]
        interpreter = prepare(int(rows), int(length), int(threads))
    start = time.perf_counter()
    for _ in range(int(calls)):
        interpreter.invoke()
    print((time.perf_counter() - start) / int(calls), file=answers, flush=True)
