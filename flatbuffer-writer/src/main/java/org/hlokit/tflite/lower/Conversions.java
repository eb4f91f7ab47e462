// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableSet;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;

/** Exporter of {@code convert}. */
final class Conversions {
  /** Operations whose results are not negative. */
  private static final ImmutableSet<OpDefinition> POSITIVE =
      ImmutableSet.of(
          StablehloOps.ABS, StablehloOps.EXPONENTIAL, StablehloOps.LOGISTIC, StablehloOps.SQRT);

  /** Operations that keep the sign. */
  private static final ImmutableSet<OpDefinition> SIGN_KEEPING =
      ImmutableSet.of(
          StablehloOps.BROADCAST_IN_DIM,
          StablehloOps.CEIL,
          StablehloOps.FLOOR,
          StablehloOps.RESHAPE,
          StablehloOps.ROUND_NEAREST_AFZ,
          StablehloOps.ROUND_NEAREST_EVEN,
          StablehloOps.TRANSPOSE);

  private Conversions() {}

  /** {@code convert}. */
  static void convert(Operation op, Graph graph) {
    Ref operand = graph.readElements(op.operand(0));
    byte type = graph.heldType(op.result());
    boolean mayWrap =
        op.operand(0).tensorType().element() instanceof FloatType
            && op.result().tensorType().element() instanceof IntegerType integer
            && integer.isUnsigned()
            && !isPositive(op.operand(0));
    if (mayWrap) {
      // A processor makes large numbers of negative ones.
      operand =
          Arithmetic.elementwise(
              graph,
              BuiltinOperator.MAXIMUM,
              operand.type(),
              operand,
              Scalars.constant(graph, operand.type(), 0.0));
    }
    graph.define(op.result(), graph.cast(operand, type));
  }

  /** Whether the operation that defines a value gives no negative numbers. */
  private static boolean isPositive(Value value) {
    Operation op = value.definingOp();
    if (op == null) {
      return false;
    }
    if (SIGN_KEEPING.contains(op.definition())) {
      return isPositive(op.operand(0));
    }
    if (op.is(StablehloOps.CLAMP)) {
      return isPositiveConstant(op.operand(0));
    }
    if (op.is(StablehloOps.MAXIMUM)) {
      return isPositiveConstant(op.operand(0)) || isPositiveConstant(op.operand(1));
    }
    return POSITIVE.contains(op.definition()) || isPositiveConstant(value);
  }

  private static boolean isPositiveConstant(Value value) {
    return Views.splatDouble(value).orElse(-1.0) >= 0;
  }
}
