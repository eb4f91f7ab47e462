// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.schema.TensorType;

/**
 * The floats of a constant, one piece after the other in f32, whatever width they are stored in.
 */
final class FloatStream {
  /** Takes pieces of the floats. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes a piece.
     *
     * @param first the index of its first element in the constant
     * @param values the elements, from 0 on; the array is used again
     */
    void accept(long first, float[] values, int count) throws IOException;
  }

  private static final int PIECE = 1 << 13;

  private FloatStream() {}

  /**
   * Reads all of a constant.
   *
   * @param type FLOAT32, FLOAT16 or BFLOAT16
   */
  static void read(ConstantData data, byte type, Sink sink) throws IOException {
    data.writeTo(new Decoder(type, 0, sink));
  }

  /** Reads {@code count} elements of a constant from {@code first} on. */
  static void read(ConstantData data, byte type, long first, int count, Sink sink)
      throws IOException {
    ByteBuffer bytes = ConstantData.allocate(count * width(type));
    data.read(first * width(type), bytes);
    new Decoder(type, first, sink).write(bytes.flip());
  }

  /** Bytes of an element. */
  static int width(byte type) {
    return type == TensorType.FLOAT32 ? Float.BYTES : Short.BYTES;
  }

  /** Decodes what is written to it; elements come whole. */
  private static final class Decoder implements WritableByteChannel {
    private final byte type;
    private final Sink sink;
    private final float[] values = new float[PIECE];
    private final short[] halves = new short[PIECE];

    private long next;

    Decoder(byte type, long first, Sink sink) {
      this.type = type;
      this.next = first;
      this.sink = sink;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int written = source.remaining();
      ByteBuffer bytes = source.slice().order(ByteOrder.LITTLE_ENDIAN);
      int width = width(type);
      for (int left = bytes.remaining() / width; left > 0; left = bytes.remaining() / width) {
        int count = Math.min(PIECE, left);
        decode(bytes, count);
        bytes.position(bytes.position() + count * width);
        sink.accept(next, values, count);
        next += count;
      }
      source.position(source.limit());
      return written;
    }

    private void decode(ByteBuffer bytes, int count) {
      if (type == TensorType.FLOAT32) {
        bytes.asFloatBuffer().get(values, 0, count);
        return;
      }
      bytes.asShortBuffer().get(halves, 0, count);
      for (int i = 0; i < count; i++) {
        values[i] =
            type == TensorType.FLOAT16
                ? Float.float16ToFloat(halves[i])
                : (float) Floats.toDouble(FloatType.BF16, Short.toUnsignedLong(halves[i]));
      }
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
