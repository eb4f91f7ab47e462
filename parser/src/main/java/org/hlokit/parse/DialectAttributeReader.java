// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hlokit.dialect.EnumWords;
import org.hlokit.dialect.StructFields;
import org.hlokit.grammar.MlirParser.AttributeContext;
import org.hlokit.grammar.MlirParser.ConvolutionAttributeContext;
import org.hlokit.grammar.MlirParser.DialectAttributeContext;
import org.hlokit.grammar.MlirParser.NumberAttributeContext;
import org.hlokit.grammar.MlirParser.StructAttributeContext;
import org.hlokit.grammar.MlirParser.StructBodyContext;
import org.hlokit.grammar.MlirParser.StructFieldContext;
import org.hlokit.grammar.MlirParser.VhloAttributeContext;
import org.hlokit.grammar.MlirParser.VhloDictionaryAttributeContext;
import org.hlokit.grammar.MlirParser.VhloEntryContext;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;
import org.hlokit.verify.stablehlo.AttributeFaults;

/** Attributes of dialects: structures, words, and those of VHLO that stand for builtin ones. */
final class DialectAttributeReader {
  private static final Pattern SPACE_OR_COMMENT = Pattern.compile("(?:\\s|//[^\n]*)+");
  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

  private final Reader reader;

  DialectAttributeReader(Reader reader) {
    this.reader = reader;
  }

  Attribute structure(StructAttributeContext context) {
    String name = context.name.getText();
    StructAttr struct = struct(name, context.body);
    String fault = AttributeFaults.of(struct);
    if (fault != null) {
      throw reader.error(context, fault);
    }
    if (name.equals("#vhlo.result_accuracy_v1") && !(struct.get("mode") instanceof VhloAttr)) {
      throw reader.error(context, "expected VHLO result accuracy mode");
    }
    return name.startsWith("#vhlo.") ? new VhloAttr(VhloStructures.unwrap(struct)) : struct;
  }

  /** {@code #stablehlo.gather<offset_dims = [2]>}; {@code name} is with its {@code #}. */
  StructAttr struct(String name, StructBodyContext body) {
    String mnemonic = name.substring(1);
    List<NamedAttribute> fields = new ArrayList<>();
    for (StructFieldContext field : body.fields) {
      String fieldName = reader.text(field.name);
      String fault = StructFields.fault(mnemonic, fieldName);
      if (fault == null && fields.stream().anyMatch(other -> other.name().equals(fieldName))) {
        fault = "duplicated `" + fieldName + "` entry";
      }
      if (fault != null) {
        String failure = StructFields.failure(mnemonic);
        throw reader.errors(
            field.name,
            failure == null ? ImmutableList.of(fault) : ImmutableList.of(fault, failure));
      }
      Attribute value = reader.attributes.read(field.value);
      // Lists of integers are dense arrays wherever dialects write them with plain brackets.
      fields.add(new NamedAttribute(fieldName, integers(fieldName, value)));
    }
    return new StructAttr(mnemonic, DictionaryAttr.of(fields));
  }

  private static Attribute integers(String fieldName, Attribute value) {
    if (value instanceof ArrayAttr(ImmutableList<Attribute> items)
        && !fieldName.equals("axes")
        && items.stream().allMatch(IntegerAttr.class::isInstance)) {
      ImmutableLongArray.Builder values = ImmutableLongArray.builder();
      items.forEach(item -> values.add(((IntegerAttr) item).longValue()));
      return DenseArrayAttr.i64(values.build());
    }
    return value;
  }

  Attribute convolution(ConvolutionAttributeContext context) {
    if (context.numbers != null) {
      return ConvolutionNumbers.read(reader, context.numbers, "stablehlo.conv");
    }
    return struct("#stablehlo.conv", context.body);
  }

  Attribute vhlo(VhloAttributeContext context) {
    Attribute body = reader.attributes.read(context.body);
    boolean isPlain =
        body instanceof TypeAttr(Type type)
            ? !(type instanceof VhloType || type instanceof OpaqueType)
            : context.name.getText().equals("#vhlo.float_v1")
                && context.body.plain instanceof NumberAttributeContext number
                && number.valueType != null
                && !(reader.types.read(number.valueType) instanceof VhloType);
    if (isPlain) {
      throw reader.error(context, "expected VHLO type");
    }
    Attribute plain = unwrap(body);
    return new VhloAttr(
        plain instanceof FloatAttr number && context.name.getText().equals("#vhlo.float_v1")
            ? written(number, context.body)
            : plain);
  }

  /** The number with the double that stands in the text. */
  private FloatAttr written(FloatAttr number, AttributeContext context) {
    String text = reader.text(context);
    int colon = text.indexOf(':');
    String digits = colon < 0 ? text : text.substring(0, colon).trim();
    return digits.startsWith("0x")
        ? number
        : new FloatAttr(number.type(), number.bits(), Double.valueOf(digits));
  }

  /** The attribute that a VHLO attribute stands for, inside and out. */
  static Attribute unwrap(Attribute attribute) {
    return switch (attribute) {
      case VhloAttr(Attribute plain) -> plain;
      case ArrayAttr(ImmutableList<Attribute> items) ->
          new ArrayAttr(
              items.stream()
                  .map(DialectAttributeReader::unwrap)
                  .collect(ImmutableList.toImmutableList()));
      case TypeAttr(Type type) -> new TypeAttr(TypeReader.unwrap(type));
      default -> attribute;
    };
  }

  Attribute vhloDictionary(VhloDictionaryAttributeContext context) {
    List<NamedAttribute> entries = new ArrayList<>();
    for (VhloEntryContext entry : context.entries) {
      Attribute key = reader.attributes.read(entry.key);
      if (!(key instanceof VhloAttr)) {
        throw reader.error(entry.key, "expected VHLO key attribute");
      }
      if (!(unwrap(key) instanceof StringAttr(String name, _))) {
        throw reader.error(entry.key, "expected a string as key");
      }
      entries.add(new NamedAttribute(name, unwrap(reader.attributes.read(entry.value))));
    }
    return new VhloAttr(DictionaryAttr.of(entries));
  }

  /** {@code 3, ?}: upper bounds of dimensions. */
  private StructAttr bounds(DialectAttributeContext context, String body) {
    ImmutableLongArray.Builder bounds = ImmutableLongArray.builder();
    for (String bound : COMMAS.split(body)) {
      if (!bound.matches("[?]|-?[0-9]{1,18}")) {
        throw reader.error(context, "expected a list of bounds");
      }
      bounds.add(bound.equals("?") ? TensorType.DYNAMIC : Long.parseLong(bound));
    }
    return new StructAttr(
        "stablehlo.bounds", DictionaryAttr.of("bounds", DenseArrayAttr.i64(bounds.build())));
  }

  Attribute read(DialectAttributeContext context) {
    String name = context.name.getText().substring(1);
    Type type = context.valueType == null ? null : reader.types.read(context.valueType);
    if (context.body == null) {
      Attribute alias = reader.attributeAliases().get(name);
      if (alias != null) {
        return alias;
      }
      if (name.indexOf('.') < 0) {
        return reader
            .later()
            .attribute(name)
            .orElseThrow(
                () -> reader.error(context.name, "undefined symbol alias id '" + name + "'"));
      }
      return new OpaqueAttr("#" + name, type);
    }
    String body =
        reader.source().text(Reader.start(context.body) + 1, Reader.end(context.body) - 1).trim();
    boolean isHlo =
        name.startsWith("stablehlo") || name.startsWith("chlo") || name.startsWith("vhlo");
    if (isHlo && body.indexOf('"') < 0) {
      body = SPACE_OR_COMMENT.matcher(body).replaceAll(" ").trim();
    }
    if (name.equals("stablehlo.bounds") || name.equals("stablehlo.type_extensions")) {
      return bounds(context, body.replaceFirst("^bounds *= *\\[(.*)\\]$", "$1"));
    }
    if (name.equals("vhlo.type_extensions_v1")) {
      return new VhloAttr(bounds(context, body.replaceFirst("^bounds *= *\\[(.*)\\]$", "$1")));
    }
    if (name.equals("sparse_tensor.encoding")) {
      body = SPACE_OR_COMMENT.matcher(body).replaceAll(" "); // its dialect prints it in one line
      return new OpaqueAttr("#" + name + "<" + reader.aliasUses().expand(body) + ">", type);
    }
    StructAttr mesh = MeshText.read(name, body);
    if (mesh != null) {
      return mesh;
    }
    Attribute word = Enumerations.read(name, body);
    if (word instanceof EnumAttr known) {
      ImmutableList<String> faults = EnumWords.faults(known);
      if (faults != null) {
        throw reader.errors(context, faults);
      }
    }
    if (word == null && (name.equals("stablehlo") || name.startsWith("stablehlo."))) {
      throw reader.error(context.name, "unknown StableHLO attribute");
    }
    if (word == null && (name.equals("chlo") || name.startsWith("chlo."))) {
      throw reader.error(context.name, "unknown chlo attribute");
    }
    return word != null
        ? word
        : new OpaqueAttr(
            OpaqueSpelling.canonical("#" + name + "<" + reader.aliasUses().expand(body) + ">"),
            type);
  }
}
