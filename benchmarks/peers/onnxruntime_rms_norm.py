# SPDX-License-Identifier: Apache-2.0
"""ONNX Runtime of Python, often newer than Maven's: see Peer.java for what it reads and prints."""

import struct
import sys
import time

import numpy
import onnxruntime


def varint(value):
    value &= (1 << 64) - 1
    encoded = b""
    while value > 127:
        encoded += bytes([value & 127 | 128])
        value >>= 7
    return encoded + bytes([value])


# Fields of a protocol buffer, by the numbers of onnx.proto.
def integer(field, value):
    return varint(field << 3) + varint(value)


def block(field, value):
    value = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(value)) + value


def described(name, kind, *shape):
    sizes = b"".join(block(1, integer(1, size)) for size in shape)
    return block(1, name) + block(2, block(1, integer(1, kind) + block(2, sizes)))


def model(rows, length, kind):
    epsilon = block(1, "epsilon") + varint(2 << 3 | 5) + struct.pack("<f", 1e-6) + integer(20, 1)
    axis = block(1, "axis") + integer(3, -1) + integer(20, 2)
    node = block(1, "x") + block(1, "w") + block(2, "y") + block(4, "SimplifiedLayerNormalization")
    graph = block(1, node + block(5, epsilon) + block(5, axis)) + block(2, "norm")
    graph += block(11, described("x", kind, rows, length)) + block(11, described("w", kind, length))
    graph += block(12, described("y", kind, rows, length))
    return integer(1, 8) + block(8, block(1, "") + integer(2, 17)) + block(7, graph)


def prepare(rows, length, kind, threads):
    """A session and its arrays, bound so that no call has to find memory; nothing for other types."""
    if kind not in ("f32", "f16"):
        return None
    array_type = numpy.float32 if kind == "f32" else numpy.float16
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(
        model(rows, length, 1 if kind == "f32" else 10), options, ["CPUExecutionProvider"]
    )
    x = numpy.random.rand(rows, length).astype(array_type)
    w = numpy.random.rand(length).astype(array_type)
    y = numpy.zeros_like(x)
    binding = session.io_binding()
    binding.bind_cpu_input("x", x)
    binding.bind_cpu_input("w", w)
    binding.bind_output("y", "cpu", 0, array_type, (rows, length), y.ctypes.data)
    session.run_with_iobinding(binding)
    return session, binding, x, w, y


print(f"onnxruntime {onnxruntime.__version__} py", flush=True)
case = prepared = None
for line in sys.stdin:
    rows, length, kind, threads, calls = line.split()
    if case != line.rsplit(" ", 1)[0]:
        case = line.rsplit(" ", 1)[0]
        prepared = prepare(int(rows), int(length), kind, int(threads))
    if prepared is None:
        print("no", flush=True)
        continue
    session, binding = prepared[:2]
    start = time.perf_counter()
    for _ in range(int(calls)):
        session.run_with_iobinding(binding)
    print((time.perf_counter() - start) / int(calls), flush=True)
