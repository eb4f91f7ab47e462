// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;

/** {@code chlo.scan(%0) inits (%1) dimension=0 attributes {..} {..} : (..) -> ..}. */
final class ScanForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN =
      ImmutableSet.of("dimension", "operandSegmentSizes", "resultSegmentSizes");

  @Override
  public boolean fits(Operation op) {
    return op.regions().size() == 1
        && op.properties().get("dimension") instanceof IntegerAttr
        && OperandGroups.starts(op).length == 3;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    int inputs = OperandGroups.starts(op)[1];
    out.put('(').operands(op, 0, inputs).text(") inits (");
    out.operands(op, inputs, op.operandCount()).text(") dimension=");
    if (op.properties().get("dimension") instanceof IntegerAttr dimension) {
      out.number(dimension.longValue());
    }
    out.put(' ').attributes(op, HIDDEN, " attributes {", false);
    out.put(' ').region(op.region(0)).text(" : ").functionalType(op);
  }
}
