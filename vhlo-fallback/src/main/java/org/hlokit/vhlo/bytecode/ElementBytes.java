// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.nio.ByteBuffer;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.VectorType;

/**
 * The elements of constants as bytecode holds them: row-major, little-endian, one element where all
 * are equal, eight to a byte where they are booleans.
 */
final class ElementBytes {
  private static final byte[] TRUE = {(byte) 0xFF};
  private static final byte[] FALSE = {0};

  private ElementBytes() {}

  static void write(DenseElementsAttr constant, AttributeSink sink) {
    if (!sink.isNumbering()) {
      sink.blob(bytes(constant));
    }
  }

  private static ByteBuffer bytes(DenseElementsAttr constant) {
    Type element = element(constant.type());
    long count = count(constant.type());
    ByteBuffer bytes = constant.data().read();
    int width = ElementTypes.byteWidth(element);
    boolean splat = count > 1 && (constant.data().isSplat() || isSplat(bytes, width));
    if (!element.equals(IntegerType.I1)) {
      return masked(splat ? bytes.slice(0, width) : bytes, element);
    }
    if (splat) {
      return ByteBuffer.wrap(bytes.get(0) != 0 ? TRUE : FALSE);
    }
    byte[] packed = new byte[(int) ((count + 7) / 8)];
    for (int i = 0; i < count; i++) {
      if (bytes.get(i) != 0) {
        packed[i >> 3] |= (byte) (1 << (i & 7));
      }
    }
    return ByteBuffer.wrap(packed);
  }

  /** Integers below eight bits, whose bytes may repeat the sign, without what is above them. */
  private static ByteBuffer masked(ByteBuffer bytes, Type element) {
    if (!(element instanceof IntegerType(int width, _)) || width >= Byte.SIZE) {
      return bytes;
    }
    byte[] low = new byte[bytes.remaining()];
    for (int i = 0; i < low.length; i++) {
      low[i] = (byte) (bytes.get(i) & (1 << width) - 1);
    }
    return ByteBuffer.wrap(low);
  }

  /** The inverse of {@link #masked}. */
  private static void signExtend(byte[] bytes, Type element) {
    if (element instanceof IntegerType type && !type.isUnsigned() && type.width() < Byte.SIZE) {
      int unused = Integer.SIZE - type.width();
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (bytes[i] << unused >> unused);
      }
    }
  }

  private static boolean isSplat(ByteBuffer bytes, int width) {
    // Elements are all equal where the bytes equal themselves moved on by one element.
    int rest = bytes.remaining() - width;
    return rest >= 0 && bytes.slice(0, rest).equals(bytes.slice(width, rest));
  }

  /** The constant of {@code type} whose elements {@code bytes} are. */
  static DenseElementsAttr read(Type type, byte[] bytes, AttributeSource source) {
    long count = count(type, source);
    Type element = element(type);
    int width;
    try {
      width = ElementTypes.byteWidth(element);
    } catch (IllegalArgumentException e) {
      throw source.error("a constant has elements that are no numbers");
    }
    if (element.equals(IntegerType.I1)) {
      return new DenseElementsAttr(type, booleans(bytes, count, source));
    }
    boolean splat = bytes.length == width && count != 1;
    if (!splat && bytes.length != count * width) {
      throw wrongSize(bytes, count, width, source);
    }
    signExtend(bytes, element);
    return new DenseElementsAttr(type, new ElementData.Bytes(bytes, splat));
  }

  private static ElementData booleans(byte[] bytes, long count, AttributeSource source) {
    if (bytes.length == 1 && bytes[0] == TRUE[0]) {
      return new ElementData.Bytes(new byte[] {1}, count != 1);
    }
    if (bytes.length == (count + 7) / 8 && bytes.length != count) {
      byte[] elements = new byte[(int) count];
      for (int i = 0; i < count; i++) {
        elements[i] = (byte) (bytes[i >> 3] >> (i & 7) & 1);
      }
      return new ElementData.Bytes(elements, false);
    }
    if (bytes.length != count && bytes.length != 1) {
      throw wrongSize(bytes, count, 1, source);
    }
    return new ElementData.Bytes(bytes, bytes.length != count);
  }

  private static BytecodeException wrongSize(
      byte[] bytes, long count, int width, AttributeSource source) {
    return source.error(
        "%d bytes are no %d elements of %d bytes each".formatted(bytes.length, count, width));
  }

  /** The number of elements of {@code type}, which was read from {@code source}. */
  static long count(Type type, AttributeSource source) {
    try {
      return count(type);
    } catch (RuntimeException e) {
      throw source.error("a constant has a type without a known number of elements");
    }
  }

  private static Type element(Type type) {
    return switch (type) {
      case TensorType tensor -> tensor.element();
      case VectorType vector -> vector.element();
      default -> throw new IllegalArgumentException("constant without elements");
    };
  }

  private static long count(Type type) {
    return switch (type) {
      case TensorType tensor -> tensor.elementCount();
      case VectorType vector -> vector.shape().stream().map(Math::abs).reduce(1, (a, b) -> a * b);
      default -> throw new IllegalArgumentException("constant without elements");
    };
  }
}
