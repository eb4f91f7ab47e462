// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/**
 * The little-endian bytes of a constant, wherever they are. Implementations keep a reference to
 * their source (a range of the input text, a file) rather than the bytes, so that a model's weights
 * pass from channel to channel and never live on the heap together.
 */
public interface ConstantData {
  /** How much passes through the heap at a time. */
  int CHUNK = 1 << 16;

  /** Length in bytes. */
  long size();

  /**
   * Fills the rest of {@code target} with the bytes from {@code position} on, which must exist.
   *
   * @throws IOException when the source fails
   */
  void read(long position, ByteBuffer target) throws IOException;

  /**
   * Writes all bytes. May be called several times and gives the same bytes each time.
   *
   * @throws IOException when the source or the target fails
   */
  default void writeTo(WritableByteChannel target) throws IOException {
    ByteBuffer chunk = allocate((int) Math.min(CHUNK, size()));
    for (long position = 0; position < size(); position += chunk.limit()) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), size() - position));
      read(position, chunk);
      writeFully(target, chunk.flip());
    }
  }

  /** All bytes of a constant that is known to be small. */
  default ByteBuffer readAll() throws IOException {
    ByteBuffer bytes = allocate(Math.toIntExact(size()));
    read(0, bytes);
    return bytes.flip();
  }

  /** A heap buffer in the byte order of model files. */
  static ByteBuffer allocate(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes until nothing remains. */
  static void writeFully(WritableByteChannel target, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
  }

  /** Bytes that are already on the heap; for small constants. The array is not copied. */
  static ConstantData of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }

  /** The rest of a buffer, not copied. */
  static ConstantData of(ByteBuffer rest) {
    ByteBuffer bytes = rest.slice();
    return new ConstantData() {
      @Override
      public long size() {
        return bytes.limit();
      }

      @Override
      public void read(long position, ByteBuffer target) {
        target.put(bytes.slice((int) position, target.remaining()));
      }
    };
  }
}
