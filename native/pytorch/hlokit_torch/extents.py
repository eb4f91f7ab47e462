# SPDX-License-Identifier: Apache-2.0
"""Sizes that are known at run time only, as values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sympy
import torch

from hlokit_torch.values import Dim, Refusal, TensorType, Value

if TYPE_CHECKING:
    from hlokit_torch.builder import Builder

_SCALAR = TensorType((), torch.int32)


class Extents:
    """Computes sizes, in i32, from those of the function's arguments."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._sources: dict[sympy.Expr, tuple[Value, int]] = {}
        self._scalars: dict[Dim, Value] = {}
        self._operands: dict[tuple[Dim, ...], Value] = {}

    def learn(self, argument: Value) -> None:
        """Remembers where symbolic sizes of an argument can be read."""
        for axis, size in enumerate(argument.type.shape):
            if isinstance(size, sympy.Symbol):
                self._sources.setdefault(size, (argument, axis))

    def operand(self, sizes: Sequence[Dim]) -> Value:
        """Sizes as one tensor of the length of ``sizes``."""
        key = tuple(sizes)
        if key not in self._operands:
            self._operands[key] = self._join(key)
        return self._operands[key]

    def _join(self, sizes: tuple[Dim, ...]) -> Value:
        builder = self._builder
        if all(isinstance(size, int) for size in sizes):
            return builder.literal(torch.tensor(sizes, dtype=torch.int32))
        if len(sizes) == 1:
            return builder.reshape(self.scalar(sizes[0]), (1,))
        ones = [self.operand((size,)) for size in sizes]
        return builder.concatenate(ones, 0, TensorType((len(ones),), torch.int32))

    def scalar(self, size: Dim) -> Value:
        """One size as a tensor of rank 0.

        Raises:
            Refusal: it is no sum or product of sizes of arguments.
        """
        if size not in self._scalars:
            self._scalars[size] = self._compute(size)
        return self._scalars[size]

    def _compute(self, size: Dim) -> Value:
        builder = self._builder
        if isinstance(size, int) or size.is_Integer:
            return builder.constant(int(size), _SCALAR)
        if size in self._sources:
            argument, axis = self._sources[size]
            return builder.call(
                f"get_dimension_size {argument}, dim = {axis}", (argument,), _SCALAR
            )
        if isinstance(size, sympy.Add | sympy.Mul):
            op = "add" if isinstance(size, sympy.Add) else "multiply"
            value, *others = (self.scalar(part) for part in size.args)
            for other in others:
                value = builder.elementwise(op, value, other)
            return value
        raise Refusal(f"the size {size} is no sum or product of sizes of inputs")
