// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.nio.ByteBuffer;
import org.hlokit.runtime.ElementType;

/** Elements of arrays as numbers, to be compared and shown. */
final class Elements {
  private final ElementType type;
  private final ByteBuffer bytes;

  Elements(NpyArray array) {
    this.type = array.type();
    this.bytes = array.bytes();
  }

  /** How many numbers there are; a complex element counts as two. */
  int count() {
    return bytes.remaining() / width();
  }

  /** The number at {@code index} in row-major order; integers beyond 2^53 are rounded. */
  double get(int index) {
    int at = bytes.position() + index * width();
    return switch (type) {
      case FLOAT32, COMPLEX64 -> bytes.getFloat(at);
      case FLOAT64, COMPLEX128 -> bytes.getDouble(at);
      case FLOAT16 -> Float.float16ToFloat(bytes.getShort(at));
      case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
      case INT8 -> bytes.get(at);
      case INT16 -> bytes.getShort(at);
      case INT32 -> bytes.getInt(at);
      case INT64 -> bytes.getLong(at);
      case UINT8 -> bytes.get(at) & 0xFF;
      case UINT16 -> bytes.getShort(at) & 0xFFFF;
      case UINT32 -> bytes.getInt(at) & 0xFFFFFFFFL;
      case UINT64 -> {
        long value = bytes.getLong(at);
        yield value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
      }
      case BOOL -> bytes.get(at) == 0 ? 0 : 1;
      case NONE, STRING, RESOURCE, VARIANT, INT4, INT2, UINT4 ->
          throw new IllegalArgumentException("no numbers in " + type);
    };
  }

  /** The number as a person reads it. */
  String show(int index) {
    return switch (type) {
      case BOOL -> get(index) == 0 ? "false" : "true";
      case FLOAT32, COMPLEX64, FLOAT64, COMPLEX128, FLOAT16, BFLOAT16 ->
          "%.6g".formatted(get(index));
      default -> "%.0f".formatted(get(index));
    };
  }

  private int width() {
    return switch (type) {
      case COMPLEX64 -> 4;
      case COMPLEX128 -> 8;
      default -> type.bits() / 8;
    };
  }
}
