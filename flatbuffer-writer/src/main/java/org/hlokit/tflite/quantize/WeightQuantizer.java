// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * Stores the weights of a finished model in fewer bits: those of products and convolutions and the
 * tables of GATHER. Small constants stay as they are.
 */
public final class WeightQuantizer {
  /** Below this many elements an operator costs more than the bytes. */
  private static final long SMALLEST = 1024;

  /** By the dimension that has scales. */
  private final Map<Integer, IdentityHashMap<ConstantData, Stored>> scaled = new HashMap<>();

  private final IdentityHashMap<ConstantData, Stored> halves = new IdentityHashMap<>();
  private int count;
  private long before;
  private long after;
  private int unfit;

  private WeightQuantizer() {}

  /** What became of a constant: its tensor, or nothing where its numbers cannot be stored so. */
  private record Stored(@Nullable Tensor tensor) {}

  /**
   * A model's subgraphs with their weights stored otherwise.
   *
   * @param count how many weights
   * @param before their bytes in the program
   * @param after their bytes as they are now, scales included
   * @param unfit how many were left alone since they hold what the format cannot say
   */
  public record Result(
      ImmutableList<Subgraph> subgraphs, int count, long before, long after, int unfit) {}

  /**
   * Stores weights in a format.
   *
   * @throws IOException when a constant's source fails
   */
  public static Result apply(WeightFormat format, List<Subgraph> subgraphs) throws IOException {
    WeightQuantizer quantizer = new WeightQuantizer();
    ImmutableList.Builder<Subgraph> built = ImmutableList.builder();
    for (Subgraph subgraph : subgraphs) {
      SubgraphRewriter rewriter = new SubgraphRewriter(subgraph);
      switch (format) {
        case NONE -> {}
        case INT8_WEIGHTS -> new Int8Weights(quantizer, rewriter).run();
        case F16_WEIGHTS -> new F16Weights(quantizer, rewriter).run();
      }
      built.add(rewriter.build());
    }
    return new Result(
        built.build(), quantizer.count, quantizer.before, quantizer.after, quantizer.unfit);
  }

  /**
   * Weights in eight bits with a scale for each index of a dimension, or with one scale where that
   * is -1; the same tensor each time. Empty for other constants.
   */
  Optional<Tensor> scaled(Tensor weight, int dimension) throws IOException {
    if (!isLarge(weight) || weight.shape().length() < 2) {
      return Optional.empty();
    }
    ConstantData data = weight.data().orElseThrow();
    IdentityHashMap<ConstantData, Stored> known =
        scaled.computeIfAbsent(dimension, _ -> new IdentityHashMap<>());
    Stored stored = known.get(data);
    if (stored == null) {
      Optional<ChannelScales> scales = ChannelScales.of(weight, dimension);
      stored = new Stored(scales.map(found -> rounded(weight, found)).orElse(null));
      long count = dimension < 0 ? 1 : weight.shape().get(dimension);
      note(data.size(), stored, count * Float.BYTES);
      known.put(data, stored);
    }
    return Optional.ofNullable(stored.tensor());
  }

  private static Tensor rounded(Tensor weight, ChannelScales scales) {
    return new Tensor(
        weight.name() + "_int8",
        TensorType.INT8,
        weight.shape(),
        Optional.of(scales.data()),
        Optional.of(scales.quantization()));
  }

  /** A constant of f32 as 16-bit floats, the same tensor each time; empty for other constants. */
  Optional<Tensor> half(Tensor weight) throws IOException {
    if (!isLarge(weight) || weight.type() != TensorType.FLOAT32) {
      return Optional.empty();
    }
    ConstantData data = weight.data().orElseThrow();
    Stored known = halves.get(data);
    if (known == null) {
      known =
          new Stored(
              Halves.fit(data)
                  ? Tensor.constant(
                      weight.name() + "_f16", TensorType.FLOAT16, weight.shape(), Halves.of(data))
                  : null);
      note(data.size(), known, 0);
      halves.put(data, known);
    }
    return Optional.ofNullable(known.tensor());
  }

  private void note(long size, Stored stored, long more) {
    Tensor tensor = stored.tensor();
    if (tensor == null) {
      unfit++;
      return;
    }
    count++;
    before += size;
    after += tensor.data().orElseThrow().size() + more;
  }

  private static boolean isLarge(Tensor weight) {
    boolean isFloat =
        weight.type() == TensorType.FLOAT32
            || weight.type() == TensorType.FLOAT16
            || weight.type() == TensorType.BFLOAT16;
    return isFloat
        && weight.data().isPresent()
        && weight.quantization().isEmpty()
        && elements(weight) >= SMALLEST;
  }

  private static long elements(Tensor tensor) {
    return tensor.shape().stream().asLongStream().reduce(1, (a, b) -> a * b);
  }
}
