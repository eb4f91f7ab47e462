// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;

/** {@code get_tuple_element %0[1] : (tuple<..>) -> ..}. */
final class TupleElementForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("index");

  @Override
  public boolean fits(Operation op) {
    return op.operandCount() == 1 && op.properties().get("index") instanceof IntegerAttr;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    out.put(' ').operand(op.operand(0)).put('[');
    if (op.properties().get("index") instanceof IntegerAttr index) {
      out.number(index.longValue());
    }
    out.put(']').attributes(op, HIDDEN).text(" : ").functionalType(op);
  }
}
