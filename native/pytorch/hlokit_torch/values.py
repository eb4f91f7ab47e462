# SPDX-License-Identifier: Apache-2.0
"""Tensor types and SSA values."""

from dataclasses import dataclass
from typing import TypeAlias

import sympy
import torch

#: A size that is known, or an expression of sizes that are known at run time.
Dim: TypeAlias = "int | sympy.Expr"

ELEMENT_TYPES: dict[torch.dtype, str] = {
    torch.float32: "f32",
    torch.float16: "f16",
    torch.bfloat16: "bf16",
    torch.float64: "f64",
    torch.bool: "i1",
    torch.int8: "i8",
    torch.int16: "i16",
    torch.int32: "i32",
    torch.int64: "i64",
    torch.uint8: "ui8",
}


class Refusal(Exception):
    """What an operation is given has no form in StableHLO; the message is one sentence."""


@dataclass(frozen=True)
class TensorType:
    """Sizes and element type of a tensor."""

    shape: tuple[Dim, ...]
    dtype: torch.dtype

    @staticmethod
    def of(tensor: torch.Tensor) -> "TensorType":
        """The type of a tensor, or of a fake one with symbolic sizes."""
        return TensorType(tuple(dim(size) for size in tensor.shape), tensor.dtype)

    @property
    def rank(self) -> int:
        """The number of dimensions."""
        return len(self.shape)

    @property
    def is_static(self) -> bool:
        """Whether all sizes are known."""
        return all(isinstance(size, int) for size in self.shape)

    def with_dtype(self, dtype: torch.dtype) -> "TensorType":
        """The same sizes with another element type."""
        return TensorType(self.shape, dtype)

    def with_shape(self, shape: tuple[Dim, ...]) -> "TensorType":
        """The same element type with other sizes."""
        return TensorType(shape, self.dtype)

    def __str__(self) -> str:
        if self.dtype not in ELEMENT_TYPES:
            raise Refusal(f"no element type for {self.dtype}")
        sizes = "".join(f"{size}x" if isinstance(size, int) else "?x" for size in self.shape)
        return f"tensor<{sizes}{ELEMENT_TYPES[self.dtype]}>"


@dataclass(frozen=True)
class Value:
    """An SSA value, such as ``%3``."""

    name: str
    type: TensorType

    def __str__(self) -> str:
        return self.name


def dim(size: int | torch.SymInt) -> Dim:
    """A size of a tensor, a number where it is one."""
    if isinstance(size, torch.SymInt):
        expression = size.node.expr
        return int(expression) if expression.is_Integer else expression
    return int(size)
