// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.tflite.reader.Schema.Enumeration;
import org.hlokit.tflite.reader.Schema.Field;
import org.hlokit.tflite.reader.Schema.FieldType;
import org.hlokit.tflite.reader.Schema.Primitive;
import org.hlokit.tflite.reader.Schema.Table;
import org.hlokit.tflite.reader.Schema.Union;

/** Reads the part of the flatbuffers schema language that {@code tflite.fbs} uses. */
final class SchemaParser {
  private static final Pattern TOKEN =
      Pattern.compile("//[^\\n]*|\"[^\"]*\"|-?[\\w.]+|[{}\\[\\]():;,=]");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  private final Map<String, Enumeration> enums = new HashMap<>();
  private final Map<String, Union> unions = new HashMap<>();
  private final ImmutableMap.Builder<String, Table> tables = ImmutableMap.builder();

  SchemaParser(String text) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (!matcher.group().startsWith("//")) {
        tokens.add(matcher.group());
      }
    }
  }

  Schema parse() {
    while (next < tokens.size()) {
      String keyword = take();
      switch (keyword) {
        case "enum" -> enumeration();
        case "union" -> union();
        case "table" -> table();
        case "namespace", "file_identifier", "file_extension", "root_type" -> {
          take();
          expect(";");
        }
        default -> throw new IllegalStateException("tflite.fbs: unexpected " + keyword);
      }
    }
    return new Schema(
        tables.buildOrThrow(), ImmutableMap.copyOf(enums), ImmutableMap.copyOf(unions));
  }

  private void enumeration() {
    String name = take();
    expect(":");
    Primitive primitive = Primitive.valueOf(Ascii.toUpperCase(take()));
    expect("{");
    ImmutableMap.Builder<Long, String> names = ImmutableMap.builder();
    do {
      String member = take();
      expect("=");
      names.put(Long.valueOf(take()), member);
    } while (accept(","));
    expect("}");
    enums.put(name, new Enumeration(name, primitive, names.buildOrThrow()));
  }

  private void union() {
    String name = take();
    expect("{");
    ImmutableList.Builder<String> members = ImmutableList.builder();
    do {
      members.add(take());
    } while (accept(","));
    expect("}");
    unions.put(name, new Union(name, members.build()));
  }

  private void table() {
    String name = take();
    expect("{");
    ImmutableList.Builder<Field> fields = ImmutableList.builder();
    int id = 0;
    while (!accept("}")) {
      String field = take();
      expect(":");
      FieldType type = type();
      if (type instanceof FieldType.UnionValue) {
        id++; // the member number has a field of its own before the value
      }
      String defaultValue = accept("=") ? take() : "0";
      boolean deprecated = attributes().contains("deprecated");
      expect(";");
      fields.add(new Field(field, id++, type, defaultValue, deprecated));
    }
    tables.put(name, new Table(name, fields.build()));
  }

  private FieldType type() {
    if (accept("[")) {
      FieldType element = type();
      expect("]");
      return new FieldType.Vector(element);
    }
    String name = take();
    Enumeration enumeration = enums.get(name);
    if (enumeration != null) {
      return new FieldType.EnumValue(name, enumeration.primitive());
    }
    if (unions.containsKey(name)) {
      return new FieldType.UnionValue(name);
    }
    if (name.equals("string")) {
      return new FieldType.Text();
    }
    for (Primitive primitive : Primitive.values()) {
      if (Ascii.toLowerCase(primitive.name()).equals(name)) {
        return new FieldType.Scalar(primitive);
      }
    }
    return new FieldType.Reference(name);
  }

  private List<String> attributes() {
    List<String> attributes = new ArrayList<>();
    if (accept("(")) {
      while (!accept(")")) {
        attributes.add(take());
      }
    }
    return attributes;
  }

  private boolean accept(String token) {
    if (next < tokens.size() && tokens.get(next).equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new IllegalStateException(
          "tflite.fbs: expected " + token + " instead of " + tokens.get(next));
    }
  }

  private String take() {
    return tokens.get(next++);
  }
}
