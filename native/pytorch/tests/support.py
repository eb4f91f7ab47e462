# SPDX-License-Identifier: Apache-2.0
"""What the tests share. Imported first: without torch it skips the module that imports it."""

import os
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Sequence
from pathlib import Path

try:
    import numpy as np
    import torch
except ImportError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from error

PACKAGE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PACKAGE), str(PACKAGE / "examples")]

HLOKIT = os.environ.get("HLOKIT", str(PACKAGE.parents[1] / "hlokit"))


def hlokit(*arguments: object) -> str:
    """Runs the command, which has to succeed; gives its standard output."""
    done = subprocess.run([HLOKIT, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"hlokit {arguments[0]} failed:\n{done.stderr}")
    return done.stdout


def interpret(text: str, inputs: Sequence[torch.Tensor]) -> list[np.ndarray]:
    """What a module means to hlokit's reference interpreter."""
    with tempfile.TemporaryDirectory() as directory:
        program, given, results = (Path(directory) / name for name in ("a.mlir", "i.npz", "o.npz"))
        program.write_text(text)
        np.savez(given, *(tensor.detach().numpy() for tensor in inputs))
        options = ["--input", given] if inputs else []
        hlokit("interpret", program, *options, "--output", results)
        with np.load(results) as held:
            return [held[name] for name in held.files]
