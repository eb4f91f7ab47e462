// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.Operation;

/** {@code dot %0, %1, precision = [DEFAULT, DEFAULT] : (..) -> ..}. */
final class DotForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("precision_config");

  @Override
  public boolean fits(Operation op) {
    return op.operandCount() == 2 && hasWords(op);
  }

  /** Whether the precisions, if there are any, are words. */
  static boolean hasWords(Operation op) {
    Attribute value = op.properties().get("precision_config");
    return value == null
        || (value instanceof ArrayAttr(ImmutableList<Attribute> words)
            && words.stream().allMatch(EnumAttr.class::isInstance));
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    out.put(' ').operands(op, 0, 2);
    precision(op, out);
    out.attributes(op, HIDDEN).text(" : ").functionalType(op);
  }

  /** Writes {@code , precision = [DEFAULT, HIGH]} where the op has it. */
  static void precision(Operation op, AssemblyPrinter out) {
    if (op.properties().get("precision_config") instanceof ArrayAttr(var words)) {
      out.text(", precision = [");
      for (int i = 0; i < words.size(); i++) {
        out.text(i == 0 ? "" : ", ");
        if (words.get(i) instanceof EnumAttr(_, String word)) {
          out.text(word);
        }
      }
      out.put(']');
    }
  }
}
