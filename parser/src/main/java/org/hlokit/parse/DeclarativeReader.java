// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser.ForeignOperationContext;
import org.hlokit.grammar.MlirParser.LocationContext;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Assembly;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Elements;
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
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.TypeRules;
import org.hlokit.ir.UnitAttr;
import org.jspecify.annotations.Nullable;

/**
 * Ops whose row has a declarative assembly: matches the text with it, element by element. A text
 * that does not match is left to {@link ForeignReader}, which keeps it as it is.
 */
final class DeclarativeReader {
  private static final ImmutableList<String> VISIBILITIES =
      ImmutableList.of("public", "private", "nested");

  private final Reader reader;
  private final Scopes scopes;
  private final OpNames names;

  DeclarativeReader(Reader reader, Scopes scopes, OpNames names) {
    this.reader = reader;
    this.scopes = scopes;
    this.names = names;
  }

  /** What one op's text holds. */
  private static final class Match {
    final OpDefinition definition;
    final AssemblyScanner text;
    final Map<String, List<SourceToken>> operands = new HashMap<>();
    final Map<String, List<Type>> types = new HashMap<>();
    final Map<String, Attribute> attributes = new HashMap<>();
    final List<SourceToken> successors = new ArrayList<>();
    final Bodies bodies;
    final List<Region> regions = new ArrayList<>();
    DictionaryAttr dictionary = DictionaryAttr.EMPTY;

    Match(OpDefinition definition, AssemblyScanner text, Bodies bodies) {
      this.definition = definition;
      this.text = text;
      this.bodies = bodies;
    }
  }

  /** Reads the op into {@code builder}; false, with nothing done, where the text does not match. */
  boolean read(ForeignOperationContext context, OperationBuilder builder, List<Region> regions) {
    int start = context.name.getStopIndex() + 1;
    int end = context.pieces.isEmpty() ? start : Reader.end(context.pieces.getLast());
    Match match =
        new Match(
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

  private boolean elements(ImmutableList<Assembly.Element> elements, Match match) {
    for (Assembly.Element element : elements) {
      if (!element(element, match)) {
        return false;
      }
    }
    return true;
  }

  private boolean element(Assembly.Element element, Match match) {
    return switch (element) {
      case Assembly.Literal(String text) -> match.text.take(text);
      case Assembly.Space _ -> true;
      case Assembly.Variable(String name) -> variable(name, match);
      case Assembly.Body(String _) -> body(match);
      case Assembly.Visibility(String name) -> visibility(name, match);
      case Assembly.InitialValue(String type, String value) -> initialValue(type, value, match);
      case Assembly.Ordering(String tokens, String token) -> ordering(tokens, token, match);
      case Assembly.SelectTypes(String condition, String result) ->
          selectTypes(condition, result, match);
      case Assembly.Extents(String name) -> extents(name, match);
      case Assembly.IndexList(String values, String numbers) -> indexList(values, numbers, match);
      case Assembly.TypeOf(String name) -> types(name, match);
      case Assembly.FunctionalType _ -> functionalType(match);
      case Assembly.AttributeDictionary(boolean hasKeyword) -> dictionary(hasKeyword, match);
      case Assembly.Group group -> {
        boolean isPresent = begins(group.elements(), match);
        yield elements(isPresent ? group.elements() : group.otherwise(), match);
      }
    };
  }

  /** Whether the first element of a group comes next. */
  private static boolean begins(ImmutableList<Assembly.Element> elements, Match match) {
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

  private static boolean beginsWith(String name, Match match) {
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

  private static boolean variable(String name, Match match) {
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
      return region(match) != null;
    }
    SourceToken label = match.text.label();
    if (label != null) {
      match.successors.add(label);
    }
    return label != null;
  }

  private static boolean operands(Match match, String name, boolean isOne) {
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
      case I64_ARRAY -> text.attribute().flatMap(value -> numbers(value).map(DenseArrayAttr::i64));
      default -> text.attribute();
    };
  }

  private static @Nullable Region region(Match match) {
    Region region = match.bodies.next(match.text);
    if (region != null) {
      match.regions.add(region);
    }
    return region;
  }

  /** {@code (%a: i32, %b: i32 loc("b")) {..}}. */
  private boolean body(Match match) {
    List<SourceToken> arguments = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    Map<Integer, LocationContext> locations = new HashMap<>();
    if (!match.text.take("(")) {
      return false;
    }
    while (!match.text.take(")")) {
      SourceToken name = match.text.value();
      Optional<Type> type =
          name != null && match.text.take(":") ? match.text.type() : Optional.empty();
      if (type.isEmpty()) {
        return false;
      }
      match.text.location().ifPresent(location -> locations.put(arguments.size(), location));
      arguments.add(name);
      types.add(type.get());
      match.text.take(",");
    }
    Region region = region(match);
    if (region == null || !Bodies.give(region, arguments, types)) {
      return false;
    }
    locations.forEach(
        (index, location) ->
            reader.locations.read(location, region.entry().argument(index)::setLocation));
    return true;
  }

  private static boolean visibility(String name, Match match) {
    for (String word : VISIBILITIES) {
      if (match.text.take(word)) {
        match.attributes.put(name, StringAttr.of(word));
      }
    }
    return true;
  }

  private static boolean initialValue(String typeName, String valueName, Match match) {
    if (match.text.take("(")) {
      Optional<Attribute> value = match.text.attribute();
      if (value.isEmpty() || !match.text.take(")")) {
        return false;
      }
      match.attributes.put(valueName, value.get());
    }
    Optional<Type> type = match.text.take(":") ? match.text.type() : Optional.empty();
    type.ifPresent(found -> match.attributes.put(typeName, new TypeAttr(found)));
    return type.isPresent();
  }

  private static boolean ordering(String tokens, String token, Match match) {
    List<SourceToken> values = new ArrayList<>();
    match.operands.put(tokens, values);
    if (!match.text.take("ordering")) {
      return true;
    }
    if (!match.text.take("(")) {
      return false;
    }
    boolean isEmpty = match.text.take("(") && match.text.take(")");
    while (!isEmpty && !match.text.sees('-')) {
      SourceToken value = match.text.value();
      if (value == null) {
        return false;
      }
      values.add(value);
      match.text.take(",");
    }
    return match.text.take("->") && types(token, match) && match.text.take(")");
  }

  private static boolean selectTypes(String condition, String result, Match match) {
    Optional<Type> first = match.text.type();
    Optional<Type> second =
        first.isPresent() && match.text.take(",") ? match.text.type() : Optional.empty();
    match.types.put(condition, List.of(second.isPresent() ? first.get() : IntegerType.I1));
    second.or(() -> first).ifPresent(type -> match.types.put(result, List.of(type)));
    return first.isPresent();
  }

  private static boolean extents(String name, Match match) {
    Optional<ImmutableLongArray> numbers =
        match.text.attribute().flatMap(DeclarativeReader::numbers);
    if (numbers.isEmpty()) {
      return false;
    }
    long[] values = numbers.get().toArray();
    TensorType type = new TensorType(ImmutableLongArray.of(values.length), IndexType.INDEX, null);
    boolean isSplat = values.length > 0 && Arrays.stream(values).distinct().count() == 1;
    match.attributes.put(
        name, isSplat ? Elements.splat(type, values[0]) : Elements.i64(type, values));
    return true;
  }

  /** The numbers in brackets, {@code [4, 32]}. */
  private static Optional<ImmutableLongArray> numbers(Attribute list) {
    return list instanceof ArrayAttr(ImmutableList<Attribute> items)
            && items.stream().allMatch(IntegerAttr.class::isInstance)
        ? Optional.of(
            ImmutableLongArray.copyOf(
                items.stream().mapToLong(item -> ((IntegerAttr) item).longValue())))
        : Optional.empty();
  }

  private static boolean indexList(String valueName, String numberName, Match match) {
    if (!match.text.take("[")) {
      return false;
    }
    List<SourceToken> values = new ArrayList<>();
    ImmutableLongArray.Builder numbers = ImmutableLongArray.builder();
    while (!match.text.take("]")) {
      SourceToken value = match.text.value();
      if (value != null) {
        values.add(value);
        numbers.add(TensorType.DYNAMIC);
      } else if (match.text.attribute().orElse(null) instanceof IntegerAttr number) {
        numbers.add(number.longValue());
      } else {
        return false;
      }
      match.text.take(",");
    }
    match.operands.put(valueName, values);
    match.attributes.put(numberName, DenseArrayAttr.i64(numbers.build()));
    return true;
  }

  private static boolean types(String name, Match match) {
    List<Type> types = new ArrayList<>();
    match.types.put(name, types);
    boolean isOne = TypeRules.isOne(match.definition, name);
    do {
      Optional<Type> type = match.text.type();
      if (type.isEmpty()) {
        return !isOne && types.isEmpty();
      }
      types.add(type.get());
    } while (!isOne && match.text.take(","));
    return true;
  }

  private static boolean functionalType(Match match) {
    Optional<Type> type = match.text.type();
    if (type.isPresent() && type.get() instanceof FunctionType function) {
      match.types.put(Assembly.OPERANDS, function.inputs());
      match.types.put(Assembly.RESULTS, function.results());
      return true;
    }
    return false;
  }

  private static boolean dictionary(boolean hasKeyword, Match match) {
    if (hasKeyword && !match.text.take("attributes") || !match.text.sees('{')) {
      return true;
    }
    Optional<DictionaryAttr> dictionary = match.text.dictionary();
    dictionary.ifPresent(found -> match.dictionary = found);
    return dictionary.isPresent();
  }

  private boolean apply(Match match, OperationBuilder builder) {
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
