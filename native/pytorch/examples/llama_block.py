# SPDX-License-Identifier: Apache-2.0
"""A model from PyTorch to TensorFlow Lite, and its numbers compared with PyTorch's.

    python llama_block.py                       one layer of Llama
    python llama_block.py --model qwen --plain  a whole model, its norms found by --fuse-rms-norm

Writes model.mlir, model.tflite, input.npy and output.npy into --directory. The variable HLOKIT
names the command hlokit where it is not that of this repository.
"""

import argparse
import dataclasses
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import decoder
import numpy as np
import torch

from hlokit_torch import to_stablehlo

CONFIGS = {
    "block": decoder.LLAMA,
    "llama": decoder.LLAMA,
    "gemma": decoder.GEMMA,
    "qwen": decoder.QWEN,
}
BATCH, LENGTH = 1, 16
TOLERANCE = 1e-4


def hlokit(*arguments: object) -> str:
    """Runs the command; gives its standard error."""
    command = os.environ.get("HLOKIT", str(Path(__file__).resolve().parents[3] / "hlokit"))
    done = subprocess.run([command, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command} {arguments[0]} failed:\n{done.stderr}")
    return done.stderr


def model_and_input(name: str, fused_norm: bool) -> tuple[torch.nn.Module, torch.Tensor]:
    """A model of that name and an input for it."""
    torch.manual_seed(0)
    config = dataclasses.replace(CONFIGS[name], fused_norm=fused_norm)
    if name == "block":
        return decoder.Block(config).eval(), torch.randn(BATCH, LENGTH, config.width)
    tokens = torch.randint(config.vocabulary, (BATCH, LENGTH))
    return decoder.Decoder(config).eval(), tokens


def largest_difference(name: str, plain: bool, directory: Path) -> float:
    """Takes a model through all steps; gives how far the results are apart."""
    model, given = model_and_input(name, fused_norm=not plain)
    with torch.no_grad():
        expected = model(given)
    if isinstance(expected, dict):
        expected = expected["logits"]

    text, tflite = directory / "model.mlir", directory / "model.tflite"
    text.write_text(to_stablehlo(torch.export.export(model, (given,))))
    np.save(directory / "input.npy", given.numpy())

    passes = ["--fuse-rms-norm"] if plain else []
    hlokit("export", *passes, text, "-o", tflite)
    hlokit("run", tflite, "--input", directory / "input.npy", "--output", directory / "output.npy")
    return float(np.abs(np.load(directory / "output.npy") - expected.numpy()).max())


def main() -> int:
    """Gives 0 if the results agree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", choices=CONFIGS, default="block")
    parser.add_argument("--plain", action="store_true", help="spell norms out, for hlokit to find")
    parser.add_argument("--directory", type=Path, help="where files go; a temporary one by default")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        directory = options.directory or Path(temporary)
        directory.mkdir(parents=True, exist_ok=True)
        difference = largest_difference(options.model, options.plain, directory)
    print(f"{options.model}: TensorFlow Lite and PyTorch differ by at most {difference:.1e}")
    return 0 if difference <= TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main())
