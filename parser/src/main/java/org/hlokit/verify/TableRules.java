// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.OpDefinition.RegionSpec;
import org.hlokit.ir.OpDefinition.SameFact;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** What an op's row demands, in MLIR's order: counts, attributes, types, regions, traits. */
final class TableRules {
  private TableRules() {}

  static void verify(Operation op, Faults faults) {
    String fault = fault(op);
    if (fault != null) {
      faults.add(op, fault);
    }
  }

  private static @Nullable String fault(Operation op) {
    OpDefinition definition = op.definition();
    String fault = regionCount(definition.regions(), op.regions().size());
    if (fault == null) {
      fault = resultCount(definition.results(), op.resultCount());
    }
    if (fault == null && op.successors().size() != definition.successors()) {
      fault =
          "requires %d successors but found %d"
              .formatted(definition.successors(), op.successors().size());
    }
    if (fault == null) {
      fault = operandCount(definition.operands(), op.operandCount());
    }
    if (fault == null) {
      fault = SegmentRules.fault(op);
    }
    if (fault == null && definition.has(Trait.SINGLE_BLOCK)) {
      fault = TraitRules.singleBlocks(op);
    }
    if (fault == null) {
      fault = attributes(op);
    }
    if (fault == null) {
      fault = operandTypes(op);
    }
    if (fault == null) {
      fault = resultTypes(op);
    }
    for (int i = 0; fault == null && i < definition.sameFacts().size(); i++) {
      fault = sameFact(op, definition.sameFacts().get(i));
    }
    if (fault == null && !op.regions().isEmpty()) {
      fault = regions(op);
    }
    ImmutableList<Trait> traits = definition.traits();
    for (int i = 0; fault == null && i < traits.size(); i++) {
      fault = TraitRules.fault(traits.get(i), op);
    }
    return fault;
  }

  // --- Counts. --------------------------------------------------------------------------------

  private static int least(ImmutableList<OperandSpec> specs) {
    int count = 0;
    for (int i = 0; i < specs.size(); i++) {
      count += specs.get(i).kind() == OperandSpec.Kind.ONE ? 1 : 0;
    }
    return count;
  }

  private static @Nullable String operandCount(ImmutableList<OperandSpec> specs, int found) {
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

  private static @Nullable String resultCount(ImmutableList<OperandSpec> specs, int found) {
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

  private static @Nullable String regionCount(ImmutableList<RegionSpec> specs, int found) {
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

  // --- Attributes. ----------------------------------------------------------------------------

  private static @Nullable String attributes(Operation op) {
    ImmutableList<AttributeSpec> specs = op.definition().attributesByName();
    for (int i = 0; i < specs.size(); i++) {
      AttributeSpec spec = specs.get(i);
      if (!spec.optional() && op.attribute(spec.name()) == null) {
        return "requires attribute '" + spec.name() + "'";
      }
    }
    specs = op.definition().attributes();
    for (int i = 0; i < specs.size(); i++) {
      AttributeSpec spec = specs.get(i);
      Attribute value = op.properties().get(spec.name());
      if (value != null && !AttributeRules.accepts(spec.kind(), value)) {
        return "attribute '%s' failed to satisfy constraint: %s"
            .formatted(spec.name(), AttributeRules.summary(spec.kind()));
      }
    }
    return null;
  }

  // --- Types. ---------------------------------------------------------------------------------

  private static @Nullable String operandTypes(Operation op) {
    ImmutableList<OperandSpec> specs = op.definition().operands();
    int at = 0;
    for (int i = 0; i < specs.size(); i++) {
      OperandSpec spec = specs.get(i);
      int size = SegmentRules.operands(op, i);
      if (spec.kind() == OperandSpec.Kind.OPTIONAL && size > 1) {
        return "operand group starting at #%d requires 0 or 1 element, but found %d"
            .formatted(at, size);
      }
      for (int end = Math.min(at + size, op.operandCount()); at < end; at++) {
        if (!spec.type().accepts(op.operand(at).type())) {
          return mismatch("operand", at, spec, op.operand(at).type());
        }
      }
    }
    return null;
  }

  private static @Nullable String resultTypes(Operation op) {
    ImmutableList<OperandSpec> specs = op.definition().results();
    int at = 0;
    for (int i = 0; i < specs.size(); i++) {
      OperandSpec spec = specs.get(i);
      int end = Math.min(at + SegmentRules.results(op, i), op.resultCount());
      for (; at < end; at++) {
        if (!spec.type().accepts(op.result(at).type())) {
          return mismatch("result", at, spec, op.result(at).type());
        }
      }
    }
    return null;
  }

  private static String mismatch(String what, int index, OperandSpec spec, Type type) {
    return "%s #%d must be %s%s, but got '%s'"
        .formatted(
            what,
            index,
            spec.kind() == OperandSpec.Kind.VARIADIC ? "variadic of " : "",
            spec.type().summary(),
            Printer.toText(type));
  }

  private static @Nullable String sameFact(Operation op, SameFact fact) {
    return Facts.areSame(op, fact)
        ? null
        : "failed to verify that all of {%s} have same %s"
            .formatted(String.join(", ", fact.names()), fact.fact());
  }

  // --- Regions. -------------------------------------------------------------------------------

  private static @Nullable String regions(Operation op) {
    ImmutableList<RegionSpec> specs = op.definition().regions();
    for (int i = 0; i < op.regions().size(); i++) {
      RegionSpec spec = specs.get(Math.min(i, specs.size() - 1));
      if (spec.oneBlock() && op.region(i).blocks().size() != 1) {
        return "region #%d ('%s') failed to verify constraint: region with 1 blocks"
            .formatted(i, spec.name());
      }
    }
    return null;
  }
}
