// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.List;
import java.util.stream.IntStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * Exporters of {@code sort} and {@code chlo.top_k} as TOPK_V2, which gives the largest elements of
 * the last dimension in order, of equal ones the first. Ascending order is that of the negated
 * keys; what is sorted along is gathered by the positions.
 */
final class SortExporters {
  private SortExporters() {}

  /** {@code chlo.top_k}. */
  static void topK(Operation op, Graph graph) {
    int k = (int) Attributes.integer(op, "k", 1);
    List<Ref> found = largest(graph, graph.read(op.operand(0)), k);
    graph.define(op.result(0), found.get(0));
    graph.define(op.result(1), graph.cast(found.get(1), graph.heldType(op.result(1))));
  }

  /** {@code sort} by one key. */
  static void sort(Operation op, Graph graph) {
    int key = key(op);
    if (key < 0) {
      throw graph.refusal("only sorts by a comparison of one operand's elements are supported");
    }
    boolean descending = isDescending(op);
    Shape shape = graph.shapeOf(op.operand(0));
    int dimension = (int) Attributes.integer(op, "dimension", -1);
    int axis = dimension < 0 ? dimension + shape.rank() : dimension;
    int[] toLast =
        IntStream.range(0, shape.rank())
            .map(i -> i == axis ? shape.rank() - 1 : i == shape.rank() - 1 ? axis : i)
            .toArray();
    Ref keys = Permutations.apply(graph, graph.read(op.operand(key)), toLast);
    int length = shape.size(axis);
    if (length == 0) {
      throw graph.refusal("the runtime sorts no empty tensor");
    }
    if (length == Shape.DYNAMIC) {
      throw graph.refusal("a sort along a dynamic dimension");
    }
    List<Ref> sorted = largest(graph, descending ? keys : negated(graph, keys), length);
    Ref places = sorted.get(1);
    for (int i = 0; i < op.operandCount(); i++) {
      Ref moved =
          i == key
              ? descending ? sorted.get(0) : negated(graph, sorted.get(0))
              : follow(graph, op.operand(i), toLast, places);
      graph.define(op.result(i), Permutations.apply(graph, moved, toLast));
    }
  }

  /** Values and positions of the largest elements of the last dimension. */
  private static List<Ref> largest(Graph graph, Ref operand, int k) {
    byte compute = Arithmetic.computeType(graph, BuiltinOperator.TOPK_V2, operand.type());
    int[] sizes = operand.shape().toArray();
    sizes[sizes.length - 1] = k;
    Shape shape = Shape.of(sizes);
    List<Ref> outputs =
        List.of(
            graph.tensor(graph.nameFor(), compute, shape),
            graph.tensor(graph.nameFor() + "_places", TensorType.INT32, shape));
    graph.emit(
        BuiltinOperator.TOPK_V2,
        OptionTables.plain(BuiltinOperator.TOPK_V2),
        outputs,
        graph.cast(operand, compute),
        Scalars.constant(graph, TensorType.INT32, (long) k));
    return List.of(graph.cast(outputs.get(0), operand.type()), outputs.get(1));
  }

  /** Keys in the opposite order: -x for floats, -1 - x for integers, which has no overflow. */
  private static Ref negated(Graph graph, Ref keys) {
    if (keys.type() == TensorType.BOOL) {
      return Arithmetic.elementwise(graph, BuiltinOperator.LOGICAL_NOT, keys.type(), keys);
    }
    return ElementTypes.isFloat(keys.type())
        ? Arithmetic.elementwise(graph, BuiltinOperator.NEG, keys.type(), keys)
        : Arithmetic.elementwise(
            graph,
            BuiltinOperator.SUB,
            keys.type(),
            Scalars.constant(graph, keys.type(), -1L),
            keys);
  }

  /** An operand in the order of the positions; a counting one is the positions. */
  private static Ref follow(Graph graph, Value operand, int[] toLast, Ref places) {
    int rank = toLast.length;
    if (ArgExtremes.countsAlong(operand, toLast[rank - 1])) {
      return graph.cast(places, graph.heldType(operand));
    }
    Ref values = Permutations.apply(graph, graph.read(operand), toLast);
    return graph.emit(
        BuiltinOperator.GATHER,
        OptionTables.gather(rank - 1, rank - 1),
        values.type(),
        places.shape(),
        values,
        places);
  }

  /** The operand whose elements are compared, -1 if the comparison is another. */
  private static int key(Operation sort) {
    Operation compare = comparison(sort);
    if (compare == null) {
      return -1;
    }
    Block body = sort.region(0).entry();
    int left = argument(compare.operand(0), body);
    int right = argument(compare.operand(1), body);
    boolean pair = left >= 0 && right >= 0 && left / 2 == right / 2 && left != right;
    return pair ? left / 2 : -1;
  }

  private static boolean isDescending(Operation sort) {
    Operation compare = comparison(sort);
    if (compare == null) {
      return false;
    }
    boolean swapped = argument(compare.operand(0), sort.region(0).entry()) % 2 == 1;
    boolean greater = Attributes.word(compare, "comparison_direction").startsWith("G");
    return greater != swapped;
  }

  private static @Nullable Operation comparison(Operation sort) {
    Operation compare = sort.region(0).entry().terminator().operand(0).definingOp();
    return compare != null && compare.is(StablehloOps.COMPARE) ? compare : null;
  }

  /**
   * Which argument a value is, seen through the selections that make all zeros and all NaNs alike;
   * -1 if it is something else.
   */
  private static int argument(Value value, Block body) {
    Value at = value;
    for (Operation op = at.definingOp(); op != null; op = at.definingOp()) {
      if (op.is(StablehloOps.SELECT) && Views.splat(op.operand(1)).isPresent()) {
        at = op.operand(2);
      } else {
        return -1;
      }
    }
    return body.arguments().indexOf(at);
  }
}
