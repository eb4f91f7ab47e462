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
import org.hlokit.grammar.MlirParser.LocationContext;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Elements;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;

/** What the {@code custom<..>} directives of declarative forms stand for. */
final class DirectiveReader {
  private static final ImmutableList<String> VISIBILITIES =
      ImmutableList.of("public", "private", "nested");

  private final Reader reader;

  DirectiveReader(Reader reader) {
    this.reader = reader;
  }

  /** {@code (%a: i32, %b: i32 loc("b")) {..}}. */
  boolean body(DeclarativeMatch match) {
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
    Region region = match.region();
    if (region == null || !Bodies.give(region, arguments, types)) {
      return false;
    }
    locations.forEach(
        (index, location) ->
            reader.locations.read(location, region.entry().argument(index)::setLocation));
    return true;
  }

  static boolean visibility(String name, DeclarativeMatch match) {
    for (String word : VISIBILITIES) {
      if (match.text.take(word)) {
        match.attributes.put(name, StringAttr.of(word));
      }
    }
    return true;
  }

  static boolean initialValue(String typeName, String valueName, DeclarativeMatch match) {
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

  static boolean ordering(String tokens, String token, DeclarativeMatch match) {
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
    return match.text.take("->") && match.types(token) && match.text.take(")");
  }

  static boolean selectTypes(String condition, String result, DeclarativeMatch match) {
    Optional<Type> first = match.text.type();
    Optional<Type> second =
        first.isPresent() && match.text.take(",") ? match.text.type() : Optional.empty();
    match.types.put(condition, List.of(second.isPresent() ? first.get() : IntegerType.I1));
    second.or(() -> first).ifPresent(type -> match.types.put(result, List.of(type)));
    return first.isPresent();
  }

  static boolean extents(String name, DeclarativeMatch match) {
    Optional<ImmutableLongArray> numbers = match.text.attribute().flatMap(DirectiveReader::numbers);
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
  static Optional<ImmutableLongArray> numbers(Attribute list) {
    return list instanceof ArrayAttr(ImmutableList<Attribute> items)
            && items.stream().allMatch(IntegerAttr.class::isInstance)
        ? Optional.of(
            ImmutableLongArray.copyOf(
                items.stream().mapToLong(item -> ((IntegerAttr) item).longValue())))
        : Optional.empty();
  }

  static boolean indexList(String valueName, String numberName, DeclarativeMatch match) {
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
}
