// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static org.hlokit.tflite.schema.TensorType.BOOL;
import static org.hlokit.tflite.schema.TensorType.COMPLEX64;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/** Elementwise operators within what their kernels can do. */
final class Arithmetic {
  /** BROADCAST_TO's own limit. */
  private static final int MAX_BROADCAST_TO_RANK = 8;

  /** Up to which every kernel broadcasts. */
  private static final int MAX_EASY_RANK = 4;

  private Arithmetic() {}

  /**
   * Reads values of one shape so that they broadcast against each other. Where no element of them
   * is repeated but a scalar's, and all have one shape behind dimensions of size 1 that were added
   * or dropped, this is in that shape.
   */
  static Ref[] operands(Graph graph, Value... values) {
    Optional<Shape> behind = shapeBehind(graph, values);
    if (behind.isEmpty()) {
      return Arrays.stream(values).map(graph::readBroadcast).toArray(Ref[]::new);
    }
    Ref[] operands = new Ref[values.length];
    Set<Shape> shapes = new HashSet<>();
    for (int i = 0; i < values.length; i++) {
      boolean isScalar = Views.splat(values[i]).isPresent();
      operands[i] = isScalar ? graph.readBroadcast(values[i]) : graph.readElements(values[i]);
      if (!isScalar) {
        shapes.add(operands[i].shape());
      }
    }
    if (shapes.size() > 1) { // kernels give some results in shapes of their own
      for (int i = 0; i < values.length; i++) {
        if (Views.splat(values[i]).isEmpty()) {
          operands[i] = graph.reshape(operands[i], behind.get());
        }
      }
    }
    return operands;
  }

  private static Optional<Shape> shapeBehind(Graph graph, Value... values) {
    Optional<Shape> behind = Optional.empty();
    for (Value value : values) {
      if (Views.splat(value).isPresent()) {
        continue;
      }
      Value base = Views.sameElements(value);
      Shape shape = graph.shapeOf(base);
      if (base != Views.broadcast(value).base()
          || shape.rank() > Math.max(MAX_EASY_RANK, value.tensorType().rank())
          || (behind.isPresent() && !behind.get().equals(shape))) {
        return Optional.empty();
      }
      behind = Optional.of(shape);
    }
    return behind;
  }

  /**
   * An operator whose operands broadcast against each other and share an element type. Where there
   * is no kernel for the type, the operands are widened and the result is narrowed back, which for
   * integers gives the same bits as wrapping arithmetic.
   *
   * @param resultType the type of the result
   */
  static Ref elementwise(Graph graph, int operator, byte resultType, Ref... operands) {
    Kernels.Kernel kernel = Kernels.of(operator);
    byte type = operands[0].type();
    Optional<Integer> alike = Kernels.alike(operator, type);
    if (alike.isPresent()) {
      return alike(graph, alike.get(), operands[0], operands[1]);
    }
    boolean negatable = !kernel.types().contains(type) && type != BOOL && type != COMPLEX64;
    if (operator == BuiltinOperator.SUB && negatable) {
      return elementwise(
          graph, BuiltinOperator.ADD, type, operands[0], negated(graph, operands[1]));
    }
    if (operator == BuiltinOperator.NEG && negatable) {
      return negated(graph, operands[0]);
    }
    byte compute = computeType(graph, operator, type);
    Ref[] inputs =
        Arrays.stream(operands).map(operand -> graph.cast(operand, compute)).toArray(Ref[]::new);
    Shape shape = broadcastShape(graph, inputs);
    if (shape.rank() > kernel.broadcastRank()) {
      inputs =
          Arrays.stream(inputs).map(input -> broadcastTo(graph, input, shape)).toArray(Ref[]::new);
    }
    byte produced = resultType == type ? compute : resultType;
    Ref result = graph.emit(operator, OptionTables.plain(operator), produced, shape, inputs);
    return graph.cast(result, resultType);
  }

  /**
   * The type to compute in, {@link Kernels.Kernel#computeType}, or the reason why there is none.
   */
  static byte computeType(Graph graph, int operator, byte type) {
    return Kernels.of(operator)
        .computeType(type)
        .orElseThrow(
            () ->
                graph.refusal(
                    "the runtime's %s has no kernel for %s"
                        .formatted(BuiltinOperator.name(operator), TensorType.name(type))));
  }

  /** An operator whose kernel wants operands of one shape. */
  static Ref alike(Graph graph, int operator, Ref left, Ref right) {
    Shape shape = broadcastShape(graph, left, right);
    return graph.emit(
        operator,
        Options.none(),
        left.type(),
        shape,
        broadcastTo(graph, left, shape),
        broadcastTo(graph, right, shape));
  }

  private static Ref negated(Graph graph, Ref operand) {
    return elementwise(
        graph,
        BuiltinOperator.MUL,
        operand.type(),
        operand,
        Scalars.constant(graph, operand.type(), -1L));
  }

  /** The shape that operands have together. */
  static Shape broadcastShape(Graph graph, Ref... operands) {
    int rank = Arrays.stream(operands).mapToInt(operand -> operand.shape().rank()).max().orElse(0);
    int[] sizes = new int[rank];
    Arrays.fill(sizes, 1);
    for (Ref operand : operands) {
      for (int i = 0; i < operand.shape().rank(); i++) {
        int at = rank - 1 - i;
        int size = operand.shape().sizeFromEnd(i);
        if (sizes[at] == 1 || sizes[at] == Shape.DYNAMIC) {
          sizes[at] = size == 1 ? sizes[at] : size;
        } else if (size != 1 && size != Shape.DYNAMIC && size != sizes[at]) {
          throw graph.refusal("operands of shapes that do not broadcast");
        }
      }
    }
    return Shape.of(sizes);
  }

  /** Repeats a tensor to a larger shape; an operator only where the shapes differ. */
  static Ref broadcastTo(Graph graph, Ref ref, Shape shape) {
    if (ref.shape().equals(shape)) {
      return ref;
    }
    if (shape.isStatic() && ref.shape().isStatic() && ref.shape().elements() == shape.elements()) {
      return graph.reshape(ref, shape);
    }
    if (!shape.isStatic()) {
      throw graph.refusal("a broadcast to a dynamic shape");
    }
    if (shape.rank() > MAX_BROADCAST_TO_RANK) {
      return graph.reshape(mergedBroadcast(graph, ref, shape), shape);
    }
    return graph.derive(
        ref.index(),
        "broadcast to " + shape,
        () ->
            graph.emit(
                BuiltinOperator.BROADCAST_TO,
                OptionTables.plain(BuiltinOperator.BROADCAST_TO),
                ref.type(),
                shape,
                ref,
                graph.ints(shape.toArray())));
  }

  /** A broadcast in which neighbours that are all repeated, or all kept, are one dimension. */
  private static Ref mergedBroadcast(Graph graph, Ref ref, Shape shape) {
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    boolean repeated = false;
    for (int i = 0; i < shape.rank(); i++) {
      int behind = shape.rank() - 1 - i;
      int size = behind < ref.shape().rank() ? ref.shape().sizeFromEnd(behind) : 1;
      if (shape.size(i) == 1) {
        continue;
      }
      boolean repeats = size != shape.size(i);
      if (to.isEmpty() || repeats != repeated) {
        from.add(size);
        to.add(shape.size(i));
      } else {
        from.set(from.size() - 1, from.getLast() * size);
        to.set(to.size() - 1, to.getLast() * shape.size(i));
      }
      repeated = repeats;
    }
    Shape merged = Shape.of(Ints.toArray(to));
    if (merged.rank() > MAX_BROADCAST_TO_RANK) {
      throw graph.refusal("a broadcast to rank " + shape.rank());
    }
    return broadcastTo(graph, graph.reshape(ref, Shape.of(Ints.toArray(from))), merged);
  }

  /**
   * Defines the result of an elementwise operation: what was computed may still lack the repetition
   * that all operands had in common.
   */
  static void define(Graph graph, Value result, Ref computed) {
    Shape shape = graph.shapeOf(result);
    boolean whole =
        computed.shape().withoutOnes().equals(shape.withoutOnes())
            || (shape.isStatic()
                && computed.shape().isStatic()
                && computed.shape().elements() == shape.elements());
    if (whole) {
      graph.define(result, computed);
      return;
    }
    Optional<Ref> repeated =
        shape.isStatic() ? Optional.empty() : DynamicExporters.repeated(graph, computed, result);
    graph.define(result, repeated.orElseGet(() -> broadcastTo(graph, computed, shape)));
  }
}
