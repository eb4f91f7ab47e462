// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import java.util.OptionalDouble;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Scalars;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.pattern.View;
import org.jspecify.annotations.Nullable;

/** Simplifications of ops that compute. */
final class ValueSimplifications {
  static final ImmutableListMultimap<OpDefinition, Simplification> TABLE =
      ImmutableListMultimap.<OpDefinition, Simplification>builder()
          .put(StablehloOps.ADD, (op, b) -> isInteger(op) ? without(op, 0, true) : null)
          .put(StablehloOps.SUBTRACT, ValueSimplifications::subtractZero)
          .putAll(
              StablehloOps.MULTIPLY,
              (op, b) -> without(op, 1, true),
              (op, b) -> isInteger(op) ? absorbing(op, 0) : null)
          .put(StablehloOps.DIVIDE, (op, b) -> without(op, 1, false))
          .put(StablehloOps.POWER, (op, b) -> without(op, 1, false))
          .putAll(StablehloOps.AND, ValueSimplifications::same, ValueSimplifications::and)
          .putAll(StablehloOps.OR, ValueSimplifications::same, ValueSimplifications::or)
          .put(StablehloOps.XOR, (op, b) -> without(op, 0, true))
          .put(StablehloOps.MAXIMUM, ValueSimplifications::same)
          .put(StablehloOps.MINIMUM, ValueSimplifications::same)
          .put(StablehloOps.NEGATE, (op, b) -> undone(op))
          .put(StablehloOps.NOT, (op, b) -> undone(op))
          .putAll(
              StablehloOps.CONVERT,
              ValueSimplifications::sameElement,
              ValueSimplifications::convertOfConvert)
          .put(StablehloOps.BITCAST_CONVERT, ValueSimplifications::sameElement)
          .put(StablehloOps.SELECT, ValueSimplifications::select)
          .put(BuiltinOps.UNREALIZED_CONVERSION_CAST, (op, b) -> castBack(op))
          .put(StablehloOps.REAL, (op, b) -> part(op, 0))
          .put(StablehloOps.IMAG, (op, b) -> part(op, 1))
          .build();

  private ValueSimplifications() {}

  /** A cast to the type that the operand has, or had before a cast: that value. */
  private static @Nullable Value castBack(Operation op) {
    Value at = op.operandCount() == 1 ? op.operand(0) : null;
    while (at != null && !at.type().equals(op.result().type())) {
      Operation cast = at.definingOp();
      boolean goesOn =
          cast != null
              && cast.is(BuiltinOps.UNREALIZED_CONVERSION_CAST)
              && cast.operandCount() == 1
              && cast.resultCount() == 1;
      at = cast != null && goesOn ? cast.operand(0) : null;
    }
    return at;
  }

  /** {@code x op neutral}: x. Exact for multiplication, division and power by 1. */
  private static @Nullable Value without(Operation op, double neutral, boolean commutes) {
    if (Scalars.is(op.operand(1), neutral)) {
      return op.operand(0);
    }
    return commutes && Scalars.is(op.operand(0), neutral) ? op.operand(1) : null;
  }

  /** {@code x - 0}: x; for floating point the zero must be positive, or -0 would become 0. */
  private static @Nullable Value subtractZero(Operation op, StablehloBuilder builder) {
    OptionalDouble right = Scalars.read(op.operand(1));
    boolean isZero = right.isPresent() && right.getAsDouble() == 0;
    boolean isNegativeZero = isZero && 1 / right.getAsDouble() < 0;
    return isZero && (isInteger(op) || !isNegativeZero) ? op.operand(0) : null;
  }

  /** {@code x * 0} of integers: 0. */
  private static @Nullable Value absorbing(Operation op, double constant) {
    if (Scalars.is(op.operand(1), constant)) {
      return op.operand(1);
    }
    return Scalars.is(op.operand(0), constant) ? op.operand(0) : null;
  }

  /** {@code x op x}: x. */
  private static @Nullable Value same(Operation op, StablehloBuilder builder) {
    return op.operand(0) == op.operand(1) ? op.operand(0) : null;
  }

  /** {@code x and true}: x; {@code x and false}: false. */
  private static @Nullable Value and(Operation op, StablehloBuilder builder) {
    Value whole = isBoolean(op) ? without(op, 1, true) : null;
    return whole != null ? whole : absorbing(op, 0);
  }

  /** {@code x or false}: x; {@code x or true}: true. */
  private static @Nullable Value or(Operation op, StablehloBuilder builder) {
    Value whole = without(op, 0, true);
    return whole != null || !isBoolean(op) ? whole : absorbing(op, 1);
  }

  /** {@code negate(negate(x))}: x. */
  private static @Nullable Value undone(Operation op) {
    Operation inner = op.operand(0).definingOp();
    return inner != null && inner.is(op.definition()) ? inner.operand(0) : null;
  }

  private static @Nullable Value sameElement(Operation op, StablehloBuilder builder) {
    return op.operand(0).type().equals(op.result().type()) ? op.operand(0) : null;
  }

  /** {@code convert(convert(x))} where the first loses nothing: one conversion. */
  private static @Nullable Value convertOfConvert(Operation op, StablehloBuilder builder) {
    Operation inner = op.operand(0).definingOp();
    if (inner == null
        || !inner.is(StablehloOps.CONVERT)
        || !(op.result().type() instanceof TensorType type)
        || !(op.operand(0).type() instanceof TensorType middle)
        || !(inner.operand(0).type() instanceof TensorType from)
        || !(from.element() instanceof FloatType)
        || !(type.element() instanceof FloatType)
        || !View.isExact(from.element(), middle.element())) {
      return null;
    }
    Value source = inner.operand(0);
    return from.equals(type) ? source : builder.create(StablehloOps.CONVERT, type, List.of(source));
  }

  /** {@code select} by a constant, or between equal values: one of them. */
  private static @Nullable Value select(Operation op, StablehloBuilder builder) {
    if (op.operand(1) == op.operand(2)) {
      return op.operand(1);
    }
    OptionalDouble which = Scalars.read(op.operand(0));
    return which.isEmpty() ? null : op.operand(which.getAsDouble() != 0 ? 1 : 2);
  }

  /** {@code real(complex(a, b))}: a. */
  private static @Nullable Value part(Operation op, int index) {
    Operation inner = op.operand(0).definingOp();
    return inner != null && inner.is(StablehloOps.COMPLEX) ? inner.operand(index) : null;
  }

  private static boolean isInteger(Operation op) {
    return op.result().type() instanceof TensorType type && type.element() instanceof IntegerType;
  }

  private static boolean isBoolean(Operation op) {
    return op.result().type() instanceof TensorType type
        && type.element() instanceof IntegerType element
        && element.isBoolean();
  }
}
