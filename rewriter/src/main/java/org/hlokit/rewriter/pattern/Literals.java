// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** Reads and writes the elements of constants. */
public final class Literals {
  private Literals() {}

  /** Whether {@code op} is a constant of any dialect. */
  public static boolean isConstant(Operation op) {
    return op.definition().has(Trait.CONSTANT_LIKE) && op.operandCount() == 0;
  }

  /** The elements of a constant tensor, or null where {@code value} is none that can be read. */
  public static @Nullable DenseElementsAttr elements(Value value) {
    Operation op = value.definingOp();
    if (op == null || !isConstant(op)) {
      return null;
    }
    Attribute literal = op.attribute("value");
    return switch (literal) {
      case DenseElementsAttr dense when dense.type() instanceof TensorType -> dense;
      case DenseResourceAttr(Type type, var handle)
          when type instanceof TensorType && handle.blob() != null ->
          new DenseElementsAttr(type, handle.blob());
      case null, default -> null;
    };
  }

  /** Bytes that an element takes in {@link ElementData}, or 0 for types that are not numbers. */
  public static int width(Type element) {
    return switch (element) {
      case FloatType type -> (type.width() + 7) / 8;
      case IntegerType type -> (type.width() + 7) / 8;
      default -> 0;
    };
  }

  /** Whether elements of the type are exactly representable as {@code double} when small. */
  public static boolean isNumber(Type element) {
    int width = width(element);
    return width == 1 || width == 2 || width == 4 || width == 8;
  }

  /** Element {@code index} as a {@code double}; integers beyond 2^53 are rounded. */
  public static double number(ByteBuffer bytes, Type element, int index) {
    long bits = bits(bytes, width(element), index);
    return switch (element) {
      case FloatType type -> Floats.toDouble(type, bits);
      case IntegerType type -> number(type, bits);
      default -> throw new IllegalArgumentException("not a number: " + element);
    };
  }

  /** The value of an integer's bits as a {@code double}. */
  public static double number(IntegerType type, long bits) {
    if (type.isBoolean()) {
      return bits & 1;
    }
    if (type.isUnsigned()) {
      return bits >= 0 ? bits : (bits >>> 1) * 2.0;
    }
    int unused = Long.SIZE - type.width();
    return bits << unused >> unused;
  }

  /** The bits of element {@code index}, zero-extended. */
  public static long bits(ByteBuffer bytes, int width, int index) {
    return switch (width) {
      case 1 -> bytes.get(index) & 0xFFL;
      case 2 -> bytes.getShort(2 * index) & 0xFFFFL;
      case 4 -> bytes.getInt(4 * index) & 0xFFFF_FFFFL;
      case 8 -> bytes.getLong(8 * index);
      default -> throw new IllegalArgumentException("no element of " + width + " bytes");
    };
  }

  /** Appends an element's low {@code width} bytes. */
  public static void putBits(ByteBuffer bytes, int width, long bits) {
    switch (width) {
      case 1 -> bytes.put((byte) bits);
      case 2 -> bytes.putShort((short) bits);
      case 4 -> bytes.putInt((int) bits);
      case 8 -> bytes.putLong(bits);
      default -> throw new IllegalArgumentException("no element of " + width + " bytes");
    }
  }

  /** The bits of {@code value} in {@code element}; floating point rounds to nearest even. */
  public static long encode(Type element, double value) {
    return switch (element) {
      case FloatType type -> Floats.fromDouble(type, value);
      case IntegerType type -> (long) value;
      default -> throw new IllegalArgumentException("not a number: " + element);
    };
  }

  /** {@code dense<value> : type}, one element for all. */
  public static DenseElementsAttr splat(TensorType type, double value) {
    return splatBits(type, encode(type.element(), value));
  }

  /** {@code dense<value> : type} from an element's bits. */
  public static DenseElementsAttr splatBits(TensorType type, long bits) {
    int width = width(type.element());
    byte[] bytes = new byte[width];
    putBits(wrap(bytes), width, bits);
    return new DenseElementsAttr(type, new ElementData.Bytes(bytes, true));
  }

  /** A view of {@code bytes} in the order in which elements are stored. */
  public static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
