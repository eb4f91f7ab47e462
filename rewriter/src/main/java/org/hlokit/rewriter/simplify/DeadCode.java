// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.rewriter.pattern.Effects;

/** Erases operations whose results nobody uses and that do nothing else. Exact. */
public final class DeadCode implements Pass {
  @Override
  public void run(Operation root, PassContext context) {
    context.count("operations erased", erase(root));
  }

  /**
   * Erases the dead operations that {@code root} holds.
   *
   * @return how many
   */
  public static long erase(Operation root) {
    long erased = 0;
    for (Region region : root.regions()) {
      for (Block block : region.blocks()) {
        // From the end, so that users go before what they use.
        Operation before;
        for (Operation op = block.lastOp(); op != null; op = before) {
          before = op.previous();
          if (op.isUnused() && op.resultCount() > 0 && Effects.isRemovable(op)) {
            op.erase();
            erased++;
          } else {
            erased += erase(op);
          }
        }
      }
    }
    return erased;
  }
}
