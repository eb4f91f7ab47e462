// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.schema.BitcastOptions;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.CastOptions;
import org.hlokit.tflite.schema.DequantizeOptions;
import org.hlokit.tflite.schema.TensorType;

/**
 * Weights as 16-bit floats. A DEQUANTIZE widens them once for all runs; of a table only the rows
 * that were looked up are widened.
 */
final class F16Weights {
  private static final ImmutableSet<Integer> PRODUCTS =
      ImmutableSet.of(
          BuiltinOperator.FULLY_CONNECTED,
          BuiltinOperator.BATCH_MATMUL,
          BuiltinOperator.CONV_2D,
          BuiltinOperator.DEPTHWISE_CONV_2D,
          BuiltinOperator.TRANSPOSE_CONV);

  private final WeightQuantizer quantizer;
  private final SubgraphRewriter graph;

  /** The widened tensor of each constant. */
  private final Map<Integer, Integer> widened = new HashMap<>();

  F16Weights(WeightQuantizer quantizer, SubgraphRewriter graph) {
    this.quantizer = quantizer;
    this.graph = graph;
  }

  void run() throws IOException {
    for (Operator operator : graph.operators()) {
      int code = operator.kind().code();
      if (PRODUCTS.contains(code)) {
        int[] inputs = operator.inputs().toArray();
        for (int i = 0; i < Math.min(2, inputs.length); i++) {
          inputs[i] = widen(inputs[i]);
        }
        graph.emit(operator.withInputs(inputs));
      } else if (code != BuiltinOperator.GATHER || !lookup(operator)) {
        graph.emit(operator);
      }
    }
  }

  /** The tensor to read instead of one: the same, or the widening of its 16-bit form. */
  private int widen(int index) throws IOException {
    Integer known = widened.get(index);
    if (known != null) {
      return known;
    }
    Tensor weight = graph.tensor(index);
    Optional<Tensor> half = quantizer.half(weight);
    int wide = index;
    if (half.isPresent()) {
      wide = graph.add(Tensor.of(weight.name() + "_f32", TensorType.FLOAT32, weight.shape()));
      graph.emit(
          OperatorKind.builtin(BuiltinOperator.DEQUANTIZE, 3),
          new Options.Builtin(
              BuiltinOptions.DequantizeOptions,
              builder -> {
                DequantizeOptions.startDequantizeOptions(builder);
                return DequantizeOptions.endDequantizeOptions(builder);
              }),
          wide,
          graph.add(half.get()));
    }
    widened.put(index, wide);
    return wide;
  }

  /** There is no GATHER of 16-bit floats, but one of integers of that width. */
  private boolean lookup(Operator gather) throws IOException {
    Optional<Tensor> half = quantizer.half(graph.tensor(gather.inputs().get(0)));
    if (half.isEmpty()) {
      return false;
    }
    Tensor rows = graph.tensor(gather.outputs().get(0));
    int table =
        graph.add(
            Tensor.constant(
                half.get().name() + "_bits",
                TensorType.INT16,
                half.get().shape(),
                half.get().data().orElseThrow()));
    int bits = graph.add(Tensor.of(rows.name() + "_bits", TensorType.INT16, rows.shape()));
    int narrow = graph.add(Tensor.of(rows.name() + "_f16", TensorType.FLOAT16, rows.shape()));
    graph.emit(
        OperatorKind.builtin(BuiltinOperator.GATHER, Math.max(4, gather.kind().version())),
        gather.options(),
        bits,
        table,
        gather.inputs().get(1));
    graph.emit(
        OperatorKind.builtin(BuiltinOperator.BITCAST, 1),
        new Options.Builtin(
            BuiltinOptions.BitcastOptions,
            builder -> {
              BitcastOptions.startBitcastOptions(builder);
              return BitcastOptions.endBitcastOptions(builder);
            }),
        narrow,
        bits);
    graph.emit(
        OperatorKind.builtin(BuiltinOperator.CAST, 5),
        new Options.Builtin(
            BuiltinOptions.CastOptions,
            builder ->
                CastOptions.createCastOptions(builder, TensorType.FLOAT16, TensorType.FLOAT32)),
        gather.outputs().get(0),
        narrow);
    return true;
  }
}
