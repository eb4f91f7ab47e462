# SPDX-License-Identifier: Apache-2.0
"""Whole models from PyTorch to TensorFlow Lite, with norms as calls and spelled out."""

import re
import tempfile
import unittest
from pathlib import Path

import support
import torch
from torch import Tensor, nn

import decoder
import llama_block
from hlokit_torch import to_stablehlo


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
