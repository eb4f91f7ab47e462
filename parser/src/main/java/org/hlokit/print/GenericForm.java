// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;

/** The form that every op has: {@code "dialect.name"(%0) <{..}> ({..}) {..} : (..) -> ..}. */
final class GenericForm {
  private GenericForm() {}

  /** Writes what stands after the name. */
  static void write(Operation op, AssemblyPrinter out) {
    out.put('(').operands(op, 0, op.operandCount()).put(')');
    if (!op.successors().isEmpty()) {
      out.put('[');
      boolean first = true;
      for (Block block : op.successors()) {
        out.text(first ? "" : ", ").label(block);
        first = false;
      }
      out.put(']');
    }
    if (!op.properties().isEmpty()) {
      out.text(" <");
      out.attributes().dictionary(op.properties().entries());
      out.put('>');
    }
    if (!op.regions().isEmpty()) {
      out.text(" (");
      for (int i = 0; i < op.regions().size(); i++) {
        out.text(i == 0 ? "" : ", ").wholeRegion(op.region(i));
      }
      out.put(')');
    }
    out.optionalDictionary(op.discardable()).text(" : ").functionalType(op);
  }

  /** Visits what {@link #write} writes, in the order that MLIR does. */
  static void collect(Operation op, AssemblyPrinter out) {
    for (Region region : op.regions()) {
      out.wholeRegion(region);
    }
    op.operands().forEach(operand -> out.type(operand.type()));
    op.results().forEach(result -> out.type(result.type()));
    if (op.definition().isRegistered()) {
      out.attributes(op, ImmutableSet.of(), "", false);
    } else {
      // Those that stand in angle brackets get no aliases of their own.
      op.discardable().entries().forEach(out::named);
    }
  }
}
