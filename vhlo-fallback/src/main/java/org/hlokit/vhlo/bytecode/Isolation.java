// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.util.HashSet;
import java.util.Set;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** Which operations have regions that use no value from outside. */
final class Isolation {
  private final Set<Operation> open = new HashSet<>();

  Isolation(Operation root) {
    root.walk(this::visit);
  }

  boolean isIsolated(Operation op) {
    return !open.contains(op);
  }

  private void visit(Operation op) {
    Region home = region(op.block());
    for (Value operand : op.operands()) {
      Region origin = region(operand.parentBlock());
      // Every operation between the use and the region of the definition sees a value from outside.
      for (Region at = home; at != origin && at != null; ) {
        Operation around = at.parentOp();
        if (around == null) {
          break;
        }
        open.add(around);
        at = region(around.block());
      }
    }
  }

  private static @Nullable Region region(@Nullable Block block) {
    return block == null ? null : block.parent();
  }
}
