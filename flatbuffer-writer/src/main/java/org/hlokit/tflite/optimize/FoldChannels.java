// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.Optional;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.quantize.Converted;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/**
 * Scales and shifts of channels behind a product, which become part of its weights and its bias:
 * batch normalisations with constant statistics. A weight is multiplied in 64 bits and rounded
 * once; large weights are, each time that they are read.
 */
final class FoldChannels {
  /** Products by the dimension of their weights that is the output's last. */
  private static final ImmutableMap<Integer, Integer> CHANNELS =
      ImmutableMap.of(
          BuiltinOperator.CONV_2D, 0,
          BuiltinOperator.DEPTHWISE_CONV_2D, 3,
          BuiltinOperator.CONV_3D, 4,
          BuiltinOperator.FULLY_CONNECTED, 0,
          BuiltinOperator.TRANSPOSE_CONV, 0);

  private FoldChannels() {}

  /**
   * A product whose result is changed channel by channel.
   *
   * @param constant the number for each channel
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Site(
      GraphEditor.Origin origin, Operator product, int channels, double[] constant) {

    /**
     * What operand {@code side} of an operator is, if it is only there for it and the other operand
     * is a number for each channel.
     */
    static Optional<Site> of(GraphEditor graph, Operator operator, int side) {
      int result = operator.inputs().get(side);
      GraphEditor.Origin origin = graph.origin(result).orElse(null);
      Operator product = origin == null ? null : graph.at(origin.producer());
      if (origin == null
          || product == null
          || !CHANNELS.containsKey(product.kind().code())
          || !graph.isFloat(result)
          || !graph.shape(result).equals(graph.shape(operator.outputs().get(0)))
          || !Activations.isPlain(product)
          || !Activations.isPlain(operator)) {
        return Optional.empty();
      }
      int channels = last(graph.shape(origin.tensor()));
      int other = operator.inputs().get(1 - side);
      Optional<float[]> values = graph.floats(other);
      boolean together = last(graph.shape(result)) == channels;
      if (channels < 1
          || values.isEmpty()
          || (values.get().length != 1
              && !(together && isOfChannels(graph.shape(other), channels)))) {
        return Optional.empty();
      }
      double[] constant = new double[channels];
      Arrays.setAll(constant, i -> values.get()[values.get().length == 1 ? 0 : i]);
      return Optional.of(new Site(origin, product, channels, constant));
    }

    private static int last(ImmutableIntArray shape) {
      return shape.isEmpty() ? 1 : shape.get(shape.length() - 1);
    }

    private static boolean isOfChannels(ImmutableIntArray shape, int channels) {
      for (int i = 0; i < shape.length() - 1; i++) {
        if (shape.get(i) != 1) {
          return false;
        }
      }
      return shape.isEmpty()
          || shape.get(shape.length() - 1) == 1
          || shape.get(shape.length() - 1) == channels;
    }

    /** Which operand the bias is; a transposed convolution has its output's shape before it. */
    private int biasPlace() {
      return product.kind().code() == BuiltinOperator.TRANSPOSE_CONV ? 3 : 2;
    }

    boolean hasBias() {
      return product.inputs().length() > biasPlace();
    }

    /** The bias as it is: zeros where there is none; empty where it is computed. */
    Optional<float[]> bias(GraphEditor graph) {
      int index = hasBias() ? product.inputs().get(biasPlace()) : -1;
      if (index < 0) {
        return Optional.of(new float[channels]);
      }
      Optional<Operator> fill = graph.writing(index, BuiltinOperator.FILL);
      Optional<float[]> values =
          fill.isPresent()
              ? Optional.of(fill.get().inputs().get(1)).flatMap(graph::floats)
              : graph.floats(index);
      return values
          .filter(found -> found.length == channels || found.length == 1)
          .map(
              found -> {
                float[] all = new float[channels];
                for (int i = 0; i < channels; i++) {
                  all[i] = found[found.length == 1 ? 0 : i];
                }
                return all;
              });
    }

    /** Puts other weights and another bias, and gives the result of the operator behind. */
    void emit(GraphEditor graph, int last, int weights, int bias) {
      int[] inputs = Arrays.copyOf(product.inputs().toArray(), biasPlace() + (bias < 0 ? 0 : 1));
      inputs[1] = weights;
      if (bias >= 0) {
        inputs[biasPlace()] = bias;
      }
      graph.join(
          origin,
          new Operator(
              kind(bias >= 0),
              ImmutableIntArray.copyOf(inputs),
              product.outputs(),
              product.options()),
          last);
    }

    /** Versions tell whether there is a bias. */
    private OperatorKind kind(boolean biased) {
      int version = product.kind().version();
      return switch (product.kind().code()) {
        case BuiltinOperator.FULLY_CONNECTED ->
            OperatorKind.builtin(product.kind().code(), biased ? Math.min(version, 5) : version);
        case BuiltinOperator.TRANSPOSE_CONV ->
            OperatorKind.builtin(product.kind().code(), biased ? Math.max(version, 3) : version);
        default -> product.kind();
      };
    }
  }

  /** {@code product + c}, {@code c + product} and {@code product - c}. */
  static boolean bias(GraphEditor graph, int place, Operator operator) {
    boolean adds = operator.kind().code() == BuiltinOperator.ADD;
    if (!adds && operator.kind().code() != BuiltinOperator.SUB) {
      return false;
    }
    for (int side = 0; side < (adds ? 2 : 1); side++) {
      Optional<Site> site = Site.of(graph, operator, side);
      Optional<float[]> bias = site.flatMap(found -> found.bias(graph));
      if (site.isPresent() && bias.isPresent()) {
        float[] sum = new float[site.get().channels()];
        for (int i = 0; i < sum.length; i++) {
          double constant = site.get().constant()[i];
          sum[i] = (float) (bias.get()[i] + (adds ? constant : -constant));
        }
        int vector = graph.add("bias_" + operator.outputs().get(0), sum);
        site.get().emit(graph, place, site.get().product().inputs().get(1), vector);
        return true;
      }
    }
    return false;
  }

  /** {@code product * c}, {@code c * product} and {@code product / c}. */
  static boolean scale(GraphEditor graph, int place, Operator operator) {
    boolean multiplies = operator.kind().code() == BuiltinOperator.MUL;
    if (!multiplies && operator.kind().code() != BuiltinOperator.DIV) {
      return false;
    }
    for (int side = 0; side < (multiplies ? 2 : 1); side++) {
      Optional<Site> site = Site.of(graph, operator, side);
      if (site.isPresent() && scale(graph, place, site.get(), multiplies)) {
        return true;
      }
    }
    return false;
  }

  private static boolean scale(GraphEditor graph, int place, Site site, boolean multiplies) {
    double[] factors =
        multiplies
            ? site.constant()
            : Arrays.stream(site.constant()).map(divisor -> 1 / divisor).toArray();
    int index = site.product().inputs().get(1);
    Tensor weights = graph.tensor(index);
    Optional<float[]> bias = site.bias(graph);
    // Weights that are used elsewhere would be in the file twice.
    if (weights.data().isEmpty()
        || !graph.isFloat(index)
        || graph.uses(index) != 1
        || bias.isEmpty()
        || !Arrays.stream(factors).allMatch(factor -> Math.abs(factor) <= Float.MAX_VALUE)) {
      return false;
    }
    float[] scaled = new float[site.channels()];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (bias.get()[i] * factors[i]);
    }
    int dimension = CHANNELS.getOrDefault(site.product().kind().code(), 0);
    Tensor product =
        Tensor.constant(
            weights.name() + "_scaled",
            TensorType.FLOAT32,
            weights.shape(),
            scaled(weights, dimension, factors));
    int vector = site.hasBias() ? graph.add("bias_" + site.product().outputs().get(0), scaled) : -1;
    site.emit(graph, place, graph.add(product), vector);
    return true;
  }

  private static ConstantData scaled(Tensor weights, int dimension, double[] factors) {
    long inner = 1;
    for (int i = dimension + 1; i < weights.shape().length(); i++) {
      inner *= weights.shape().get(i);
    }
    long run = inner;
    ConstantData source = weights.data().orElseThrow();
    return new Converted(
        source,
        TensorType.FLOAT32,
        source.size() / Float.BYTES,
        Float.BYTES,
        (first, values, count, target) -> {
          for (int i = 0; i < count; i++) {
            int channel = (int) ((first + i) / run % factors.length);
            target.putFloat((float) (values[i] * factors[channel]));
          }
        });
  }
}
