#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a model of several gigabytes: a chain of matrix products, each followed by tanh.

    python3 large_model.py DIR [--gigabytes 3] [--width 4096] [--inline]

DIR then holds model.mlir, input.npy, the output.npy that NumPy computes, and the weights: in
weights.safetensors, as arguments of the function, or with --inline in the text itself, as
hexadecimal digits. Export and run it in little memory:

    HLOKIT_JAVA_OPTS=-Xmx512m hlokit export DIR/model.mlir --weights=DIR/weights.safetensors -o DIR/model.tflite
    hlokit run DIR/model.tflite --input DIR/input.npy --compare DIR/output.npy
"""
import argparse
import json
import pathlib
import struct

import numpy as np


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--gigabytes", type=float, default=3)
    parser.add_argument("--width", type=int, default=4096)
    parser.add_argument("--inline", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    width = options.width
    layers = max(1, round(options.gigabytes * 2**30 / (4 * width * width)))
    row = f"tensor<1x{width}xf32>"
    matrix = f"tensor<{width}x{width}xf32>"

    random = np.random.default_rng(0)
    x = random.standard_normal((1, width), dtype=np.float32)
    np.save(options.folder / "input.npy", x)

    with open(options.folder / "model.mlir", "wb") as text:
        weights = open(options.folder / "weights.safetensors", "wb") if not options.inline else None
        if weights:
            size = 4 * width * width
            header = json.dumps({
                f"layers.{i}.weight": {
                    "dtype": "F32", "shape": [width, width], "data_offsets": [i * size, (i + 1) * size]
                } for i in range(layers)
            }).encode()
            weights.write(struct.pack("<Q", len(header)) + header)
        arguments = "".join(f',\n    %w{i}: {matrix} loc("layers.{i}.weight")' for i in range(layers))
        text.write(f'func.func @main(%x: {row} loc("x"){arguments if weights else ""}) -> {row} {{\n'.encode())
        value = "%x"
        for i in range(layers):
            # Every other one is transposed, and each keeps the size of what it is multiplied with.
            w = random.random((width, width), dtype=np.float32)
            w -= np.float32(0.5)
            w *= np.float32(np.sqrt(12 / width))
            if weights:
                weights.write(w.tobytes())
            else:
                text.write(f'  %w{i} = stablehlo.constant dense<"0x'.encode())
                for part in np.array_split(w, 16):
                    text.write(part.tobytes().hex().upper().encode())
                text.write(f'"> : {matrix}\n'.encode())
            side = i % 2
            text.write(
                f"  %p{i} = stablehlo.dot_general {value}, %w{i}, contracting_dims = [1] x [{side}]"
                f" : ({row}, {matrix}) -> {row}\n"
                f"  %t{i} = stablehlo.tanh %p{i} : {row}\n".encode())
            x = np.tanh(x @ (w.T if side else w))
            value = f"%t{i}"
        text.write(f"  return {value} : {row}\n}}\n".encode())
        if weights:
            weights.close()
    np.save(options.folder / "output.npy", x)
    print(f"{layers} layers, {layers * 4 * width * width:,} bytes of weights")


if __name__ == "__main__":
    main()
