# SPDX-License-Identifier: Apache-2.0
"""The operator ai_edge_torch::custom_rms_norm."""

import ctypes
import os
import re
import subprocess
import sys
import unittest

import support
import torch
from torch import Tensor

from hlokit_torch import RmsNorm, custom_rms_norm, kernel

# Relative to the result: half an ulp and a little for the halves, two ulp for f32.
ERRORS = {
    torch.float32: 2.4e-7,
    torch.float16: 5e-4,
    torch.bfloat16: 4e-3,
    torch.float64: 5e-16,
}
EPSILON = 1e-5


def definition(x: Tensor, weight: Tensor, epsilon: float) -> Tensor:
    """In f64."""
    wide = x.double()
    scale = torch.rsqrt(wide.square().mean(-1, keepdim=True) + epsilon)
    return wide * scale * weight.double()


class RmsNormTest(unittest.TestCase):
    def setUp(self) -> None:
        torch.manual_seed(0)

    def assert_normalises(self, x: Tensor, weight: Tensor) -> None:
        y = custom_rms_norm(x, weight, EPSILON)
        self.assertEqual((y.shape, y.dtype), (x.shape, x.dtype))
        expected = definition(x, weight, EPSILON)
        error = (y.double() - expected).abs() - ERRORS[x.dtype] * expected.abs()
        # Below the smallest normal number of the type an ulp grows no smaller.
        self.assertLessEqual(error.max().item(), torch.finfo(x.dtype).smallest_normal)

    def test_schema_has_no_default_epsilon(self) -> None:
        schema = torch.ops.ai_edge_torch.custom_rms_norm.default._schema
        self.assertEqual(
            str(schema),
            "ai_edge_torch::custom_rms_norm(Tensor x, Tensor weight, float epsilon) -> Tensor",
        )

    def test_types_and_ranks(self) -> None:
        for dtype in ERRORS:
            for shape in ((7,), (3, 33), (2, 3, 64), (2, 2, 3, 5), (1, 1), (4, 1)):
                with self.subTest(dtype=dtype, shape=shape):
                    x, weight = torch.randn(shape), torch.randn(shape[-1])
                    self.assert_normalises(x.to(dtype), weight.to(dtype))

    def test_weight_of_another_type(self) -> None:
        halves = (torch.float16, torch.bfloat16)
        pairs = [(x, torch.float32) for x in ERRORS] + [(torch.float32, w) for w in halves]
        for x_type, weight_type in [*pairs, halves, halves[::-1]]:
            with self.subTest(x=x_type, weight=weight_type):
                self.assert_normalises(
                    torch.randn(3, 20).to(x_type), torch.randn(20).to(weight_type)
                )

    def test_strides(self) -> None:
        x = torch.randn(4, 6, 10)
        for name, view in {
            "transposed": x.transpose(0, 1),
            "transposed into the row": x.transpose(1, 2),
            "every other row": x[:, ::2],
            "every other element": x[..., ::2],
            "one row of each": x[:, 1:2],
            "expanded": x.expand(2, 4, 6, 10),
            "one row for all": x[0, 0].expand(3, 10),
            "overlapping rows": x.as_strided((3, 5), (2, 1)),
            "an offset": x[1:, 2:, 3:],
        }.items():
            with self.subTest(name):
                self.assert_normalises(view, torch.randn(view.shape[-1]))
        self.assert_normalises(x, torch.randn(20)[::2])

    def test_nothing_to_do(self) -> None:
        for shape in ((0, 4), (3, 0), (0,)):
            y = custom_rms_norm(torch.ones(shape), torch.ones(shape[-1]), EPSILON)
            self.assertEqual(y.shape, shape)

    def test_rows_that_overflow_when_squared(self) -> None:
        for dtype, number in ((torch.float16, 6e4), (torch.float32, 3e38), (torch.float32, 0.0)):
            x = torch.full((2, 64), number, dtype=dtype)
            self.assert_normalises(x, torch.ones(64, dtype=dtype))

    def test_messages(self) -> None:
        ones = torch.ones
        cases = [
            (ones(()), ones(1), 1e-5, ValueError, "x must have at least 1 dimension, but has none"),
            (ones(2, 3), ones(1, 3), 1e-5, ValueError, "weight must have 1 dimension, but has 2"),
            (
                ones(2, 3),
                ones(4),
                1e-5,
                ValueError,
                "the last dimension of x must be as long as weight, but they are 3 and 4",
            ),
            (ones(3), ones(3), 0.0, ValueError, "epsilon must be positive and finite, but is 0.0"),
            (
                ones(3),
                ones(3),
                -1.0,
                ValueError,
                "epsilon must be positive and finite, but is -1.0",
            ),
            (
                ones(3),
                ones(3),
                float("nan"),
                ValueError,
                "epsilon must be positive and finite, but is nan",
            ),
            (
                ones(3, dtype=torch.int32),
                ones(3),
                1e-5,
                TypeError,
                "x must be float32, float16, bfloat16 or float64, but is int32",
            ),
            (
                ones(3),
                ones(3, dtype=torch.float64),
                1e-5,
                TypeError,
                "weight must be float32, float16 or bfloat16 for x of float32, but is float64",
            ),
        ]
        for x, weight, epsilon, kind, message in cases:
            for device in ("cpu", "meta"):
                with self.subTest(message, device=device), self.assertRaises(kind) as raised:
                    custom_rms_norm(x.to(device), weight.to(device), epsilon)
                self.assertEqual(str(raised.exception), message)

    def test_library_that_is_not_there(self) -> None:
        code = (
            "import torch, hlokit_torch as h; h.custom_rms_norm(torch.ones(3), torch.ones(3), 1e-6)"
        )
        environment = {
            **os.environ,
            "PYTHONPATH": str(support.PACKAGE),
            "HLOKIT_RMS_NORM_LIBRARY": "/nowhere/a.so",
        }
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True
        )
        self.assertIn(
            "the kernel library is not at /nowhere/a.so;"
            " build it with cmake, or name it in HLOKIT_RMS_NORM_LIBRARY",
            done.stderr,
        )


class HeaderTest(unittest.TestCase):
    def test_structures_are_those_of_the_header(self) -> None:
        header = support.PACKAGE.parent / "src/main/cpp/hlokit_rms_norm.h"
        text = re.sub(r"//.*", "", header.read_text())
        types = {
            "size_t": ctypes.c_size_t.__name__,
            "const void*": "c_void_p",
            "void*": "c_void_p",
            "hlokit_type": "c_int",
            "double": "c_double",
            "bool": "c_bool",
            "int32_t": ctypes.c_int32.__name__,
            "const hlokit_kernel*": "c_void_p",
            "hlokit_quantization": "_Quantization",
        }
        for structure, name in (
            (kernel._Quantization, "hlokit_quantization"),
            (kernel._Arguments, "hlokit_rms_norm_args"),
        ):
            body = re.search(rf"typedef struct {name} \{{(.*?)\}} {name};", text, re.DOTALL)
            fields = re.findall(r"([\w* ]+?)\s+(\w+);", body[1])
            self.assertEqual(
                [(field, type.__name__) for field, type in structure._fields_],
                [(field, types[type.strip()]) for type, field in fields],
            )


class RegistrationTest(unittest.TestCase):
    def setUp(self) -> None:
        torch.manual_seed(0)

    def test_opcheck(self) -> None:
        for shape in ((3, 8), (2, 3, 8), (2, 2, 3, 8)):
            for dtype in ERRORS:
                with self.subTest(shape=shape, dtype=dtype):
                    x, weight = torch.randn(shape).to(dtype), torch.randn(8).to(dtype)
                    torch.library.opcheck(custom_rms_norm, (x, weight, EPSILON))
            x, weight = torch.randn(shape, requires_grad=True), torch.randn(8, requires_grad=True)
            torch.library.opcheck(custom_rms_norm, (x, weight, EPSILON))
            torch.library.opcheck(custom_rms_norm, (x[::2], weight, EPSILON))

    def test_gradients(self) -> None:
        for shape in ((5,), (3, 5), (2, 3, 5)):
            x = torch.randn(shape, dtype=torch.float64, requires_grad=True)
            weight = torch.randn(5, dtype=torch.float64, requires_grad=True)
            for given in ((x, weight), (x, weight.detach()), (x.detach(), weight)):
                self.assertTrue(
                    torch.autograd.gradcheck(lambda *a: custom_rms_norm(*a, 0.1), given)
                )
            self.assertTrue(
                torch.autograd.gradgradcheck(lambda *a: custom_rms_norm(*a, 0.1), (x, weight))
            )

    def test_gradients_have_the_types_of_their_inputs(self) -> None:
        x = torch.randn(3, 8, dtype=torch.bfloat16, requires_grad=True)
        weight = torch.randn(8, requires_grad=True)
        custom_rms_norm(x, weight, EPSILON).sum().backward()
        self.assertEqual((x.grad.dtype, weight.grad.dtype), (torch.bfloat16, torch.float32))

    def test_export_with_sizes_that_are_not_known(self) -> None:
        batch, length = torch.export.Dim("batch"), torch.export.Dim("length")
        exported = torch.export.export(
            RmsNorm(8), (torch.ones(2, 3, 8),), dynamic_shapes={"x": {0: batch, 1: length}}
        )
        targets = [node.target for node in exported.graph.nodes if node.op == "call_function"]
        self.assertEqual(targets, [torch.ops.ai_edge_torch.custom_rms_norm.default])
        x = torch.randn(4, 7, 8)
        self.assertTrue(torch.equal(exported.module()(x), custom_rms_norm(x, torch.ones(8), 1e-6)))

    def test_compile(self) -> None:
        compiled = torch.compile(RmsNorm(8), backend="aot_eager", fullgraph=True)
        x = torch.randn(3, 8)
        self.assertTrue(torch.equal(compiled(x), custom_rms_norm(x, torch.ones(8), 1e-6)))


if __name__ == "__main__":
    unittest.main()
