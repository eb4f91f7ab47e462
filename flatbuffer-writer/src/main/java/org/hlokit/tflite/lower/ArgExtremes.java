// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * The reduction of values and their positions that frameworks write for arg-max and arg-min: {@code
 * reduce(%x, iota)} with a body that compares the values and selects of both pairs.
 */
final class ArgExtremes {
  /** What a body may do with what it compares. */
  private static final ImmutableSet<OpDefinition> CHOOSING =
      ImmutableSet.of(
          StablehloOps.AND,
          StablehloOps.CONSTANT,
          StablehloOps.CONVERT,
          StablehloOps.MAXIMUM,
          StablehloOps.MINIMUM,
          StablehloOps.NOT,
          StablehloOps.OR,
          StablehloOps.SELECT);

  private ArgExtremes() {}

  /** Exports the reduction if it is one. */
  static boolean export(Operation reduce, Graph graph) {
    int[] dimensions = Attributes.ints(reduce, "dimensions");
    if (dimensions.length != 1 || !countsAlong(reduce.operand(1), dimensions[0])) {
      return false;
    }
    Boolean largest = direction(reduce);
    if (largest == null || !Reductions.isExtreme(reduce.operand(2), !largest)) {
      return false;
    }
    Ref operand = graph.read(reduce.operand(0));
    Optional<Byte> compute = Kernels.of(BuiltinOperator.ARG_MAX).computeType(operand.type());
    if (compute.isEmpty() || compute.get() == TensorType.INT64) {
      return false;
    }
    byte index = graph.heldType(reduce.result(1));
    byte produced = index == TensorType.INT64 ? index : TensorType.INT32;
    Shape shape = graph.shapeOf(reduce.result(1));
    Ref place =
        graph.emit(
            largest ? BuiltinOperator.ARG_MAX : BuiltinOperator.ARG_MIN,
            largest ? OptionTables.argMax(produced) : OptionTables.argMin(produced),
            produced,
            shape,
            graph.cast(operand, compute.get()),
            graph.ints(dimensions));
    graph.define(reduce.result(1), graph.cast(place, index));
    if (!reduce.result(0).isUnused()) {
      graph.define(
          reduce.result(0),
          Reductions.emit(
              graph,
              largest ? BuiltinOperator.REDUCE_MAX : BuiltinOperator.REDUCE_MIN,
              operand,
              dimensions,
              false,
              shape));
    }
    return true;
  }

  /** Whether a value's elements are their own positions along a dimension. */
  static boolean countsAlong(Value value, int dimension) {
    Value at = value;
    int along = dimension;
    for (Operation op = at.definingOp(); op != null; op = at.definingOp()) {
      if (op.is(StablehloOps.IOTA)) {
        return Attributes.integer(op, "iota_dimension", -1) == along;
      }
      if (!op.is(StablehloOps.BROADCAST_IN_DIM)) {
        return false;
      }
      int[] dimensions = Attributes.ints(op, "broadcast_dimensions");
      int found = -1;
      for (int i = 0; i < dimensions.length; i++) {
        if (dimensions[i] == along) {
          found = i;
        }
      }
      if (found < 0) {
        return false;
      }
      along = found;
      at = op.operand(0);
    }
    return false;
  }

  /** True for the largest, false for the smallest, null for another body. */
  private static @Nullable Boolean direction(Operation reduce) {
    Block body = reduce.region(0).entry();
    Boolean largest = null;
    for (Operation op : body.operations()) {
      if (!op.is(StablehloOps.COMPARE)) {
        if (!CHOOSING.contains(op.definition()) && !op.definition().has(Trait.TERMINATOR)) {
          return null;
        }
        continue;
      }
      String direction = Attributes.word(op, "comparison_direction");
      if (compares(op, body, 0)) {
        switch (direction) {
          case "GT", "GE" -> largest = true;
          case "LT", "LE" -> largest = false;
          default -> {}
        }
      } else if (compares(op, body, 1) && direction.startsWith("G")) {
        return null; // of equal values it wants the last, the operator gives the first
      }
    }
    return largest;
  }

  /** Whether both operands are the arguments for one input, the running one first. */
  private static boolean compares(Operation compare, Block body, int input) {
    return compare.operand(0) == body.argument(input)
        && compare.operand(1) == body.argument(input + 2);
  }
}
