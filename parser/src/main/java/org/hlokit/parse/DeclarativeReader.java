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
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Assembly;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Elements;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.TensorType;
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
    DictionaryAttr dictionary = DictionaryAttr.EMPTY;

    Match(OpDefinition definition, AssemblyScanner text) {
      this.definition = definition;
      this.text = text;
    }
  }

  /** Reads the op into {@code builder}; false, with nothing done, where the text does not match. */
  boolean read(ForeignOperationContext context, OperationBuilder builder) {
    if (context.pieces.stream().anyMatch(piece -> piece.body != null)) {
      return false;
    }
    int start = context.name.getStopIndex() + 1;
    int end = context.pieces.isEmpty() ? start : Reader.end(context.pieces.getLast());
    Match match = new Match(builder.definition(), new AssemblyScanner(reader, names, start, end));
    return elements(builder.definition().assembly().elements(), match)
        && match.text.isAtEnd()
        && apply(match, builder);
  }

  private static boolean elements(ImmutableList<Assembly.Element> elements, Match match) {
    for (Assembly.Element element : elements) {
      if (!element(element, match)) {
        return false;
      }
    }
    return true;
  }

  private static boolean element(Assembly.Element element, Match match) {
    return switch (element) {
      case Assembly.Literal(String text) -> match.text.take(text);
      case Assembly.Space _ -> true;
      case Assembly.Variable(String name) -> variable(name, match);
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
          case Assembly.Variable(String name) ->
              match.text.sees(isSuccessor(match.definition, name) ? '^' : '%');
          default -> false;
        };
    match.text.seek(start);
    return isPresent;
  }

  private static boolean isSuccessor(OpDefinition definition, String name) {
    return definition.property(name) == null
        && definition.operands().stream().noneMatch(spec -> spec.name().equals(name));
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
        String body = text.angled();
        yield body.isEmpty()
            ? Optional.empty()
            : Optional.of(new OpaqueAttr(FastMath.canonical("#" + kind.mnemonic() + body)));
      }
      case UNIT -> Optional.of(UnitAttr.UNIT); // what stands around it says that it is there
      case I64_WORD -> {
        int index = kind.words().indexOf(text.word());
        yield index < 0 ? Optional.empty() : Optional.of(IntegerAttr.i64(index));
      }
      default -> text.attribute();
    };
  }

  private static boolean extents(String name, Match match) {
    if (!(match.text.attribute().orElse(null) instanceof ArrayAttr(ImmutableList<Attribute> items))
        || !items.stream().allMatch(IntegerAttr.class::isInstance)) {
      return false;
    }
    long[] values = items.stream().mapToLong(item -> ((IntegerAttr) item).longValue()).toArray();
    TensorType type = new TensorType(ImmutableLongArray.of(values.length), IndexType.INDEX, null);
    boolean isSplat = values.length > 0 && Arrays.stream(values).distinct().count() == 1;
    match.attributes.put(
        name, isSplat ? Elements.splat(type, values[0]) : Elements.i64(type, values));
    return true;
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
