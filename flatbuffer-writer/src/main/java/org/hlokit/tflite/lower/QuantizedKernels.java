// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hlokit.ir.QuantizedType;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Tensor.Quantization;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/**
 * Operators whose kernels take integers with their quantization and round once, in fixed point:
 * within one quantum of what dequantizing, operating and quantizing gives.
 */
final class QuantizedKernels {
  /** Operators that only move elements: what goes in quantized comes out quantized alike. */
  private static final ImmutableSet<Integer> MOVING =
      ImmutableSet.of(
          BuiltinOperator.RESHAPE,
          BuiltinOperator.TRANSPOSE,
          BuiltinOperator.SLICE,
          BuiltinOperator.STRIDED_SLICE,
          BuiltinOperator.GATHER,
          BuiltinOperator.BROADCAST_TO,
          BuiltinOperator.CONCATENATION);

  private static final ImmutableSet<Integer> ELEMENTWISE =
      ImmutableSet.of(BuiltinOperator.ADD, BuiltinOperator.SUB, BuiltinOperator.MUL);

  /** Products with weights, by the dimension of the weights that is the output's last. */
  private static final ImmutableMap<Integer, Integer> WEIGHTED =
      ImmutableMap.of(
          BuiltinOperator.FULLY_CONNECTED, 0,
          BuiltinOperator.CONV_2D, 0,
          BuiltinOperator.DEPTHWISE_CONV_2D, 3);

  /** How far ADD and SUB shift operands left before they scale them. */
  private static final double ADD_HEADROOM = 1 << 20;

  private QuantizedKernels() {}

  /** What a storage type holds. */
  record Range(long smallest, long largest) {}

  static Range range(byte type) {
    return switch (type) {
      case TensorType.INT8 -> new Range(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case TensorType.UINT8 -> new Range(0, 255);
      case TensorType.INT16 -> new Range(Short.MIN_VALUE, Short.MAX_VALUE);
      case TensorType.UINT16 -> new Range(0, 65535);
      default -> new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
    };
  }

  /**
   * An operator that moves elements, on the 8-bit integers that its operands stand for; empty where
   * it is another, or they stand for none or for differently quantized ones.
   */
  static Optional<Ref> moved(Graph graph, int code, Options options, Shape shape, Ref... inputs) {
    if (!MOVING.contains(code) || inputs.length == 0) {
      return Optional.empty();
    }
    Ref first = graph.quantizedFrom(inputs[0].index()).orElse(null);
    Optional<Quantization> quantization =
        first == null ? Optional.empty() : graph.quantization(first).filter(Quantized::isPerTensor);
    if (first == null || quantization.isEmpty() || ElementTypes.bytes(first.type()) != 1) {
      return Optional.empty();
    }
    Ref[] stored = inputs.clone();
    for (int i = 0; i < inputs.length; i++) {
      Ref from = graph.quantizedFrom(inputs[i].index()).orElse(null);
      if (inputs[i].type() == inputs[0].type()) {
        if (from == null
            || from.type() != first.type()
            || !graph.quantization(from).equals(quantization)) {
          return Optional.empty();
        }
        stored[i] = from;
      }
    }
    Ref output = graph.stored(graph.nameFor(), first.type(), shape, quantization.get());
    graph.emit(code, options, List.of(output), stored);
    return Optional.of(output);
  }

  /**
   * The operator that gave {@code floats}, on integers, if it was one that has such a kernel and
   * all its operands stand for integers.
   *
   * @param type what the floats are to be rounded to
   */
  static Optional<Ref> fused(Graph graph, Ref floats, QuantizedType type) {
    Optional<Operator> producer = graph.producer(floats);
    if (producer.isEmpty() || Quantized.stored(type).orElse(-1) != TensorType.INT8) {
      return Optional.empty();
    }
    Quantization result = Quantized.parameters(type);
    Range whole = range(TensorType.INT8);
    if (!Quantized.isPerTensor(result)
        || type.smallest() > whole.smallest()
        || type.largest() < whole.largest()) {
      return Optional.empty();
    }
    int code = producer.get().kind().code();
    Integer outputDimension = WEIGHTED.get(code);
    if (!ELEMENTWISE.contains(code) && outputDimension == null) {
      return Optional.empty();
    }
    List<Ref> operands = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Optional<Ref> stored = graph.quantizedFrom(producer.get().inputs().get(i));
      if (stored.isEmpty() || stored.get().type() != TensorType.INT8) {
        return Optional.empty();
      }
      operands.add(stored.get());
    }
    boolean fits =
        outputDimension == null
            ? fitsElementwise(graph, code, operands, result)
            : fitsProduct(graph, operands, outputDimension);
    if (fits && producer.get().inputs().length() > 2) {
      Optional<Ref> bias = graph.constantAt(producer.get().inputs().get(2));
      fits = bias.isPresent();
      bias.ifPresent(constant -> operands.add(bias(graph, constant, operands)));
    }
    if (!fits) {
      return Optional.empty();
    }
    Ref output = graph.stored(graph.nameFor(), TensorType.INT8, floats.shape(), result);
    graph.emit(code, producer.get().options(), List.of(output), operands.toArray(Ref[]::new));
    return Optional.of(output);
  }

  private static boolean fitsElementwise(
      Graph graph, int code, List<Ref> operands, Quantization result) {
    double largest = 0;
    for (Ref operand : operands) {
      Quantization quantization = graph.quantization(operand).orElseThrow();
      if (!Quantized.isPerTensor(quantization)) {
        return false;
      }
      largest = Math.max(largest, quantization.scales().get(0));
    }
    // The kernels of addition end the process where this factor is not below one.
    return code == BuiltinOperator.MUL || 2 * largest / (ADD_HEADROOM * result.scales().get(0)) < 1;
  }

  /** Weights are a constant without zero points, with a scale for all or for each output. */
  private static boolean fitsProduct(Graph graph, List<Ref> operands, int outputDimension) {
    Quantization input = graph.quantization(operands.get(0)).orElseThrow();
    Quantization weights = graph.quantization(operands.get(1)).orElseThrow();
    return Quantized.isPerTensor(input)
        && operands.get(1).constant().isPresent()
        && weights.zeroPoints().stream().allMatch(point -> point == 0)
        && (Quantized.isPerTensor(weights) || weights.dimension() == outputDimension);
  }

  /** A bias as kernels take it: integers in quanta of the products that it is added to. */
  private static Ref bias(Graph graph, Ref floats, List<Ref> operands) {
    double input = graph.quantization(operands.get(0)).orElseThrow().scales().get(0);
    ImmutableList<Float> weights = graph.quantization(operands.get(1)).orElseThrow().scales();
    ImmutableList<Float> scales =
        weights.stream().map(w -> (float) (w * input)).collect(ImmutableList.toImmutableList());
    try {
      ByteBuffer source = floats.constant().orElseThrow().readAll();
      int[] values = new int[source.remaining() / Float.BYTES];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            (int)
                Math.round(
                    source.getFloat(i * Float.BYTES) / (double) scales.get(i % scales.size()));
      }
      ImmutableLongArray zeros = ImmutableLongArray.copyOf(new long[scales.size()]);
      return graph.constant(
          TensorType.INT32,
          floats.shape(),
          Constants.ofInts(values),
          new Quantization(scales, zeros, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
