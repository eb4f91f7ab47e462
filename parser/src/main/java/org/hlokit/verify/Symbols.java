// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.Map;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Trait;
import org.jspecify.annotations.Nullable;

/** The symbols of a symbol table by name. */
final class Symbols {
  private static final ImmutableSet<String> VISIBILITIES =
      ImmutableSet.of("public", "private", "nested");

  private final Map<String, Operation> byName = new HashMap<>();

  /** Collects the symbols that {@code table} holds; tells those defined twice. */
  Symbols(Operation table, Faults faults) {
    for (Region region : table.regions()) {
      for (Block block : region.blocks()) {
        for (Operation op = block.firstOp(); op != null; op = op.next()) {
          String name = nameOf(op);
          Operation first = name == null ? null : byName.putIfAbsent(name, op);
          if (first != null) {
            faults.add(
                Diagnostic.error(op.range(), "redefinition of symbol named '" + name + "'")
                    .withNote(first.range(), "see existing symbol definition here"));
            return;
          }
        }
      }
    }
  }

  /** The operation that defines {@code name}, or null. */
  @Nullable Operation find(String name) {
    return byName.get(name);
  }

  /** What is wrong with an operation that defines a symbol, or null. */
  static @Nullable String fault(Operation op) {
    String visibility =
        op.attribute("sym_visibility") instanceof StringAttr(String value, _) ? value : "public";
    if (!VISIBILITIES.contains(visibility)) {
      return "visibility expected to be one of [\"public\", \"private\", \"nested\"], but got \"%s\""
          .formatted(visibility);
    }
    if (op.region(0).isEmpty() && visibility.equals("public")) {
      return "symbol declaration cannot have public visibility";
    }
    Operation parent = op.parentOp();
    return parent == null
            || !parent.definition().isRegistered()
            || parent.definition().has(Trait.SYMBOL_TABLE)
        ? null
        : "symbol's parent must have the SymbolTable trait";
  }

  /** The symbol that {@code op} defines, or null. */
  static @Nullable String nameOf(Operation op) {
    return op.attribute("sym_name") instanceof StringAttr(String value, _)
            && (op.definition().has(Trait.SYMBOL) || !op.definition().isRegistered())
        ? value
        : null;
  }
}
