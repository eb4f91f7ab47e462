// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Operation;

/** {@code slice %0 [0:8:2, 1:3] : (..) -> ..}: start, limit and, unless it is 1, stride. */
final class SliceForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN =
      ImmutableSet.of("start_indices", "limit_indices", "strides");

  @Override
  public boolean fits(Operation op) {
    int rank = numbers(op, "start_indices").length();
    return op.operandCount() == 1
        && HIDDEN.stream().allMatch(name -> op.properties().get(name) instanceof DenseArrayAttr)
        && rank == numbers(op, "limit_indices").length()
        && rank == numbers(op, "strides").length();
  }

  private static ImmutableLongArray numbers(Operation op, String name) {
    return op.properties().get(name) instanceof DenseArrayAttr array
        ? array.values()
        : ImmutableLongArray.of();
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    ImmutableLongArray starts = numbers(op, "start_indices");
    ImmutableLongArray limits = numbers(op, "limit_indices");
    ImmutableLongArray strides = numbers(op, "strides");
    out.put(' ').operand(op.operand(0)).text(" [");
    for (int i = 0; i < starts.length(); i++) {
      out.text(i == 0 ? "" : ", ").number(starts.get(i)).put(':').number(limits.get(i));
      if (strides.get(i) != 1) {
        out.put(':').number(strides.get(i));
      }
    }
    out.put(']').attributes(op, HIDDEN).text(" : ").functionalType(op);
  }
}
