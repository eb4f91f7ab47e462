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

/** A matrix in eight bits, with a scale for each row by which its largest element becomes 127. */
final class RowScales {
  private static final int LARGEST = 127;

  private final ConstantData source;
  private final byte type;
  private final long rowLength;
  private final float[] scales;

  private RowScales(ConstantData source, byte type, long rowLength, float[] scales) {
    this.source = source;
    this.type = type;
    this.rowLength = rowLength;
    this.scales = scales;
  }

  /**
   * Finds the scales, for which the matrix is read once. Empty where it holds infinities or NaN,
   * which eight bits cannot say.
   */
  static Optional<RowScales> of(ConstantData source, byte type, int rows, long rowLength)
      throws IOException {
    float[] largest = new float[rows];
    FloatStream.read(
        source,
        type,
        (first, values, count) -> {
          int i = 0;
          while (i < count) {
            int row = (int) ((first + i) / rowLength);
            int end = (int) Math.min(count, (row + 1) * rowLength - first);
            float most = largest[row];
            for (; i < end; i++) {
              most = Math.max(most, Math.abs(values[i])); // NaN stays
            }
            largest[row] = most;
          }
        });
    for (int i = 0; i < rows; i++) {
      if (!Float.isFinite(largest[i])) {
        return Optional.empty();
      }
      largest[i] = largest[i] == 0 ? 1 : Math.max(largest[i] / LARGEST, Float.MIN_NORMAL);
    }
    return Optional.of(new RowScales(source, type, rowLength, largest));
  }

  Tensor.Quantization quantization() {
    return new Tensor.Quantization(
        ImmutableList.copyOf(Floats.asList(scales)),
        ImmutableLongArray.copyOf(new long[scales.length]),
        0);
  }

  /** The elements in eight bits, computed each time that they are asked for. */
  ConstantData data() {
    return new Converted(source, type, scales.length * rowLength, 1, this::round);
  }

  private void round(long first, float[] values, int count, ByteBuffer target) {
    int i = 0;
    while (i < count) {
      int row = (int) ((first + i) / rowLength);
      int end = (int) Math.min(count, (row + 1) * rowLength - first);
      float inverse = 1 / scales[row];
      for (; i < end; i++) {
        float value = values[i] * inverse;
        int rounded = (int) (value + (value < 0 ? -0.5f : 0.5f));
        target.put((byte) Math.clamp(rounded, -LARGEST, LARGEST));
      }
    }
  }
}
