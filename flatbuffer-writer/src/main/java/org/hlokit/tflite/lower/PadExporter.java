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

  /** PADV2 at the edges; STABLEHLO_PAD, whose kernel crops and dilates too, for the rest. */
  static void pad(Operation op, Graph graph) {
    int[] low = Attributes.ints(op, "edge_padding_low");
    int[] high = Attributes.ints(op, "edge_padding_high");
    int[] interior = Attributes.ints(op, "interior_padding");
    Ref operand = graph.read(op.operand(0));
    Shape shape = graph.shapeOf(op.result());
    Ref value = graph.reshape(graph.readBroadcast(op.operand(1)), Shape.SCALAR);
    boolean plain =
        Arrays.stream(interior).allMatch(count -> count == 0)
            && Arrays.stream(low).allMatch(count -> count >= 0)
            && Arrays.stream(high).allMatch(count -> count >= 0)
            && shape.rank() <= MAX_PAD_RANK
            && Kernels.of(BuiltinOperator.PADV2).types().contains(operand.type());
    if (!plain) {
      general(op, graph, operand, value, shape, low, high, interior);
      return;
    }
    int[] paddings = new int[2 * low.length];
    for (int i = 0; i < low.length; i++) {
      paddings[2 * i] = low[i];
      paddings[2 * i + 1] = high[i];
    }
    Ref amounts = graph.reshape(graph.ints(paddings), Shape.of(low.length, 2));
    graph.define(
        op.result(),
        graph.emit(
            BuiltinOperator.PADV2,
            OptionTables.plain(BuiltinOperator.PADV2),
            operand.type(),
            shape,
            operand,
            amounts,
            value));
  }

  private static void general(
      Operation op,
      Graph graph,
      Ref operand,
      Ref value,
      Shape shape,
      int[] low,
      int[] high,
      int[] interior) {
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
    graph.define(
        op.result(),
        graph.emit(BuiltinOperator.STABLEHLO_PAD, options, operand.type(), shape, operand, value));
  }
}
