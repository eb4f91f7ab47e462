// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The file format as data: what {@code tflite.fbs} says, read from the resource of that name. The
 * structural check and the printer walk it instead of naming some two hundred tables.
 */
public final class Schema {
  private static final String RESOURCE = "/org/hlokit/tflite/tflite.fbs";

  private final ImmutableMap<String, Table> tables;
  private final ImmutableMap<String, Enumeration> enums;
  private final ImmutableMap<String, Union> unions;

  Schema(
      ImmutableMap<String, Table> tables,
      ImmutableMap<String, Enumeration> enums,
      ImmutableMap<String, Union> unions) {
    this.tables = tables;
    this.enums = enums;
    this.unions = unions;
  }

  /** What a field holds. */
  public sealed interface FieldType {
    /** A number or truth value. */
    record Scalar(Primitive primitive) implements FieldType {}

    /** A number with names for its values. */
    record EnumValue(String enumeration, Primitive primitive) implements FieldType {}

    /** UTF-8 text. */
    record Text() implements FieldType {}

    /** A reference to another table. */
    record Reference(String table) implements FieldType {}

    /** The value half of a union; the field before it holds the member's number. */
    record UnionValue(String union) implements FieldType {}

    /** A vector of scalars, enum values or references. */
    record Vector(FieldType element) implements FieldType {}
  }

  /** Widths of scalars in the file. */
  public enum Primitive {
    BOOL(1),
    BYTE(1),
    UBYTE(1),
    SHORT(2),
    USHORT(2),
    INT(4),
    UINT(4),
    LONG(8),
    ULONG(8),
    FLOAT(4),
    DOUBLE(8);

    private final int bytes;

    Primitive(int bytes) {
      this.bytes = bytes;
    }

    /** Width in bytes. */
    public int bytes() {
      return bytes;
    }
  }

  /**
   * A field of a table.
   *
   * @param id its number, which is its place in the table's vtable
   * @param defaultValue what an absent scalar means
   */
  public record Field(
      String name, int id, FieldType type, String defaultValue, boolean deprecated) {}

  /** A table type. */
  public record Table(String name, ImmutableList<Field> fields) {

    /** Whether there is a field of that name. */
    public boolean has(String field) {
      return fields.stream().anyMatch(candidate -> candidate.name().equals(field));
    }
  }

  /** An enumeration: names by value. */
  public record Enumeration(
      String name, Primitive primitive, ImmutableMap<Long, String> namesByValue) {

    /** The name of a value, or its number where it has none. */
    public String nameOf(long value) {
      return namesByValue.getOrDefault(value, Long.toString(value));
    }
  }

  /** A union; member 0 is NONE and not listed, so table {@code i} has the number {@code i + 1}. */
  public record Union(String name, ImmutableList<String> members) {

    /** The table with that member number, empty for NONE and for members unknown here. */
    public Optional<String> member(int number) {
      return number > 0 && number <= members.size()
          ? Optional.of(members.get(number - 1))
          : Optional.empty();
    }
  }

  /** The schema that this module was built with. */
  public static Schema get() {
    return Holder.SCHEMA;
  }

  /** Reads the resource when it is first wanted. */
  private static final class Holder {
    static final Schema SCHEMA = load();
  }

  private static Schema load() {
    try (InputStream text = Schema.class.getResourceAsStream(RESOURCE)) {
      if (text == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing from the build");
      }
      return new SchemaParser(new String(text.readAllBytes(), StandardCharsets.UTF_8)).parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table of that name, which must exist. */
  public Table table(String name) {
    return find(tables, name);
  }

  /** The enumeration of that name, which must exist. */
  public Enumeration enumeration(String name) {
    return find(enums, name);
  }

  /** The union of that name, which must exist. */
  public Union union(String name) {
    return find(unions, name);
  }

  private static <T> T find(ImmutableMap<String, T> map, String name) {
    T found = map.get(name);
    if (found == null) {
      throw new IllegalArgumentException("the schema has no " + name);
    }
    return found;
  }
}
