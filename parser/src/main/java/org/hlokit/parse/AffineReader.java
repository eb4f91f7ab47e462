// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.dialect.AffineOps;
import org.hlokit.grammar.MlirParser.ForeignOperationContext;
import org.hlokit.grammar.MlirParser.LocationContext;
import org.hlokit.ir.AffineAttr;
import org.hlokit.ir.AffineExpr;
import org.hlokit.ir.AffineMap;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Elements;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeRule;
import org.jspecify.annotations.Nullable;

/** The ops of the affine dialect. A text that does not match is left to {@link ForeignReader}. */
final class AffineReader {
  private final Reader reader;
  private final Scopes scopes;
  private final OpNames names;

  AffineReader(Reader reader, Scopes scopes, OpNames names) {
    this.reader = reader;
    this.scopes = scopes;
    this.names = names;
  }

  /** A map, and the values of its dimensions and then of its symbols. */
  private record Applied(AffineAttr map, List<SourceToken> values) {}

  /** Reads the op into {@code builder}; false, with nothing done, where the text does not match. */
  boolean read(ForeignOperationContext context, OperationBuilder builder, List<Region> regions) {
    OpMatch match = new OpMatch(reader, scopes, names, context, builder, regions);
    boolean isRead =
        switch (builder.definition().family()) {
          case AFFINE_ACCESS -> access(match);
          case AFFINE_APPLY -> apply(match);
          case AFFINE_FOR -> forLoop(match);
          case AFFINE_IF -> conditional(match);
          case AFFINE_PARALLEL -> parallel(match);
          default -> false;
        };
    if (isRead) {
      match.finish(regions);
    }
    return isRead;
  }

  /** {@code %0[%1 + 2, symbol(%2)] : memref<..>}, after the value where one is stored. */
  private boolean access(OpMatch match) {
    OpDefinition definition = match.builder.definition();
    boolean isStore = definition.equals(AffineOps.STORE);
    SourceToken value = isStore ? match.text.value() : null;
    if (isStore && (value == null || !match.text.take(","))) {
      return false;
    }
    SourceToken memory = match.text.value();
    Applied indices = memory == null || !match.text.sees('[') ? null : expressions(match.text);
    if (indices == null || !match.dictionary() || !match.text.take(":")) {
      return false;
    }
    Optional<Type> type = match.text.type();
    Type element = type.map(TypeRule::elementOf).orElse(null);
    if (type.isEmpty() || element == null || !match.isAtEnd()) {
      return false;
    }
    if (value != null) {
      match.operands(List.of(value), element);
    } else {
      match.builder.result(element);
    }
    match.operands(List.of(memory), type.get());
    match.operands(indices.values(), IndexType.INDEX);
    match.builder.attribute("map", indices.map());
    return true;
  }

  private boolean apply(OpMatch match) {
    Applied applied = applied(match, false);
    if (applied == null || !match.dictionary() || !match.isAtEnd()) {
      return false;
    }
    match.operands(applied.values(), IndexType.INDEX);
    match.builder.attribute("map", applied.map()).result(IndexType.INDEX);
    return true;
  }

  private boolean conditional(OpMatch match) {
    Applied condition = applied(match, true);
    List<Type> types = new ArrayList<>();
    if (condition == null || !match.branches(types, AffineOps.YIELD)) {
      return false;
    }
    match.operands(condition.values(), IndexType.INDEX);
    match.builder.attribute("condition", condition.map()).results(types);
    return true;
  }

  private boolean forLoop(OpMatch match) {
    AssemblyScanner text = match.text;
    SourceToken variable = text.value();
    Optional<LocationContext> where = text.location();
    Applied low = variable != null && text.take("=") ? bound(match, "max") : null;
    Applied high = low != null && text.take("to") ? bound(match, "min") : null;
    long step = high == null || !text.take("step") ? 1 : number(text);
    if (variable == null || low == null || high == null || step < 1) {
      return false;
    }
    List<Type> types = new ArrayList<>();
    if (text.take("iter_args") && !(match.initializations() && match.arrowTypes(types))) {
      return false;
    }
    if (types.size() != match.inits.size()
        || !match.body()
        || !match.dictionary()
        || !match.isAtEnd()) {
      return false;
    }
    List<Type> arguments = new ArrayList<>(List.of(IndexType.INDEX));
    arguments.addAll(types);
    match.arguments.addFirst(variable);
    if (!Bodies.give(match.regions.getFirst(), match.arguments, arguments)) {
      return false;
    }
    BlockArgument index = match.regions.getFirst().entry().argument(0);
    where.ifPresent(location -> reader.locations.read(location, index::setLocation));
    match.operands(low.values(), IndexType.INDEX);
    match.operands(high.values(), IndexType.INDEX);
    match.operands(match.inits, types);
    match
        .builder
        .results(types)
        .attribute("lowerBoundMap", low.map())
        .attribute("upperBoundMap", high.map())
        .attribute("step", IntegerAttr.of(IndexType.INDEX, step))
        .attribute(
            "operandSegmentSizes",
            new DenseArrayAttr(
                IntegerType.I32,
                ImmutableLongArray.of(
                    low.values().size(), high.values().size(), match.inits.size())));
    match.terminate(0, AffineOps.YIELD);
    return true;
  }

  private boolean parallel(OpMatch match) {
    AssemblyScanner text = match.text;
    List<SourceToken> variables = new ArrayList<>();
    if (!match.values(variables) || !text.take("=")) {
      return false;
    }
    Applied low = text.sees('(') ? expressions(text) : null;
    Applied high = low != null && text.take("to") && text.sees('(') ? expressions(text) : null;
    if (low == null || high == null) {
      return false;
    }
    List<Long> steps = new ArrayList<>(Collections.nCopies(variables.size(), 1L));
    if (text.take("step")) {
      steps.clear();
      text.take("(");
      do {
        steps.add(number(text));
      } while (text.take(","));
      text.take(")");
    }
    int count = variables.size();
    boolean isRead =
        low.map().map() != null
            && low.map().map().results().size() == count
            && high.map().map() != null
            && high.map().map().results().size() == count
            && steps.size() == count
            && steps.stream().allMatch(step -> step > 0)
            && match.body()
            && match.dictionary()
            && match.isAtEnd()
            && Bodies.give(
                match.regions.getFirst(), variables, Collections.nCopies(count, IndexType.INDEX));
    if (!isRead) {
      return false;
    }
    match.operands(low.values(), IndexType.INDEX);
    match.operands(high.values(), IndexType.INDEX);
    TensorType groups = TensorType.of(IntegerType.I32, count);
    match
        .builder
        .attribute("lowerBoundsMap", low.map())
        .attribute("upperBoundsMap", high.map())
        .attribute("lowerBoundsGroups", Elements.splat(groups, 1))
        .attribute("upperBoundsGroups", Elements.splat(groups, 1))
        .attribute("reductions", ArrayAttr.EMPTY)
        .attribute(
            "steps",
            new ArrayAttr(
                steps.stream().map(IntegerAttr::i64).collect(ImmutableList.toImmutableList())));
    match.terminate(0, AffineOps.YIELD);
    return true;
  }

  /**
   * {@code 4}, {@code %0}, {@code #map(%0)[%1]}, or of several expressions the greatest or least.
   */
  private @Nullable Applied bound(OpMatch match, String word) {
    AssemblyScanner text = match.text;
    if (text.sees('%')) {
      SourceToken value = text.value();
      return value == null
          ? null
          : new Applied(
              new AffineMap(0, 1, ImmutableList.of(new AffineExpr.Symbol(0))).toAttribute(),
              List.of(value));
    }
    boolean isOfSeveral = text.take(word);
    if (isOfSeveral || text.sees('#') || text.sees('a')) {
      Applied applied = applied(match, false);
      AffineMap map = applied == null ? null : applied.map().map();
      boolean isWhole = map != null && (isOfSeveral || map.results().size() == 1);
      return isWhole ? applied : null;
    }
    Optional<Attribute> constant = text.number(IndexType.INDEX);
    return constant.orElse(null) instanceof IntegerAttr number
        ? new Applied(
            new AffineMap(0, 0, ImmutableList.of(AffineExpr.constant(number.longValue())))
                .toAttribute(),
            List.of())
        : null;
  }

  private static long number(AssemblyScanner text) {
    return text.number(IndexType.INDEX).orElse(null) instanceof IntegerAttr number
        ? number.longValue()
        : -1;
  }

  /** {@code #map(%0)[%1]}. */
  private static @Nullable Applied applied(OpMatch match, boolean isSet) {
    if (!(match.text.attribute().orElse(null) instanceof AffineAttr attribute)
        || attribute.set() != isSet
        || attribute.map() == null) {
      return null;
    }
    List<SourceToken> values = new ArrayList<>();
    if (!match.values(values) || values.size() != attribute.map().dimensions()) {
      return null;
    }
    if (match.text.take("[")) {
      while (!match.text.take("]")) {
        SourceToken value = match.text.value();
        if (value == null) {
          return null;
        }
        values.add(value);
        match.text.take(",");
      }
    }
    return values.size() == attribute.map().dimensions() + attribute.map().symbols()
        ? new Applied(attribute, values)
        : null;
  }

  /** Expressions of values in brackets, {@code [%0 + 1, symbol(%1)]}. */
  private static @Nullable Applied expressions(AssemblyScanner text) {
    int start = text.next();
    String list = text.bracketed();
    int end = text.next();
    List<String> dimensions = new ArrayList<>();
    List<String> symbols = new ArrayList<>();
    AffineParser.Names values =
        (name, isSymbol) -> {
          if (!name.startsWith("%")) {
            return null;
          }
          List<String> known = isSymbol ? symbols : dimensions;
          if (!known.contains(name)) {
            known.add(name);
          }
          int index = known.indexOf(name);
          return isSymbol ? new AffineExpr.Symbol(index) : new AffineExpr.Dimension(index);
        };
    Optional<ImmutableList<AffineExpr>> found =
        list.length() < 2
            ? Optional.empty()
            : AffineParser.expressions(list.substring(1, list.length() - 1), values);
    if (found.isEmpty()) {
      return null;
    }
    Map<String, SourceToken> tokens = new HashMap<>();
    for (int at = start; at < end; at++) {
      text.seek(at);
      SourceToken token = text.sees('%') ? text.value() : null;
      if (token != null) {
        tokens.putIfAbsent(token.getText(), token);
        at = token.end() - 1;
      }
    }
    text.seek(end);
    List<SourceToken> operands = new ArrayList<>();
    for (List<String> names : List.of(dimensions, symbols)) {
      for (String name : names) {
        SourceToken token = tokens.get(name);
        if (token == null) {
          return null;
        }
        operands.add(token);
      }
    }
    return new Applied(
        new AffineMap(dimensions.size(), symbols.size(), found.get()).toAttribute(), operands);
  }
}
