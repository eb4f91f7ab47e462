// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;

/** {@code custom_call @target(%0) {..} : (..) -> ..}. */
final class CustomCallForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("call_target_name");

  @Override
  public boolean fits(Operation op) {
    return op.properties().get("call_target_name") instanceof StringAttr && op.regions().isEmpty();
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    out.put(' ');
    if (op.properties().get("call_target_name") instanceof StringAttr(String target, _)) {
      out.symbol(target);
    }
    out.put('(').operands(op.operands()).put(')').attributes(op, HIDDEN);
    out.text(" : ").functionalType(op);
  }
}
