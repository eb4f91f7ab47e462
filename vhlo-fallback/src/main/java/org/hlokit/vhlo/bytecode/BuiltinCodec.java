// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Location;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.SparseElementsAttr;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnitAttr;

/** The attributes of the builtin dialect, which modules and locations are made of. */
final class BuiltinCodec implements DialectCodec {
  private static final int ARRAY = 0;
  private static final int DICTIONARY = 1;
  private static final int STRING = 2;
  private static final int STRING_WITH_TYPE = 3;
  private static final int FLAT_SYMBOL = 4;
  private static final int SYMBOL = 5;
  private static final int TYPE = 6;
  private static final int UNIT = 7;
  private static final int INTEGER = 8;
  private static final int FLOAT = 9;
  private static final int RESOURCE = 16;
  private static final int DENSE_ARRAY = 17;
  private static final int ELEMENTS = 18;
  private static final int STRINGS = 19;
  private static final int SPARSE = 20;

  private final BuiltinTypeCodec types = new BuiltinTypeCodec();
  private final LocationCodec locations;

  /**
   * @param rangeLocations whether readers know locations that span several columns
   */
  BuiltinCodec(boolean rangeLocations) {
    this.locations = new LocationCodec(rangeLocations);
  }

  @Override
  public boolean write(Type type, AttributeSink sink) {
    return types.write(type, sink);
  }

  @Override
  public Type readType(AttributeSource source) {
    return types.read(source);
  }

  // --- writing --------------------------------------------------------------------------------

  @Override
  public boolean write(Attribute attribute, AttributeSink sink) {
    switch (attribute) {
      case ArrayAttr(ImmutableList<Attribute> elements) -> {
        sink.varint(ARRAY);
        sink.attributes(elements);
      }
      case DictionaryAttr(ImmutableList<NamedAttribute> entries) -> {
        sink.varint(DICTIONARY);
        sink.varint(entries.size());
        for (NamedAttribute entry : entries) {
          sink.attribute(StringAttr.of(entry.name()));
          sink.attribute(entry.value());
        }
      }
      case StringAttr(String value, Type type) -> {
        sink.varint(type == null ? STRING : STRING_WITH_TYPE);
        sink.string(value);
        if (type != null) {
          sink.type(type);
        }
      }
      case SymbolRefAttr(String root, ImmutableList<String> nested) -> {
        sink.varint(nested.isEmpty() ? FLAT_SYMBOL : SYMBOL);
        sink.attribute(StringAttr.of(root));
        if (!nested.isEmpty()) {
          sink.varint(nested.size());
          nested.forEach(name -> sink.attribute(SymbolRefAttr.of(name)));
        }
      }
      case TypeAttr(Type type) -> {
        sink.varint(TYPE);
        sink.type(type);
      }
      case UnitAttr() -> sink.varint(UNIT);
      case BoolAttr(boolean value) -> {
        sink.varint(INTEGER);
        sink.type(IntegerType.I1);
        sink.bits(value ? BigInteger.ONE : BigInteger.ZERO, 1);
      }
      case IntegerAttr number -> {
        sink.varint(INTEGER);
        sink.type(number.type());
        Integers.write(number, sink);
      }
      case FloatAttr(FloatType type, BigInteger bits, _) -> {
        sink.varint(FLOAT);
        sink.type(type);
        sink.bits(bits, type.width());
      }
      case DenseResourceAttr(Type type, var resource) -> {
        sink.varint(RESOURCE);
        sink.type(type);
        sink.resource(resource);
      }
      case DenseArrayAttr array -> {
        sink.varint(DENSE_ARRAY);
        sink.type(array.element());
        sink.varint(array.values().length());
        sink.blob(bytes(array));
      }
      case DenseElementsAttr(Type type, ElementData.Strings strings) -> {
        sink.varint(STRINGS);
        sink.type(type);
        sink.varint(strings.isSplat() ? 1 : 0);
        strings.values().forEach(sink::string);
      }
      case DenseElementsAttr constant -> {
        sink.varint(ELEMENTS);
        sink.type(constant.type());
        ElementBytes.write(constant, sink);
      }
      case SparseElementsAttr(Type type, var indices, var values) -> {
        sink.varint(SPARSE);
        sink.type(type);
        sink.attribute(indices);
        sink.attribute(values);
      }
      case Location location -> locations.write(location, sink);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer bytes(DenseArrayAttr array) {
    int width = ElementTypes.byteWidth(array.element());
    ImmutableLongArray values = array.values();
    ByteBuffer bytes = ByteBuffer.allocate(width * values.length()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length(); i++) {
      for (int b = 0; b < width; b++) {
        bytes.put((byte) (values.get(i) >> 8 * b));
      }
    }
    return bytes.flip();
  }

  // --- reading --------------------------------------------------------------------------------

  @Override
  public Attribute readAttribute(AttributeSource source) {
    int code = source.code();
    return switch (code) {
      case ARRAY -> new ArrayAttr(source.attributes());
      case DICTIONARY ->
          Dictionaries.of(
              source.list(() -> new NamedAttribute(name(source), source.attribute())), source);
      case STRING -> StringAttr.of(source.string());
      case STRING_WITH_TYPE -> new StringAttr(source.string(), source.type());
      case FLAT_SYMBOL -> SymbolRefAttr.of(name(source));
      case SYMBOL -> new SymbolRefAttr(name(source), source.list(() -> nested(source)));
      case TYPE -> new TypeAttr(source.type());
      case UNIT -> UnitAttr.UNIT;
      case INTEGER -> Integers.read(source.type(), source);
      case FLOAT -> {
        if (!(source.type() instanceof FloatType type)) {
          throw source.error("a floating-point number has another type");
        }
        yield new FloatAttr(type, source.bits(type.width()));
      }
      case RESOURCE -> new DenseResourceAttr(source.type(), source.resource());
      case DENSE_ARRAY -> array(source);
      case ELEMENTS -> ElementBytes.read(source.type(), source.blob(), source);
      case STRINGS -> strings(source);
      case SPARSE -> sparse(source);
      default -> locations.read(code, source);
    };
  }

  static String name(AttributeSource source) {
    if (!(source.attribute() instanceof StringAttr(String name, _))) {
      throw source.error("a name is no string");
    }
    return name;
  }

  private static String nested(AttributeSource source) {
    if (!(source.attribute() instanceof SymbolRefAttr(String root, _))) {
      throw source.error("a part of a symbol is no symbol");
    }
    return root;
  }

  private static Attribute array(AttributeSource source) {
    Type element = source.type();
    long count = source.varint();
    byte[] bytes = source.blob();
    int width;
    try {
      width = ElementTypes.byteWidth(element);
    } catch (IllegalArgumentException e) {
      throw source.error("an array holds neither integers nor floating-point numbers");
    }
    if (width > Long.BYTES || bytes.length != count * width) {
      throw source.error(
          "%d bytes are no %d elements of %d bytes each".formatted(bytes.length, count, width));
    }
    boolean signed = element instanceof IntegerType integer && !integer.isUnsigned();
    ImmutableLongArray.Builder values = ImmutableLongArray.builder((int) count);
    for (int i = 0; i < count; i++) {
      long value = 0;
      for (int b = 0; b < width; b++) {
        value |= (bytes[i * width + b] & 0xFFL) << 8 * b;
      }
      int unused = Long.SIZE - 8 * width;
      boolean isBoolean = element.equals(IntegerType.I1);
      values.add(signed && !isBoolean ? value << unused >> unused : value);
    }
    return new DenseArrayAttr(element, values.build());
  }

  private static Attribute strings(AttributeSource source) {
    Type type = source.type();
    boolean splat = source.varint() != 0;
    long count = splat ? 1 : ElementBytes.count(type, source);
    ImmutableList.Builder<String> strings = ImmutableList.builder();
    for (long i = 0; i < count; i++) {
      strings.add(source.string());
    }
    return new DenseElementsAttr(type, new ElementData.Strings(strings.build(), splat));
  }

  private static Attribute sparse(AttributeSource source) {
    Type type = source.type();
    if (source.attribute() instanceof DenseElementsAttr indices
        && source.attribute() instanceof DenseElementsAttr values) {
      return new SparseElementsAttr(type, indices, values);
    }
    throw source.error("a sparse constant has no indices or no values");
  }
}
