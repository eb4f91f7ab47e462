// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of which all elements are one number known now: constants, and constants behind
 * broadcasts, reshapes, conversions and simple arithmetic. Each step is rounded to its own element
 * type as it would be at run time.
 */
public final class Scalars {
  private static final int MAX_STEPS = 16;

  /** Constants with more elements than this are not looked through for being all equal. */
  private static final int MAX_ELEMENTS = 1 << 16;

  private Scalars() {}

  /** The number that all elements of {@code value} are, or nothing where there is no such. */
  public static OptionalDouble read(Value value) {
    Double number = number(value, MAX_STEPS);
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /** Whether all elements of {@code value} are {@code expected}. */
  public static boolean is(Value value, double expected) {
    OptionalDouble number = read(value);
    return number.isPresent() && number.getAsDouble() == expected;
  }

  private static @Nullable Double number(Value value, int steps) {
    Operation op = value.definingOp();
    if (op == null || steps == 0 || op.resultCount() != 1) {
      return null;
    }
    if (Literals.isConstant(op)) {
      return literal(op);
    }
    OpDefinition kind = op.definition();
    if (kind == StablehloOps.BROADCAST_IN_DIM
        || kind == StablehloOps.DYNAMIC_BROADCAST_IN_DIM
        || kind == StablehloOps.BROADCAST
        || kind == StablehloOps.RESHAPE
        || kind == StablehloOps.DYNAMIC_RESHAPE
        || kind == StablehloOps.TRANSPOSE
        || kind == StablehloOps.SLICE) {
      return number(op.operand(0), steps - 1);
    }
    if (!(value.type() instanceof TensorType type)) {
      return null;
    }
    if (kind == StablehloOps.CONVERT) {
      return rounded(number(op.operand(0), steps - 1), type.element());
    }
    if (kind == StablehloOps.SQRT || kind == StablehloOps.NEGATE) {
      Double operand = number(op.operand(0), steps - 1);
      return operand == null
          ? null
          : rounded(kind == StablehloOps.SQRT ? Math.sqrt(operand) : -operand, type.element());
    }
    if (type.element() instanceof FloatType element && element.precision() <= 24) {
      return arithmetic(op, element, steps - 1);
    }
    return null;
  }

  /** Types of at most 24 bits of precision only: double rounding is exact for those. */
  private static @Nullable Double arithmetic(Operation op, FloatType element, int steps) {
    OpDefinition kind = op.definition();
    if (op.operandCount() != 2
        || (kind != StablehloOps.ADD
            && kind != StablehloOps.SUBTRACT
            && kind != StablehloOps.MULTIPLY
            && kind != StablehloOps.DIVIDE)) {
      return null;
    }
    Double left = number(op.operand(0), steps);
    Double right = left == null ? null : number(op.operand(1), steps);
    if (left == null || right == null) {
      return null;
    }
    double exact =
        kind == StablehloOps.ADD
            ? left + right
            : kind == StablehloOps.SUBTRACT
                ? left - right
                : kind == StablehloOps.MULTIPLY ? left * right : left / right;
    return rounded(exact, element);
  }

  private static @Nullable Double rounded(@Nullable Double number, Type element) {
    if (number == null) {
      return null;
    }
    return switch (element) {
      case FloatType type when type.width() <= 64 ->
          Floats.toDouble(type, Floats.fromDouble(type, number));
      case IntegerType type when !type.isBoolean() && number == Math.rint(number) -> number;
      default -> null;
    };
  }

  private static @Nullable Double literal(Operation op) {
    if (op.attribute("value") instanceof FloatAttr number && number.type().width() <= 64) {
      return number.doubleValue();
    }
    DenseElementsAttr dense = Literals.elements(op.result());
    if (dense == null || !(dense.type() instanceof TensorType type)) {
      return null;
    }
    Type element = type.element();
    long size = dense.data().size();
    if (!Literals.isNumber(element) || size == 0 || size > MAX_ELEMENTS) {
      return null;
    }
    ByteBuffer bytes = dense.data().read();
    int width = Literals.width(element);
    long first = Literals.bits(bytes, width, 0);
    for (int i = 1; i < size / width; i++) {
      if (Literals.bits(bytes, width, i) != first) {
        return null;
      }
    }
    return Literals.number(bytes, element, 0);
  }
}
