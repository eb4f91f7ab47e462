// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.rewriter.fold.Evaluator.Rule;
import org.hlokit.rewriter.fold.Folded.OfFloats;
import org.hlokit.rewriter.fold.Folded.OfIntegers;
import org.jspecify.annotations.Nullable;

/** Ops of two operands of one type, element by element. */
final class BinaryRules {
  /** An integer function; null where the result is not defined. */
  interface Integers {
    @Nullable Long apply(long left, long right, IntegerType type);
  }

  static final ImmutableMap<OpDefinition, Rule> ALL =
      ImmutableMap.<OpDefinition, Rule>builder()
          .put(StablehloOps.ADD, both(Double::sum, (a, b, t) -> t.isBoolean() ? a | b : a + b))
          .put(StablehloOps.SUBTRACT, both((a, b) -> a - b, (a, b, t) -> a - b))
          .put(StablehloOps.MULTIPLY, both((a, b) -> a * b, (a, b, t) -> a * b))
          .put(StablehloOps.DIVIDE, both((a, b) -> a / b, BinaryRules::quotient))
          .put(StablehloOps.REMAINDER, both((a, b) -> a % b, BinaryRules::remainder))
          .put(StablehloOps.POWER, both(Math::pow, (a, b, t) -> null))
          .put(StablehloOps.MAXIMUM, both(Math::max, (a, b, t) -> less(a, b, t) ? b : a))
          .put(StablehloOps.MINIMUM, both(Math::min, (a, b, t) -> less(b, a, t) ? b : a))
          .put(StablehloOps.ATAN2, both(Math::atan2, (a, b, t) -> null))
          .put(StablehloOps.AND, integers((a, b, t) -> a & b))
          .put(StablehloOps.OR, integers((a, b, t) -> a | b))
          .put(StablehloOps.XOR, integers((a, b, t) -> a ^ b))
          .put(StablehloOps.SHIFT_LEFT, integers((a, b, t) -> inWidth(b, t) ? a << b : 0))
          .put(StablehloOps.SHIFT_RIGHT_LOGICAL, integers(BinaryRules::shiftLogical))
          .put(StablehloOps.SHIFT_RIGHT_ARITHMETIC, integers(BinaryRules::shiftArithmetic))
          .buildOrThrow();

  private BinaryRules() {}

  private static Rule both(DoubleBinaryOperator ofFloats, Integers ofIntegers) {
    return (op, operands) ->
        operands.getFirst() instanceof OfFloats left
            ? apply(ofFloats, left, operands.get(1))
            : apply(ofIntegers, operands);
  }

  private static Rule integers(Integers function) {
    return (op, operands) -> apply(function, operands);
  }

  /** All floating-point types here have exact or at least doubly precise results in double. */
  private static @Nullable Folded apply(
      DoubleBinaryOperator function, OfFloats left, Folded other) {
    if (!(other instanceof OfFloats right) || right.size() != left.size()) {
      return null;
    }
    double[] elements = new double[left.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = function.applyAsDouble(left.elements()[i], right.elements()[i]);
    }
    return UnaryRules.rounded(left.type(), elements);
  }

  private static @Nullable Folded apply(Integers function, List<Folded> operands) {
    if (!(operands.getFirst() instanceof OfIntegers left)
        || !(operands.get(1) instanceof OfIntegers right)
        || left.size() != right.size()) {
      return null;
    }
    long[] elements = new long[left.size()];
    for (int i = 0; i < elements.length; i++) {
      Long element = function.apply(left.elements()[i], right.elements()[i], left.element());
      if (element == null) {
        return null;
      }
      elements[i] = element;
    }
    return UnaryRules.wrapped(left.type(), elements);
  }

  /** Comparison of integers of a type. */
  static boolean less(long left, long right, IntegerType type) {
    return type.isUnsigned() ? Long.compareUnsigned(left, right) < 0 : left < right;
  }

  private static boolean inWidth(long amount, IntegerType type) {
    return Long.compareUnsigned(amount, type.width()) < 0;
  }

  private static @Nullable Long quotient(long left, long right, IntegerType type) {
    if (right == 0) {
      return null;
    }
    return type.isUnsigned() ? Long.divideUnsigned(left, right) : left / right;
  }

  private static @Nullable Long remainder(long left, long right, IntegerType type) {
    if (right == 0) {
      return null;
    }
    return type.isUnsigned() ? Long.remainderUnsigned(left, right) : left % right;
  }

  private static Long shiftLogical(long left, long right, IntegerType type) {
    int unused = Long.SIZE - type.width();
    return inWidth(right, type) ? left << unused >>> unused >>> right : 0;
  }

  private static Long shiftArithmetic(long left, long right, IntegerType type) {
    int unused = Long.SIZE - type.width();
    long signed = left << unused >> unused;
    return signed >> (inWidth(right, type) ? right : Long.SIZE - 1);
  }
}
