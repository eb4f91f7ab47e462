// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.optimize;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Scalars;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.simplify.Simplification;
import org.jspecify.annotations.Nullable;

/** Operations whose result their operands say. Exact but for the sign of a zero plus zero. */
final class Identities {
  static final ImmutableListMultimap<OpDefinition, Simplification> TABLE =
      ImmutableListMultimap.<OpDefinition, Simplification>builder()
          .put(StablehloOps.ADD, Identities::plusZero)
          .putAll(StablehloOps.SUBTRACT, Identities::plusZero, Identities::minusItself)
          .put(StablehloOps.AND, (op, build) -> isAllOnes(op.operand(1)) ? op.operand(0) : null)
          .put(StablehloOps.OR, (op, build) -> isAllOnes(op.operand(1)) ? op.operand(1) : null)
          .put(StablehloOps.XOR, Identities::minusItself)
          .putAll(
              StablehloOps.COMPARE, Identities::compareWithItself, Identities::compareWithBoolean)
          .put(StablehloOps.COMPLEX, Identities::partsOfOne)
          .putAll(StablehloOps.SELECT, Identities::selectByNot, Identities::selectByBroadcastNot)
          .put(StablehloOps.REDUCE, Identities::reduceNothing)
          .put(StablehloOps.TUPLE, Identities::packedAgain)
          .build();

  private static final ImmutableSet<String> WHERE_EQUAL = ImmutableSet.of("EQ", "GE", "LE");

  private Identities() {}

  /** Whether each element of an integer constant is -1: all bits of signed numbers. */
  private static boolean isAllOnes(Value value) {
    return value.type() instanceof TensorType type
        && type.element() instanceof IntegerType
        && Scalars.is(value, -1);
  }

  /** {@code tuple(x[0], x[1], ..)}: x. */
  private static @Nullable Value packedAgain(Operation op, StablehloBuilder build) {
    Value whole = null;
    for (int i = 0; i < op.operandCount(); i++) {
      Operation element = op.operand(i).definingOp();
      if (element == null
          || !element.is(StablehloOps.GET_TUPLE_ELEMENT)
          || !(element.attribute("index") instanceof IntegerAttr index)
          || index.longValue() != i
          || (whole != null && whole != element.operand(0))) {
        return null;
      }
      whole = element.operand(0);
    }
    return whole;
  }

  /** {@code x + 0} and {@code x - 0}: x, also of floating-point numbers. */
  private static @Nullable Value plusZero(Operation op, StablehloBuilder build) {
    return Scalars.is(op.operand(1), 0) ? op.operand(0) : null;
  }

  /** {@code x - x} of integers and {@code x xor x}: 0. */
  private static @Nullable Value minusItself(Operation op, StablehloBuilder build) {
    return op.operand(0) == op.operand(1)
            && op.result().type() instanceof TensorType type
            && type.element() instanceof IntegerType
            && type.hasStaticShape()
        ? build.splat(type, 0)
        : null;
  }

  /** {@code x <= x}: true, and {@code x < x}: false, where no NaN can be. */
  private static @Nullable Value compareWithItself(Operation op, StablehloBuilder build) {
    if (op.operand(0) != op.operand(1)
        || !(op.operand(0).type() instanceof TensorType operand)
        || !(operand.element() instanceof IntegerType)
        || !(op.result().type() instanceof TensorType type)
        || !type.hasStaticShape()
        || !(op.attribute("comparison_direction") instanceof EnumAttr(_, String word))) {
      return null;
    }
    return build.splat(type, WHERE_EQUAL.contains(word) ? 1 : 0);
  }

  /** {@code x = true} and {@code x != false} of {@code i1}: x. */
  private static @Nullable Value compareWithBoolean(Operation op, StablehloBuilder build) {
    if (!op.operand(0).type().equals(op.result().type())
        || !(op.attribute("comparison_direction") instanceof EnumAttr(_, String word))) {
      return null;
    }
    boolean isNoop =
        word.equals("EQ") && Scalars.is(op.operand(1), 1)
            || word.equals("NE") && Scalars.is(op.operand(1), 0);
    return isNoop ? op.operand(0) : null;
  }

  /** {@code complex(real(x), imag(x))}: x. */
  private static @Nullable Value partsOfOne(Operation op, StablehloBuilder build) {
    Operation real = op.operand(0).definingOp();
    Operation imaginary = op.operand(1).definingOp();
    return real != null
            && imaginary != null
            && real.is(StablehloOps.REAL)
            && imaginary.is(StablehloOps.IMAG)
            && real.operand(0) == imaginary.operand(0)
        ? real.operand(0)
        : null;
  }

  private static @Nullable Value negated(Value predicate) {
    Operation not = predicate.definingOp();
    return not != null && not.is(StablehloOps.NOT) ? not.operand(0) : null;
  }

  /** {@code select(not(p), a, b)}: {@code select(p, b, a)}. */
  private static @Nullable Value selectByNot(Operation op, StablehloBuilder build) {
    Value predicate = negated(op.operand(0));
    return predicate == null ? null : build.select(predicate, op.operand(2), op.operand(1));
  }

  /** The same with a broadcast in between that nobody else uses. */
  private static @Nullable Value selectByBroadcastNot(Operation op, StablehloBuilder build) {
    Operation broadcast = op.operand(0).definingOp();
    if (broadcast == null
        || !broadcast.is(StablehloOps.BROADCAST_IN_DIM)
        || !broadcast.result().hasOneUse()) {
      return null;
    }
    Value predicate = negated(broadcast.operand(0));
    if (predicate == null) {
      return null;
    }
    Value wide = build.like(broadcast, List.of(predicate), broadcast.result().type());
    return build.select(wide, op.operand(2), op.operand(1));
  }

  /** A reduction along no dimension: the operand. */
  private static @Nullable Value reduceNothing(Operation op, StablehloBuilder build) {
    return StablehloBuilder.integers(op, "dimensions").length == 0 ? op.operand(0) : null;
  }
}
