// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.jspecify.annotations.Nullable;

/** Finds the types that a declarative assembly leaves out. */
public final class TypeRules {
  /** The types of all operands and all results. */
  public record Types(ImmutableList<Type> operands, ImmutableList<Type> results) {}

  private TypeRules() {}

  /** Whether {@code name} is an operand or a result that stands for just one value. */
  public static boolean isOne(OpDefinition definition, String name) {
    for (ImmutableList<OperandSpec> specs : List.of(definition.operands(), definition.results())) {
      for (OperandSpec spec : specs) {
        if (spec.name().equals(name)) {
          return spec.kind() == OperandSpec.Kind.ONE;
        }
      }
    }
    return false;
  }

  /**
   * All types of an op.
   *
   * @param written the types in the text, by the names of operands and results or as {@link
   *     Assembly#OPERANDS} and {@link Assembly#RESULTS}
   * @param sizes how many values each operand of the row stands for; empty where the text has all
   *     operands in one list
   * @param operandCount how many operands there are
   * @return empty where some do not follow or are too few or many
   */
  public static Optional<Types> solve(
      OpDefinition definition,
      Map<String, List<Type>> written,
      List<Integer> sizes,
      int operandCount) {
    Map<String, List<Type>> known = new HashMap<>(written);
    List<Type> all = known.get(Assembly.OPERANDS);
    List<Type> allResults = known.get(Assembly.RESULTS);
    ImmutableList.Builder<Type> operands = ImmutableList.builder();
    if (all != null) {
      operands.addAll(all);
    } else {
      for (int i = 0; i < definition.operands().size(); i++) {
        int size = sizes.isEmpty() ? 1 : sizes.get(i);
        if (!add(definition, definition.operands().get(i), size, known, operands)) {
          return Optional.empty();
        }
      }
    }
    ImmutableList.Builder<Type> results = ImmutableList.builder();
    if (allResults != null) {
      results.addAll(allResults);
    } else {
      for (OperandSpec spec : definition.results()) {
        List<Type> types = known.get(spec.name());
        if (!add(definition, spec, types == null ? 1 : types.size(), known, results)) {
          return Optional.empty();
        }
      }
    }
    Types types = new Types(operands.build(), results.build());
    return types.operands().size() == operandCount ? Optional.of(types) : Optional.empty();
  }

  /** Adds the types of a name's values; false where these are not known. */
  private static boolean add(
      OpDefinition definition,
      OperandSpec spec,
      int size,
      Map<String, List<Type>> known,
      ImmutableList.Builder<Type> types) {
    List<Type> written = known.get(spec.name());
    if (written != null && written.size() == size) {
      types.addAll(written);
      return true;
    }
    Type type = follow(definition, spec.name(), known);
    for (int i = 0; i < size && type != null; i++) {
      types.add(type);
    }
    return size == 0 || type != null;
  }

  private static @Nullable Type follow(
      OpDefinition definition, String name, Map<String, List<Type>> known) {
    if (definition.has(Trait.SAME_OPERANDS_AND_RESULT_TYPE)) {
      for (List<Type> types : known.values()) {
        if (!types.isEmpty()) {
          return types.getFirst();
        }
      }
    }
    for (TypeRule rule : definition.typeRules()) {
      Type type = rule.target().equals(name) ? rule.apply(known) : null;
      if (type != null) {
        return type;
      }
    }
    return null;
  }
}
