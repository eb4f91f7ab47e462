# SPDX-License-Identifier: Apache-2.0
"""Whole models from PyTorch to TensorFlow Lite, with norms as calls and spelled out."""

import re
import tempfile
import unittest
from pathlib import Path

import support
import numpy as np
import torch
from torch import Tensor, nn

import decoder
import llama_block
from hlokit_torch import to_stablehlo, weights_of


def fused(text: str) -> str:
    """What hlokit makes of a module when it looks for norms."""
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory, "model.mlir")
        file.write_text(text)
        return support.hlokit("opt", "--fuse-rms-norm", file)


class ModelsTest(unittest.TestCase):
    def test_tensorflow_lite_gives_the_numbers_of_pytorch(self) -> None:
        for name in llama_block.CONFIGS:
            for plain in (False, True):
                with self.subTest(name, plain=plain), tempfile.TemporaryDirectory() as directory:
                    difference = llama_block.largest_difference(name, plain, Path(directory))
                    self.assertLessEqual(difference, 1e-4)

    def assert_runs(self, model: nn.Module, tokens: Tensor, text: str, *options: str) -> None:
        """Exports a text with these options, and compares the numbers."""
        with tempfile.TemporaryDirectory() as directory:
            file, tflite, given, results = (
                Path(directory, name) for name in ("m.mlir", "m.tflite", "i.npy", "o.npy")
            )
            file.write_text(text)
            np.save(given, tokens.numpy())
            support.hlokit("export", file, *options, "-o", tflite)
            support.hlokit("run", tflite, "--input", f"tokens={given}", "--output", results)
            expected = model(tokens)["logits"].detach()
            np.testing.assert_allclose(np.load(results), expected, atol=1e-4)

    def test_weights_from_a_file(self) -> None:
        model, tokens = llama_block.model_and_input("qwen", fused_norm=True)
        program = torch.export.export(model, (tokens,))
        with tempfile.TemporaryDirectory() as directory:
            file = Path(directory, "weights.npz")
            np.savez(file, **{name: w.detach().numpy() for name, w in weights_of(program).items()})
            text = to_stablehlo(program, weights="arguments")
            self.assert_runs(model, tokens, text, f"--weights={file}")

    def test_sizes_that_are_made_known(self) -> None:
        model, tokens = llama_block.model_and_input("llama", fused_norm=True)
        sizes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length", min=2, max=64)}
        program = torch.export.export(
            model, (tokens.repeat(2, 1),), dynamic_shapes={"tokens": sizes}
        )
        text = to_stablehlo(program)
        for shape in ((1, 4), (2, 9)):
            given = torch.randint(96, shape)
            refined = f"--refine=tensor<{shape[0]}x{shape[1]}xi64>"
            self.assert_runs(model, given, text, refined)

    def test_every_norm_is_found(self) -> None:
        for name in llama_block.CONFIGS:
            with self.subTest(name):
                model, given = llama_block.model_and_input(name, fused_norm=False)
                norms = sum(isinstance(module, decoder.Norm) for module in model.modules())
                text = to_stablehlo(torch.export.export(model, (given,)))
                self.assertNotIn("rms_norm", text)
                found = fused(text)
                self.assertEqual(found.count("@ai_edge_torch.rms_norm"), norms)
                self.assertNotIn("rsqrt", found)

    def test_norm_of_llama_in_bf16(self) -> None:
        class LlamaNorm(nn.Module):
            def __init__(self) -> None:
                super().__init__()
                self.weight = nn.Parameter(torch.randn(64, dtype=torch.bfloat16))

            def forward(self, x: Tensor) -> Tensor:
                wide = x.to(torch.float32)
                variance = wide.pow(2).mean(-1, keepdim=True)
                return self.weight * (wide * torch.rsqrt(variance + 1e-6)).to(x.dtype)

        x = torch.randn(2, 3, 64, dtype=torch.bfloat16)
        found = re.findall(
            r"backend_config = \S.*", fused(to_stablehlo(torch.export.export(LlamaNorm(), (x,))))
        )
        self.assertEqual(
            found,
            [
                'backend_config = "{epsilon = 9.99999997E-7 : f32, cast_before_scale = true}"}'
                " : (tensor<2x3x64xbf16>, tensor<64xbf16>) -> tensor<2x3x64xbf16>"
            ],
        )


if __name__ == "__main__":
    unittest.main()
