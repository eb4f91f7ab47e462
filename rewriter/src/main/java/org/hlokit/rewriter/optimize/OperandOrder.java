// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.optimize;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.simplify.Simplification;
import org.jspecify.annotations.Nullable;

/** Constants come last, so that other rules find them there. Exact. */
final class OperandOrder {
  static final ImmutableListMultimap<OpDefinition, Simplification> TABLE =
      ImmutableListMultimap.<OpDefinition, Simplification>builder()
          .put(StablehloOps.ADD, OperandOrder::swap)
          .put(StablehloOps.AND, OperandOrder::swap)
          .put(StablehloOps.MAXIMUM, OperandOrder::swap)
          .put(StablehloOps.MINIMUM, OperandOrder::swap)
          .put(StablehloOps.MULTIPLY, OperandOrder::swap)
          .put(StablehloOps.OR, OperandOrder::swap)
          .put(StablehloOps.XOR, OperandOrder::swap)
          .put(StablehloOps.COMPARE, OperandOrder::swapComparison)
          .build();

  private static final String DIRECTION = "comparison_direction";

  private static final ImmutableMap<String, String> MIRRORED =
      ImmutableMap.of("EQ", "EQ", "NE", "NE", "LT", "GT", "GT", "LT", "LE", "GE", "GE", "LE");

  private OperandOrder() {}

  private static boolean isConstantFirst(Operation op) {
    return isConstant(op.operand(0)) && !isConstant(op.operand(1));
  }

  private static boolean isConstant(Value value) {
    Operation op = value.definingOp();
    return op != null && Literals.isConstant(op);
  }

  /** {@code op(constant, x)}: {@code op(x, constant)}. */
  private static @Nullable Value swap(Operation op, StablehloBuilder build) {
    return isConstantFirst(op)
        ? build.create(op.definition(), op.result().type(), List.of(op.operand(1), op.operand(0)))
        : null;
  }

  /** {@code constant < x}: {@code x > constant}. */
  private static @Nullable Value swapComparison(Operation op, StablehloBuilder build) {
    String mirrored =
        op.attribute(DIRECTION) instanceof EnumAttr(_, String word) ? MIRRORED.get(word) : null;
    if (mirrored == null || !isConstantFirst(op)) {
      return null;
    }
    return build.like(
        op,
        DIRECTION,
        new EnumAttr("stablehlo." + DIRECTION, mirrored),
        List.of(op.operand(1), op.operand(0)));
  }
}
