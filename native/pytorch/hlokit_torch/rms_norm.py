# SPDX-License-Identifier: Apache-2.0
"""The operator ``ai_edge_torch::custom_rms_norm``, RMS normalisation with a weight.

    custom_rms_norm(Tensor x, Tensor weight, float epsilon) -> Tensor

    y = x / sqrt(mean(x * x, last dimension) + epsilon) * weight

computed in f32 (f64 for f64) and rounded once, to the type of x.
"""

import math
from typing import Any

import torch

from hlokit_torch import kernel

OPERATOR = "ai_edge_torch::custom_rms_norm"

#: Weights that the kernel takes, by the type of x.
_HALVES_AND_F32 = (torch.float32, torch.float16, torch.bfloat16)
_WEIGHT_TYPES: dict[torch.dtype, tuple[torch.dtype, ...]] = {
    **{dtype: _HALVES_AND_F32 for dtype in _HALVES_AND_F32},
    torch.float64: (torch.float64, torch.float32),
}


def _name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


def _check(x: torch.Tensor, weight: torch.Tensor, epsilon: float) -> None:
    """Raises ValueError or TypeError, in one sentence, for what is no normalisation."""
    if x.dim() < 1:
        raise ValueError("x must have at least 1 dimension, but has none")
    if weight.dim() != 1:
        raise ValueError(f"weight must have 1 dimension, but has {weight.dim()}")
    torch._check_value(
        x.shape[-1] == weight.shape[0],
        lambda: (
            f"the last dimension of x must be as long as weight, but they are {x.shape[-1]} and"
            f" {weight.shape[0]}"
        ),
    )
    if not 0 < epsilon < math.inf:
        raise ValueError(f"epsilon must be positive and finite, but is {epsilon}")
    if x.dtype not in _WEIGHT_TYPES:
        raise TypeError(f"x must be float32, float16, bfloat16 or float64, but is {_name(x.dtype)}")
    if weight.dtype not in _WEIGHT_TYPES[x.dtype]:
        *most, last = map(_name, _WEIGHT_TYPES[x.dtype])
        raise TypeError(
            f"weight must be {', '.join(most)} or {last} for x of {_name(x.dtype)},"
            f" but is {_name(weight.dtype)}"
        )


@torch.library.custom_op(OPERATOR, mutates_args=(), device_types="cpu")
def custom_rms_norm(x: torch.Tensor, weight: torch.Tensor, epsilon: float) -> torch.Tensor:
    """Normalises ``x`` over its last dimension and scales it by ``weight``.

    Args:
        x: [..., length], f32, f16, bf16 or f64, of any strides.
        weight: [length], f32, f16 or bf16, for an f64 ``x`` f64 or f32.
        epsilon: positive; added to the mean of squares.

    Returns:
        A contiguous tensor of the shape and type of ``x``.

    Raises:
        ValueError: shapes or epsilon are not as above.
        TypeError: element types are not as above.
        hlokit_torch.kernel.KernelError: the kernel library is missing.
    """
    _check(x, weight, epsilon)
    return kernel.rms_norm(x, weight, epsilon)


@custom_rms_norm.register_fake
def _(x: torch.Tensor, weight: torch.Tensor, epsilon: float) -> torch.Tensor:
    _check(x, weight, epsilon)
    return torch.empty(x.shape, dtype=x.dtype, device=x.device)


def _save_for_backward(
    ctx: Any, inputs: tuple[torch.Tensor, torch.Tensor, float], output: torch.Tensor
) -> None:
    x, weight, epsilon = inputs
    ctx.save_for_backward(x, weight)
    ctx.epsilon = epsilon


def _backward(
    ctx: Any, gradient: torch.Tensor
) -> tuple[torch.Tensor | None, torch.Tensor | None, None]:
    """Gradients of x and weight.

    With n = x * r and r = 1 / sqrt(mean(x * x) + epsilon):

    d x      = r * (g * weight - n * mean(g * weight * n))
    d weight = the sum of g * n over all rows
    """
    x, weight = ctx.saved_tensors
    compute = torch.float64 if x.dtype == torch.float64 else torch.float32
    wide = x.to(compute)
    scale = torch.rsqrt(wide.square().mean(-1, keepdim=True) + ctx.epsilon)
    normalised = wide * scale
    wide_gradient = gradient.to(compute)
    x_gradient = weight_gradient = None
    if ctx.needs_input_grad[0]:
        scaled = wide_gradient * weight.to(compute)
        mean = (scaled * normalised).mean(-1, keepdim=True)
        x_gradient = (scale * (scaled - normalised * mean)).to(x.dtype)
    if ctx.needs_input_grad[1]:
        rows = list(range(x.dim() - 1))
        product = wide_gradient * normalised
        weight_gradient = (product.sum(rows) if rows else product).to(weight.dtype)
    return x_gradient, weight_gradient, None


custom_rms_norm.register_autograd(_backward, setup_context=_save_for_backward)


class RmsNorm(torch.nn.Module):
    """A layer of the operator.

    Args:
        length: of the last dimension of its input.
        epsilon: positive; added to the mean of squares.
    """

    def __init__(self, length: int, epsilon: float = 1e-6) -> None:
        super().__init__()
        self.epsilon = epsilon
        self.weight = torch.nn.Parameter(torch.ones(length))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[..., length] to the same shape and type."""
        return custom_rms_norm(x, self.weight, self.epsilon)
