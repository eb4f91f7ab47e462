// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.writer;

import com.google.common.primitives.ImmutableIntArray;
import java.nio.ByteBuffer;

/**
 * A finished flatbuffer whose {@code Buffer} tables still hold placeholders.
 *
 * @param bytes the flatbuffer, from its first byte
 * @param fields for each constant, the position of its {@code Buffer.data} field, or of {@code
 *     Buffer.offset}
 * @param sizeFields for each constant outside the flatbuffer, the position of {@code Buffer.size}
 */
record Skeleton(
    ByteBuffer bytes, Placement placement, ImmutableIntArray fields, ImmutableIntArray sizeFields) {

  int size() {
    return bytes.limit();
  }

  /** Says where a constant's bytes start and how many they are. */
  void place(int constant, long start, long size) {
    int field = fields.get(constant);
    switch (placement) {
      case INSIDE -> bytes.putInt(field, Math.toIntExact(start - Integer.BYTES - field));
      case OUTSIDE -> {
        bytes.putLong(field, start);
        bytes.putLong(sizeFields.get(constant), size);
      }
    }
  }
}
