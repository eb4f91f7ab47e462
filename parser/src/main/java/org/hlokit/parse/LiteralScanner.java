// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.Type;

/**
 * The numbers of a list such as {@code [[1, 2], [3, 4]]}, from its bytes. The grammar has seen to
 * it that only tokens of such lists stand there; their order is checked here.
 */
final class LiteralScanner {
  private final Reader reader;
  private final byte[] text;
  private final int start;
  private final int end;
  private final Type element;
  private final int width;
  private int at;
  private ByteBuffer out;
  private final List<String> strings = new ArrayList<>();
  private long[] dimensions = {};
  private int deepest;
  private int elementDepth = -1;
  private boolean inArray;

  LiteralScanner(Reader reader, Type element, int start, int end) {
    this.reader = reader;
    this.text = reader.source().bytes();
    this.element = element instanceof QuantizedType quantized ? quantized.storage() : element;
    this.start = start;
    this.end = end;
    this.at = start;
    this.width = element instanceof OpaqueType ? 0 : ElementTypes.byteWidth(this.element);
    this.out = ElementsReader.buffer(64);
  }

  /** The elements of a literal that must have {@code shape}, or be one element for all of it. */
  ElementData scan(ImmutableLongArray shape) {
    ElementData data = scanFree();
    if (elementDepth == 0) {
      return data;
    }
    if (!inferredShape().equals(shape)) {
      throw reader.error(
          start,
          end,
          "inferred shape of elements literal (%s) does not match type (%s)"
              .formatted(list(inferredShape()), list(shape)));
    }
    return data;
  }

  private static String list(ImmutableLongArray shape) {
    return Arrays.toString(shape.toArray());
  }

  /** The elements of a literal of any shape. */
  ElementData scanFree() {
    value(0);
    skip();
    if (at < end) {
      throw reader.error(at, at + 1, "expected '>'");
    }
    boolean splat = elementDepth == 0;
    if (!strings.isEmpty()) {
      return new ElementData.Strings(ImmutableList.copyOf(strings), splat);
    }
    return new ElementData.Bytes(Arrays.copyOf(out.array(), out.position()), splat);
  }

  /** The shape of what was scanned; rank 0 for a lone element. */
  ImmutableLongArray inferredShape() {
    return ImmutableLongArray.copyOf(Arrays.copyOf(dimensions, deepest));
  }

  /** Numbers with commas between them, of a type of at most 64 bits. */
  ImmutableLongArray scanList() {
    ImmutableLongArray.Builder values = ImmutableLongArray.builder();
    inArray = true;
    while (true) {
      scalar(element);
      skip();
      if (at >= end) {
        break;
      }
      if (text[at] != ',') {
        throw reader.error(at, at + 1, "expected '>'");
      }
      at++;
    }
    out.flip();
    boolean signed =
        !(element instanceof IntegerType type && (type.isUnsigned() || type.isBoolean()));
    while (out.hasRemaining()) {
      long value = 0;
      for (int i = 0; i < width; i++) {
        value |= (out.get() & 0xFFL) << 8 * i;
      }
      int shift = 64 - 8 * width;
      values.add(signed && element instanceof IntegerType ? value << shift >> shift : value);
    }
    return values.build();
  }

  private void value(int depth) {
    skip();
    if (at < end && text[at] == '[') {
      list(depth);
    } else {
      if (elementDepth >= 0 && elementDepth != depth) {
        throw ragged();
      }
      elementDepth = depth;
      deepest = depth;
      element();
    }
  }

  private void list(int depth) {
    at++;
    if (depth >= dimensions.length) {
      dimensions = Arrays.copyOf(dimensions, depth + 1);
      dimensions[depth] = -1;
    }
    long count = 0;
    skip();
    if (at < end && text[at] == ']') {
      at++;
      deepest = Math.max(deepest, depth + 1);
    } else {
      while (true) {
        value(depth + 1);
        count++;
        skip();
        if (at < end && text[at] == ',') {
          at++;
        } else if (at < end && text[at] == ']') {
          at++;
          break;
        } else {
          throw reader.error(Math.min(at, end - 1), Math.min(at, end - 1) + 1, "expected ']'");
        }
      }
    }
    if (dimensions[depth] >= 0 && dimensions[depth] != count) {
      throw ragged();
    }
    dimensions[depth] = count;
  }

  private DiagnosticException ragged() {
    return reader.error(
        start, end, "tensor literal is invalid; ranks are not consistent between elements");
  }

  private void element() {
    if (at < end && text[at] == '"') {
      strings.add(string());
    } else if (element instanceof ComplexType(Type part)) {
      if (at >= end || text[at] != '(') {
        throw expected("expected '(' of a complex element");
      }
      at++;
      scalar(part);
      skip();
      if (at >= end || text[at] != ',') {
        throw expected("expected ',' between complex elements");
      }
      at++;
      scalar(part);
      skip();
      if (at >= end || text[at] != ')') {
        throw expected("expected ')' after a complex element");
      }
      at++;
    } else {
      scalar(element);
    }
  }

  private DiagnosticException expected(String message) {
    int place = Math.min(at, end - 1);
    return reader.error(place, place + 1, message);
  }

  private String string() {
    int from = at++;
    while (at < end && text[at] != '"') {
      at += text[at] == '\\' ? 2 : 1;
    }
    at++;
    return Strings.unquote(reader.source().text(from, at));
  }

  private void scalar(Type type) {
    skip();
    int from = at;
    boolean negative = at < end && text[at] == '-';
    if (negative) {
      at++;
      skip();
    }
    int digits = at;
    while (at < end && isWordByte(text[at])) {
      at++;
    }
    if (digits == at) {
      throw expected("expected element literal of primitive type");
    }
    if (text[digits] > '9' && !isBoolean(digits)) {
      throw reader.error(digits, at, "expected element literal of primitive type");
    }
    String word = reader.source().text(digits, at);
    if (type instanceof OpaqueType) {
      throw reader.error(from, at, "expected string token, got " + word);
    }
    int bytes = ElementTypes.byteWidth(type);
    if (out.remaining() < bytes) {
      out = ByteBuffer.allocate(2 * out.capacity() + bytes).order(out.order()).put(out.flip());
    }
    try {
      switch (type) {
        case FloatType floatType -> putFloat(floatType, negative, word, from);
        case IntegerType integer -> putInteger(integer, negative, word, from);
        case IndexType _ -> putInteger(IntegerType.I64, negative, word, from);
        default -> throw reader.error(from, at, "expected element literal of primitive type");
      }
    } catch (NumberFormatException e) { // such as 0x-1
      throw reader.error(from, at, "expected element literal of primitive type");
    }
  }

  private boolean isBoolean(int from) {
    String word = reader.source().text(from, at);
    return word.equals("true") || word.equals("false");
  }

  private void putFloat(FloatType type, boolean negative, String word, int from) {
    if (word.startsWith("0x")) {
      BigInteger bits = new BigInteger(word.substring(2), 16);
      if (negative) {
        throw reader.error(from, at, "hexadecimal float literal should not have a leading minus");
      }
      if (bits.bitLength() > type.width()) {
        throw reader.error(from, at, "hexadecimal float constant out of range for type");
      }
      ElementsReader.put(out, bits, ElementTypes.byteWidth(type));
      return;
    }
    if (word.equals("true") || word.equals("false")) {
      throw reader.error(from, at, "expected floating point literal");
    }
    if (word.indexOf('.') < 0) {
      throw Numbers.notFloat(new SourceRange(reader.source(), from, at));
    }
    Numbers.requireDecimal(type, new SourceRange(reader.source(), from, at));
    double value = Double.parseDouble(word);
    long bits = Floats.fromDouble(type, negative ? -value : value);
    for (int i = 0; i < ElementTypes.byteWidth(type); i++) {
      out.put((byte) (bits >> 8 * i));
    }
  }

  private void putInteger(IntegerType type, boolean negative, String word, int from) {
    BigInteger value;
    if (word.equals("true") || word.equals("false")) {
      if (!type.isBoolean()) {
        throw reader.error(from, at, "expected i1 type for 'true' or 'false' values");
      }
      value = word.equals("true") ? BigInteger.ONE : BigInteger.ZERO;
    } else if (word.indexOf('.') >= 0) {
      throw reader.error(
          from,
          at,
          inArray
              ? "expected integer literal"
              : "expected integer elements, but parsed floating-point");
    } else {
      BigInteger magnitude =
          word.startsWith("0x") ? new BigInteger(word.substring(2), 16) : new BigInteger(word);
      BigInteger fitting = Numbers.fit(negative ? magnitude.negate() : magnitude, type);
      if (inArray && type.isBoolean()) {
        throw reader.error(from, at, "expected 'true' or 'false' values for i1 type");
      }
      if (negative && type.isUnsigned()) {
        throw reader.error(
            from, at, "expected unsigned integer elements, but parsed negative value");
      }
      if (fitting == null) {
        throw reader.error(
            from, at, "integer constant out of range" + (inArray ? "" : " for type"));
      }
      value = type.isBoolean() ? fitting.abs() : fitting;
    }
    ElementsReader.put(out, value, ElementTypes.byteWidth(type));
  }

  private void skip() {
    while (at < end) {
      int c = text[at];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        at++;
      } else if (c == '/' && at + 1 < end && text[at + 1] == '/') {
        while (at < end && text[at] != '\n') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  private boolean isWordByte(int c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '.'
        || c == '+'
        || c == '-' && (text[at - 1] == 'e' || text[at - 1] == 'E');
  }
}
