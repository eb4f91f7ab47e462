// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;

/** {@code dot_general %0, %1, batching_dims = [0] x [0], contracting_dims = [2] x [1] : ..}. */
final class DotGeneralForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN =
      ImmutableSet.of("dot_dimension_numbers", "precision_config", "algorithm");

  @Override
  public boolean fits(Operation op) {
    return op.operandCount() == 2
        && op.properties().get("dot_dimension_numbers") instanceof StructAttr
        && (op.properties().get("algorithm") == null
            || op.properties().get("algorithm") instanceof StructAttr)
        && DotForm.hasWords(op);
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    out.put(' ').operands(op, 0, 2);
    if (op.properties().get("dot_dimension_numbers") instanceof StructAttr numbers) {
      if (!isEmpty(numbers, "lhs_batching_dimensions")
          || !isEmpty(numbers, "rhs_batching_dimensions")) {
        out.text(", batching_dims = ");
        pair(numbers, "batching", out);
      }
      out.text(", contracting_dims = ");
      pair(numbers, "contracting", out);
    }
    DotForm.precision(op, out);
    if (op.properties().get("algorithm") instanceof StructAttr algorithm) {
      out.text(", algorithm = ");
      out.structs().body(algorithm);
    }
    out.attributes(op, HIDDEN).text(" : ").functionalType(op);
  }

  private static boolean isEmpty(StructAttr numbers, String field) {
    return !(numbers.get(field) instanceof DenseArrayAttr array) || array.values().isEmpty();
  }

  private static void pair(StructAttr numbers, String kind, AssemblyPrinter out) {
    list(numbers, "lhs_" + kind + "_dimensions", out);
    out.text(" x ");
    list(numbers, "rhs_" + kind + "_dimensions", out);
  }

  private static void list(StructAttr numbers, String field, AssemblyPrinter out) {
    out.put('[');
    if (numbers.get(field) instanceof DenseArrayAttr array) {
      out.attributes().numbers(array);
    }
    out.put(']');
  }
}
