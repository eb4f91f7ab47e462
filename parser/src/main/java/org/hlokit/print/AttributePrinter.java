// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hlokit.ir.AffineAttr;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.DistinctAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Location;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.NestedText;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.ResourceHandle;
import org.hlokit.ir.SparseElementsAttr;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnitAttr;
import org.hlokit.ir.VhloAttr;

/** Writes attributes. */
final class AttributePrinter {
  /** Whether the type of a typed attribute is written after it. */
  enum TypeElision {
    NEVER,
    /** Not where the type is what a reader assumes: {@code i64} and {@code f64}. */
    MAY,
    MUST
  }

  private final ByteSink out;
  private final PrintOptions options;
  private final Aliases aliases;
  private final Set<ResourceHandle> resources;

  /** The numbers that are written for those of {@link DistinctAttr}s. */
  private final Map<String, Integer> distinct;

  private final TypePrinter types;
  private final LocationPrinter locations;
  private final ElementsPrinter elements;
  private final StructPrinter structs;
  private final VhloAttributePrinter vhlo;

  AttributePrinter(ByteSink out, PrintOptions options, Aliases aliases) {
    this(out, options, aliases, new LinkedHashSet<>(), new HashMap<>());
  }

  private AttributePrinter(
      ByteSink out,
      PrintOptions options,
      Aliases aliases,
      Set<ResourceHandle> resources,
      Map<String, Integer> distinct) {
    this.out = out;
    this.options = options;
    this.aliases = aliases;
    this.resources = resources;
    this.distinct = distinct;
    this.types = new TypePrinter(out, this);
    this.locations = new LocationPrinter(out, this);
    this.elements = new ElementsPrinter(out, options);
    this.structs = new StructPrinter(out, this);
    this.vhlo = new VhloAttributePrinter(out, this);
  }

  /** A printer with the same options and aliases that writes elsewhere. */
  AttributePrinter on(ByteSink elsewhere) {
    return new AttributePrinter(elsewhere, options, aliases, resources, distinct);
  }

  TypePrinter types() {
    return types;
  }

  LocationPrinter locations() {
    return locations;
  }

  StructPrinter structs() {
    return structs;
  }

  Aliases aliases() {
    return aliases;
  }

  /** The resources that attributes written so far name, in the order of their first use. */
  Set<ResourceHandle> resources() {
    return resources;
  }

  /** Writes {@code attribute} with its type, or by its alias. */
  void print(Attribute attribute) {
    print(attribute, TypeElision.NEVER);
  }

  void print(Attribute attribute, TypeElision elision) {
    byte[] alias = aliases.find(attribute);
    if (alias != null) {
      out.bytes(alias);
    } else {
      printDirect(attribute, elision);
    }
  }

  /** Writes {@code attribute} itself, not its alias. */
  void printDirect(Attribute attribute, TypeElision elision) {
    switch (attribute) {
      case UnitAttr _ -> out.text("unit");
      case BoolAttr(boolean value) -> out.text(value ? "true" : "false");
      case IntegerAttr(Type type, BigInteger value) -> {
        out.text(value.toString());
        if (elision == TypeElision.NEVER
            || (elision == TypeElision.MAY && !IntegerType.I64.equals(type))) {
          typeAfter(type);
        }
      }
      case FloatAttr(FloatType type, BigInteger bits, _) -> {
        String text = FloatText.of(type, bits);
        out.text(text);
        boolean assumed = type == FloatType.F64 && !text.startsWith("0x");
        if (elision == TypeElision.NEVER || (elision == TypeElision.MAY && !assumed)) {
          typeAfter(type);
        }
      }
      case StringAttr(String value, Type type) -> {
        Names.quoted(out, value);
        if (type != null && !(type instanceof NoneType) && elision != TypeElision.MUST) {
          typeAfter(type);
        }
      }
      case TypeAttr(Type type) -> types.print(type);
      case SymbolRefAttr(String root, ImmutableList<String> nested) -> {
        Names.symbol(out, root);
        for (String name : nested) {
          out.text("::");
          Names.symbol(out, name);
        }
      }
      case ArrayAttr(ImmutableList<Attribute> items) -> {
        out.put('[');
        for (int i = 0; i < items.size(); i++) {
          out.text(i == 0 ? "" : ", ");
          print(items.get(i), TypeElision.MAY);
        }
        out.put(']');
      }
      case DictionaryAttr(ImmutableList<NamedAttribute> entries) -> dictionary(entries);
      case DenseArrayAttr array -> denseArray(array);
      case DenseElementsAttr dense -> {
        elements.print(dense);
        typeAfter(dense.type(), elision);
      }
      case DenseResourceAttr resource -> {
        resource(resource);
        typeAfter(resource.type(), elision);
      }
      case SparseElementsAttr sparse -> {
        elements.print(sparse);
        typeAfter(sparse.type(), elision);
      }
      case EnumAttr word -> structs.print(word);
      case StructAttr struct -> structs.print(struct);
      case AffineAttr(boolean set, String text, _) ->
          out.text(set ? "affine_set<" : "affine_map<").text(text).put('>');
      case DistinctAttr one -> distinct(one);
      case VhloAttr(Attribute plain) -> vhlo.print(plain);
      case OpaqueAttr(String text, Type type) -> {
        text(text);
        if (type != null) {
          typeAfter(type, elision);
        }
      }
      case Location location -> locations.print(location, true);
    }
  }

  /** Writes the text of a type or an attribute, in it other attributes by their aliases. */
  void text(String text) {
    if (aliases.all().isEmpty() || !(text.startsWith("#llvm.") || text.startsWith("memref<"))) {
      out.text(text);
      return;
    }
    for (NestedText.Piece piece : NestedText.pieces(text, 1)) {
      switch (piece) {
        case NestedText.Plain(String plain) -> out.text(plain);
        case NestedText.Nested(Attribute attribute) -> print(attribute);
      }
    }
  }

  private void distinct(DistinctAttr attribute) {
    int number = distinct.computeIfAbsent(attribute.id(), id -> distinct.size());
    out.text("distinct[").number(number).text("]<");
    if (!(attribute.value() instanceof UnitAttr)) {
      print(attribute.value());
    }
    out.put('>');
  }

  private void typeAfter(Type type, TypeElision elision) {
    if (elision != TypeElision.MUST) {
      typeAfter(type);
    }
  }

  private void typeAfter(Type type) {
    out.text(" : ");
    types.print(type);
  }

  /** Writes {@code {a = 1, b}}. */
  void dictionary(Iterable<NamedAttribute> entries) {
    out.put('{');
    boolean first = true;
    for (NamedAttribute entry : entries) {
      if (!first) {
        out.text(", ");
      }
      first = false;
      named(entry);
    }
    out.put('}');
  }

  private void named(NamedAttribute entry) {
    Names.keywordOrString(out, entry.name());
    if (!(entry.value() instanceof UnitAttr)) {
      out.text(" = ");
      print(entry.value());
    }
  }

  private void denseArray(DenseArrayAttr array) {
    out.text("array<");
    types.print(array.element());
    if (!array.values().isEmpty()) {
      out.text(": ");
      numbers(array);
    }
    out.put('>');
  }

  /** Writes the numbers of an array with commas between them. */
  void numbers(DenseArrayAttr array) {
    ImmutableLongArray values = array.values();
    boolean isBit = array.element() instanceof IntegerType integer && integer.width() == 1;
    for (int i = 0; i < values.length(); i++) {
      out.text(i == 0 ? "" : ", ");
      long value = values.get(i);
      if (array.element() instanceof FloatType type) {
        out.text(FloatText.of(type, Floats.unsigned(value)));
      } else if (isBit) {
        out.text(value != 0 ? "true" : "false");
      } else {
        out.number(value);
      }
    }
  }

  private void resource(DenseResourceAttr attribute) {
    if (elements.isElided(attribute.type())) {
      out.text(ElementsPrinter.ELIDED);
      return;
    }
    resources.add(attribute.resource());
    out.text("dense_resource<");
    Names.keywordOrString(out, attribute.resource().key());
    out.put('>');
  }
}
