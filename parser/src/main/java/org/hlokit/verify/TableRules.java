// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** What an op's row demands: counts of operands, results and regions, attributes, traits. */
final class TableRules {
  private TableRules() {}

  static void verify(Operation op, Faults faults) {
    OpDefinition definition = op.definition();
    String fault = operands(definition.operands(), op.operandCount());
    if (fault == null) {
      fault = results(definition.results(), op.resultCount());
    }
    if (fault == null) {
      fault = regions(definition.regions(), op.regions().size());
    }
    if (fault == null) {
      fault = attributes(op);
    }
    if (fault == null && definition.has(Trait.SAME_OPERANDS_AND_RESULT_TYPE)) {
      fault = sameType(op);
    }
    if (fault != null) {
      faults.add(op, fault);
    }
  }

  private static int least(ImmutableList<OperandSpec> specs) {
    int count = 0;
    for (OperandSpec spec : specs) {
      count += spec.kind() == OperandSpec.Kind.ONE ? 1 : 0;
    }
    return count;
  }

  private static @Nullable String operands(ImmutableList<OperandSpec> specs, int found) {
    int least = least(specs);
    if (least < specs.size()) {
      return found < least
          ? "expected %d or more operands, but found %d".formatted(least, found)
          : null;
    }
    if (found == least) {
      return null;
    }
    return switch (least) {
      case 0 -> "requires zero operands";
      case 1 -> "requires a single operand";
      default -> "expected %d operands, but found %d".formatted(least, found);
    };
  }

  private static @Nullable String results(ImmutableList<OperandSpec> specs, int found) {
    int least = least(specs);
    if (least < specs.size()) {
      return found < least ? "expected %d or more results".formatted(least) : null;
    }
    if (found == least) {
      return null;
    }
    return switch (least) {
      case 0 -> "requires zero results";
      case 1 -> "requires one result";
      default -> "expected %d results".formatted(least);
    };
  }

  private static @Nullable String regions(ImmutableList<OpDefinition.RegionSpec> specs, int found) {
    int least = specs.size();
    if (!specs.isEmpty() && specs.getLast().variadic()) {
      return found < least - 1 ? "expected %d or more regions".formatted(least - 1) : null;
    }
    if (found == least) {
      return null;
    }
    return switch (least) {
      case 0 -> "requires zero regions";
      case 1 -> "requires one region";
      default -> "expected %d regions".formatted(least);
    };
  }

  private static @Nullable String attributes(Operation op) {
    for (OpDefinition.AttributeSpec spec : op.definition().attributes()) {
      if (!spec.optional() && op.attribute(spec.name()) == null) {
        return "requires attribute '" + spec.name() + "'";
      }
    }
    return null;
  }

  private static @Nullable String sameType(Operation op) {
    Type first = null;
    for (Value value : op.operands()) {
      first = first == null ? value.type() : first;
      if (!Types.areCompatible(first, value.type())) {
        return "requires compatible types for all operands and results";
      }
    }
    for (Value value : op.results()) {
      first = first == null ? value.type() : first;
      if (!Types.areCompatible(first, value.type())) {
        return "requires compatible types for all operands and results";
      }
    }
    return null;
  }
}
