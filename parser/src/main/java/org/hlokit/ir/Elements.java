// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Constants made from numbers. */
public final class Elements {
  private Elements() {}

  /** A constant of {@code i64}; {@code values} are row-major. */
  public static DenseElementsAttr i64(TensorType type, long... values) {
    if (values.length > 0 && Arrays.stream(values).allMatch(value -> value == values[0])) {
      return splat(type, values[0]);
    }
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return new DenseElementsAttr(type, new ElementData.Bytes(bytes.array(), false));
  }

  /** A constant whose elements all have the bits {@code bits} of its element type. */
  public static DenseElementsAttr splat(TensorType type, long bits) {
    int width = ElementTypes.byteWidth(type.element());
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (bits >> (8 * i));
    }
    return new DenseElementsAttr(type, new ElementData.Bytes(bytes, true));
  }
}
