// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser.ForeignOperationContext;
import org.hlokit.ir.Assembly;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeRules;
import org.hlokit.ir.UnitAttr;

/**
 * Ops whose row has a declarative assembly: matches the text with it, element by element. A text
 * that does not match is left to {@link ForeignReader}, which keeps it as it is.
 */
final class DeclarativeReader {
  private final Reader reader;
  private final Scopes scopes;
  private final OpNames names;
  private final DirectiveReader directives;

  DeclarativeReader(Reader reader, Scopes scopes, OpNames names) {
    this.reader = reader;
    this.scopes = scopes;
    this.names = names;
    this.directives = new DirectiveReader(reader);
  }

  /** Reads the op into {@code builder}; false, with nothing done, where the text does not match. */
  boolean read(ForeignOperationContext context, OperationBuilder builder, List<Region> regions) {
    int start = context.name.getStopIndex() + 1;
    int end = context.pieces.isEmpty() ? start : Reader.end(context.pieces.getLast());
    DeclarativeMatch match =
        new DeclarativeMatch(
            builder.definition(),
            new AssemblyScanner(reader, names, start, end),
            new Bodies(context, regions));
    boolean isRead =
        elements(builder.definition().assembly().elements(), match)
            && match.text.isAtEnd()
            && match.bodies.areUsed()
            && apply(match, builder);
    if (isRead) {
      regions.clear();
      regions.addAll(match.regions);
    }
    return isRead;
  }

  private boolean elements(ImmutableList<Assembly.Element> elements, DeclarativeMatch match) {
    for (Assembly.Element element : elements) {
      if (!element(element, match)) {
        return false;
      }
    }
    return true;
  }

  private boolean element(Assembly.Element element, DeclarativeMatch match) {
    return switch (element) {
      case Assembly.Literal(String text) -> match.text.take(text);
      case Assembly.Space _ -> true;
      case Assembly.Variable(String name) -> variable(name, match);
      case Assembly.Body(String _) -> directives.body(match);
      case Assembly.Visibility(String name) -> DirectiveReader.visibility(name, match);
      case Assembly.InitialValue(String type, String value) ->
          DirectiveReader.initialValue(type, value, match);
      case Assembly.Ordering(String tokens, String token) ->
          DirectiveReader.ordering(tokens, token, match);
      case Assembly.SelectTypes(String condition, String result) ->
          DirectiveReader.selectTypes(condition, result, match);
      case Assembly.Extents(String name) -> DirectiveReader.extents(name, match);
      case Assembly.IndexList(String values, String numbers) ->
          DirectiveReader.indexList(values, numbers, match);
      case Assembly.TypeOf(String name) -> match.types(name);
      case Assembly.FunctionalType _ -> functionalType(match);
      case Assembly.AttributeDictionary(boolean hasKeyword) -> dictionary(hasKeyword, match);
      case Assembly.Group group -> {
        boolean isPresent = begins(group.elements(), match);
        yield elements(isPresent ? group.elements() : group.otherwise(), match);
      }
    };
  }

  /** Whether the first element of a group comes next. */
  private static boolean begins(ImmutableList<Assembly.Element> elements, DeclarativeMatch match) {
    int start = match.text.next();
    boolean isPresent =
        switch (elements.getFirst()) {
          case Assembly.Literal(String text) -> match.text.take(text);
          case Assembly.Variable(String name) -> beginsWith(name, match);
          case Assembly.TypeOf _ -> match.text.type().isPresent();
          default -> false;
        };
    match.text.seek(start);
    return isPresent;
  }

  private static boolean beginsWith(String name, DeclarativeMatch match) {
    OpDefinition definition = match.definition;
    OpDefinition.AttributeSpec spec = definition.property(name);
    if (spec != null) {
      return attribute(spec.kind(), match.text).isPresent();
    }
    if (isRegion(definition, name)) {
      return match.text.sees('{');
    }
    boolean isOperand =
        definition.operands().stream().anyMatch(operand -> operand.name().equals(name));
    return match.text.sees(isOperand ? '%' : '^');
  }

  private static boolean isRegion(OpDefinition definition, String name) {
    return definition.regions().stream().anyMatch(region -> region.name().equals(name));
  }

  private static boolean variable(String name, DeclarativeMatch match) {
    OpDefinition definition = match.definition;
    if (name.equals(Assembly.OPERANDS)) {
      return operands(match, name, false);
    }
    for (OperandSpec spec : definition.operands()) {
      if (spec.name().equals(name)) {
        return operands(match, name, spec.kind() == OperandSpec.Kind.ONE);
      }
    }
    OpDefinition.AttributeSpec spec = definition.property(name);
    if (spec != null) {
      Optional<Attribute> value = attribute(spec.kind(), match.text);
      value.ifPresent(attribute -> match.attributes.put(name, attribute));
      return value.isPresent();
    }
    if (isRegion(definition, name)) {
      return match.region() != null;
    }
    SourceToken label = match.text.label();
    if (label != null) {
      match.successors.add(label);
    }
    return label != null;
  }

  private static boolean operands(DeclarativeMatch match, String name, boolean isOne) {
    List<SourceToken> values = new ArrayList<>();
    match.operands.put(name, values);
    if (!isOne && !match.text.sees('%')) {
      return true;
    }
    do {
      SourceToken value = match.text.value();
      if (value == null) {
        return false;
      }
      values.add(value);
    } while (!isOne && match.text.take(","));
    return true;
  }

  private static Optional<Attribute> attribute(AttributeKind kind, AssemblyScanner text) {
    return switch (kind.form()) {
      case OPAQUE -> {
        String part = text.bracketed();
        yield part.isEmpty()
            ? Optional.empty()
            : Optional.of(new OpaqueAttr(OpaqueSpelling.canonical(kind.wholeOf(part))));
      }
      case STRING ->
          kind.limit() == AttributeKind.Limit.SYMBOL_NAME
              ? text.attribute()
                  .filter(SymbolRefAttr.class::isInstance)
                  .map(name -> StringAttr.of(((SymbolRefAttr) name).root()))
              : text.quoted().map(StringAttr::of);
      case UNIT -> Optional.of(UnitAttr.UNIT); // what stands around it says that it is there
      case I32_WORD, I64_WORD -> {
        int index = kind.words().indexOf(text.word());
        yield index < 0
            ? Optional.empty()
            : Optional.of(
                kind.form() == AttributeKind.Form.I32_WORD
                    ? IntegerAttr.i32(index)
                    : IntegerAttr.i64(index));
      }
      case ENUM -> {
        String word = text.word();
        yield word.isEmpty()
            ? Optional.empty()
            : Optional.of(new EnumAttr(String.valueOf(kind.mnemonic()), word));
      }
      case I32 -> text.number(IntegerType.I32);
      case I64 -> text.number(IntegerType.I64);
      case INDEX -> text.number(IndexType.INDEX);
      case I64_ARRAY ->
          text.attribute()
              .flatMap(value -> DirectiveReader.numbers(value).map(DenseArrayAttr::i64));
      default -> text.attribute();
    };
  }

  private static boolean functionalType(DeclarativeMatch match) {
    Optional<Type> type = match.text.type();
    if (type.isPresent() && type.get() instanceof FunctionType function) {
      match.types.put(Assembly.OPERANDS, function.inputs());
      match.types.put(Assembly.RESULTS, function.results());
      return true;
    }
    return false;
  }

  private static boolean dictionary(boolean hasKeyword, DeclarativeMatch match) {
    if (hasKeyword && !match.text.take("attributes") || !match.text.sees('{')) {
      return true;
    }
    Optional<DictionaryAttr> dictionary = match.text.dictionary();
    dictionary.ifPresent(found -> match.dictionary = found);
    return dictionary.isPresent();
  }

  private boolean apply(DeclarativeMatch match, OperationBuilder builder) {
    OpDefinition definition = match.definition;
    List<SourceToken> values = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    if (match.operands.containsKey(Assembly.OPERANDS)) {
      values.addAll(match.operands.get(Assembly.OPERANDS));
    } else {
      for (OperandSpec spec : definition.operands()) {
        List<SourceToken> group = match.operands.getOrDefault(spec.name(), List.of());
        values.addAll(group);
        sizes.add(group.size());
      }
    }
    Optional<TypeRules.Types> types =
        TypeRules.solve(definition, match.types, sizes, values.size());
    if (types.isEmpty()) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      builder.operand(scopes.use(values.get(i), types.get().operands().get(i)));
    }
    builder.results(types.get().results());
    match.attributes.forEach(builder::attribute);
    if (definition.has(Trait.ATTR_SIZED_OPERAND_SEGMENTS)) {
      builder.attribute(
          "operandSegmentSizes",
          new DenseArrayAttr(
              IntegerType.I32,
              ImmutableLongArray.copyOf(sizes.stream().mapToLong(Integer::longValue))));
    }
    builder.attributes(match.dictionary);
    for (Token label : match.successors) {
      builder.successor(scopes.blockAt(label));
    }
    return true;
  }
}
