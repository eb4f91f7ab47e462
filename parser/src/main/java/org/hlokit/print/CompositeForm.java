// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;

/** {@code composite "name" %0 ({..}) {..} : (..) -> ..}. */
final class CompositeForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("name");

  @Override
  public boolean fits(Operation op) {
    return op.properties().get("name") instanceof StringAttr;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    out.put(' ');
    if (op.properties().get("name") instanceof StringAttr(String name, _)) {
      out.string(name);
    }
    out.put(' ').operands(op.operands());
    for (int i = 0; i < op.regions().size(); i++) {
      out.text(i == 0 ? " (" : ", ").region(op.region(i));
    }
    out.text(op.regions().isEmpty() ? "" : ")");
    out.attributes(op, HIDDEN).text(" : ").functionalType(op);
  }
}
