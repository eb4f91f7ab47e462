// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;
import org.jspecify.annotations.Nullable;

/** How many operands or results each name of a row stands for. */
final class SegmentRules {
  private SegmentRules() {}

  /** What is wrong with the sizes that an op's attributes give, or null. */
  static @Nullable String fault(Operation op) {
    if (op.definition().has(Trait.ATTR_SIZED_OPERAND_SEGMENTS)) {
      String fault =
          fault(
              op,
              "operand",
              op.definition().operands().size(),
              "operandSegmentSizes",
              op.operandCount());
      if (fault != null) {
        return fault;
      }
    }
    return op.definition().has(Trait.ATTR_SIZED_RESULT_SEGMENTS)
        ? fault(
            op, "result", op.definition().results().size(), "resultSegmentSizes", op.resultCount())
        : null;
  }

  private static @Nullable String fault(
      Operation op, String what, int names, String attribute, int found) {
    if (!(op.attribute(attribute) instanceof DenseArrayAttr(_, ImmutableLongArray sizes))) {
      return null; // older texts have it in other forms
    }
    if (sizes.length() != names) {
      return "'%s' attribute for specifying %s segments must have %d elements, but got %d"
          .formatted(attribute, what, names, sizes.length());
    }
    long total = 0;
    for (int i = 0; i < sizes.length(); i++) {
      if (sizes.get(i) < 0) {
        return "'%s' attribute cannot have negative elements".formatted(attribute);
      }
      total += sizes.get(i);
    }
    return total == found
        ? null
        : "%s count (%d) does not match with the total size (%d) specified in attribute '%s'"
            .formatted(what, found, total, attribute);
  }

  /** How many operands the {@code index}-th name stands for. */
  static int operands(Operation op, int index) {
    return size(
        op,
        op.definition().operands(),
        index,
        op.operandCount(),
        op.definition().has(Trait.ATTR_SIZED_OPERAND_SEGMENTS) ? "operandSegmentSizes" : null);
  }

  /** How many results the {@code index}-th name stands for. */
  static int results(Operation op, int index) {
    return size(
        op,
        op.definition().results(),
        index,
        op.resultCount(),
        op.definition().has(Trait.ATTR_SIZED_RESULT_SEGMENTS) ? "resultSegmentSizes" : null);
  }

  private static int size(
      Operation op,
      ImmutableList<OperandSpec> specs,
      int index,
      int found,
      @Nullable String attribute) {
    if (specs.get(index).kind() == OperandSpec.Kind.ONE) {
      return 1;
    }
    if (attribute != null
        && op.attribute(attribute) instanceof DenseArrayAttr(_, ImmutableLongArray sizes)
        && index < sizes.length()) {
      return (int) sizes.get(index);
    }
    int open = 0;
    for (int i = 0; i < specs.size(); i++) {
      open += specs.get(i).kind() == OperandSpec.Kind.ONE ? 0 : 1;
    }
    return (found - (specs.size() - open)) / open;
  }
}
