// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.hlokit.dialect.EnumWords;
import org.hlokit.dialect.StructFields;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.grammar.MlirParser.ArrayAttributeContext;
import org.hlokit.grammar.MlirParser.AttributeContext;
import org.hlokit.grammar.MlirParser.AttributeEntryContext;
import org.hlokit.grammar.MlirParser.ConvolutionAttributeContext;
import org.hlokit.grammar.MlirParser.DenseArrayAttributeContext;
import org.hlokit.grammar.MlirParser.DenseAttributeContext;
import org.hlokit.grammar.MlirParser.DialectAttributeContext;
import org.hlokit.grammar.MlirParser.DictionaryContext;
import org.hlokit.grammar.MlirParser.DistinctAttributeContext;
import org.hlokit.grammar.MlirParser.ElementsAttributeContext;
import org.hlokit.grammar.MlirParser.LocationAttributeContext;
import org.hlokit.grammar.MlirParser.NonDictionaryAttributeContext;
import org.hlokit.grammar.MlirParser.NumberAttributeContext;
import org.hlokit.grammar.MlirParser.NumberContext;
import org.hlokit.grammar.MlirParser.ResourceAttributeContext;
import org.hlokit.grammar.MlirParser.ScalarTypeContext;
import org.hlokit.grammar.MlirParser.SparseAttributeContext;
import org.hlokit.grammar.MlirParser.StringAttributeContext;
import org.hlokit.grammar.MlirParser.StructAttributeContext;
import org.hlokit.grammar.MlirParser.StructBodyContext;
import org.hlokit.grammar.MlirParser.StructFieldContext;
import org.hlokit.grammar.MlirParser.SymbolAttributeContext;
import org.hlokit.grammar.MlirParser.SymbolReferenceContext;
import org.hlokit.grammar.MlirParser.TextAttributeContext;
import org.hlokit.grammar.MlirParser.TrailingLocationContext;
import org.hlokit.grammar.MlirParser.TypeAttributeContext;
import org.hlokit.grammar.MlirParser.VhloAttributeContext;
import org.hlokit.grammar.MlirParser.VhloDictionaryAttributeContext;
import org.hlokit.grammar.MlirParser.VhloEntryContext;
import org.hlokit.grammar.MlirParser.WordAttributeContext;
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
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Location;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnitAttr;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;
import org.hlokit.verify.stablehlo.AttributeFaults;
import org.jspecify.annotations.Nullable;

/** Attributes from their syntax. */
final class AttributeReader {
  private static final Pattern SPACE_OR_COMMENT = Pattern.compile("(?:\\s|//[^\n]*)+");

  private final Reader reader;
  private final ElementsReader elements;
  private final ByteKeyMap<DictionaryAttr> known = new ByteKeyMap<>();

  AttributeReader(Reader reader) {
    this.reader = reader;
    this.elements = new ElementsReader(reader);
  }

  Attribute read(AttributeContext context) {
    if (context.plain != null) {
      return read(context.plain);
    }
    return context.map != null
        ? read(context.map)
        : new TypeAttr(reader.types.read(context.function));
  }

  /** The dictionary that {@code start..end} was read as before, or null. */
  @Nullable DictionaryAttr known(int start, int end) {
    return known.get(reader.source().bytes(), start, end);
  }

  /** A dictionary; the empty one where {@code context} is null. */
  DictionaryAttr read(@Nullable DictionaryContext context) {
    if (context == null) {
      return DictionaryAttr.EMPTY;
    }
    if (context.known instanceof SourceToken token
        && token.meaning() instanceof DictionaryAttr before) {
      return before;
    }
    if (context.entries.isEmpty()) {
      return DictionaryAttr.EMPTY;
    }
    byte[] text = reader.source().bytes();
    int start = Reader.start(context);
    int end = Reader.end(context);
    boolean isShort = end - start <= KnownText.LONGEST;
    DictionaryAttr found = isShort ? known.get(text, start, end) : null;
    if (found != null) {
      return found;
    }
    List<NamedAttribute> entries = new ArrayList<>(context.entries.size());
    Set<String> names = HashSet.newHashSet(context.entries.size());
    for (AttributeEntryContext entry : context.entries) {
      String name =
          entry.quoted != null ? Strings.unquote(entry.quoted.getText()) : reader.text(entry.name);
      if (!names.add(name)) {
        throw reader.error(
            entry.getStart(), "duplicate key '" + name + "' in dictionary attribute");
      }
      entries.add(
          new NamedAttribute(name, entry.value == null ? UnitAttr.UNIT : read(entry.value)));
    }
    DictionaryAttr dictionary = DictionaryAttr.of(entries);
    if (isShort) {
      known.put(text, start, end, dictionary);
    }
    return dictionary;
  }

  Attribute read(NonDictionaryAttributeContext context) {
    return switch (context) {
      case NumberAttributeContext c ->
          number(c.value, c.valueType == null ? null : reader.types.read(c.valueType));
      case StringAttributeContext c ->
          new StringAttr(
              Strings.unquote(c.value.getText()),
              c.valueType == null ? null : reader.types.read(c.valueType));
      case SymbolAttributeContext c -> read(c.symbol);
      case ArrayAttributeContext c -> new ArrayAttr(readAll(c.elements));
      case WordAttributeContext c -> word(c.word);
      case ElementsAttributeContext c -> read(c.constant);
      case ResourceAttributeContext c ->
          new DenseResourceAttr(
              reader.types.read(c.valueType),
              reader.resource(
                  c.quoted != null ? Strings.unquote(c.quoted.getText()) : reader.text(c.name)));
      case SparseAttributeContext c -> elements.readSparse(c);
      case DenseArrayAttributeContext c -> elements.readArray(c);
      case TextAttributeContext c -> text(c);
      case DistinctAttributeContext c -> distinct(c);
      case LocationAttributeContext c -> location(c.where);
      case StructAttributeContext c -> structure(c);
      case ConvolutionAttributeContext c -> convolution(c);
      case VhloAttributeContext c -> vhlo(c);
      case VhloDictionaryAttributeContext c -> vhloDictionary(c);
      case DialectAttributeContext c -> dialect(c);
      case TypeAttributeContext c -> {
        if (c.plain instanceof ScalarTypeContext word && !TypeReader.isScalar(reader.text(word))) {
          throw reader.error(context, "expected attribute value");
        }
        yield new TypeAttr(reader.types.read(c.plain));
      }
      default -> throw reader.error(context, "expected attribute value");
    };
  }

  DenseElementsAttr read(DenseAttributeContext context) {
    return elements.readDense(context);
  }

  SymbolRefAttr read(SymbolReferenceContext context) {
    return new SymbolRefAttr(
        Strings.symbol(context.root.getText()),
        context.nested.stream()
            .map(token -> Strings.symbol(token.getText()))
            .collect(ImmutableList.toImmutableList()));
  }

  private ImmutableList<Attribute> readAll(List<AttributeContext> contexts) {
    return contexts.stream().map(this::read).collect(ImmutableList.toImmutableList());
  }

  private Attribute location(TrailingLocationContext context) {
    AtomicReference<Location> found = new AtomicReference<>();
    reader.locations.read(context.value, found::set);
    Location location = found.get();
    if (location == null) {
      throw reader.error(context, "location alias is used in an attribute before its definition");
    }
    return location;
  }

  private static Attribute word(Token token) {
    return switch (token.getType()) {
      case MlirLexer.TRUE -> BoolAttr.TRUE;
      case MlirLexer.FALSE -> BoolAttr.FALSE;
      default -> UnitAttr.UNIT;
    };
  }

  private Attribute distinct(DistinctAttributeContext context) {
    int start = Reader.start(context.body);
    String id = reader.source().text(Reader.start(context), start);
    int end = Reader.end(context.body) - 1;
    return new DistinctAttr(id, reader.later().within(start + 1, end).orElse(UnitAttr.UNIT));
  }

  private Attribute text(TextAttributeContext context) {
    int bodyStart = Reader.start(context.body);
    int bodyEnd = Reader.end(context.body);
    String body = reader.source().text(bodyStart + 1, bodyEnd - 1);
    return switch (context.kind.getType()) {
      case MlirLexer.AFFINE_MAP -> AffineParser.attribute(false, body);
      case MlirLexer.AFFINE_SET -> AffineParser.attribute(true, body);
      default -> new OpaqueAttr(reader.text(context));
    };
  }

  // --- Numbers. -------------------------------------------------------------------------------

  /** An integer or floating-point attribute; without a type {@code i64} or {@code f64}. */
  Attribute number(NumberContext context, @Nullable Type written) {
    boolean isFloat = context.magnitude.getType() == MlirLexer.FLOAT;
    Type type = written != null ? written : isFloat ? FloatType.F64 : IntegerType.I64;
    return switch (type) {
      case FloatType floatType -> floating(context, floatType);
      case IntegerType integer when !isFloat -> integer(context, integer);
      case IndexType _ when !isFloat -> new IntegerAttr(type, integer(context));
      case VhloType(Type plain) -> number(context, plain);
      default ->
          throw reader.error(
              context,
              isFloat
                  ? "floating point value not valid for specified type"
                  : "integer literal not valid for specified type");
    };
  }

  FloatAttr floating(NumberContext context, FloatType type) {
    String magnitude = context.magnitude.getText();
    boolean negative = context.minus != null;
    return switch (context.magnitude.getType()) {
      case MlirLexer.FLOAT -> Numbers.decimal(type, negative, magnitude, reader.range(context));
      case MlirLexer.HEX -> {
        BigInteger bits = new BigInteger(magnitude.substring(2), 16);
        if (negative) {
          throw reader.error(context, "hexadecimal float literal should not have a leading minus");
        }
        if (bits.bitLength() > type.width()) {
          throw reader.error(context, "hexadecimal float constant out of range for type");
        }
        yield new FloatAttr(type, bits);
      }
      default -> throw Numbers.notFloat(reader.range(context));
    };
  }

  BigInteger integer(NumberContext context) {
    if (context.magnitude.getType() == MlirLexer.FLOAT) {
      throw reader.error(context, "expected integer value");
    }
    String text = context.magnitude.getText();
    BigInteger value =
        text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
    return context.minus != null ? value.negate() : value;
  }

  private Attribute integer(NumberContext context, IntegerType type) {
    if (context.minus != null && type.isUnsigned()) {
      throw reader.error(context, "negative integer literal not valid for unsigned integer type");
    }
    BigInteger value = Numbers.fit(integer(context), type);
    if (value == null) {
      throw reader.error(context, "integer constant out of range for attribute");
    }
    return type.isBoolean() ? BoolAttr.of(value.signum() != 0) : new IntegerAttr(type, value);
  }

  // --- Attributes of dialects. ----------------------------------------------------------------

  private Attribute structure(StructAttributeContext context) {
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
      Attribute value = read(field.value);
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

  private Attribute convolution(ConvolutionAttributeContext context) {
    if (context.numbers != null) {
      return ConvolutionNumbers.read(reader, context.numbers, "stablehlo.conv");
    }
    return struct("#stablehlo.conv", context.body);
  }

  private Attribute vhlo(VhloAttributeContext context) {
    Attribute body = read(context.body);
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
              items.stream().map(AttributeReader::unwrap).collect(ImmutableList.toImmutableList()));
      case TypeAttr(Type type) -> new TypeAttr(TypeReader.unwrap(type));
      default -> attribute;
    };
  }

  private Attribute vhloDictionary(VhloDictionaryAttributeContext context) {
    List<NamedAttribute> entries = new ArrayList<>();
    for (VhloEntryContext entry : context.entries) {
      Attribute key = read(entry.key);
      if (!(key instanceof VhloAttr)) {
        throw reader.error(entry.key, "expected VHLO key attribute");
      }
      if (!(unwrap(key) instanceof StringAttr(String name, _))) {
        throw reader.error(entry.key, "expected a string as key");
      }
      entries.add(new NamedAttribute(name, unwrap(read(entry.value))));
    }
    return new VhloAttr(DictionaryAttr.of(entries));
  }

  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

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

  private Attribute dialect(DialectAttributeContext context) {
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
    if (name.equals("stablehlo.bounds") || name.endsWith("hlo.type_extensions")) {
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
