// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Trait;
import org.jspecify.annotations.Nullable;

/** Looks up operations by the names that they define. */
final class Symbols {
  private Symbols() {}

  /** The operation that defines {@code name} in the nearest symbol table around {@code op}. */
  static @Nullable Operation find(Operation op, String name) {
    for (Operation at = op.parentOp(); at != null; at = at.parentOp()) {
      if (at.definition().has(Trait.SYMBOL_TABLE)) {
        Region table = at.region(0);
        return table.isEmpty() ? null : findIn(table, name);
      }
    }
    return null;
  }

  private static @Nullable Operation findIn(Region table, String name) {
    for (Operation symbol : table.entry().operations()) {
      if (symbol.attribute("sym_name") instanceof StringAttr(String value, _)
          && value.equals(name)) {
        return symbol;
      }
    }
    return null;
  }
}
