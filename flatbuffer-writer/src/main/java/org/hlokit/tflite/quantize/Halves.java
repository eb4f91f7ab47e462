// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.schema.TensorType;

/** The elements of a constant of f32 as 16-bit floats. */
final class Halves {
  /** The largest 16-bit float; what is rounded beyond it would become infinite. */
  private static final float LARGEST = 65504;

  private Halves() {}

  /** Whether no finite element is too large for 16 bits, for which all of them are read. */
  static boolean fit(ConstantData source) throws IOException {
    boolean[] fit = {true};
    FloatStream.read(
        source,
        TensorType.FLOAT32,
        (first, values, count) -> {
          for (int i = 0; i < count; i++) {
            float size = Math.abs(values[i]);
            fit[0] &= !(size > LARGEST && size < Float.POSITIVE_INFINITY);
          }
        });
    return fit[0];
  }

  /** The elements, computed each time that they are asked for. */
  static ConstantData of(ConstantData source) {
    long elements = source.size() / Float.BYTES;
    return new Converted(source, TensorType.FLOAT32, elements, Short.BYTES, Halves::round);
  }

  private static void round(long first, float[] values, int count, ByteBuffer target) {
    for (int i = 0; i < count; i++) {
      target.putShort(Float.floatToFloat16(values[i]));
    }
  }
}
