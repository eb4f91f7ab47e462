# SPDX-License-Identifier: Apache-2.0
"""Products of matrices, sums, and the layers that are made of them."""

import math
from collections.abc import Callable
from typing import Any

import torch

from hlokit_torch.builder import Builder
from hlokit_torch.rows.table import Row, Table
from hlokit_torch.values import Refusal, TensorType, Value

aten = torch.ops.aten


# --- Products -------------------------------------------------------------------------------------


def _linear(
    b: Builder, result: TensorType, input: Value, weight: Value, bias: Value | None
) -> Value:
    product = b.dot(input, weight, (input.type.rank - 1, weight.type.rank - 1), 0)
    return product if bias is None else b.binary("add", product, bias, result)


def _matmul(b: Builder, result: TensorType, self: Value, other: Value) -> Value:
    """Leading dimensions go in parallel, broadcast; a matrix on the right serves all of them."""
    if other.type.rank <= 2:
        return b.dot(self, other, (self.type.rank - 1, 0), 0)
    if self.type.rank == 1:
        # y = x M is y = M^T x, in parallel for all M.
        batch = other.type.shape[:-2]
        left = b.reshape(self, (1, *self.type.shape))
        rows = b.broadcast(left, (*batch, *left.type.shape))
        return b.reshape(_batches(b, rows, other), result.shape)
    rank = max(self.type.rank, other.type.rank)
    batch = result.shape[: rank - 2]
    left = b.broadcast(self, (*batch, *self.type.shape[-2:]))
    right = b.broadcast(other, (*batch, *other.type.shape[-2:]))
    return _batches(b, left, right)


def _batches(b: Builder, left: Value, right: Value) -> Value:
    batching = left.type.rank - 2
    return b.dot(left, right, (batching + 1, batching), batching)


def _bmm(b: Builder, result: TensorType, self: Value, mat2: Value) -> Value:
    return _matmul(b, result, self, mat2)


def _addmm(
    b: Builder, result: TensorType, self: Value, mat1: Value, mat2: Value, beta: float, alpha: float
) -> Value:
    product = b.dot(mat1, mat2, (1, 0), 0)
    if alpha != 1:
        product = b.binary("multiply", product, alpha)
    if beta == 0:
        return product
    return b.binary("add", self if beta == 1 else b.binary("multiply", self, beta), product, result)


# --- Sums -----------------------------------------------------------------------------------------


def _axes(value: Value, dim: Any) -> list[int]:
    """Dimensions counted from the front; none given are all of them."""
    dims = [dim] if isinstance(dim, int) else dim or range(value.type.rank)
    return [axis % value.type.rank for axis in dims]


def _sum(b: Builder, value: Value, axes: list[int], keep: bool) -> Value:
    return b.reduce("add", value, axes, 0, keep)


def _average(b: Builder, value: Value, axes: list[int], keep: bool) -> Value:
    sizes = [value.type.shape[axis] for axis in axes]
    if not all(isinstance(size, int) for size in sizes):
        raise Refusal("a mean needs sizes that are known")
    return b.binary("divide", _sum(b, value, axes, keep), math.prod(sizes))


def _gathered(gather: Callable[[Builder, Value, list[int], bool], Value]) -> Row:
    """What is computed in a wide type, from x in the type that the result has."""

    def emit(
        b: Builder,
        result: TensorType,
        self: Value,
        dim: Any = None,
        keepdim: bool = False,
        dtype: Any = None,
    ) -> Value:
        value = b.widen(b.convert(self, result.dtype))
        return b.convert(gather(b, value, _axes(self, dim), keepdim), result.dtype)

    return emit


def _var(
    b: Builder, result: TensorType, self: Value, dim: Any, correction: float | None, keepdim: bool
) -> Value:
    x, axes = b.widen(self), _axes(self, dim)
    centred = b.binary("subtract", x, _average(b, x, axes, True))
    squares = b.reduce("add", b.binary("multiply", centred, centred), axes, 0, keepdim)
    # The mean above has refused sizes that are not known.
    count = math.prod(self.type.shape[axis] for axis in axes)
    divisor = max(count - (1 if correction is None else correction), 0)
    return b.convert(b.binary("divide", squares, divisor), result.dtype)


def _cumsum(b: Builder, result: TensorType, self: Value, dim: int, dtype: Any) -> Value:
    value = b.widen(b.convert(self, result.dtype))
    return b.convert(b.running_sum(value, dim % result.rank), result.dtype)


def _extremum(op: str, sign: int) -> Row:
    def emit(b: Builder, result: TensorType, self: Value, dim: Any, keepdim: bool) -> Value:
        return b.reduce(op, self, _axes(self, dim), _infinity(result.dtype, sign), keepdim)

    return emit


def _infinity(dtype: torch.dtype, sign: int) -> float:
    """The smallest number of a type for sign -1, the largest for 1."""
    if dtype.is_floating_point:
        return sign * math.inf
    if dtype == torch.bool:
        return sign > 0
    return torch.iinfo(dtype).max if sign > 0 else torch.iinfo(dtype).min


def _any(
    b: Builder, result: TensorType, self: Value, dim: Any = None, keepdim: bool = False
) -> Value:
    truth = b.compare("NE", self, b.constant(0, self.type))
    return b.reduce("or", truth, _axes(self, dim), False, keepdim)


# --- Layers ---------------------------------------------------------------------------------------


def _shifted(b: Builder, x: Value, axis: int) -> Value:
    """The difference of x and its largest element along a dimension."""
    largest = b.reduce("maximum", x, [axis], -math.inf, True)
    return b.binary("subtract", x, largest)


def _softmax(b: Builder, result: TensorType, self: Value, dim: int, half_to_float: bool) -> Value:
    x = b.widen(b.convert(self, result.dtype))
    axis = dim % x.type.rank
    exponential = b.elementwise("exponential", _shifted(b, x, axis))
    sum = b.reduce("add", exponential, [axis], 0, True)
    return b.convert(b.binary("divide", exponential, sum), result.dtype)


def _log_softmax(
    b: Builder, result: TensorType, self: Value, dim: int, half_to_float: bool
) -> Value:
    x = b.widen(b.convert(self, result.dtype))
    axis = dim % x.type.rank
    shifted = _shifted(b, x, axis)
    sum = b.reduce("add", b.elementwise("exponential", shifted), [axis], 0, True)
    return b.convert(b.binary("subtract", shifted, b.elementwise("log", sum)), result.dtype)


def _layer_norm(
    b: Builder, result: TensorType, input: Value, normalized_shape: list[int],
    weight: Value | None, bias: Value | None, eps: float, cudnn_enable: bool,
) -> Value:  # fmt: skip
    x = b.widen(input)
    axes = list(range(x.type.rank - len(normalized_shape), x.type.rank))
    centred = b.binary("subtract", x, _average(b, x, axes, True))
    variance = _average(b, b.binary("multiply", centred, centred), axes, True)
    scale = b.elementwise("rsqrt", b.binary("add", variance, eps))
    y = b.binary("multiply", centred, scale)
    if weight is not None:
        y = b.binary("multiply", y, weight)
    if bias is not None:
        y = b.binary("add", y, bias)
    return b.convert(y, result.dtype)


def _rms_norm(
    b: Builder, result: TensorType, input: Value, normalized_shape: list[int],
    weight: Value | None, eps: float | None,
) -> Value:  # fmt: skip
    """The call normalises one dimension: several become one, and apart again."""
    if eps is None:
        eps = torch.finfo(b.widen(input).type.dtype).eps
    length = math.prod(normalized_shape)
    flat = (*input.type.shape[: input.type.rank - len(normalized_shape)], length)
    x = b.reshape(input, flat)
    scale = None if weight is None else b.reshape(weight, (length,))
    y = b.rms_norm(x, scale, eps, result.with_shape(flat))
    return b.reshape(y, result.shape)


def _custom_rms_norm(
    b: Builder, result: TensorType, x: Value, weight: Value, epsilon: float
) -> Value:
    return b.rms_norm(x, weight, epsilon, result)


ROWS: Table = {
    aten._log_softmax.default: _log_softmax,
    aten._softmax.default: _softmax,
    aten.addmm.default: _addmm,
    aten.amax.default: _extremum("maximum", -1),
    aten.amin.default: _extremum("minimum", 1),
    aten.any.default: _any,
    aten.any.dim: _any,
    aten.any.dims: _any,
    aten.bmm.default: _bmm,
    aten.cumsum.default: _cumsum,
    aten.layer_norm.default: _layer_norm,
    aten.linear.default: _linear,
    aten.matmul.default: _matmul,
    aten.mean.default: _gathered(_average),
    aten.mean.dim: _gathered(_average),
    aten.mm.default: _bmm,
    aten.rms_norm.default: _rms_norm,
    aten.sum.dim_IntList: _gathered(_sum),
    aten.var.correction: _var,
    torch.ops.ai_edge_torch.custom_rms_norm.default: _custom_rms_norm,
}
