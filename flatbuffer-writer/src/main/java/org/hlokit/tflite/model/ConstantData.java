// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * The little-endian bytes of a constant, wherever they are. Implementations keep a reference to
 * their source (a range of the input text, a file) rather than the bytes, so that a model's weights
 * pass from channel to channel and never live on the heap together.
 */
public interface ConstantData {

  /** Length in bytes. */
  long size();

  /**
   * Writes all bytes. May be called several times and gives the same bytes each time.
   *
   * @throws IOException when the source or the target fails
   */
  void writeTo(WritableByteChannel target) throws IOException;

  /** Bytes that are already on the heap; for small constants. The array is not copied. */
  static ConstantData of(byte[] bytes) {
    return new ConstantData() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void writeTo(WritableByteChannel target) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          target.write(buffer);
        }
      }
    };
  }
}
