// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.common.collect.ImmutableList;
import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hlokit.tflite.reader.Schema.Field;
import org.hlokit.tflite.reader.Schema.FieldType;
import org.hlokit.tflite.reader.Schema.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * A table of a checked flatbuffer, read by the schema instead of by a generated class: for code
 * that treats all option tables alike.
 */
public final class TableView {
  private final Schema schema;
  private final Schema.Table type;
  private final ByteBuffer bytes;
  private final int position;

  private TableView(Schema schema, Schema.Table type, ByteBuffer bytes, int position) {
    this.schema = schema;
    this.type = type;
    this.bytes = bytes;
    this.position = position;
  }

  /**
   * A view of what a generated union accessor yields, empty when the union holds nothing or a
   * member that the schema does not know.
   *
   * @param accessor the generated accessor, which points the table that it is given at the value
   */
  static Optional<TableView> ofUnion(
      Schema schema, String union, int member, UnaryOperator<@Nullable Table> accessor) {
    Pointer pointer = new Pointer();
    return schema
        .union(union)
        .member(member)
        .filter(name -> accessor.apply(pointer) != null)
        .map(name -> pointer.view(schema, schema.table(name)));
  }

  /** The root of a file. */
  static TableView root(Schema schema, ByteBuffer bytes) {
    return new TableView(
        schema,
        schema.table("Model"),
        bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN),
        bytes.getInt(0));
  }

  /** A generated-code table that tells its position. */
  private static final class Pointer extends Table {
    TableView view(Schema schema, Schema.Table type) {
      return new TableView(schema, type, bb.duplicate().order(ByteOrder.LITTLE_ENDIAN), bb_pos);
    }
  }

  /** The table's type. */
  public Schema.Table type() {
    return type;
  }

  /**
   * A field's value: {@link Long}, {@link Double}, {@link Boolean}, {@link String} for text and for
   * enum values, {@link TableView}, or {@link ImmutableList} of these. Absent scalars have their
   * default, absent references are empty.
   */
  public Optional<Object> value(Field field) {
    int offset = offset(field.id());
    return switch (field.type()) {
      case FieldType.Scalar(Primitive primitive) ->
          Optional.of(
              offset == 0
                  ? defaultOf(primitive, field.defaultValue())
                  : scalar(primitive, position + offset));
      case FieldType.EnumValue(String enumeration, Primitive primitive) ->
          Optional.of(
              offset == 0
                  ? defaultEnum(enumeration, field.defaultValue())
                  : enumName(enumeration, primitive, position + offset));
      case FieldType.Text() ->
          offset == 0 ? Optional.empty() : Optional.of(text(follow(position + offset)));
      case FieldType.Reference(String table) ->
          offset == 0 ? Optional.empty() : Optional.of(view(table, follow(position + offset)));
      case FieldType.UnionValue(String union) -> unionValue(field.id(), union).map(v -> (Object) v);
      case FieldType.Vector(FieldType element) ->
          offset == 0 ? Optional.empty() : Optional.of(list(element, follow(position + offset)));
    };
  }

  /** The value of the field of that name, which the table must have. */
  public Optional<Object> value(String name) {
    return value(field(name));
  }

  /** The tables in the field of that name, none where it is absent. */
  public ImmutableList<TableView> tables(String name) {
    return value(name).orElse(ImmutableList.of()) instanceof List<?> list
        ? list.stream().map(TableView.class::cast).collect(ImmutableList.toImmutableList())
        : ImmutableList.of();
  }

  /** The table in the field of that name. */
  public Optional<TableView> table(String name) {
    return value(name).map(TableView.class::cast);
  }

  private Field field(String name) {
    for (Field field : type.fields()) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    throw new IllegalArgumentException(type.name() + " has no field " + name);
  }

  private Optional<TableView> unionValue(int id, String union) {
    int memberOffset = offset(id - 1);
    int offset = offset(id);
    if (memberOffset == 0 || offset == 0) {
      return Optional.empty();
    }
    return schema
        .union(union)
        .member(Byte.toUnsignedInt(bytes.get(position + memberOffset)))
        .map(member -> view(member, follow(position + offset)));
  }

  private ImmutableList<Object> list(FieldType element, int vector) {
    int length = bytes.getInt(vector);
    int start = vector + Integer.BYTES;
    return IntStream.range(0, length)
        .mapToObj(
            i ->
                switch (element) {
                  case FieldType.Scalar(Primitive primitive) ->
                      scalar(primitive, start + i * primitive.bytes());
                  case FieldType.EnumValue(String enumeration, Primitive primitive) ->
                      enumName(enumeration, primitive, start + i * primitive.bytes());
                  case FieldType.Text() -> text(follow(start + i * Integer.BYTES));
                  case FieldType.Reference(String table) ->
                      (Object) view(table, follow(start + i * Integer.BYTES));
                  case FieldType.UnionValue(String union) ->
                      throw new IllegalStateException("a vector of " + union);
                  case FieldType.Vector(FieldType inner) ->
                      throw new IllegalStateException("a vector of vectors");
                })
        .collect(ImmutableList.toImmutableList());
  }

  private TableView view(String table, int at) {
    return new TableView(schema, schema.table(table), bytes, at);
  }

  private String text(int at) {
    byte[] utf8 = new byte[bytes.getInt(at)];
    bytes.get(at + Integer.BYTES, utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private String enumName(String enumeration, Primitive primitive, int at) {
    return schema.enumeration(enumeration).nameOf((Long) scalar(primitive, at));
  }

  private String defaultEnum(String enumeration, String value) {
    Schema.Enumeration type = schema.enumeration(enumeration);
    return type.namesByValue().containsValue(value) ? value : type.nameOf(Long.parseLong(value));
  }

  private Object scalar(Primitive primitive, int at) {
    return switch (primitive) {
      case BOOL -> bytes.get(at) != 0;
      case BYTE -> (long) bytes.get(at);
      case UBYTE -> Byte.toUnsignedLong(bytes.get(at));
      case SHORT -> (long) bytes.getShort(at);
      case USHORT -> Short.toUnsignedLong(bytes.getShort(at));
      case INT -> (long) bytes.getInt(at);
      case UINT -> Integer.toUnsignedLong(bytes.getInt(at));
      case LONG, ULONG -> bytes.getLong(at);
      case FLOAT -> (double) bytes.getFloat(at);
      case DOUBLE -> bytes.getDouble(at);
    };
  }

  private static Object defaultOf(Primitive primitive, String value) {
    return switch (primitive) {
      case BOOL -> value.equals("true");
      case BYTE, UBYTE, SHORT, USHORT, INT, UINT, LONG, ULONG -> Long.valueOf(value);
      case FLOAT, DOUBLE -> Double.valueOf(value);
    };
  }

  private int follow(int at) {
    return at + bytes.getInt(at);
  }

  private int offset(int id) {
    int vtable = position - bytes.getInt(position);
    int slot = 2 * Short.BYTES + id * Short.BYTES;
    return slot < Short.toUnsignedInt(bytes.getShort(vtable))
        ? Short.toUnsignedInt(bytes.getShort(vtable + slot))
        : 0;
  }
}
