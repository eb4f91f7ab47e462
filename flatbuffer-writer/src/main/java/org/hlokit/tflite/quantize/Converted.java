// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import org.hlokit.tflite.model.ConstantData;

/**
 * A constant whose elements are computed from the floats of another, each time that they are read.
 *
 * @param type of the source: FLOAT32, FLOAT16 or BFLOAT16
 * @param width bytes of an element as it is here; positions that are read are multiples of it
 */
public record Converted(
    ConstantData source, byte type, long elements, int width, Conversion conversion)
    implements ConstantData {

  /** Computes a piece of the elements. */
  @FunctionalInterface
  public interface Conversion {
    /**
     * Appends the bytes of some elements.
     *
     * @param first the index of {@code values[0]} in the constant
     */
    void apply(long first, float[] values, int count, ByteBuffer target);
  }

  @Override
  public long size() {
    return elements * width;
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    ByteBuffer bytes = target.slice().order(ByteOrder.LITTLE_ENDIAN);
    FloatStream.read(
        source,
        type,
        position / width,
        target.remaining() / width,
        (first, values, count) -> conversion.apply(first, values, count, bytes));
    target.position(target.position() + bytes.position());
  }

  @Override
  public void writeTo(WritableByteChannel target) throws IOException {
    ByteBuffer bytes = ConstantData.allocate(CHUNK);
    FloatStream.read(
        source,
        type,
        (first, values, count) -> {
          bytes.clear();
          conversion.apply(first, values, count, bytes);
          ConstantData.writeFully(target, bytes.flip());
        });
  }
}
