# SPDX-License-Identifier: Apache-2.0
"""Operations that move elements: views, slices, joins and look-ups."""

from typing import Any

import torch

from hlokit_torch.builder import Builder
from hlokit_torch.rows.table import Table
from hlokit_torch.values import Dim, Refusal, TensorType, Value

aten = torch.ops.aten


def _axis(value: Value, dim: int) -> int:
    return dim % value.type.rank


def _view(b: Builder, result: TensorType, self: Value, size: Any) -> Value:
    return b.reshape(self, result.shape)


def _squeeze(b: Builder, result: TensorType, self: Value, dim: Any) -> Value:
    return b.reshape(self, result.shape)


def _expand(b: Builder, result: TensorType, self: Value, size: Any) -> Value:
    return b.broadcast(self, result.shape)


def _permute(b: Builder, result: TensorType, self: Value, dims: list[int]) -> Value:
    return b.transpose(self, [_axis(self, dim) for dim in dims])


def _start(start: Any, size: Dim) -> int:
    """The first index of a slice, counted from the front."""
    if not isinstance(start, int):
        raise Refusal("a start that is known at run time only has no row")
    if isinstance(size, int):
        return slice(start, None).indices(size)[0]
    if start < 0:
        raise Refusal("a start that is counted from an end known at run time only has no row")
    return start


def _slice(
    b: Builder, result: TensorType, self: Value, dim: int, start: Any, end: Any, step: int
) -> Value:
    axis = _axis(self, dim)
    first = _start(0 if start is None else start, self.type.shape[axis])
    return b.slice(self, axis, first, result.shape[axis], step)


def _select(b: Builder, result: TensorType, self: Value, dim: int, index: Any) -> Value:
    axis = _axis(self, dim)
    one = b.slice(self, axis, _start(index, self.type.shape[axis]), 1)
    return b.reshape(one, result.shape)


def _split(b: Builder, result: None, self: Value, split_sizes: list[int], dim: int) -> list[Value]:
    axis, start, parts = _axis(self, dim), 0, []
    for size in split_sizes:
        parts.append(b.slice(self, axis, start, size))
        start += size
    return parts


def _cat(b: Builder, result: TensorType, tensors: list[Value], dim: int) -> Value:
    """Parts without elements add nothing; those of one dimension go with parts of any rank."""
    parts = [b.convert(part, result.dtype) for part in tensors if 0 not in part.type.shape]
    if not parts:
        return b.constant(0, result)
    return parts[0] if len(parts) == 1 else b.concatenate(parts, dim % result.rank, result)


def _repeat(b: Builder, result: TensorType, self: Value, repeats: list[Dim]) -> Value:
    """Each size n as [1, n], of which the 1 is repeated."""
    own = (1,) * (len(repeats) - self.type.rank) + self.type.shape
    apart = tuple(size for n in own for size in (1, n))
    wide = tuple(size for n, times in zip(own, repeats) for size in (times, n))
    return b.reshape(b.broadcast(b.reshape(self, apart), wide), result.shape)


def _flip(b: Builder, result: TensorType, self: Value, dims: list[int]) -> Value:
    axes = ", ".join(str(_axis(self, dim)) for dim in dims)
    return b.emit(f"reverse {self}, dims = [{axes}]", result)


def _pad(b: Builder, result: TensorType, self: Value, pad: list[int], value: float) -> Value:
    """``pad`` holds what to add before and behind, the last dimension first."""
    if not self.type.is_static:
        raise Refusal("padding needs sizes that are known")
    missing = self.type.rank - len(pad) // 2
    low = [0] * missing + pad[-2::-2]
    high = [0] * missing + pad[::-2]
    inner = [0] * self.type.rank
    number = b.constant(value, self.type.with_shape(()))
    text = f"pad {self}, {number}, low = {low}, high = {high}, interior = {inner}"
    return b.call(text, (self, number), result)


def _embedding(
    b: Builder, result: TensorType, weight: Value, indices: Value, padding_idx: int,
    scale_grad_by_freq: bool, sparse: bool,
) -> Value:  # fmt: skip
    return b.take(weight, [indices], [0], 0)


def _index_select(b: Builder, result: TensorType, self: Value, dim: int, index: Value) -> Value:
    axis = _axis(self, dim)
    return b.take(self, [index], [axis], axis)


def _index(b: Builder, result: TensorType, self: Value, indices: list[Value | None]) -> Value:
    given = [(axis, index) for axis, index in enumerate(indices) if index is not None]
    axes = [axis for axis, _ in given]
    if any(index.type.dtype == torch.bool for _, index in given):
        raise Refusal("an index of truth values gives a size that is known at run time only")
    adjacent = axes[-1] - axes[0] == len(axes) - 1
    at = axes[0] if adjacent else 0
    # The sizes of the indices are those of the result that the table does not give.
    found = result.shape[at : at + result.rank - (self.type.rank - len(axes))]
    places = [_from_front(b, b.broadcast(i, found), self.type.shape[axis]) for axis, i in given]
    return b.take(self, places, axes, at)


def _from_front(b: Builder, index: Value, size: Dim) -> Value:
    """Indices of which negative ones are counted from the end."""
    if not isinstance(size, int):
        raise Refusal("indexing needs sizes that are known")
    index = b.convert(index, torch.int64)
    negative = b.compare("LT", index, b.constant(0, index.type))
    return b.select(negative, b.binary("add", index, size), index)


ROWS: Table = {
    aten.cat.default: _cat,
    aten.constant_pad_nd.default: _pad,
    aten.embedding.default: _embedding,
    aten.expand.default: _expand,
    aten.flip.default: _flip,
    aten.index.Tensor: _index,
    aten.index_select.default: _index_select,
    aten.permute.default: _permute,
    aten.repeat.default: _repeat,
    aten.select.int: _select,
    aten.slice.Tensor: _slice,
    aten.split_with_sizes.default: _split,
    aten.squeeze.dims: _squeeze,
    aten.unsqueeze.default: _squeeze,
    aten.view.default: _view,
}
