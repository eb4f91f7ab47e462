// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.function.Function.identity;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hlokit.dialect.VhloFields;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TypeAttr;
import org.jspecify.annotations.Nullable;

/**
 * The structures of a dialect, {@code #stablehlo.gather<..>}: the code of each, and its fields in
 * the order of the file.
 */
final class Structures {
  /** How the file has a field. */
  enum Kind {
    NUMBER,
    NUMBERS,
    FLAG,
    TYPE,
    /** A string of the string table. */
    STRING,
    /** A number of 64 bits. */
    FLOAT,
    ATTRIBUTE,
    /** The symbol of a mesh, which VHLO has as a string, or a mesh. */
    MESH,
    /** How many attributes, and these. */
    ATTRIBUTES,
    /** A flag that says whether an attribute follows. */
    FLAGGED,
    /** The same with the flag written as a number. */
    COUNTED,
    /** An attribute whose number says whether it is there. */
    OPTIONAL
  }

  /** A field of a structure. */
  record Field(String name, Kind kind) {}

  /** A structure with the number that stands for it. */
  record Layout(int code, String mnemonic, ImmutableList<Field> fields) {}

  /** Those that leave out fields that are empty or zero. */
  private final ImmutableSet<String> sparse;

  private final ImmutableMap<String, Layout> byMnemonic;
  private final ImmutableMap<Integer, Layout> byCode;
  private final UnaryOperator<Attribute> toFile;
  private final UnaryOperator<Attribute> fromFile;

  /**
   * @param toFile makes the attribute that the file has of one in a structure
   * @param fromFile the inverse
   */
  Structures(
      ImmutableList<Layout> layouts,
      UnaryOperator<Attribute> toFile,
      UnaryOperator<Attribute> fromFile) {
    this.byMnemonic = layouts.stream().collect(toImmutableMap(Layout::mnemonic, identity()));
    this.byCode = layouts.stream().collect(toImmutableMap(Layout::code, identity()));
    this.sparse =
        layouts.stream()
            .map(Layout::mnemonic)
            .filter(VhloFields::isSparse)
            .collect(toImmutableSet());
    this.toFile = toFile;
    this.fromFile = fromFile;
  }

  static Layout layout(int code, String mnemonic, Field... fields) {
    return new Layout(code, mnemonic, ImmutableList.copyOf(fields));
  }

  // --- writing --------------------------------------------------------------------------------

  /** Writes a structure; false, with nothing written, where it has no code. */
  boolean write(StructAttr structure, AttributeSink sink) {
    Layout layout = byMnemonic.get(structure.mnemonic());
    if (layout == null) {
      return false;
    }
    sink.varint(layout.code());
    layout.fields().forEach(field -> write(field, structure.get(field.name()), sink));
    return true;
  }

  private void write(Field field, @Nullable Attribute value, AttributeSink sink) {
    switch (field.kind()) {
      case NUMBER -> sink.signed(value instanceof IntegerAttr number ? number.longValue() : 0);
      case NUMBERS ->
          sink.signedList(
              value instanceof DenseArrayAttr(_, ImmutableLongArray numbers)
                  ? numbers
                  : ImmutableLongArray.of());
      case FLAG -> sink.bool(BoolAttr.TRUE.equals(value));
      case TYPE -> {
        if (value instanceof TypeAttr(var type)) {
          sink.type(type);
        }
      }
      case STRING -> sink.string(value instanceof StringAttr(String text, _) ? text : "");
      case FLOAT ->
          sink.bits(
              value instanceof FloatAttr number ? number.bits() : BigInteger.ZERO,
              FloatType.F64.width());
      case ATTRIBUTE, MESH -> sink.attribute(toFile.apply(orImplied(field, value)));
      case ATTRIBUTES -> {
        ImmutableList<Attribute> elements = elements(value);
        sink.varint(elements.size());
        elements.forEach(element -> sink.attribute(toFile.apply(element)));
      }
      case FLAGGED, COUNTED -> {
        if (field.kind() == Kind.FLAGGED) {
          sink.bool(value != null);
        } else {
          sink.varint(value == null ? 0 : 1);
        }
        if (value != null) {
          sink.attribute(toFile.apply(value));
        }
      }
      case OPTIONAL -> sink.optionalAttribute(value == null ? null : toFile.apply(value));
    }
  }

  /** What a field means that the text leaves out and the file cannot. */
  private static Attribute orImplied(Field field, @Nullable Attribute value) {
    if (value != null) {
      return value;
    }
    return field.name().equals("mode")
        ? new EnumAttr("stablehlo.result_accuracy_mode", "DEFAULT")
        : StringAttr.of("");
  }

  private static ImmutableList<Attribute> elements(@Nullable Attribute value) {
    return value instanceof ArrayAttr(ImmutableList<Attribute> elements)
        ? elements
        : ImmutableList.of();
  }

  // --- reading --------------------------------------------------------------------------------

  /** Reads the structure that {@code code} stands for; null where it stands for none. */
  @Nullable StructAttr read(int code, AttributeSource source) {
    Layout layout = byCode.get(code);
    if (layout == null) {
      return null;
    }
    List<NamedAttribute> fields = new ArrayList<>();
    for (Field field : layout.fields()) {
      Attribute value = read(field.kind(), source);
      if (value != null && !(sparse.contains(layout.mnemonic()) && isEmpty(value))) {
        fields.add(new NamedAttribute(field.name(), value));
      }
    }
    return new StructAttr(layout.mnemonic(), DictionaryAttr.of(fields));
  }

  private static boolean isEmpty(Attribute value) {
    return value.equals(DenseArrayAttr.i64()) || value.equals(IntegerAttr.i64(0));
  }

  private @Nullable Attribute read(Kind kind, AttributeSource source) {
    return switch (kind) {
      case NUMBER -> IntegerAttr.i64(source.signed());
      case NUMBERS -> DenseArrayAttr.i64(source.signedList());
      case FLAG -> BoolAttr.of(source.bool());
      case TYPE -> new TypeAttr(source.type());
      case STRING -> StringAttr.of(source.string());
      case FLOAT -> new FloatAttr(FloatType.F64, source.bits(FloatType.F64.width()));
      case ATTRIBUTE -> fromFile.apply(source.attribute());
      case MESH ->
          switch (fromFile.apply(source.attribute())) {
            case StringAttr(String symbol, _) -> SymbolRefAttr.of(symbol);
            case Attribute mesh -> mesh;
          };
      case ATTRIBUTES -> new ArrayAttr(source.list(() -> fromFile.apply(source.attribute())));
      case FLAGGED -> source.bool() ? fromFile.apply(source.attribute()) : null;
      case COUNTED -> source.varint() == 0 ? null : fromFile.apply(source.attribute());
      case OPTIONAL -> {
        Attribute value = source.optionalAttribute();
        yield value == null ? null : fromFile.apply(value);
      }
    };
  }
}
