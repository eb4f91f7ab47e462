# SPDX-License-Identifier: Apache-2.0
"""Every row, against PyTorch: modules of many operators, run by hlokit's reference interpreter."""

import math
import unittest
from collections.abc import Callable, Sequence

import support
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from hlokit_torch import to_stablehlo

Function = Callable[..., Sequence[Tensor]]


class Wrapped(nn.Module):
    """A function as a module."""

    def __init__(self, function: Function) -> None:
        super().__init__()
        self.function = function

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.function(*inputs))


class RowsTest(unittest.TestCase):
    def setUp(self) -> None:
        torch.manual_seed(0)

    def assert_agrees(self, function: Function, *inputs: Tensor, tolerance: float = 1e-5) -> str:
        """Compares all results; gives the text."""
        module = Wrapped(function)
        text = to_stablehlo(torch.export.export(module, inputs))
        found = support.interpret(text, inputs)
        expected = module(*inputs)
        self.assertEqual(len(found), len(expected))
        for i, (one, other) in enumerate(zip(found, expected)):
            wanted = other.detach().numpy()
            self.assertEqual((one.shape, one.dtype), (wanted.shape, wanted.dtype), f"result {i}")
            np.testing.assert_allclose(one, wanted, tolerance, tolerance, err_msg=f"result {i}")
        return text

    def test_elements(self) -> None:
        def unary(x: Tensor, positive: Tensor) -> list[Tensor]:
            anywhere = (
                *(torch.abs, torch.ceil, torch.cos, torch.exp, torch.expm1, torch.floor, torch.neg),
                *(
                    torch.round,
                    torch.sigmoid,
                    torch.sign,
                    torch.sin,
                    torch.tanh,
                    torch.relu,
                    F.silu,
                ),
                *(F.gelu, lambda v: F.gelu(v, approximate="tanh"), torch.reciprocal, torch.square),
            )
            above_zero = (torch.log, torch.log1p, torch.rsqrt, torch.sqrt)
            return [f(x) for f in anywhere] + [f(positive) for f in above_zero]

        x = torch.randn(3, 5)
        self.assert_agrees(unary, x, x.abs() + 0.1)

    def test_two_operands(self) -> None:
        def binary(a: Tensor, b: Tensor, n: Tensor) -> list[Tensor]:
            return [
                *(a + b, a - b, a * b, a / b, torch.maximum(a, b), torch.minimum(a, b)),
                *(
                    torch.add(a, b, alpha=3),
                    torch.sub(a, b, alpha=3),
                    2 - a,
                    torch.rsub(a, b, alpha=2),
                ),
                *(a + 1, a - 0.5, a * n, n * 2.5, n / 4, n + n, a / n, 3 / a),
                *(
                    n // 3,
                    n % 3,
                    n // -3,
                    n % -3,
                    n % n[:1],
                    a // 0.3,
                    torch.div(n, 3, rounding_mode="trunc"),
                    torch.div(a, 0.3, rounding_mode="trunc"),
                ),
                *(a**2, a**3, a**4, a.abs() ** 0.5, a.abs() ** -0.5, n**2, 2**a, a.abs() ** b),
                *(a.clamp(-0.5, 0.5), a.clamp(min=0), torch.clamp(a, max=b), n.clamp(2, 5)),
            ]

        n = torch.tensor([-7, -3, 4, 9])
        self.assert_agrees(binary, torch.randn(3, 1, 4), torch.randn(2, 1), n)

    def test_truth(self) -> None:
        def logic(a: Tensor, n: Tensor, p: Tensor) -> list[Tensor]:
            q = a > 0
            return [
                *(a == n, a != n, a >= n, a > n, a <= n, a < n, n == 2, n < 2.5, a >= 0, p == q),
                *(p & q, p | q, p ^ q, ~p, torch.logical_and(p, n), torch.logical_or(p, n)),
                *(torch.logical_xor(p, n), torch.logical_not(n), ~n, n & 6, n | 1, n ^ 3),
                *(torch.where(p, a, n), torch.where(q, a, 0.0), a.masked_fill(p, -math.inf)),
                *(p.any(), p.all(), p.any(0), q.all(1, keepdim=True), n.any(), p.sum(), p.bool()),
                *(n.to(torch.bool), p.float(), a.to(torch.int32), n.double(), p.to(torch.int64)),
            ]

        p = torch.tensor([[True], [False]])
        self.assert_agrees(logic, torch.randn(2, 4) * 3, torch.tensor([0, 1, 2, 3]), p)

    def test_creation(self) -> None:
        def made(x: Tensor) -> list[Tensor]:
            return [
                *(torch.arange(5), torch.arange(2, 9, 3), torch.arange(0, 1, 0.25), torch.ones(2)),
                *(
                    torch.zeros_like(x),
                    torch.full_like(x, 2),
                    torch.full((2, 3), True),
                    x.new_ones(2),
                ),
                *(torch.tensor(1.5), torch.tensor([[1, 2], [3, 4]]), torch.tensor([True, False])),
                *(x.tril(), x.triu(1), torch.ones(3, 3).tril(-1).bool(), torch.eye(3), x.clone()),
                *(torch.linspace(0, 1, 5), torch.full((2,), -math.inf), torch.scalar_tensor(3)),
            ]

        self.assert_agrees(made, torch.randn(3, 4))

    def test_views(self) -> None:
        def moved(x: Tensor, y: Tensor) -> list[Tensor]:
            a, b = x.chunk(2, -1)
            c, d, e = x.split([1, 3, 2], 2)
            return [
                *(x.view(6, 8), x.reshape(-1), x.flatten(1), x.unsqueeze(1), x.mT, y.t(), y.T),
                *(
                    x.permute(2, 0, 1),
                    x.transpose(0, 2),
                    y.expand(4, 2, 3),
                    y[:, None].expand(2, 5, 3),
                ),
                *(
                    x[0],
                    x[:, 1],
                    x[..., -1],
                    x[:, ::2],
                    x[:, 1:3],
                    x[..., :-2],
                    x[..., -3:],
                    x[-1:],
                ),
                *(a, b, c, d, e, *x.unbind(1), *x.split(4, -1), x[:, :1].squeeze(1)),
                *(
                    x[:, :1].squeeze(),
                    torch.cat([x, x[:, :2]], 1),
                    torch.cat([y, y.int()]),
                    y.flip(0),
                ),
                *(torch.stack([y, y], 1), y.repeat(2, 3, 1), y.repeat_interleave(2, 1), y.ravel()),
                *(
                    torch.cat([torch.zeros(0), y[0]]),
                    torch.cat([y, y[:, 3:]], 1),
                    F.pad(y, (1, 2)),
                    F.pad(y, (0, 1, 2, -1), value=3),
                    x.movedim(0, 2),
                ),
            ]

        self.assert_agrees(moved, torch.randn(2, 4, 6)[:, :, :].contiguous(), torch.randn(2, 3))

    def test_assignment(self) -> None:
        def assigned(x: Tensor) -> list[Tensor]:
            y = x.clone()
            y[:, 0] = 1.0
            y[1] = x[0] * 2
            return [y, x.clone().fill_(3), x.clone().mul_(2)]

        self.assert_agrees(assigned, torch.randn(3, 4))

    def test_look_ups(self) -> None:
        def looked_up(table: Tensor, at: Tensor) -> list[Tensor]:
            return [
                *(F.embedding(at, table), table[at], table[:, at], table[at - 3]),
                *(table.index_select(1, at[0]), table[:, None, at[0]], table[at, at[:, :1]]),
            ]

        self.assert_agrees(looked_up, torch.randn(5, 4), torch.tensor([[0, 3, 1], [2, 2, 0]]))

    def test_sums(self) -> None:
        def summed(x: Tensor, n: Tensor) -> list[Tensor]:
            return [
                *(
                    x.sum(),
                    x.sum(1),
                    x.sum((0, 2), keepdim=True),
                    x.mean(),
                    x.mean(-1, keepdim=True),
                ),
                *(x.mean((0, 1)), x.amax(-1), x.amin((0, 1), keepdim=True), n.sum(), n.amax(0)),
                *(n.sum(0, dtype=torch.float32), x.softmax(-1), x.softmax(1)),
                *(x.log_softmax(-1), x.softmax(-1, dtype=torch.float64), x.logsumexp(-1)),
                *(x.var(-1), x.var((0, 1), correction=0, keepdim=True), x.std(0)),
                *(x.cumsum(1), n.cumsum(-1), (n > 0).cumsum(0)),
            ]

        self.assert_agrees(summed, torch.randn(2, 3, 4), torch.tensor([[1, -2], [3, 4]]))

    def test_products(self) -> None:
        def multiplied(x: Tensor, y: Tensor, m: Tensor) -> list[Tensor]:
            v, w, bias = m[0], m[:, 0], torch.arange(5.0)
            return [
                *(
                    x @ y,
                    x @ m,
                    x[0] @ y,
                    x @ y[:1],
                    m.T @ m,
                    w @ m,
                    m @ v,
                    v @ v,
                    w @ y[:1],
                    x @ w,
                ),
                *(F.linear(x, m.T), F.linear(x, m.T, bias), F.linear(w, m.T, bias), F.linear(x, w)),
                *(torch.addmm(bias, x[0, 0], m), torch.addmm(bias, x[0, 0], m, beta=0.5, alpha=2)),
                *(torch.bmm(x[0], y[0]), torch.mm(m, m.T), torch.mv(m, v), torch.outer(v, w)),
                torch.baddbmm(bias, x[0], y[0], beta=2, alpha=0.5),
                *(torch.einsum("abij,abjk->abik", x, y), torch.einsum("abij,jk->abki", x, m)),
            ]

        x, y = torch.randn(2, 3, 6, 4), torch.randn(2, 3, 4, 5)
        self.assert_agrees(multiplied, x, y, torch.randn(4, 5))

    def test_attention(self) -> None:
        def attended(q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> list[Tensor]:
            attend = F.scaled_dot_product_attention
            # The first row sees nothing.
            mask = torch.arange(5) < torch.arange(4).unsqueeze(1)
            return [
                *(attend(q, k, v), attend(q, k, v, scale=0.3), attend(q, k, v, is_causal=True)),
                *(attend(q, k, v, attn_mask=bias), attend(q, k, v, attn_mask=mask)),
                attend(q, k[:, :1], v[:, :1], enable_gqa=True),
            ]

        q, k, v = torch.randn(2, 2, 4, 8), torch.randn(2, 2, 5, 8), torch.randn(2, 2, 5, 8)
        self.assert_agrees(attended, q, k, v, torch.randn(4, 5))

    def test_norms(self) -> None:
        def normalised(x: Tensor, w: Tensor) -> list[Tensor]:
            return [
                *(F.rms_norm(x, (4,)), F.rms_norm(x, (4,), w, 1e-3), F.layer_norm(x, (4,), w, w)),
                *(F.layer_norm(x, (3, 4)), F.rms_norm(x, (3, 4), torch.ones(3, 4) * 2, 1e-5)),
                torch.ops.ai_edge_torch.custom_rms_norm(x, w, 1e-6),
            ]

        text = self.assert_agrees(normalised, torch.randn(2, 3, 4), torch.randn(4))
        self.assertEqual(text.count("custom_call @ai_edge_torch.rms_norm"), 4)

    def test_halves_are_rounded_where_pytorch_rounds(self) -> None:
        def halves(x: Tensor, w: Tensor) -> list[Tensor]:
            results = []
            for dtype in (torch.bfloat16, torch.float16):
                y, v = x.to(dtype), w.to(dtype)
                results += [
                    *(y + v, y * v, y.softmax(-1), y.mean(-1), y.sum(-1), F.silu(y), F.gelu(y)),
                    *(
                        F.rms_norm(y, (64,)),
                        F.rms_norm(y, (64,), v, 1e-6),
                        F.layer_norm(y, (64,), v),
                    ),
                    torch.ops.ai_edge_torch.custom_rms_norm(y, w, 1e-6),
                ]
            return [result.float() for result in results]

        # Half an ulp of bf16: sums are in another order.
        self.assert_agrees(halves, torch.randn(3, 64), torch.randn(64), tolerance=4e-3)

    def test_sizes_that_are_not_known(self) -> None:
        class Layer(nn.Module):
            def __init__(self) -> None:
                super().__init__()
                self.linear = nn.Linear(8, 8)

            def forward(self, x: Tensor) -> tuple[Tensor, ...]:
                batch, length, width = x.shape
                y = self.linear(F.rms_norm(x, (8,), eps=1e-5)).view(batch, length, 2, 4)
                y = y.transpose(1, 2)
                y = F.scaled_dot_product_attention(y, y, y, is_causal=True)
                y = y.transpose(1, 2).reshape(batch, length, width)
                left, right = y.chunk(2, -1)
                angle = torch.arange(length).unsqueeze(1) / torch.arange(1, 9)
                rotated = x * angle.cos() + torch.cat([-right, left], -1) * angle.sin()
                longer = torch.cat([x, x[:, :1]], 1) * 2
                return rotated.softmax(-1) + y[:, :1], y.reshape(-1, 4), longer

        module, shapes = (
            Layer(),
            {0: torch.export.Dim("batch"), 1: torch.export.Dim("length", min=2)},
        )
        exported = torch.export.export(
            module, (torch.randn(2, 3, 8),), dynamic_shapes={"x": shapes}
        )
        text = to_stablehlo(exported)
        self.assertIn("tensor<?x?x8xf32>", text)
        for shape in ((1, 2, 8), (3, 5, 8)):
            x = torch.randn(shape)
            for one, other in zip(support.interpret(text, [x]), module(x), strict=True):
                np.testing.assert_allclose(one, other.detach().numpy(), 1e-5, 1e-5)


if __name__ == "__main__":
    unittest.main()
