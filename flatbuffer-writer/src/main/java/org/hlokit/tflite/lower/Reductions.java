// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

/** Exporters of {@code reduce}. */
final class Reductions {
  private Reductions() {}

  private static final ImmutableMap<OpDefinition, Integer> ON_NUMBERS =
      ImmutableMap.of(
          StablehloOps.ADD, BuiltinOperator.SUM,
          StablehloOps.MAXIMUM, BuiltinOperator.REDUCE_MAX,
          StablehloOps.MINIMUM, BuiltinOperator.REDUCE_MIN,
          StablehloOps.MULTIPLY, BuiltinOperator.REDUCE_PROD);

  private static final ImmutableMap<OpDefinition, Integer> ON_BOOLEANS =
      ImmutableMap.of(
          StablehloOps.OR, BuiltinOperator.REDUCE_ANY,
          StablehloOps.MAXIMUM, BuiltinOperator.REDUCE_ANY,
          StablehloOps.ADD, BuiltinOperator.REDUCE_ANY,
          StablehloOps.AND, BuiltinOperator.REDUCE_ALL,
          StablehloOps.MINIMUM, BuiltinOperator.REDUCE_ALL,
          StablehloOps.MULTIPLY, BuiltinOperator.REDUCE_ALL);

  /** How a reduction's result is combined with an initial value that is not neutral. */
  private static final ImmutableMap<Integer, Integer> COMBINERS =
      ImmutableMap.of(
          BuiltinOperator.SUM, BuiltinOperator.ADD,
          BuiltinOperator.REDUCE_MAX, BuiltinOperator.MAXIMUM,
          BuiltinOperator.REDUCE_MIN, BuiltinOperator.MINIMUM,
          BuiltinOperator.REDUCE_PROD, BuiltinOperator.MUL,
          BuiltinOperator.REDUCE_ANY, BuiltinOperator.LOGICAL_OR,
          BuiltinOperator.REDUCE_ALL, BuiltinOperator.LOGICAL_AND);

  /** {@code reduce} with one input and a body of one operation, or an arg-max or arg-min. */
  static void reduce(Operation op, Graph graph) {
    if (op.operandCount() == 4 && ArgExtremes.export(op, graph)) {
      return;
    }
    OpDefinition body = combiner(op.region(0));
    if (op.operandCount() != 2 || body == null) {
      throw graph.refusal(
          "only reductions of one input by add, multiply, maximum, minimum, and, or, and those that"
              + " find the place of an extreme are supported");
    }
    boolean booleans = graph.heldType(op.result(0)) == TensorType.BOOL;
    Integer operator = (booleans ? ON_BOOLEANS : ON_NUMBERS).get(body);
    if (operator == null) {
      throw graph.refusal("no operator reduces by %s here".formatted(body));
    }
    int[] dimensions = Attributes.ints(op, "dimensions");
    Ref operand = graph.read(op.operand(0));
    Ref result = reduceTo(graph, operator, operand, dimensions, op.result(0));
    if (!isNeutral(operator, op.operand(1))) {
      byte type = result.type();
      int combine = COMBINERS.getOrDefault(operator, BuiltinOperator.ADD);
      result =
          Arithmetic.elementwise(graph, combine, type, result, graph.readBroadcast(op.operand(1)));
    }
    graph.define(op.result(0), result);
  }

  /** Reduces, keeping the dimensions as 1 where the reader wants them so. */
  static Ref reduceTo(Graph graph, int operator, Ref operand, int[] dimensions, Value result) {
    Shape dropped = graph.shapeOf(result);
    Shape kept = kept(operand.shape(), dimensions);
    boolean keep = graph.wantedShape(result).filter(kept::equals).isPresent();
    return emit(graph, operator, operand, dimensions, keep, keep ? kept : dropped);
  }

  /** The shape with the reduced dimensions as 1. */
  static Shape kept(Shape shape, int[] dimensions) {
    int[] sizes = shape.toArray();
    for (int dimension : dimensions) {
      sizes[dimension] = 1;
    }
    return Shape.of(sizes);
  }

  /** A reduction operator, in a type that it has a kernel for. */
  static Ref emit(
      Graph graph, int operator, Ref operand, int[] dimensions, boolean keep, Shape shape) {
    if (dimensions.length == 0) {
      return operand;
    }
    byte compute = Arithmetic.computeType(graph, operator, operand.type());
    Ref reduced =
        graph.emit(
            operator,
            OptionTables.reducer(keep),
            compute,
            shape,
            graph.cast(operand, compute),
            graph.ints(dimensions));
    return graph.cast(reduced, operand.type());
  }

  /**
   * The operation that a body applies to its two arguments, or null where it does more. What only
   * spells the result otherwise is looked through: conversions between types that are held alike,
   * and the choice of true where it holds and false where it does not.
   */
  static @Nullable OpDefinition combiner(Region body) {
    Block block = body.entry();
    Operation last = block.terminator();
    if (block.arguments().size() != 2 || last.operandCount() != 1) {
      return null;
    }
    Value result = Views.sameElements(last.operand(0));
    Operation op = result.definingOp();
    while (op != null && op.is(StablehloOps.SELECT) && isTruth(op)) {
      result = Views.sameElements(op.operand(0));
      op = result.definingOp();
    }
    if (op == null || op.block() != block || op.operandCount() != 2) {
      return null;
    }
    Value left = Views.sameElements(op.operand(0));
    Value right = Views.sameElements(op.operand(1));
    boolean applies =
        left != right
            && block.arguments().contains(left)
            && block.arguments().contains(right)
            && (left == block.argument(0) || op.definition().has(Trait.COMMUTATIVE));
    return applies ? op.definition() : null;
  }

  /** Whether a selection of booleans gives its condition back. */
  private static boolean isTruth(Operation select) {
    return select.result().tensorType().element().equals(IntegerType.I1)
        && Views.splatDouble(select.operand(1)).orElse(0.0) == 1
        && Views.splatDouble(select.operand(2)).orElse(1.0) == 0;
  }

  private static boolean isNeutral(int operator, Value initial) {
    Optional<Number> splat = Views.splat(initial);
    if (splat.isEmpty()) {
      return false;
    }
    double value = splat.get().doubleValue();
    return switch (operator) {
      case BuiltinOperator.SUM, BuiltinOperator.REDUCE_ANY -> value == 0;
      case BuiltinOperator.REDUCE_PROD -> value == 1;
      case BuiltinOperator.REDUCE_ALL -> value != 0;
      case BuiltinOperator.REDUCE_MAX -> isExtreme(splat.get(), initial, false);
      case BuiltinOperator.REDUCE_MIN -> isExtreme(splat.get(), initial, true);
      default -> false;
    };
  }

  /** Whether a value is the largest or the smallest of its type. */
  static boolean isExtreme(Value value, boolean largest) {
    return Views.splat(value).filter(number -> isExtreme(number, value, largest)).isPresent();
  }

  private static boolean isExtreme(Number value, Value initial, boolean largest) {
    return Extremes.of(initial.tensorType().element(), largest)
        .map(extreme -> extreme.equals(value))
        .orElse(false);
  }
}
