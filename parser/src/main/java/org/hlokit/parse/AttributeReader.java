// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.antlr.v4.runtime.Token;
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
import org.hlokit.grammar.MlirParser.ResourceAttributeContext;
import org.hlokit.grammar.MlirParser.ScalarTypeContext;
import org.hlokit.grammar.MlirParser.SparseAttributeContext;
import org.hlokit.grammar.MlirParser.StringAttributeContext;
import org.hlokit.grammar.MlirParser.StructAttributeContext;
import org.hlokit.grammar.MlirParser.SymbolAttributeContext;
import org.hlokit.grammar.MlirParser.SymbolReferenceContext;
import org.hlokit.grammar.MlirParser.TextAttributeContext;
import org.hlokit.grammar.MlirParser.TrailingLocationContext;
import org.hlokit.grammar.MlirParser.TypeAttributeContext;
import org.hlokit.grammar.MlirParser.VhloAttributeContext;
import org.hlokit.grammar.MlirParser.VhloDictionaryAttributeContext;
import org.hlokit.grammar.MlirParser.WordAttributeContext;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.DistinctAttr;
import org.hlokit.ir.Location;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnitAttr;
import org.jspecify.annotations.Nullable;

/** Attributes from their syntax. */
final class AttributeReader {
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
          reader.numbers.read(c.value, c.valueType == null ? null : reader.types.read(c.valueType));
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
      case StructAttributeContext c -> reader.dialectAttributes.structure(c);
      case ConvolutionAttributeContext c -> reader.dialectAttributes.convolution(c);
      case VhloAttributeContext c -> reader.dialectAttributes.vhlo(c);
      case VhloDictionaryAttributeContext c -> reader.dialectAttributes.vhloDictionary(c);
      case DialectAttributeContext c -> reader.dialectAttributes.read(c);
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
}
