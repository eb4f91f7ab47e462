// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import java.util.HashMap;
import java.util.Map;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** Blocks end as they must, symbols are defined once, values come before their uses. */
final class StructureRules {
  private StructureRules() {}

  static void verify(Operation op, Faults faults) {
    if (op.definition().has(Trait.SYMBOL_TABLE)) {
      symbols(op, faults);
    }
    for (Region region : op.regions()) {
      for (Block block : region.blocks()) {
        terminator(op, block, faults);
        if (isOrdered(op)) {
          order(block, faults);
        }
      }
    }
  }

  private static void terminator(Operation op, Block block, Faults faults) {
    if (!op.is(FuncOps.FUNC)) {
      return;
    }
    Operation last = block.lastOp();
    if (last == null) {
      faults.add(op, "expects region #0 to have 0 or 1 blocks, none of them empty");
    } else if (last.definition().isRegistered() && !last.definition().has(Trait.TERMINATOR)) {
      faults.add(Diagnostic.error(last.range(), "block with no terminator, has " + last.name()));
    }
  }

  private static void symbols(Operation op, Faults faults) {
    Map<String, Operation> seen = new HashMap<>();
    for (Operation symbol : op.region(0).entry().operations()) {
      String name = symbolName(symbol);
      Operation first = name == null ? null : seen.putIfAbsent(name, symbol);
      if (first != null) {
        faults.add(
            Diagnostic.error(symbol.range(), "redefinition of symbol named '" + name + "'")
                .withNote(first.range(), "see existing symbol definition here"));
      }
    }
  }

  static @Nullable String symbolName(Operation op) {
    if (!op.definition().has(Trait.SYMBOL)) {
      return null;
    }
    Attribute name = op.attribute("sym_name");
    return name instanceof StringAttr(String value, _) ? value : null;
  }

  /** Whether operations run in order in the regions of {@code op}, as they do not in a module. */
  private static boolean isOrdered(Operation op) {
    return op.definition().isRegistered() && !op.definition().has(Trait.NO_TERMINATOR);
  }

  private static void order(Block block, Faults faults) {
    for (Operation op : block.operations()) {
      for (int i = 0; i < op.operandCount(); i++) {
        Value operand = op.operand(i);
        Operation source = operand.definingOp();
        if (source != null && source.block() == block && !source.isBefore(op)) {
          faults.add(
              Diagnostic.error(op.range(), "operand #" + i + " does not dominate this use")
                  .withNote(source.range(), "operand defined here (op in the same block)"));
          break;
        }
      }
    }
  }
}
