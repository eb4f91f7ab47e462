// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import java.util.Arrays;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Scalars;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A reduction of one tensor, as {@code stablehlo.reduce} or as the custom call that some exporters
 * write for it.
 *
 * @param dimensions those reduced, not negative
 * @param combiner the op that combines two elements
 * @param isMean whether the sum is divided by the number of elements, too
 * @param fault what keeps it from being a plain sum, or null where it is one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reduction(
    Value input, long[] dimensions, OpDefinition combiner, boolean isMean, @Nullable String fault) {

  static boolean isReduction(Operation op) {
    return (op.is(StablehloOps.REDUCE) && op.resultCount() == 1) || customCombiner(op) != null;
  }

  /** What {@code op} reduces, or null where it reduces nothing that can be read. */
  static @Nullable Reduction read(Operation op) {
    return op.is(StablehloOps.REDUCE) ? ofReduce(op) : ofCustomCall(op);
  }

  private static @Nullable Reduction ofReduce(Operation op) {
    if (op.operandCount() != 2) {
      return null;
    }
    OpDefinition combiner = combiner(op);
    if (combiner == null) {
      return null;
    }
    String fault = null;
    if (combiner != StablehloOps.ADD) {
      fault = "they are combined by " + combiner.name();
    } else if (!Scalars.is(op.operand(1), 0)) {
      fault = "the sum does not start from the constant 0";
    }
    return new Reduction(
        op.operand(0), StablehloBuilder.integers(op, "dimensions"), combiner, false, fault);
  }

  /** The op that the body applies to its two arguments and returns, or null where it does more. */
  private static @Nullable OpDefinition combiner(Operation reduce) {
    Block body = reduce.region(0).entry();
    Operation first = body.firstOp();
    if (first == null
        || first.next() != body.lastOp()
        || first.operandCount() != 2
        || first.resultCount() != 1
        || body.terminator().operandCount() != 1
        || body.terminator().operand(0) != first.result()) {
      return null;
    }
    Value left = body.argument(0);
    Value right = body.argument(1);
    boolean ofArguments =
        (first.operand(0) == left && first.operand(1) == right)
            || (first.operand(0) == right && first.operand(1) == left);
    return ofArguments ? first.definition() : null;
  }

  private static @Nullable Reduction ofCustomCall(Operation op) {
    OpDefinition combiner = customCombiner(op);
    if (combiner == null
        || op.operandCount() != 1
        || op.resultCount() != 1
        || !(op.operand(0).type() instanceof TensorType type)) {
      return null;
    }
    long[] dimensions = integers(op.attribute("dimensions"));
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] += dimensions[i] < 0 ? type.rank() : 0;
      if (dimensions[i] < 0 || dimensions[i] >= type.rank()) {
        return null;
      }
    }
    String fault = combiner == StablehloOps.ADD ? null : "they are combined by " + combiner.name();
    return new Reduction(
        op.operand(0), dimensions, combiner, target(op).equals("reduce_mean"), fault);
  }

  private static @Nullable OpDefinition customCombiner(Operation op) {
    return switch (target(op)) {
      case "reduce_mean", "reduce_sum" -> StablehloOps.ADD;
      case "reduce_max" -> StablehloOps.MAXIMUM;
      case "reduce_min" -> StablehloOps.MINIMUM;
      default -> null;
    };
  }

  /** The target of a custom call; empty for other ops. */
  static String target(Operation op) {
    return op.is(StablehloOps.CUSTOM_CALL)
            && op.attribute("call_target_name") instanceof StringAttr name
        ? name.value()
        : "";
  }

  /** {@code [1, 2]}, {@code array<i64: 1, 2>} or {@code 1}. */
  static long[] integers(@Nullable Attribute attribute) {
    return switch (attribute) {
      case DenseArrayAttr array -> array.values().toArray();
      case IntegerAttr integer -> new long[] {integer.longValue()};
      case ArrayAttr array
          when array.elements().stream().allMatch(element -> element instanceof IntegerAttr) ->
          array.elements().stream()
              .mapToLong(element -> ((IntegerAttr) element).longValue())
              .toArray();
      case null, default -> new long[0];
    };
  }

  @Override
  public String toString() {
    return combiner.name() + Arrays.toString(dimensions);
  }
}
