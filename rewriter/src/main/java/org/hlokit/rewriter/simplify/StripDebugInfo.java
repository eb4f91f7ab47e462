// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import org.hlokit.ir.Block;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;

/** Makes every location unknown. */
public final class StripDebugInfo implements Pass {
  @Override
  public void run(Operation root, PassContext context) {
    root.walk(
        op -> {
          op.setLocation(Location.UNKNOWN);
          for (Region region : op.regions()) {
            for (Block block : region.blocks()) {
              block.arguments().forEach(argument -> argument.setLocation(Location.UNKNOWN));
            }
          }
        });
  }
}
