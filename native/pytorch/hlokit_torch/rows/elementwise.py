# SPDX-License-Identifier: Apache-2.0
"""Operations on one element of each operand, and the creation of tensors.

A row takes the builder, the type of the result, and the operator's arguments by their names.
"""

import math
from typing import Any

import torch

from hlokit_torch.builder import Builder
from hlokit_torch.rows.table import Row, Table
from hlokit_torch.values import Refusal, TensorType, Value

aten = torch.ops.aten

Operand = Value | float | int | bool


def _unary(op: str) -> Row:
    """An operation of one operand, of the result's type."""

    def emit(b: Builder, result: TensorType, self: Value) -> Value:
        return b.elementwise(op, b.convert(self, result.dtype))

    return emit


def _binary(op: str) -> Row:
    """An operation of two operands, converted and broadcast to the result's type."""

    def emit(b: Builder, result: TensorType, self: Operand, other: Operand) -> Value:
        return b.binary(op, self, other, result)

    return emit


def _common_type(left: Value, right: Operand, shape: TensorType) -> TensorType:
    """The type that two operands are compared in."""

    def example(operand: Operand) -> Any:
        if isinstance(operand, Value):
            return torch.empty([1] * operand.type.rank, dtype=operand.type.dtype)
        return operand

    return shape.with_dtype(torch.result_type(example(left), example(right)))


def _comparison(direction: str) -> Row:
    def emit(b: Builder, result: TensorType, self: Value, other: Operand) -> Value:
        common = _common_type(self, other, result)
        return b.compare(direction, b.spread(self, common), b.spread(other, common))

    return emit


def _logical(op: str) -> Row:
    """An operation on truth values."""

    def emit(b: Builder, result: TensorType, self: Value, other: Value) -> Value:
        return b.binary(op, _truth(b, self), _truth(b, other), result)

    return emit


def _truth(b: Builder, value: Value) -> Value:
    if value.type.dtype == torch.bool:
        return value
    return b.compare("NE", value, b.constant(0, value.type))


def _add(b: Builder, result: TensorType, self: Operand, other: Operand, alpha: float) -> Value:
    return b.binary("add", self, _scaled(b, result, other, alpha), result)


def _sub(b: Builder, result: TensorType, self: Operand, other: Operand, alpha: float) -> Value:
    return b.binary("subtract", self, _scaled(b, result, other, alpha), result)


def _scaled(b: Builder, type: TensorType, operand: Operand, alpha: float) -> Operand:
    return operand if alpha == 1 else b.binary("multiply", operand, alpha, type)


def _divide(
    b: Builder, result: TensorType, self: Operand, other: Operand, rounding_mode: str | None
) -> Value:
    quotient = b.binary("divide", self, other, result)
    if rounding_mode is None:
        return quotient
    if result.dtype.is_floating_point:
        floor = b.elementwise("floor", quotient)
        if rounding_mode == "floor":
            return floor
        negative = b.compare("LT", quotient, b.constant(0, result))
        return b.select(negative, b.elementwise("ceil", quotient), floor)
    if rounding_mode == "trunc":
        return quotient
    # Integer division truncates: one less where the signs differ and something is left.
    return b.select(_left_over(b, result, self, other), b.binary("subtract", quotient, 1), quotient)


def _remainder(b: Builder, result: TensorType, self: Operand, other: Operand) -> Value:
    rest = b.binary("remainder", self, other, result)
    return b.select(_left_over(b, result, self, other), b.binary("add", rest, other), rest)


def _left_over(b: Builder, type: TensorType, self: Operand, other: Operand) -> Value:
    """Whether a division leaves a rest whose sign is not the divisor's."""
    rest, divisor = b.binary("remainder", self, other, type), b.spread(other, type)
    zero = b.constant(0, type)
    opposite = b.compare("NE", b.compare("LT", rest, zero), b.compare("LT", divisor, zero))
    return b.elementwise("and", b.compare("NE", rest, zero), opposite)


def _power(b: Builder, result: TensorType, self: Operand, exponent: Operand) -> Value:
    """Small exponents as PyTorch computes them."""
    if isinstance(exponent, Value) or isinstance(exponent, bool):
        return b.binary("power", self, exponent, result)
    base = b.spread(self, result)
    if exponent in (2, 3):
        square = b.elementwise("multiply", base, base)
        return square if exponent == 2 else b.elementwise("multiply", square, base)
    if result.dtype.is_floating_point and exponent in (0.5, -0.5):
        return b.elementwise("sqrt" if exponent > 0 else "rsqrt", base)
    return b.binary("power", base, exponent, result)


def _reciprocal(b: Builder, result: TensorType, self: Value) -> Value:
    return b.binary("divide", 1, self, result)


def _not(b: Builder, result: TensorType, self: Value) -> Value:
    return b.elementwise("not", _truth(b, self) if result.dtype == torch.bool else self)


def _relu(b: Builder, result: TensorType, self: Value) -> Value:
    return b.binary("maximum", self, 0, result)


def _silu(b: Builder, result: TensorType, self: Value) -> Value:
    x = b.widen(self)
    return b.convert(b.binary("multiply", x, b.elementwise("logistic", x)), result.dtype)


def _gelu(b: Builder, result: TensorType, self: Value, approximate: str) -> Value:
    """Half of x times 1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)), or 1 + erf(x / sqrt(2))."""
    x = b.widen(self)
    if approximate == "tanh":
        cube = b.binary("multiply", b.binary("multiply", x, x), x)
        sum = b.binary("add", x, b.binary("multiply", cube, 0.044715))
        gate = b.elementwise("tanh", b.binary("multiply", sum, math.sqrt(2 / math.pi)))
    else:
        scaled = b.binary("multiply", x, math.sqrt(0.5))
        gate = b.emit(f"chlo.erf {scaled}", scaled.type, f"{scaled.type} -> {scaled.type}")
    half = b.binary("multiply", x, 0.5)
    return b.convert(b.binary("multiply", half, b.binary("add", gate, 1)), result.dtype)


def _where(b: Builder, result: TensorType, condition: Value, self: Value, other: Value) -> Value:
    predicate = b.spread(condition, result.with_dtype(torch.bool))
    return b.select(predicate, b.spread(self, result), b.spread(other, result))


def _clamp(b: Builder, result: TensorType, self: Value, min: Any, max: Any) -> Value:
    value = b.spread(self, result)
    if min is not None:
        value = b.binary("maximum", value, min, result)
    return value if max is None else b.binary("minimum", value, max, result)


def _to_copy(b: Builder, result: TensorType, self: Value, dtype: Any) -> Value:
    return _truth(b, self) if result.dtype == torch.bool else b.convert(self, result.dtype)


def _same(b: Builder, result: TensorType, self: Value) -> Value:
    return self


def _copy(b: Builder, result: TensorType, self: Value, src: Value) -> Value:
    return b.spread(src, result)


def _full(b: Builder, result: TensorType, size: Any, fill_value: float, dtype: Any) -> Value:
    return b.constant(fill_value, result)


def _full_like(b: Builder, result: TensorType, self: Value, fill_value: float, dtype: Any) -> Value:
    return b.constant(fill_value, result)


def _scalar_tensor(b: Builder, result: TensorType, s: float, dtype: Any) -> Value:
    return b.constant(s, result)


def _arange(
    b: Builder, result: TensorType, start: float, end: Any, step: float, dtype: Any
) -> Value:
    if not all(isinstance(number, int | float) for number in (start, step)):
        raise Refusal("a start or step that is known at run time only has no row")
    value = b.iota(result, 0)
    if step != 1:
        value = b.binary("multiply", value, step)
    return value if start == 0 else b.binary("add", value, start)


_UNARY = {
    aten.abs.default: "abs",
    aten.ceil.default: "ceil",
    aten.cos.default: "cosine",
    aten.exp.default: "exponential",
    aten.expm1.default: "exponential_minus_one",
    aten.floor.default: "floor",
    aten.log.default: "log",
    aten.log1p.default: "log_plus_one",
    aten.neg.default: "negate",
    aten.round.default: "round_nearest_even",
    aten.rsqrt.default: "rsqrt",
    aten.sigmoid.default: "logistic",
    aten.sign.default: "sign",
    aten.sin.default: "sine",
    aten.sqrt.default: "sqrt",
    aten.tanh.default: "tanh",
}

_BINARY = {
    aten.bitwise_and.Scalar: "and",
    aten.bitwise_and.Tensor: "and",
    aten.bitwise_or.Scalar: "or",
    aten.bitwise_or.Tensor: "or",
    aten.bitwise_xor.Scalar: "xor",
    aten.bitwise_xor.Tensor: "xor",
    aten.div.Scalar: "divide",
    aten.div.Tensor: "divide",
    aten.maximum.default: "maximum",
    aten.minimum.default: "minimum",
    aten.mul.Scalar: "multiply",
    aten.mul.Tensor: "multiply",
}

_COMPARISONS = {"eq": "EQ", "ne": "NE", "ge": "GE", "gt": "GT", "le": "LE", "lt": "LT"}

ROWS: Table = {
    **{op: _unary(name) for op, name in _UNARY.items()},
    **{op: _binary(name) for op, name in _BINARY.items()},
    **{
        getattr(getattr(aten, name), overload): _comparison(direction)
        for name, direction in _COMPARISONS.items()
        for overload in ("Tensor", "Scalar")
    },
    aten._to_copy.default: _to_copy,
    aten.add.Scalar: _add,
    aten.add.Tensor: _add,
    aten.alias.default: _same,
    aten.arange.start_step: _arange,
    aten.bitwise_not.default: _not,
    aten.clamp.Tensor: _clamp,
    aten.clamp.default: _clamp,
    aten.clone.default: _same,
    aten.copy.default: _copy,
    aten.div.Tensor_mode: _divide,
    aten.full.default: _full,
    aten.full_like.default: _full_like,
    aten.gelu.default: _gelu,
    aten.logical_and.default: _logical("and"),
    aten.logical_not.default: _not,
    aten.logical_or.default: _logical("or"),
    aten.logical_xor.default: _logical("xor"),
    aten.pow.Scalar: _power,
    aten.pow.Tensor_Scalar: _power,
    aten.pow.Tensor_Tensor: _power,
    aten.reciprocal.default: _reciprocal,
    aten.relu.default: _relu,
    aten.remainder.Scalar: _remainder,
    aten.remainder.Tensor: _remainder,
    aten.scalar_tensor.default: _scalar_tensor,
    aten.silu.default: _silu,
    aten.sub.Scalar: _sub,
    aten.sub.Tensor: _sub,
    aten.where.self: _where,
}
