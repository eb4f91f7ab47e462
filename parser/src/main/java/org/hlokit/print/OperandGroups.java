// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;

/** Which operands belong to which of the names in an op's row. */
final class OperandGroups {
  private static final int[] NONE = {};

  private OperandGroups() {}

  /**
   * Where each group of operands begins, and after the last where it ends; empty where the number
   * of operands fits no division.
   */
  static int[] starts(Operation op) {
    OpDefinition definition = op.definition();
    ImmutableList<OperandSpec> specs = definition.operands();
    int count = specs.size();
    if (definition.has(Trait.ATTR_SIZED_OPERAND_SEGMENTS)) {
      return op.attribute("operandSegmentSizes") instanceof DenseArrayAttr sizes
          ? sized(sizes.values(), count, op.operandCount())
          : NONE;
    }
    int open = 0;
    for (int i = 0; i < count; i++) {
      open += specs.get(i).kind() == OperandSpec.Kind.ONE ? 0 : 1;
    }
    int rest = op.operandCount() - (count - open);
    if (rest < 0 || (open == 0 ? rest > 0 : rest % open != 0)) {
      return NONE;
    }
    int[] starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      int size = specs.get(i).kind() == OperandSpec.Kind.ONE ? 1 : rest / open;
      starts[i + 1] = starts[i] + size;
    }
    return starts;
  }

  private static int[] sized(ImmutableLongArray sizes, int count, int operands) {
    int[] starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      starts[i + 1] = starts[i] + (i < sizes.length() ? (int) sizes.get(i) : 0);
    }
    return starts[count] == operands ? starts : NONE;
  }
}
