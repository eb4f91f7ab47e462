// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;

/** {@code module @name attributes {..} {..}}. */
final class ModuleForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("sym_name");

  @Override
  public boolean fits(Operation op) {
    return op.regions().size() == 1;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    if (op.properties().get("sym_name") instanceof StringAttr(String name, _)) {
      out.put(' ').symbol(name);
    }
    out.attributesWithKeyword(op, HIDDEN).put(' ').region(op.region(0));
  }
}
