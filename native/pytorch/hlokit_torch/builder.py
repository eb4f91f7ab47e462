# SPDX-License-Identifier: Apache-2.0
"""Writes StableHLO operations as text, one line each."""

from collections.abc import Sequence
from typing import Any

import torch

from hlokit_torch.extents import Extents
from hlokit_torch.literals import dense_text, scalar_text
from hlokit_torch.values import Dim, Refusal, TensorType, Value

#: Floats that PyTorch computes with in f32 and rounds at the end.
_NARROW = (torch.float16, torch.bfloat16)


def _list(numbers: Sequence[int]) -> str:
    return "[" + ", ".join(map(str, numbers)) + "]"


class Builder:
    """The body of a function, to which each method appends what it returns the value of.

    Values are broadcast and converted only where a method says so.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.extents = Extents(self)
        self._names = 0
        self._constants: dict[tuple[str, TensorType], Value] = {}

    # --- Lines ------------------------------------------------------------------------------------

    def emit(self, text: str, result: TensorType, signature: str | None = None) -> Value:
        """Appends ``%N = stablehlo.TEXT : SIGNATURE``, by default the result's type."""
        value = Value(f"%{self._names}", result)
        self._names += 1
        dialect = "" if text.startswith(("chlo.", '"')) else "stablehlo."
        self.lines.append(f"{value} = {dialect}{text} : {signature or result}")
        return value

    def call(self, text: str, operands: Sequence[Value], result: TensorType) -> Value:
        """Appends an operation whose signature lists the types of its operands."""
        types = ", ".join(str(operand.type) for operand in operands)
        return self.emit(text, result, f"({types}) -> {result}")

    # --- Constants --------------------------------------------------------------------------------

    def constant(self, number: float | int | bool, type: TensorType) -> Value:
        """A tensor of one number."""
        if not type.is_static:
            return self.broadcast(self.constant(number, type.with_shape(())), type.shape)
        key = (scalar_text(number, type.dtype), type)
        if key not in self._constants:
            self._constants[key] = self.emit(f"constant dense<{key[0]}>", type)
        return self._constants[key]

    def literal(self, tensor: torch.Tensor) -> Value:
        """A tensor of numbers that are known, of any size."""
        return self.emit(f"constant {dense_text(tensor)}", TensorType.of(tensor))

    # --- Elements ---------------------------------------------------------------------------------

    def elementwise(self, op: str, *operands: Value) -> Value:
        """An operation on tensors of one type, which is the result's, too."""
        return self.emit(f"{op} {', '.join(map(str, operands))}", operands[0].type)

    def compare(self, direction: str, left: Value, right: Value) -> Value:
        """Tells for each element whether ``left`` is EQ, NE, GE, GT, LE or LT to ``right``."""
        dtype = left.type.dtype
        if dtype.is_floating_point:
            kind = "FLOAT"
        else:
            kind = "UNSIGNED" if dtype in (torch.bool, torch.uint8) else "SIGNED"
        result = left.type.with_dtype(torch.bool)
        return self.call(f"compare {direction}, {left}, {right}, {kind}", (left, right), result)

    def select(self, predicate: Value, true: Value, false: Value) -> Value:
        """``true`` where ``predicate``, else ``false``; all of one shape."""
        text = f"select {predicate}, {true}, {false}"
        return self.emit(text, true.type, f"{predicate.type}, {true.type}")

    def convert(self, value: Value, dtype: torch.dtype) -> Value:
        """The same numbers in another element type; the value itself if that is its own."""
        if value.type.dtype == dtype:
            return value
        return self.call(f"convert {value}", (value,), value.type.with_dtype(dtype))

    def widen(self, value: Value) -> Value:
        """In f32 where it is a narrower float."""
        return self.convert(value, torch.float32) if value.type.dtype in _NARROW else value

    def spread(self, operand: Value | float | int | bool, type: TensorType) -> Value:
        """An operand as an operand of an elementwise operation of this type."""
        if isinstance(operand, Value):
            return self.broadcast(self.convert(operand, type.dtype), type.shape)
        return self.constant(operand, type)

    def binary(self, op: str, left: Any, right: Any, type: TensorType | None = None) -> Value:
        """An operation on two values or numbers, in the type given or the first value's own."""
        if type is None:
            type = (left if isinstance(left, Value) else right).type
        return self.elementwise(op, self.spread(left, type), self.spread(right, type))

    # --- Shapes -----------------------------------------------------------------------------------

    def broadcast(self, value: Value, shape: tuple[Dim, ...]) -> Value:
        """Repeats along leading dimensions and those of size 1."""
        offset = len(shape) - value.type.rank
        return self.broadcast_in_dim(value, shape, range(offset, len(shape)))

    def broadcast_in_dim(self, value: Value, shape: tuple[Dim, ...], dims: Sequence[int]) -> Value:
        """Repeats ``value``, whose dimensions become ``dims`` of the result."""
        result = value.type.with_shape(shape)
        if result == value.type:
            return value
        if result.is_static:
            return self.call(f"broadcast_in_dim {value}, dims = {_list(dims)}", (value,), result)
        sizes = self.extents.operand(shape)
        text = f"dynamic_broadcast_in_dim {value}, {sizes}, dims = {_list(dims)}"
        return self.call(text, (value, sizes), result)

    def reshape(self, value: Value, shape: tuple[Dim, ...]) -> Value:
        """The same elements in another shape."""
        result = value.type.with_shape(shape)
        if result == value.type:
            return value
        if result.is_static:
            return self.call(f"reshape {value}", (value,), result)
        sizes = self.extents.operand(shape)
        return self.call(f"dynamic_reshape {value}, {sizes}", (value, sizes), result)

    def transpose(self, value: Value, order: Sequence[int]) -> Value:
        """Dimension i of the result is ``order[i]`` of the value."""
        if list(order) == list(range(len(order))):
            return value
        result = value.type.with_shape(tuple(value.type.shape[i] for i in order))
        return self.call(f"transpose {value}, dims = {_list(order)}", (value,), result)

    def slice(self, value: Value, axis: int, start: int, size: Dim, step: int = 1) -> Value:
        """``size`` elements of a dimension, each ``step`` after the one before."""
        shape = value.type.shape
        result = value.type.with_shape((*shape[:axis], size, *shape[axis + 1 :]))
        if result == value.type:
            return value
        starts = [start if i == axis else 0 for i in range(len(shape))]
        steps = [step if i == axis else 1 for i in range(len(shape))]
        if result.is_static and value.type.is_static:
            limits = [
                s + (n - 1) * k + 1 if n else s for s, n, k in zip(starts, result.shape, steps)
            ]
            ranges = (
                f"{s}:{e}" if k == 1 else f"{s}:{e}:{k}" for s, e, k in zip(starts, limits, steps)
            )
            return self.call(f"slice {value} [{', '.join(ranges)}]", (value,), result)
        if step != 1:
            raise Refusal("a step other than 1 needs sizes that are known")
        limits = [start + size if i == axis else shape[i] for i in range(len(shape))]
        bounds = [self.extents.operand(numbers) for numbers in (starts, limits, steps)]
        text = f"real_dynamic_slice {', '.join(map(str, (value, *bounds)))}"
        return self.call(text, (value, *bounds), result)

    def concatenate(self, values: Sequence[Value], axis: int, result: TensorType) -> Value:
        """Puts tensors one after the other along a dimension."""
        text = f"concatenate {', '.join(map(str, values))}, dim = {axis}"
        return self.call(text, values, result)

    def iota(self, type: TensorType, axis: int) -> Value:
        """0, 1, 2, .. along a dimension."""
        if type.is_static:
            return self.emit(f"iota dim = {axis}", type)
        sizes = self.extents.operand(type.shape)
        return self.call(f"dynamic_iota {sizes}, dim = {axis}", (sizes,), type)

    # --- Sums and products ------------------------------------------------------------------------

    def reduce(
        self, op: str, value: Value, axes: Sequence[int], initial: float | bool, keep: bool
    ) -> Value:
        """Combines the elements along ``axes``, which stay with size 1 or vanish."""
        shape = value.type.shape
        left = value.type.with_shape(tuple(n for i, n in enumerate(shape) if i not in axes))
        start = self.constant(initial, value.type.with_shape(()))
        text = (
            f"reduce({value} init: {start}) applies stablehlo.{op}"
            f" across dimensions = {_list(sorted(axes))}"
        )
        reduced = self.call(text, (value, start), left)
        if not keep:
            return reduced
        return self.reshape(reduced, tuple(1 if i in axes else n for i, n in enumerate(shape)))

    def running_sum(self, value: Value, axis: int) -> Value:
        """The sum of all elements up to each one along a dimension."""
        type, length = value.type, value.type.shape[axis]
        if not type.is_static:
            raise Refusal("a running sum needs sizes that are known")
        zero, scalar = self.constant(0, type.with_shape(())), type.with_shape(())
        windows = [length if i == axis else 1 for i in range(type.rank)]
        padding = [[length - 1 if i == axis else 0, 0] for i in range(type.rank)]
        text = (
            f'"stablehlo.reduce_window"({value}, {zero}) <{{'
            f"window_dimensions = array<i64: {', '.join(map(str, windows))}>,"
            f" padding = dense<{padding}> : tensor<{type.rank}x2xi64>}}> ({{\n"
            f"    ^bb0(%a: {scalar}, %b: {scalar}):\n"
            f"      %s = stablehlo.add %a, %b : {scalar}\n"
            f"      stablehlo.return %s : {scalar}\n"
            f"    }})"
        )
        return self.call(text, (value, zero), type)

    def dot(
        self,
        left: Value,
        right: Value,
        contracting: tuple[int, int],
        batching: int,
        dtype: Any = None,
    ) -> Value:
        """Sums products along one dimension of each; the first ``batching`` ones go in parallel."""
        rest = [
            [n for i, n in enumerate(side.type.shape) if i >= batching and i != axis]
            for side, axis in ((left, contracting[0]), (right, contracting[1]))
        ]
        result = TensorType(
            (*left.type.shape[:batching], *rest[0], *rest[1]), dtype or left.type.dtype
        )
        batch = _list(range(batching))
        dims = f"contracting_dims = [{contracting[0]}] x [{contracting[1]}]"
        if batching:
            dims = f"batching_dims = {batch} x {batch}, {dims}"
        return self.call(f"dot_general {left}, {right}, {dims}", (left, right), result)

    def take(self, table: Value, indices: Sequence[Value], axes: Sequence[int], at: int) -> Value:
        """Looks up what lies at ``indices``, of one shape, along ``axes``.

        The other dimensions of ``table`` stay, around those of the indices, which begin at ``at``.
        """
        shape, found = table.type.shape, indices[0].type.shape
        sizes = [1 if i in axes else n for i, n in enumerate(shape)]
        if not all(isinstance(size, int) for size in sizes):
            raise Refusal("a table needs sizes that are known")
        kept = [n for i, n in enumerate(shape) if i not in axes]
        offsets = [i if i < at else i + len(found) for i in range(len(kept))]
        starts = indices[0]
        if len(axes) > 1:
            parts = [self.reshape(index, (*found, 1)) for index in indices]
            type = parts[0].type.with_shape((*found, len(parts)))
            starts = self.concatenate(parts, len(found), type)
        result = table.type.with_shape((*kept[:at], *found, *kept[at:]))
        text = (
            f'"stablehlo.gather"({table}, {starts}) <{{dimension_numbers = #stablehlo.gather<'
            f"offset_dims = {_list(offsets)}, collapsed_slice_dims = {_list(axes)},"
            f" start_index_map = {_list(axes)}, index_vector_dim = {len(found)}>,"
            f" slice_sizes = array<i64: {', '.join(map(str, sizes))}>}}>"
        )
        return self.call(text, (table, starts), result)

    # --- Whole layers -----------------------------------------------------------------------------

    def rms_norm(self, x: Value, weight: Value | None, epsilon: float, result: TensorType) -> Value:
        """The call that hlokit has a kernel for; epsilon is f32, or f64 where x is."""
        dtype = torch.float64 if x.type.dtype == torch.float64 else torch.float32
        number = f"{scalar_text(epsilon, dtype)} : {'f64' if dtype == torch.float64 else 'f32'}"
        operands = (x,) if weight is None else (x, weight)
        text = (
            f"custom_call @ai_edge_torch.rms_norm({', '.join(map(str, operands))})"
            f' {{backend_config = "{{epsilon = {number}}}"}}'
        )
        return self.call(text, operands, result)
