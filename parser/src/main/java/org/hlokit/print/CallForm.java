// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SymbolRefAttr;

/** {@code call @callee(%0) {..} : (..) -> ..}. */
final class CallForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("callee");

  @Override
  public boolean fits(Operation op) {
    return op.properties().get("callee") instanceof SymbolRefAttr && op.regions().isEmpty();
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    Attribute callee = op.properties().get("callee");
    out.put(' ');
    if (callee != null) {
      out.attribute(callee);
    }
    out.put('(').operands(op.operands()).put(')').attributes(op, HIDDEN);
    out.text(" : ").functionalType(op);
  }
}
