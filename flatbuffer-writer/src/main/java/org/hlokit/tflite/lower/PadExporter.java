// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.Arrays;
import org.hlokit.ir.Operation;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.StablehloPadOptions;

/** Exporter of {@code pad}. */
final class PadExporter {
  private static final int MAX_PAD_RANK = 5;

  private PadExporter() {}

  /** {@code pad}. */
  static void pad(Operation op, Graph graph) {
    Ref operand = graph.read(op.operand(0));
    Ref value = graph.reshape(graph.readBroadcast(op.operand(1)), Shape.SCALAR);
    graph.define(
        op.result(),
        pad(
            graph,
            operand,
            value,
            Attributes.ints(op, "edge_padding_low"),
            Attributes.ints(op, "edge_padding_high"),
            Attributes.ints(op, "interior_padding")));
  }

  /**
   * PADV2 at the edges; STABLEHLO_PAD, whose kernel crops and dilates too, for the rest; nothing
   * where nothing is added.
   */
  static Ref pad(Graph graph, Ref operand, Ref value, int[] low, int[] high, int[] interior) {
    int[] sizes = operand.shape().toArray();
    boolean changed = false;
    for (int i = 0; i < sizes.length; i++) {
      if (low[i] == 0 && high[i] == 0 && interior[i] == 0) {
        continue;
      }
      changed = true;
      if (sizes[i] == Shape.DYNAMIC) {
        throw graph.refusal("padding of a dynamic dimension");
      }
      sizes[i] += low[i] + high[i] + Math.max(sizes[i] - 1, 0) * interior[i];
    }
    if (!changed) {
      return operand;
    }
    Shape shape = Shape.of(sizes);
    boolean plain =
        Arrays.stream(interior).allMatch(count -> count == 0)
            && Arrays.stream(low).allMatch(count -> count >= 0)
            && Arrays.stream(high).allMatch(count -> count >= 0)
            && shape.rank() <= MAX_PAD_RANK
            && Kernels.of(BuiltinOperator.PADV2).types().contains(operand.type());
    if (!plain) {
      return general(graph, operand, value, shape, low, high, interior);
    }
    int[] paddings = new int[2 * low.length];
    for (int i = 0; i < low.length; i++) {
      paddings[2 * i] = low[i];
      paddings[2 * i + 1] = high[i];
    }
    return graph.emit(
        BuiltinOperator.PADV2,
        OptionTables.plain(BuiltinOperator.PADV2),
        operand.type(),
        shape,
        operand,
        graph.reshape(graph.ints(paddings), Shape.of(low.length, 2)),
        value);
  }

  private static Ref general(
      Graph graph, Ref operand, Ref value, Shape shape, int[] low, int[] high, int[] interior) {
    if (!shape.isStatic()) {
      throw graph.refusal("padding of a tensor with dynamic dimensions");
    }
    Options options =
        new Options.Builtin2(
            BuiltinOptions2.StablehloPadOptions,
            builder ->
                StablehloPadOptions.createStablehloPadOptions(
                    builder,
                    StablehloPadOptions.createEdgePaddingLowVector(
                        builder, GatherExporters.longs(low)),
                    StablehloPadOptions.createEdgePaddingHighVector(
                        builder, GatherExporters.longs(high)),
                    StablehloPadOptions.createInteriorPaddingVector(
                        builder, GatherExporters.longs(interior))));
    return graph.emit(
        BuiltinOperator.STABLEHLO_PAD, options, operand.type(), shape, operand, value);
  }
}
