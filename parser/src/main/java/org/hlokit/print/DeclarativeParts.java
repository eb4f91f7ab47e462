// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.ir.Assembly;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeRules;
import org.hlokit.ir.Value;

/** The parts of an op that a declarative form names, and whether it has them all. */
final class DeclarativeParts {
  private DeclarativeParts() {}

  /** Whether an op has what its format calls for. */
  static boolean fit(Operation op) {
    OpDefinition definition = op.definition();
    if (op.regions().size() != definition.regions().size()
        || OperandGroups.starts(op).length == 0) {
      return false;
    }
    for (AttributeSpec spec : definition.attributes()) {
      Attribute value = op.properties().get(spec.name());
      if (value == null ? !spec.optional() : !isWritable(value, spec.kind())) {
        return false;
      }
    }
    if (!definition.assembly().elements().stream().allMatch(element -> isWhole(element, op))) {
      return false;
    }
    Map<String, List<Type>> types = new HashMap<>();
    writtenTypes(op, definition.assembly().elements(), types);
    Optional<TypeRules.Types> solved =
        TypeRules.solve(definition, types, sizes(op), op.operandCount());
    return solved.isPresent()
        && solved.get().operands().equals(op.operands().stream().map(Value::type).toList())
        && solved.get().results().equals(op.results().stream().map(Value::type).toList());
  }

  /** Whether a list of numbers and values has as many places for values as there are. */
  private static boolean isWhole(Assembly.Element element, Operation op) {
    return switch (element) {
      case Assembly.IndexList(String values, String numbers) ->
          op.properties().get(numbers) instanceof DenseArrayAttr array
              && array.values().stream().filter(number -> number == TensorType.DYNAMIC).count()
                  == values(op, values).size();
      case Assembly.Body(String name) -> region(op, name).blocks().size() == 1;
      default -> true;
    };
  }

  private static boolean isWritable(Attribute value, AttributeKind kind) {
    return switch (kind.form()) {
      case OPAQUE -> value instanceof OpaqueAttr(String text, _) && kind.partOf(text) != null;
      case I32_WORD, I64_WORD ->
          value instanceof IntegerAttr number
              && number.longValue() >= 0
              && number.longValue() < kind.words().size();
      default -> true;
    };
  }

  private static List<Integer> sizes(Operation op) {
    int[] starts = OperandGroups.starts(op);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i + 1 < starts.length; i++) {
      sizes.add(starts[i + 1] - starts[i]);
    }
    return sizes;
  }

  private static void writtenTypes(
      Operation op, ImmutableList<Assembly.Element> elements, Map<String, List<Type>> types) {
    for (Assembly.Element element : elements) {
      switch (element) {
        case Assembly.TypeOf(String name) ->
            types.put(name, values(op, name).stream().map(Value::type).toList());
        case Assembly.FunctionalType _ -> {
          types.put(Assembly.OPERANDS, op.operands().stream().map(Value::type).toList());
          types.put(Assembly.RESULTS, op.results().stream().map(Value::type).toList());
        }
        case Assembly.SelectTypes(String condition, String result) -> {
          types.put(condition, values(op, condition).stream().map(Value::type).toList());
          types.put(result, values(op, result).stream().map(Value::type).toList());
        }
        case Assembly.Ordering(_, String token) ->
            types.put(token, values(op, token).stream().map(Value::type).toList());
        case Assembly.Group group -> writtenTypes(op, group.elements(), types);
        case Assembly.Literal _,
            Assembly.Space _,
            Assembly.Variable _,
            Assembly.Body _,
            Assembly.Visibility _,
            Assembly.InitialValue _,
            Assembly.Extents _,
            Assembly.IndexList _,
            Assembly.AttributeDictionary _ -> {}
      }
    }
  }

  /** The values that an operand or a result of the row stands for. */
  static List<? extends Value> values(Operation op, String name) {
    if (name.equals(Assembly.OPERANDS)) {
      return op.operands();
    }
    if (name.equals(Assembly.RESULTS)) {
      return op.results();
    }
    ImmutableList<OperandSpec> operands = op.definition().operands();
    int[] starts = OperandGroups.starts(op);
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i).name().equals(name)) {
        return op.operands().subList(starts[i], starts[i + 1]);
      }
    }
    ImmutableList<OperandSpec> results = op.definition().results();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).name().equals(name)) {
        return results.get(i).kind() == OperandSpec.Kind.ONE
            ? op.results().subList(i, i + 1)
            : op.results();
      }
    }
    return List.of();
  }

  /** The region of that name in the row. */
  static Region region(Operation op, String name) {
    for (int i = 0; i < op.definition().regions().size(); i++) {
      if (op.definition().regions().get(i).name().equals(name)) {
        return op.region(i);
      }
    }
    throw new IllegalArgumentException("no region: " + name);
  }
}
