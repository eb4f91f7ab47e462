// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.rewriter.pattern.Literals;
import org.jspecify.annotations.Nullable;

/**
 * A tensor whose elements are known, row-major. Floating point elements are held as the {@code
 * double} of the same value, integers as {@code long}: sign-extended, or zero-extended where the
 * type is unsigned or {@code i1}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
sealed interface Folded {
  TensorType type();

  int size();

  /** Elements {@code from[0]}, {@code from[1]}, .. of this tensor, in the shape of {@code type}. */
  Folded pick(TensorType type, int[] from);

  /** The bits of element {@code index} in the type's own format. */
  long bits(int index);

  /** Whether all elements have the same bits. */
  default boolean isSplat() {
    for (int i = 1; i < size(); i++) {
      if (bits(i) != bits(0)) {
        return false;
      }
    }
    return size() > 0;
  }

  /** Elements of a floating-point type. */
  record OfFloats(TensorType type, double[] elements) implements Folded {
    FloatType element() {
      return (FloatType) type.element();
    }

    @Override
    public int size() {
      return elements.length;
    }

    @Override
    public Folded pick(TensorType newType, int[] from) {
      return new OfFloats(newType, IntStream.of(from).mapToDouble(i -> elements[i]).toArray());
    }

    @Override
    public long bits(int index) {
      return Floats.fromDouble(element(), elements[index]);
    }
  }

  /** Elements of an integer type. */
  record OfIntegers(TensorType type, long[] elements) implements Folded {
    IntegerType element() {
      return (IntegerType) type.element();
    }

    @Override
    public int size() {
      return elements.length;
    }

    @Override
    public Folded pick(TensorType newType, int[] from) {
      return new OfIntegers(newType, IntStream.of(from).mapToLong(i -> elements[i]).toArray());
    }

    @Override
    public long bits(int index) {
      return elements[index] & mask(element());
    }
  }

  /** The low bits that a value of the type has. */
  private static long mask(IntegerType type) {
    return type.width() == Long.SIZE ? -1 : (1L << type.width()) - 1;
  }

  /** {@code value} cut to the width of {@code type}, as it is held here. */
  static long wrap(IntegerType type, long value) {
    int unused = Long.SIZE - type.width();
    return type.isUnsigned() || type.isBoolean()
        ? value << unused >>> unused
        : value << unused >> unused;
  }

  /** Whether elements of the type can be held here. */
  static boolean canHold(Type element) {
    return switch (element) {
      case FloatType type -> type.width() <= Double.SIZE && Literals.isNumber(type);
      case IntegerType type -> type.width() <= Long.SIZE && Literals.isNumber(type);
      default -> false;
    };
  }

  /** The elements of a literal, or null where they are not numbers or more than {@code limit}. */
  static @Nullable Folded of(DenseElementsAttr literal, long limit) {
    if (!(literal.type() instanceof TensorType type)
        || !type.hasStaticShape()
        || type.elementCount() > limit
        || !canHold(type.element())) {
      return null;
    }
    int count = (int) type.elementCount();
    ByteBuffer bytes = literal.data().read();
    int width = Literals.width(type.element());
    boolean splat = literal.data().isSplat() || literal.data().size() == width;
    return of(type, i -> Literals.bits(bytes, width, splat ? 0 : i), count);
  }

  /** Gives the bits of an element. */
  interface Bits {
    long at(int index);
  }

  /** A tensor of the elements with the given bits. */
  static Folded of(TensorType type, Bits bits, int count) {
    return switch (type.element()) {
      case FloatType element ->
          new OfFloats(
              type,
              IntStream.range(0, count)
                  .mapToDouble(i -> Floats.toDouble(element, bits.at(i)))
                  .toArray());
      case IntegerType element ->
          new OfIntegers(
              type, IntStream.range(0, count).mapToLong(i -> wrap(element, bits.at(i))).toArray());
      default -> throw new IllegalArgumentException("no numbers: " + type);
    };
  }

  /** The elements as a literal; one element where all are equal. */
  default DenseElementsAttr toLiteral() {
    if (isSplat()) {
      return Literals.splatBits(type(), bits(0));
    }
    int width = Literals.width(type().element());
    byte[] bytes = new byte[Math.multiplyExact(size(), width)];
    ByteBuffer out = Literals.wrap(bytes);
    for (int i = 0; i < size(); i++) {
      Literals.putBits(out, width, bits(i));
    }
    return new DenseElementsAttr(type(), new ElementData.Bytes(bytes, false));
  }
}
