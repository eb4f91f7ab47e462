// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.importer;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.tflite.reader.FlexBufferReader;
import org.hlokit.tflite.reader.InvalidModelException;
import org.hlokit.tflite.reader.Schema.Field;
import org.hlokit.tflite.reader.Schema.FieldType;
import org.hlokit.tflite.reader.Schema.Primitive;
import org.hlokit.tflite.reader.SubgraphFields;
import org.hlokit.tflite.reader.TableView;

/** Tables of the file, FlexBuffers included, as attributes. */
final class TableAttributes {
  private final ImmutableList<String> functions;

  /**
   * @param functions the subgraphs' names as functions
   */
  TableAttributes(ImmutableList<String> functions) {
    this.functions = functions;
  }

  /** The fields of a table that are there; scalars always are. */
  DictionaryAttr dictionary(TableView table) {
    List<NamedAttribute> entries = new ArrayList<>();
    for (Field field : table.type().fields()) {
      if (!field.deprecated()) {
        table
            .value(field)
            .ifPresent(value -> entries.add(new NamedAttribute(field.name(), of(field, value))));
      }
    }
    return DictionaryAttr.of(entries);
  }

  private Attribute of(Field field, Object value) {
    if (SubgraphFields.NAMES.contains(field.name())) {
      return value instanceof List<?> list
          ? new ArrayAttr(
              list.stream().map(this::function).collect(ImmutableList.toImmutableList()))
          : function(value);
    }
    if (value instanceof List<?> bytes && field.name().endsWith("attributes")) {
      return flexBuffer(ByteBuffer.wrap(byteArray(bytes)));
    }
    return of(field.type(), value);
  }

  /** The name of a subgraph; a region that is not there is -1. */
  private Attribute function(Object index) {
    int number = ((Long) index).intValue();
    return number >= 0 && number < functions.size()
        ? SymbolRefAttr.of(functions.get(number))
        : IntegerAttr.i32(number);
  }

  private Attribute of(FieldType type, Object value) {
    return switch (value) {
      case Boolean truth -> BoolAttr.of(truth);
      case Long number -> IntegerAttr.of(integer(type), number);
      case Double number -> floating(type, number);
      case String string -> StringAttr.of(string);
      case TableView table -> dictionary(table);
      case List<?> list when type instanceof FieldType.Vector(FieldType element) ->
          list(element, list);
      default -> throw new IllegalStateException("a value of " + value.getClass());
    };
  }

  private Attribute list(FieldType element, List<?> list) {
    if (element instanceof FieldType.Scalar(Primitive primitive)) {
      ImmutableLongArray.Builder bits = ImmutableLongArray.builder(list.size());
      list.forEach(value -> bits.add(bits(primitive, value)));
      return new DenseArrayAttr(type(primitive), bits.build());
    }
    return new ArrayAttr(
        list.stream()
            .map(value -> of(element, value))
            .collect(ImmutableList.<Attribute>toImmutableList()));
  }

  private static long bits(Primitive primitive, Object value) {
    return switch (value) {
      case Boolean truth -> truth ? 1 : 0;
      case Double number when primitive == Primitive.FLOAT ->
          Integer.toUnsignedLong(Float.floatToRawIntBits(number.floatValue()));
      case Double number -> Double.doubleToRawLongBits(number);
      default -> (Long) value;
    };
  }

  /** Element types of arrays, where integers have no sign. */
  private static Type type(Primitive primitive) {
    return switch (primitive) {
      case BOOL -> IntegerType.I1;
      case FLOAT -> FloatType.F32;
      case DOUBLE -> FloatType.F64;
      default -> IntegerType.signless(8 * primitive.bytes());
    };
  }

  private static IntegerType integer(FieldType type) {
    return switch (type) {
      case FieldType.Scalar(Primitive primitive) when primitive.bytes() == Long.BYTES ->
          IntegerType.I64;
      case FieldType.Scalar(Primitive primitive) when primitive == Primitive.UINT ->
          IntegerType.UI32;
      default -> IntegerType.I32;
    };
  }

  private static FloatAttr floating(FieldType type, double value) {
    return type instanceof FieldType.Scalar(Primitive primitive) && primitive == Primitive.FLOAT
        ? FloatAttr.f32((float) value)
        : FloatAttr.f64(value);
  }

  // --- FlexBuffers ------------------------------------------------------------------------------

  /** What a FlexBuffer holds; its bytes where they are none. */
  static Attribute flexBuffer(ByteBuffer buffer) {
    try {
      return plain(FlexBufferReader.read(buffer));
    } catch (InvalidModelException e) {
      return bytes(buffer);
    }
  }

  private static Attribute plain(Object value) {
    return switch (value) {
      case Boolean truth -> BoolAttr.of(truth);
      case Long number -> IntegerAttr.i64(number);
      // The width is not told; it is shown as the narrower type that has the value.
      case Double number when (float) number.doubleValue() == number ->
          FloatAttr.f32(number.floatValue());
      case Double number -> FloatAttr.f64(number);
      case byte[] blob -> bytes(ByteBuffer.wrap(blob));
      case List<?> list ->
          new ArrayAttr(
              list.stream()
                  .map(TableAttributes::plain)
                  .collect(ImmutableList.<Attribute>toImmutableList()));
      case Map<?, ?> map ->
          DictionaryAttr.of(
              map.entrySet().stream()
                  .map(
                      entry -> new NamedAttribute((String) entry.getKey(), plain(entry.getValue())))
                  .toList());
      default -> StringAttr.of(value.toString());
    };
  }

  /** {@code array<i8: ..>}. */
  static Attribute bytes(ByteBuffer buffer) {
    ImmutableLongArray.Builder bytes = ImmutableLongArray.builder(buffer.remaining());
    for (int i = buffer.position(); i < buffer.limit(); i++) {
      bytes.add(buffer.get(i));
    }
    return new DenseArrayAttr(IntegerType.I8, bytes.build());
  }

  private static byte[] byteArray(List<?> list) {
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ((Long) list.get(i)).byteValue();
    }
    return bytes;
  }
}
