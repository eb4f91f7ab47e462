// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.Arrays;
import org.hlokit.tflite.schema.BuiltinOperator;

/** Elementwise operators within what their kernels can do. */
final class Arithmetic {
  /** BROADCAST_TO's own limit. */
  private static final int MAX_BROADCAST_TO_RANK = 8;

  private Arithmetic() {}

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
    byte compute =
        kernel
            .computeType(type)
            .orElseThrow(
                () ->
                    graph.refusal(
                        "the runtime's %s has no kernel for %s"
                            .formatted(
                                BuiltinOperator.name(operator),
                                org.hlokit.tflite.schema.TensorType.name(type))));
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
      throw graph.refusal("a broadcast to rank " + shape.rank());
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

  /**
   * Defines the result of an elementwise operation: what was computed may still lack the repetition
   * that all operands had in common.
   */
  static void define(Graph graph, org.hlokit.ir.Value result, Ref computed) {
    Shape shape = graph.shapeOf(result);
    boolean whole =
        computed.shape().withoutLeadingOnes().equals(shape.withoutLeadingOnes())
            || (shape.isStatic()
                && computed.shape().isStatic()
                && computed.shape().elements() == shape.elements());
    graph.define(result, whole ? computed : broadcastTo(graph, computed, shape));
  }
}
