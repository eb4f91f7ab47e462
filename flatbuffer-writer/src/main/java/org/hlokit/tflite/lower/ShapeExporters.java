// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/** Exporters of operations that arrange elements without computing with them. */
final class ShapeExporters {
  /** A splat beyond this many bytes is filled in when the model runs. */
  private static final long FILL_FROM = 1 << 14;

  private ShapeExporters() {}

  /** {@code transpose}. */
  static void transpose(Operation op, Graph graph) {
    Permutations.Permuted permuted = Permutations.behind(op.result());
    graph.define(
        op.result(),
        Permutations.apply(graph, graph.read(permuted.base()), permuted.permutation()));
  }

  /** {@code broadcast_in_dim} whose reader wants it in full. */
  static void broadcastInDim(Operation op, Graph graph) {
    Value result = op.result();
    Shape shape = graph.shapeOf(result);
    Optional<Number> splat = Views.splat(result);
    if (splat.isPresent()) {
      graph.define(result, fill(graph, graph.heldType(result), shape, splat.get()));
      return;
    }
    if (repeatInto(op, graph)) {
      return;
    }
    int[] dimensions = Attributes.ints(op, "broadcast_dimensions");
    int[] order =
        IntStream.range(0, dimensions.length)
            .boxed()
            .sorted((a, b) -> Integer.compare(dimensions[a], dimensions[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean ordered = Arrays.equals(order, IntStream.range(0, order.length).toArray());
    if (ordered) {
      graph.define(result, Arithmetic.broadcastTo(graph, graph.readBroadcast(result), shape));
      return;
    }
    Ref operand = Permutations.apply(graph, graph.read(op.operand(0)), order);
    int[] sizes = new int[shape.rank()];
    Arrays.fill(sizes, 1);
    for (int i = 0; i < order.length; i++) {
      sizes[dimensions[order[i]]] = operand.shape().size(i);
    }
    Ref placed = graph.reshape(operand, Shape.of(sizes));
    graph.define(result, Arithmetic.broadcastTo(graph, placed, shape));
  }

  /** A tensor full of one number: a constant while it is small, else an operator. */
  static Ref fill(Graph graph, byte type, Shape shape, Number value) {
    Ref scalar = Scalars.constant(graph, type, value);
    if (shape.rank() == 0) {
      return scalar;
    }
    if (!shape.isStatic()) {
      throw graph.refusal("a splat of dynamic shape");
    }
    long elements = shape.elements();
    if (elements * ElementTypes.bytes(type) <= FILL_FROM) {
      return graph.derive(
          scalar.index(),
          shape,
          () ->
              graph.constant(
                  type, shape, Constants.repeated(scalar.constant().orElseThrow(), elements)));
    }
    return graph.derive(
        scalar.index(),
        shape,
        () ->
            graph.emit(
                BuiltinOperator.FILL,
                OptionTables.plain(BuiltinOperator.FILL),
                type,
                shape,
                graph.ints(shape.toArray()),
                scalar));
  }

  /**
   * A broadcast that is read only in the shape in which the new dimension has been merged with its
   * neighbour, as when heads are repeated: one operator instead of two reshapes and a broadcast.
   */
  private static boolean repeatInto(Operation op, Graph graph) {
    Shape wanted = graph.wantedShape(op.result()).orElse(Shape.SCALAR);
    Shape full = graph.shapeOf(op.result());
    Views.Broadcast view = Views.broadcast(op.result());
    int added = onlyRepeated(view.shape(), full);
    if (added < 0 || wanted.rank() != full.rank() - 1) {
      return false;
    }
    for (int merged = Math.max(added - 1, 0); merged <= added && merged < wanted.rank(); merged++) {
      int kept = merged == added ? added + 1 : merged;
      if (!wanted.equals(merge(full, merged))) {
        continue;
      }
      Shape behind = merge(view.shape(), merged);
      int size = view.shape().size(kept);
      Ref base = graph.reshape(graph.readBroadcast(op.result()), behind);
      if (size == 1) {
        graph.define(op.result(), Arithmetic.broadcastTo(graph, base, wanted));
        return true;
      }
      int times = full.size(added);
      boolean each = kept < added;
      int[] indexes =
          IntStream.range(0, size * times).map(i -> each ? i / times : i % size).toArray();
      graph.define(
          op.result(),
          graph.emit(
              BuiltinOperator.GATHER,
              OptionTables.gather(merged, 0),
              base.type(),
              wanted,
              base,
              graph.ints(indexes)));
      return true;
    }
    return false;
  }

  /** The one dimension in which a shape is repeated to another, -1 if there are several. */
  private static int onlyRepeated(Shape from, Shape to) {
    int found = -1;
    for (int i = 0; i < to.rank(); i++) {
      if (from.size(i) != to.size(i)) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  /** A shape whose dimensions {@code at} and {@code at + 1} are one. */
  private static Shape merge(Shape shape, int at) {
    int[] merged = new int[shape.rank() - 1];
    for (int i = 0; i < merged.length; i++) {
      merged[i] = shape.size(i <= at ? i : i + 1);
    }
    merged[at] *= shape.size(at + 1);
    return Shape.of(merged);
  }

  /** {@code iota} of static shape is a constant. */
  static void iota(Operation op, Graph graph) {
    Shape shape = graph.shapeOf(op.result());
    int dimension = (int) Attributes.integer(op, "iota_dimension", 0);
    byte type = graph.heldType(op.result());
    int size = shape.size(dimension);
    int[] line = new int[shape.rank()];
    Arrays.fill(line, 1);
    line[dimension] = size;
    Ref numbers = graph.constant(type, Shape.of(line), Constants.counting(type, size));
    graph.define(op.result(), Arithmetic.broadcastTo(graph, numbers, shape));
  }

  /** {@code concatenate}. */
  static void concatenate(Operation op, Graph graph) {
    int axis = (int) Attributes.integer(op, "dimension", 0);
    Shape shape = graph.shapeOf(op.result());
    // What is empty adds nothing, and is no tensor that kernels know.
    List<Value> parts =
        op.operands().stream().filter(value -> graph.shapeOf(value).size(axis) != 0).toList();
    Ref[] inputs =
        (parts.isEmpty() ? op.operands().subList(0, 1) : parts)
            .stream().map(graph::read).toArray(Ref[]::new);
    if (inputs.length == 1) {
      graph.define(op.result(), inputs[0]);
      return;
    }
    byte type = inputs[0].type();
    graph.define(
        op.result(),
        graph.emit(
            BuiltinOperator.CONCATENATION, OptionTables.concatenation(axis), type, shape, inputs));
  }

  /** {@code reverse}, one dimension at a time as the kernel wants adjacent ones. */
  static void reverse(Operation op, Graph graph) {
    Ref operand = graph.read(op.operand(0));
    for (int dimension : Attributes.ints(op, "dimensions")) {
      operand =
          graph.emit(
              BuiltinOperator.REVERSE_V2,
              OptionTables.plain(BuiltinOperator.REVERSE_V2),
              operand.type(),
              operand.shape(),
              operand,
              graph.ints(dimension));
    }
    graph.define(op.result(), operand);
  }

  /**
   * {@code bitcast_convert}. Where the width changes, the parts of the wider element are a last
   * dimension, which is what the operator makes of it, too.
   */
  static void bitcastConvert(Operation op, Graph graph) {
    byte from = graph.storedType(op.operand(0));
    byte to = graph.storedType(op.result());
    if (from == TensorType.BOOL || to == TensorType.BOOL) {
      throw graph.refusal("a bitcast of booleans, which the runtime stores as bytes");
    }
    Ref operand = graph.cast(graph.read(op.operand(0)), from);
    Ref bits =
        graph.emit(
            BuiltinOperator.BITCAST,
            OptionTables.plain(BuiltinOperator.BITCAST),
            to,
            graph.shapeOf(op.result()),
            operand);
    graph.define(op.result(), graph.held(bits));
  }
}
