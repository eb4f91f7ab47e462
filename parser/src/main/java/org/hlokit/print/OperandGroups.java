// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.Operation;

/** Which operands belong to which of the names in an op's row. */
final class OperandGroups {
  private OperandGroups() {}

  /** Where each group of operands begins, and after the last where it ends; empty if none fit. */
  static int[] starts(Operation op) {
    ImmutableList<OperandSpec> specs = op.definition().operands();
    int[] starts = new int[specs.size() + 1];
    boolean sized = op.attribute("operandSegmentSizes") instanceof DenseArrayAttr;
    int fixed = 0;
    int open = 0;
    for (int i = 0; i < specs.size(); i++) {
      if (specs.get(i).kind() == OperandSpec.Kind.ONE) {
        fixed++;
      } else {
        open++;
      }
    }
    int rest = op.operandCount() - fixed;
    if (!sized && (rest < 0 || (open == 0 ? rest > 0 : rest % open != 0))) {
      return new int[0];
    }
    for (int i = 0; i < specs.size(); i++) {
      int size = specs.get(i).kind() == OperandSpec.Kind.ONE ? 1 : open == 0 ? 0 : rest / open;
      if (sized && op.attribute("operandSegmentSizes") instanceof DenseArrayAttr sizes) {
        size = i < sizes.values().length() ? (int) sizes.values().get(i) : 0;
      }
      starts[i + 1] = starts[i] + size;
    }
    return starts[specs.size()] == op.operandCount() ? starts : new int[0];
  }
}
