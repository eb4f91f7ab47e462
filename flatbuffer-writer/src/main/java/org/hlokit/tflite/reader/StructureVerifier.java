// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.flatbuffers.Utf8;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hlokit.tflite.reader.Schema.Field;
import org.hlokit.tflite.reader.Schema.FieldType;
import org.hlokit.tflite.reader.Schema.Primitive;
import org.hlokit.tflite.reader.Schema.Table;

/**
 * Checks that every offset, length and string of a flatbuffer stays inside the file, so that the
 * generated accessors can be used on it without harm.
 *
 * <p>Offsets to tables, vectors and strings are unsigned and point forward, so a file has no
 * cycles; but a small hostile one can share tables so that a walk grows exponentially. Hence each
 * place is checked once per type.
 */
final class StructureVerifier {
  /** TensorFlow Lite's own nesting is below ten. */
  private static final int MAX_DEPTH = 64;

  private static final String IDENTIFIER = "TFL3";
  private static final int OFFSET = Integer.BYTES;
  private static final int VTABLE_HEADER = 2 * Short.BYTES;

  private final Schema schema;
  private final ByteBuffer bytes;
  private final Set<Visit> visited = new HashSet<>();

  private record Visit(int position, String type) {}

  private StructureVerifier(Schema schema, ByteBuffer bytes) {
    this.schema = schema;
    this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Checks a whole model. {@code bytes} starts at 0. */
  static void verify(Schema schema, ByteBuffer bytes) throws InvalidModelException {
    new StructureVerifier(schema, bytes).verify();
  }

  private void verify() throws InvalidModelException {
    if (bytes.limit() == 0) {
      throw new InvalidModelException("the file is empty", 0);
    }
    if (bytes.limit() < 2 * OFFSET) {
      throw new InvalidModelException(
          "not a TensorFlow Lite model: only %d bytes".formatted(bytes.limit()), 0);
    }
    byte[] identifier = new byte[IDENTIFIER.length()];
    bytes.get(OFFSET, identifier);
    if (!new String(identifier, StandardCharsets.ISO_8859_1).equals(IDENTIFIER)) {
      throw new InvalidModelException(
          "not a TensorFlow Lite model: the file identifier is not " + IDENTIFIER, OFFSET);
    }
    table(target(0, "the root"), schema.table("Model"), 0);
  }

  private void table(int position, Table type, int depth) throws InvalidModelException {
    if (!visited.add(new Visit(position, type.name()))) {
      return;
    }
    if (depth > MAX_DEPTH) {
      throw new InvalidModelException("tables are nested too deeply", position);
    }
    inside(position, OFFSET, type.name());
    aligned(position, OFFSET, type.name());
    // The one offset that points backward, and it is subtracted.
    long vtable = (long) position - bytes.getInt(position);
    inside(vtable, VTABLE_HEADER, "the vtable of " + type.name());
    aligned(vtable, Short.BYTES, "the vtable of " + type.name());
    int vtableSize = Short.toUnsignedInt(bytes.getShort((int) vtable));
    int tableSize = Short.toUnsignedInt(bytes.getShort((int) vtable + Short.BYTES));
    if (vtableSize < VTABLE_HEADER || vtableSize % Short.BYTES != 0) {
      throw new InvalidModelException(
          "the vtable of %s has the impossible size %d".formatted(type.name(), vtableSize), vtable);
    }
    inside(vtable, vtableSize, "the vtable of " + type.name());
    inside(position, tableSize, type.name());
    for (Field field : type.fields()) {
      String where = type.name() + "." + field.name();
      int member = unionMember(position, vtable, field, where);
      int offset = fieldOffset((int) vtable, vtableSize, field.id());
      if (offset != 0) {
        inTable(offset, width(field.type()), tableSize, where, position);
        field(position + offset, field, where, depth, member);
      }
    }
  }

  private int unionMember(int table, long vtable, Field field, String where)
      throws InvalidModelException {
    if (!(field.type() instanceof FieldType.UnionValue)) {
      return 0;
    }
    int vtableSize = Short.toUnsignedInt(bytes.getShort((int) vtable));
    int tableSize = Short.toUnsignedInt(bytes.getShort((int) vtable + Short.BYTES));
    int offset = fieldOffset((int) vtable, vtableSize, field.id() - 1);
    if (offset == 0) {
      return 0;
    }
    inTable(offset, 1, tableSize, where + "_type", table);
    return Byte.toUnsignedInt(bytes.get(table + offset));
  }

  private int fieldOffset(int vtable, int vtableSize, int id) {
    int slot = VTABLE_HEADER + id * Short.BYTES;
    return slot < vtableSize ? Short.toUnsignedInt(bytes.getShort(vtable + slot)) : 0;
  }

  private void field(int position, Field field, String where, int depth, int member)
      throws InvalidModelException {
    aligned(position, width(field.type()), where);
    switch (field.type()) {
      case FieldType.Scalar _ -> {}
      case FieldType.EnumValue _ -> {}
      case FieldType.Text() -> string(target(position, where), where);
      case FieldType.Reference(String table) ->
          table(target(position, where), schema.table(table), depth + 1);
      case FieldType.UnionValue(String union) -> {
        Optional<String> table = schema.union(union).member(member);
        if (table.isPresent()) {
          table(target(position, where), schema.table(table.get()), depth + 1);
        }
      }
      case FieldType.Vector(FieldType element) ->
          vector(target(position, where), element, where, depth);
    }
  }

  private void vector(int position, FieldType element, String where, int depth)
      throws InvalidModelException {
    inside(position, OFFSET, where);
    aligned(position, OFFSET, where);
    long length = Integer.toUnsignedLong(bytes.getInt(position));
    int width = width(element);
    if (length * width > bytes.limit() - (long) position - OFFSET) {
      throw new InvalidModelException(
          "%s has %d elements, which is more than the file holds".formatted(where, length),
          position);
    }
    int start = position + OFFSET;
    aligned(start, width, where);
    switch (element) {
      case FieldType.Reference(String table) -> {
        if (!visited.add(new Visit(position, "[" + table + "]"))) {
          return;
        }
        Table type = schema.table(table);
        for (int i = 0; i < length; i++) {
          table(target(start + i * OFFSET, where), type, depth + 1);
        }
      }
      case FieldType.Text() -> {
        for (int i = 0; i < length; i++) {
          string(target(start + i * OFFSET, where), where);
        }
      }
      case FieldType.Scalar _ -> {}
      case FieldType.EnumValue _ -> {}
      case FieldType.UnionValue _ ->
          throw new IllegalStateException("the schema has no vectors of unions");
      case FieldType.Vector _ ->
          throw new IllegalStateException("the schema has no vectors of vectors");
    }
  }

  private void string(int position, String where) throws InvalidModelException {
    inside(position, OFFSET, where);
    aligned(position, OFFSET, where);
    long length = Integer.toUnsignedLong(bytes.getInt(position));
    inside(position + (long) OFFSET, length + 1, where);
    int end = (int) (position + OFFSET + length);
    if (bytes.get(end) != 0) {
      throw new InvalidModelException(where + " is not zero-terminated", end);
    }
    try {
      // The decoder that the generated accessors use, and which is strict.
      String _ = Utf8.getDefault().decodeUtf8(bytes, position + OFFSET, (int) length);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(where + " is not UTF-8", position);
    }
  }

  /** Follows a forward offset. */
  private int target(int position, String where) throws InvalidModelException {
    long offset = Integer.toUnsignedLong(bytes.getInt(position));
    long target = position + offset;
    if (offset == 0 || target > bytes.limit() - OFFSET) {
      throw new InvalidModelException(
          "%s points to byte %d, outside the file's %d".formatted(where, target, bytes.limit()),
          position);
    }
    return (int) target;
  }

  private static int width(FieldType type) {
    return switch (type) {
      case FieldType.Scalar(Primitive primitive) -> primitive.bytes();
      case FieldType.EnumValue(String _, Primitive primitive) -> primitive.bytes();
      case FieldType.Text _, FieldType.Reference _, FieldType.UnionValue _, FieldType.Vector _ ->
          OFFSET;
    };
  }

  private static void inTable(int offset, int width, int tableSize, String where, long position)
      throws InvalidModelException {
    if (offset < OFFSET || offset + width > tableSize) {
      throw new InvalidModelException(where + " lies outside its table", position);
    }
  }

  private void inside(long position, long length, String where) throws InvalidModelException {
    if (position < 0 || position + length > bytes.limit()) {
      throw new InvalidModelException(
          "%s reaches beyond the end of the file's %d bytes".formatted(where, bytes.limit()),
          Math.max(position, 0));
    }
  }

  private static void aligned(long position, int width, String where) throws InvalidModelException {
    if (position % width != 0) {
      throw new InvalidModelException(
          "%s is not aligned to %d bytes".formatted(where, width), position);
    }
  }
}
