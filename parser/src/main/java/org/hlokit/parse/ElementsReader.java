// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hlokit.grammar.MlirParser.DenseArrayAttributeContext;
import org.hlokit.grammar.MlirParser.DenseAttributeContext;
import org.hlokit.grammar.MlirParser.SparseAttributeContext;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.HexDigits;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.SparseElementsAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.hlokit.print.Printer;

/** Constants from their text: lists are read here, hexadecimal text is kept as it is. */
final class ElementsReader {
  private final Reader reader;

  ElementsReader(Reader reader) {
    this.reader = reader;
  }

  DenseElementsAttr readDense(DenseAttributeContext context) {
    Type type = reader.types.read(context.valueType);
    Type element = elementType(context, type);
    ImmutableLongArray shape = shape(type);
    long count = 1;
    for (int i = 0; i < shape.length(); i++) {
      long extent = Math.abs(shape.get(i));
      if (shape.get(i) == TensorType.DYNAMIC) {
        throw reader.error(context.valueType, "elements literal type must have static shape");
      }
      try {
        count = Math.multiplyExact(count, extent);
      } catch (ArithmeticException e) {
        throw reader.error(context.valueType, "too many elements");
      }
    }
    if (context.elements == null) {
      if (count != 0) {
        throw reader.error(
            context,
            "parsed zero elements, but type ('%s') expected at least 1"
                .formatted(Printer.toText(type)));
      }
      return new DenseElementsAttr(type, new ElementData.Bytes(new byte[0], false));
    }
    int start = Reader.start(context.elements);
    int end = Reader.end(context.elements);
    byte[] text = reader.source().bytes();
    if (text[start] == '"' && !isString(element)) {
      if (!isHex(text, start, end)) {
        throw reader.error(start, end, "expected string containing hex digits starting with `0x`");
      }
      return new DenseElementsAttr(type, hex(type, element, count, start + 3, end - 1));
    }
    LiteralScanner scanner = new LiteralScanner(reader, element, start, end);
    return new DenseElementsAttr(type, scanner.scan(shape));
  }

  private static ImmutableLongArray shape(Type type) {
    return type instanceof VectorType vector ? vector.shape() : ((TensorType) type).shape();
  }

  private Type elementType(DenseAttributeContext context, Type type) {
    return switch (type) {
      case TensorType tensor -> tensor.element();
      case VectorType vector -> vector.element();
      case UnrankedTensorType _ ->
          throw reader.error(context.valueType, "elements literal type must have static shape");
      default -> throw reader.error(context.valueType, "elements literal must be a shaped type");
    };
  }

  private static boolean isString(Type element) {
    return element instanceof OpaqueType;
  }

  private static boolean isHex(byte[] text, int start, int end) {
    return end - start >= 4 && text[start + 1] == '0' && text[start + 2] == 'x';
  }

  private ElementData hex(Type type, Type element, long count, int start, int end) {
    HexDigits digits = reader.hexDigits(start, end);
    if (digits == null) {
      throw reader.error(
          start - 3, end + 1, "expected string containing hex digits starting with `0x`");
    }
    long bytes = digits.count() / 2;
    int width = ElementTypes.byteWidth(element);
    boolean isBit = element instanceof IntegerType integer && integer.isBoolean();
    boolean splat = bytes == width && count != 1;
    boolean packed = isBit && bytes == (count + 7) / 8 && bytes != count;
    if (!splat && !packed && bytes != count * width) {
      throw reader.error(
          start - 3,
          end + 1,
          "elements hex data size is invalid for provided type: '%s': expected %d bytes, got %d"
              .formatted(Printer.toText(type), count * width, bytes));
    }
    if (packed && bytes == 1 && splat) {
      splat = false;
    }
    return new ElementData.Hex(digits, packed, packed ? count : bytes, splat && !packed);
  }

  SparseElementsAttr readSparse(SparseAttributeContext context) {
    Type type = reader.types.read(context.valueType);
    if (!(type instanceof TensorType tensor)) {
      throw reader.error(context.valueType, "sparse elements must have a ranked tensor type");
    }
    if (context.elements == null) {
      return new SparseElementsAttr(
          type,
          new DenseElementsAttr(
              TensorType.of(IntegerType.I64, 0, tensor.rank()),
              new ElementData.Bytes(new byte[0], false)),
          new DenseElementsAttr(
              TensorType.of(tensor.element(), 0), new ElementData.Bytes(new byte[0], false)));
    }
    int start = Reader.start(context.elements);
    int end = Reader.end(context.elements);
    int comma = topLevelComma(start, end);
    if (comma < 0) {
      throw reader.error(context, "expected ',' between indices and values");
    }
    LiteralScanner indices = new LiteralScanner(reader, IntegerType.I64, start, comma);
    ElementData indexData = indices.scanFree();
    LiteralScanner values = new LiteralScanner(reader, tensor.element(), comma + 1, end);
    ElementData valueData = values.scanFree();
    return new SparseElementsAttr(
        type,
        new DenseElementsAttr(
            new TensorType(indices.inferredShape(), IntegerType.I64, null), indexData),
        new DenseElementsAttr(
            new TensorType(values.inferredShape(), tensor.element(), null), valueData));
  }

  private int topLevelComma(int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      switch (reader.source().bytes()[i]) {
        case '[', '(' -> depth++;
        case ']', ')' -> depth--;
        case ',' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  DenseArrayAttr readArray(DenseArrayAttributeContext context) {
    Type type = reader.types.read(context.element);
    boolean fits =
        type instanceof FloatType floatType && floatType.width() <= 64
            || type instanceof IntegerType integer && integer.width() <= 64;
    if (!fits) {
      throw reader.error(
          context.element,
          "expected integer or float type, got: '%s'".formatted(Printer.toText(type)));
    }
    if (type instanceof IntegerType integer && !integer.isBoolean() && integer.width() % 8 != 0) {
      throw reader.error(context.element, "element type bitwidth must be a multiple of 8");
    }
    if (context.elements == null) {
      return new DenseArrayAttr(type, ImmutableLongArray.of());
    }
    LiteralScanner scanner =
        new LiteralScanner(
            reader, type, Reader.start(context.elements), Reader.end(context.elements));
    return new DenseArrayAttr(type, scanner.scanList());
  }

  /** Appends the bytes of one value, little-endian. */
  static void put(ByteBuffer out, BigInteger bits, int bytes) {
    if (bytes <= 8) {
      long value = bits.longValue();
      for (int i = 0; i < bytes; i++) {
        out.put((byte) (value >> 8 * i));
      }
      return;
    }
    BigInteger rest = bits;
    for (int i = 0; i < bytes; i++) {
      out.put(rest.byteValue());
      rest = rest.shiftRight(8);
    }
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Type part(Type element) {
    return element instanceof ComplexType complex ? complex.element() : element;
  }
}
