# SPDX-License-Identifier: Apache-2.0
"""PyTorch's rms_norm as a contestant: see Peer.java for what it reads and prints."""

import sys
import time

import torch

TYPES = {"f32": torch.float32, "f16": torch.float16, "bf16": torch.bfloat16}

print("torch " + torch.__version__.split("+")[0], flush=True)
case = None
with torch.inference_mode():
    for line in sys.stdin:
        rows, length, kind, threads, calls = line.split()
        if case != line.rsplit(" ", 1)[0]:
            case = line.rsplit(" ", 1)[0]
            torch.set_num_threads(int(threads))
            x = (torch.rand(int(rows), int(length)) * 4 - 2).to(TYPES[kind])
            weight = (torch.rand(int(length)) / 2 + 0.75).to(TYPES[kind])
            torch.nn.functional.rms_norm(x, (int(length),), weight, 1e-6)
        start = time.perf_counter()
        for _ in range(int(calls)):
            torch.nn.functional.rms_norm(x, (int(length),), weight, 1e-6)
        print((time.perf_counter() - start) / int(calls), flush=True)
