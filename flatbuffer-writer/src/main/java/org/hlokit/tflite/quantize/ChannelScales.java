// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Floats;
import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Tensor;

/** Weights in eight bits, with scales for channels by which the largest element becomes 127. */
final class ChannelScales {
  private static final int LARGEST = 127;

  private final ConstantData source;
  private final byte type;
  private final int dimension;
  private final long run;
  private final float[] scales;

  private ChannelScales(ConstantData source, byte type, int dimension, long run, float[] scales) {
    this.source = source;
    this.type = type;
    this.dimension = dimension;
    this.run = run;
    this.scales = scales;
  }

  /**
   * Finds the scales, for which the weights are read once. Empty where they hold infinities or NaN,
   * which eight bits cannot say.
   *
   * @param dimension that of which each index has a scale of its own, -1 for one scale of all
   */
  static Optional<ChannelScales> of(Tensor weight, int dimension) throws IOException {
    long run = 1;
    for (int i = dimension + 1; i < weight.shape().length(); i++) {
      run *= weight.shape().get(i);
    }
    ConstantData source = weight.data().orElseThrow();
    float[] largest = new float[dimension < 0 ? 1 : weight.shape().get(dimension)];
    ChannelScales scales = new ChannelScales(source, weight.type(), dimension, run, largest);
    FloatStream.read(
        source,
        weight.type(),
        (first, values, count) ->
            scales.each(
                first,
                count,
                (channel, from, to) -> {
                  float most = largest[channel];
                  for (int i = from; i < to; i++) {
                    most = Math.max(most, Math.abs(values[i])); // NaN stays
                  }
                  largest[channel] = most;
                }));
    for (int i = 0; i < largest.length; i++) {
      if (!Float.isFinite(largest[i])) {
        return Optional.empty();
      }
      largest[i] = largest[i] == 0 ? 1 : Math.max(largest[i] / LARGEST, Float.MIN_NORMAL);
    }
    return Optional.of(scales);
  }

  /** Takes neighbours of one channel. */
  private interface Run {
    void accept(int channel, int from, int to);
  }

  private void each(long first, int count, Run action) {
    int i = 0;
    while (i < count) {
      long index = (first + i) / run;
      int end = (int) Math.min(count, (index + 1) * run - first);
      action.accept((int) (index % scales.length), i, end);
      i = end;
    }
  }

  Tensor.Quantization quantization() {
    return new Tensor.Quantization(
        ImmutableList.copyOf(Floats.asList(scales)),
        ImmutableLongArray.copyOf(new long[scales.length]),
        Math.max(dimension, 0));
  }

  /** The elements in eight bits, computed each time that they are asked for. */
  ConstantData data() {
    return new Converted(source, type, source.size() / FloatStream.width(type), 1, this::round);
  }

  private void round(long first, float[] values, int count, ByteBuffer target) {
    each(
        first,
        count,
        (channel, from, to) -> {
          float inverse = 1 / scales[channel];
          for (int i = from; i < to; i++) {
            float value = values[i] * inverse;
            int rounded = (int) (value + (value < 0 ? -0.5f : 0.5f));
            target.put((byte) Math.clamp(rounded, -LARGEST, LARGEST));
          }
        });
  }
}
