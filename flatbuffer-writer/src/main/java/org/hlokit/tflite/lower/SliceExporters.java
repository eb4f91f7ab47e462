// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/**
 * Exporters of {@code slice} and {@code dynamic_slice}. Beyond the rank that kernels know, one
 * dimension is cut after the other, those before it and those behind it merged.
 */
final class SliceExporters {
  /** The kernels' limit. */
  private static final int MAX_SLICE_RANK = 5;

  private SliceExporters() {}

  /** {@code slice}. */
  static void slice(Operation op, Graph graph) {
    int[] start = Attributes.ints(op, "start_indices");
    int[] limit = Attributes.ints(op, "limit_indices");
    int[] strides = Attributes.ints(op, "strides");
    Shape shape = graph.shapeOf(op.result());
    Ref operand = graph.read(op.operand(0));
    if (shape.rank() <= MAX_SLICE_RANK) {
      graph.define(op.result(), slice(graph, operand, shape, start, limit, strides));
      return;
    }
    Ref sliced = operand;
    for (int i = 0; i < shape.rank(); i++) {
      int size = operand.shape().size(i);
      if (start[i] == 0 && limit[i] == size && strides[i] == 1) {
        continue;
      }
      Shape cut = with(sliced.shape(), i, shape.size(i));
      Ref part =
          slice(
              graph,
              graph.reshape(sliced, around(graph, sliced.shape(), i)),
              around(graph, cut, i),
              new int[] {0, start[i], 0},
              new int[] {sliced.shape().size(0), limit[i], -1},
              new int[] {1, strides[i], 1});
      sliced = graph.reshape(part, cut);
    }
    graph.define(op.result(), sliced);
  }

  private static Ref slice(
      Graph graph, Ref operand, Shape shape, int[] start, int[] limit, int[] strides) {
    if (Arrays.stream(strides).allMatch(stride -> stride == 1)) {
      // A size of -1 reaches to the end, which is how a dynamic dimension is kept whole.
      return slice(graph, operand, graph.ints(start), shape);
    }
    int[] ends =
        IntStream.range(0, limit.length)
            .map(i -> strides[i] == 1 ? start[i] + shape.size(i) : limit[i])
            .toArray();
    if (!shape.isStatic()) {
      throw graph.refusal("a slice with strides of a tensor with dynamic dimensions");
    }
    return graph.emit(
        BuiltinOperator.STRIDED_SLICE,
        OptionTables.stridedSlice(),
        operand.type(),
        shape,
        operand,
        graph.ints(start),
        graph.ints(ends),
        graph.ints(strides));
  }

  private static Ref slice(Graph graph, Ref operand, Ref start, Shape shape) {
    // The kernel reads both vectors in the type of the first.
    Ref sizes =
        start.type() == TensorType.INT64
            ? graph.constant(
                start.type(),
                start.shape(),
                Constants.ofLongs(GatherExporters.longs(shape.toArray())))
            : graph.ints(shape.toArray());
    return graph.emit(
        BuiltinOperator.SLICE,
        OptionTables.plain(BuiltinOperator.SLICE),
        operand.type(),
        shape,
        operand,
        start,
        sizes);
  }

  /** {@code dynamic_slice}: starts are clamped so that the slice lies inside, as the op demands. */
  static void dynamicSlice(Operation op, Graph graph) {
    Shape operandShape = graph.shapeOf(op.operand(0));
    Shape shape = graph.shapeOf(op.result());
    Ref operand = graph.read(op.operand(0));
    List<Value> starts = op.operands().subList(1, op.operandCount());
    int[] last = new int[shape.rank()];
    for (int i = 0; i < last.length; i++) {
      if (operandShape.size(i) == Shape.DYNAMIC && shape.size(i) != Shape.DYNAMIC) {
        throw graph.refusal("a dynamic slice of a dynamic dimension");
      }
      last[i] = operandShape.size(i) - shape.size(i);
    }
    if (shape.rank() <= MAX_SLICE_RANK) {
      graph.define(op.result(), slice(graph, operand, starts(graph, starts, last), shape));
      return;
    }
    Ref sliced = operand;
    for (int i = 0; i < shape.rank(); i++) {
      if (last[i] == 0) {
        continue;
      }
      Shape cut = with(sliced.shape(), i, shape.size(i));
      Ref start = starts(graph, List.of(starts.get(i)), new int[] {last[i]});
      Ref zero = graph.cast(graph.ints(0), start.type());
      Ref places =
          graph.emit(
              BuiltinOperator.CONCATENATION,
              OptionTables.concatenation(0),
              start.type(),
              Shape.of(3),
              zero,
              start,
              zero);
      Ref part =
          slice(
              graph,
              graph.reshape(sliced, around(graph, sliced.shape(), i)),
              places,
              around(graph, cut, i));
      sliced = graph.reshape(part, cut);
    }
    graph.define(op.result(), sliced);
  }

  private static Ref starts(Graph graph, List<Value> starts, int[] last) {
    boolean literal = starts.stream().allMatch(start -> Views.splat(start).isPresent());
    if (literal || Arrays.stream(last).allMatch(limit -> limit == 0)) {
      int[] known = new int[last.length];
      for (int i = 0; i < known.length; i++) {
        int at = i;
        known[i] =
            Views.splat(starts.get(i))
                .map(start -> Math.clamp(start.longValue(), 0, last[at]))
                .orElse(0);
      }
      return graph.ints(known);
    }
    Ref packed = GatherExporters.packed(graph, starts);
    byte type = packed.type();
    Ref limit =
        type == TensorType.INT64
            ? graph.constant(type, packed.shape(), Constants.ofLongs(GatherExporters.longs(last)))
            : graph.ints(last);
    Ref below = Arithmetic.elementwise(graph, BuiltinOperator.MINIMUM, type, packed, limit);
    return Arithmetic.elementwise(
        graph, BuiltinOperator.MAXIMUM, type, below, Scalars.constant(graph, type, 0L));
  }

  private static Shape with(Shape shape, int dimension, int size) {
    int[] sizes = shape.toArray();
    sizes[dimension] = size;
    return Shape.of(sizes);
  }

  /** A shape of three: what lies before a dimension, the dimension, what lies behind it. */
  private static Shape around(Graph graph, Shape shape, int dimension) {
    if (!shape.isStatic()) {
      throw graph.refusal("a slice of rank %d with dynamic dimensions".formatted(shape.rank()));
    }
    int[] sizes = {1, shape.size(dimension), 1};
    for (int i = 0; i < shape.rank(); i++) {
      if (i != dimension) {
        sizes[i < dimension ? 0 : 2] *= shape.size(i);
      }
    }
    return Shape.of(sizes);
  }
}
