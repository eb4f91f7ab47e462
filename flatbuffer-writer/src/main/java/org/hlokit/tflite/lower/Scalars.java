// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.nio.ByteBuffer;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.schema.TensorType;

/** Scalar constants. */
final class Scalars {
  private Scalars() {}

  /** A number as a constant of rank 0, once per graph. */
  static Ref constant(Graph graph, byte type, Number value) {
    return graph.derive(
        value, type, () -> graph.constant(type, Shape.SCALAR, ConstantData.of(bytes(type, value))));
  }

  /** The little-endian bytes of a number. */
  static ByteBuffer bytes(byte type, Number value) {
    ByteBuffer bytes = ConstantData.allocate(ElementTypes.bytes(type));
    switch (type) {
      case TensorType.FLOAT32 -> bytes.putFloat(value.floatValue());
      case TensorType.FLOAT64 -> bytes.putDouble(value.doubleValue());
      case TensorType.INT64, TensorType.UINT64 -> bytes.putLong(value.longValue());
      case TensorType.INT32, TensorType.UINT32 -> bytes.putInt(value.intValue());
      case TensorType.INT16, TensorType.UINT16 -> bytes.putShort(value.shortValue());
      case TensorType.BOOL -> bytes.put((byte) (value.doubleValue() == 0 ? 0 : 1));
      default -> bytes.put(value.byteValue());
    }
    return bytes.flip();
  }
}
