// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.primitives.ImmutableLongArray;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.HexDigits;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.SparseElementsAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.VectorType;

/** Writes the elements of constants: one for all, nested lists, or hexadecimal bytes. */
final class ElementsPrinter {
  /** What stands for elements that are left out. */
  static final String ELIDED = "dense_resource<__elided__>";

  private final ByteSink out;
  private final PrintOptions options;

  ElementsPrinter(ByteSink out, PrintOptions options) {
    this.out = out;
    this.options = options;
  }

  /** Whether a constant of {@code type} that is no splat is left out for its size. */
  boolean isElided(Type type) {
    return options.elideLargerThan() >= 0 && count(shape(type)) > options.elideLargerThan();
  }

  /** Writes {@code dense<..>}. */
  void print(DenseElementsAttr attribute) {
    if (isElided(attribute.type()) && !isSplat(attribute)) {
      out.text(ELIDED);
      return;
    }
    out.text("dense<");
    elements(attribute, true);
    out.put('>');
  }

  /** Writes {@code sparse<indices, values>}. */
  void print(SparseElementsAttr attribute) {
    DenseElementsAttr indices = attribute.indices();
    DenseElementsAttr values = attribute.values();
    if ((isElided(indices.type()) && !isSplat(indices))
        || (isElided(values.type()) && !isSplat(values))) {
      out.text(ELIDED);
      return;
    }
    out.text("sparse<");
    if (count(shape(indices.type())) != 0) {
      elements(indices, false);
      out.text(", ");
      elements(values, true);
    }
    out.put('>');
  }

  // --- Shape and contents. --------------------------------------------------------------------

  private static ImmutableLongArray shape(Type type) {
    return switch (type) {
      case TensorType tensor -> tensor.shape();
      case VectorType vector -> vector.shape();
      default -> ImmutableLongArray.of();
    };
  }

  private static Type element(Type type) {
    Type element =
        switch (type) {
          case TensorType tensor -> tensor.element();
          case VectorType vector -> vector.element();
          default -> type;
        };
    return element instanceof QuantizedType quantized ? quantized.storage() : element;
  }

  private static long count(ImmutableLongArray shape) {
    long count = 1;
    for (int i = 0; i < shape.length(); i++) {
      count *= Math.abs(shape.get(i));
    }
    return count;
  }

  /** Whether all elements are alike; however they are stored, MLIR then writes one. */
  private static boolean isSplat(DenseElementsAttr attribute) {
    ElementData data = attribute.data();
    if (data.isSplat()) {
      return true;
    }
    long count = count(shape(attribute.type()));
    if (count <= 1) {
      return count == 1;
    }
    return switch (data) {
      case ElementData.Strings(var values, _) -> values.stream().distinct().count() == 1;
      case ElementData.Bytes(byte[] bytes, _) ->
          repeats(bytes, 0, bytes.length, ElementTypes.byteWidth(element(attribute.type())));
      case ElementData.Mapped(MemorySegment bytes) -> {
        long period = ElementTypes.byteWidth(element(attribute.type()));
        long rest = bytes.byteSize() - period;
        yield bytes.asSlice(0, rest).mismatch(bytes.asSlice(period, rest)) < 0;
      }
      case ElementData.Hex hex when hex.bitPacked() -> {
        byte[] bits = new byte[Math.toIntExact(hex.count())];
        hex.read().get(bits);
        yield repeats(bits, 0, bits.length, 1);
      }
      case ElementData.Hex(HexDigits digits, _, _, _) ->
          digits.repeats(2 * ElementTypes.byteWidth(element(attribute.type())));
    };
  }

  private static boolean repeats(byte[] bytes, int start, int end, int period) {
    return end - start >= period
        && Arrays.mismatch(bytes, start, end - period, bytes, start + period, end) < 0;
  }

  private void elements(DenseElementsAttr attribute, boolean mayBeHex) {
    ImmutableLongArray shape = shape(attribute.type());
    long count = count(shape);
    ElementData data = attribute.data();
    boolean splat = isSplat(attribute);
    if (count == 0 && !splat) {
      return;
    }
    Type element = element(attribute.type());
    if (data instanceof ElementData.Strings(var values, _)) {
      layout(shape, splat, index -> Names.quoted(out, values.get(index)));
      return;
    }
    boolean hex = mayBeHex && options.hexLargerThan() >= 0 && count > options.hexLargerThan();
    if (hex && !splat) {
      hex(data, element);
      return;
    }
    ByteBuffer bytes = data.read();
    int width = ElementTypes.byteWidth(element);
    layout(shape, splat, index -> element(bytes, index * width, element));
  }

  private void layout(ImmutableLongArray shape, boolean splat, IntConsumer write) {
    if (splat) {
      write.accept(0);
    } else {
      list(shape, 0, 0, write);
    }
  }

  private int list(ImmutableLongArray shape, int dimension, int index, IntConsumer write) {
    if (dimension == shape.length()) {
      write.accept(index);
      return index + 1;
    }
    long extent = Math.abs(shape.get(dimension));
    int next = index;
    out.put('[');
    for (long i = 0; i < extent; i++) {
      out.text(i == 0 ? "" : ", ");
      next = list(shape, dimension + 1, next, write);
    }
    out.put(']');
    return next;
  }

  // --- One element. ---------------------------------------------------------------------------

  private void element(ByteBuffer bytes, int at, Type type) {
    switch (type) {
      case ComplexType(Type part) -> {
        out.put('(');
        element(bytes, at, part);
        out.put(',');
        element(bytes, at + ElementTypes.byteWidth(part), part);
        out.put(')');
      }
      case FloatType floatType -> {
        int width = ElementTypes.byteWidth(floatType);
        BigInteger bits =
            width <= 8
                ? Floats.unsigned(word(bytes, at, width, floatType.width(), false))
                : wide(bytes, at, width, false);
        out.text(FloatText.of(floatType, bits));
      }
      case IntegerType integer when integer.width() == 1 ->
          out.text((bytes.get(at) & 1) != 0 ? "true" : "false");
      case IntegerType integer when integer.width() > 64 ->
          out.text(wide(bytes, at, (integer.width() + 7) / 8, !integer.isUnsigned()).toString());
      case IntegerType integer -> {
        int width = ElementTypes.byteWidth(integer);
        boolean signed = !integer.isUnsigned();
        long value = word(bytes, at, width, integer.width(), signed);
        if (value < 0 && !signed) {
          out.text(Long.toUnsignedString(value));
        } else {
          out.number(value);
        }
      }
      case OpaqueType _ -> out.text("0x").hex(bytes.get(at));
      default -> out.number(word(bytes, at, 8, 64, true));
    }
  }

  /** The low {@code bits} of a little-endian number. */
  private static long word(ByteBuffer bytes, int at, int width, int bits, boolean signed) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value |= (bytes.get(at + i) & 0xFFL) << 8 * i;
    }
    int unused = 64 - bits;
    return signed ? value << unused >> unused : value << unused >>> unused;
  }

  private static BigInteger wide(ByteBuffer bytes, int at, int width, boolean signed) {
    byte[] bigEndian = new byte[width];
    for (int i = 0; i < width; i++) {
      bigEndian[width - 1 - i] = bytes.get(at + i);
    }
    return signed ? new BigInteger(bigEndian) : new BigInteger(1, bigEndian);
  }

  // --- Hexadecimal bytes. ---------------------------------------------------------------------

  private void hex(ElementData data, Type element) {
    boolean isBit = element instanceof IntegerType type && type.isBoolean();
    out.text("\"0x");
    if (data instanceof ElementData.Hex hex && hex.bitPacked() == isBit) {
      digits(hex.digits());
    } else if (isBit) {
      packed(data.read());
    } else {
      ByteBuffer bytes = data.read();
      int unused = unusedBits(element);
      while (bytes.hasRemaining()) {
        out.hex(bytes.get() & 0xFF >> unused);
      }
    }
    out.put('"');
  }

  /** Bits of a byte that an element of less than eight bits does not have. */
  private static int unusedBits(Type element) {
    return switch (element) {
      case IntegerType integer when integer.width() < 8 -> 8 - integer.width();
      case FloatType floatType when floatType.width() < 8 -> 8 - floatType.width();
      case ComplexType(Type part) -> unusedBits(part);
      default -> 0;
    };
  }

  /** Writes elements of {@code i1}, eight to a byte, the first lowest. */
  private void packed(ByteBuffer elements) {
    while (elements.hasRemaining()) {
      int bits = 0;
      for (int i = 0; i < 8 && elements.hasRemaining(); i++) {
        bits |= (elements.get() & 1) << i;
      }
      out.hex(bits);
    }
  }

  /** Writes digits, letters in upper case. */
  void digits(HexDigits digits) {
    if (digits.isUpperCase()) {
      if (digits instanceof HexDigits.InText(SourceRange range)) {
        out.bytes(range.source().bytes(), range.start(), range.end());
        return;
      }
      if (digits instanceof HexDigits.InFile file && out.hasChannel()) {
        out.transfer(file::writeTo);
        return;
      }
    }
    byte[] piece = new byte[(int) Math.min(HexDigits.PIECE, digits.count())];
    for (long at = 0; at < digits.count(); at += piece.length) {
      int length = (int) Math.min(piece.length, digits.count() - at);
      digits.copy(at, piece, 0, length);
      if (!digits.isUpperCase()) {
        upperCase(piece, length);
      }
      out.bytes(piece, 0, length);
    }
  }

  private static void upperCase(byte[] digits, int length) {
    for (int i = 0; i < length; i++) {
      byte digit = digits[i];
      digits[i] = (byte) (digit >= 'a' ? digit - ('a' - 'A') : digit);
    }
  }

  /** Writes all bytes of {@code data}. */
  void blob(ElementData data) {
    if (data instanceof ElementData.Hex hex && !hex.bitPacked()) {
      digits(hex.digits());
      return;
    }
    ByteBuffer bytes = data.read();
    while (bytes.hasRemaining()) {
      out.hex(bytes.get());
    }
  }
}
