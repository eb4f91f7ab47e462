// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Type;

/** {@code while(%iterArg = %0) : .. cond {..} do {..}}, the parts on lines of their own. */
final class WhileForm implements AssemblyForm {
  @Override
  public boolean fits(Operation op) {
    return op.regions().size() == 2
        && op.resultCount() == op.operandCount()
        && op.regions().stream().allMatch(region -> hasArguments(region, op));
  }

  /** The types stand once for operands, results and the arguments of both regions. */
  private static boolean hasArguments(Region region, Operation op) {
    if (region.isEmpty() || region.entry().arguments().size() != op.operandCount()) {
      return false;
    }
    for (int i = 0; i < op.operandCount(); i++) {
      Type type = op.operand(i).type();
      if (!type.equals(region.entry().argument(i).type()) || !type.equals(op.result(i).type())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    Block body = op.region(1).entry();
    out.put('(');
    for (int i = 0; i < op.operandCount(); i++) {
      out.text(i == 0 ? "" : ", ").operand(body.argument(i)).text(" = ").operand(op.operand(i));
    }
    out.put(')');
    if (op.operandCount() > 0) {
      out.text(" : ").typesOf(op.operands());
    }
    out.attributes(op, ImmutableSet.of(), " attributes {", false);
    out.newline();
    out.text("cond ").regionWithoutArguments(op.region(0));
    out.text(" do ").regionWithoutArguments(op.region(1));
  }
}
