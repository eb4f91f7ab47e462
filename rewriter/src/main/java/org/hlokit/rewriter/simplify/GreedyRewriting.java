// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassContext;
import org.hlokit.rewriter.pattern.GreedyDriver;
import org.hlokit.rewriter.pattern.RewriteRule;

/**
 * Applies rules to a function and leaves it as MLIR's greedy driver does: constants at its head,
 * each once, and nothing dead.
 */
public final class GreedyRewriting {
  private GreedyRewriting() {}

  /**
   * Rewrites what {@code function} holds until no rule changes anything.
   *
   * @return how many rewrites were done
   */
  public static long apply(
      List<? extends RewriteRule> rules, Operation function, PassContext context) {
    ConstantHoisting.run(function);
    long rewrites = new GreedyDriver(rules, context).run(function);
    ConstantHoisting.run(function);
    DeadCode.erase(function);
    return rewrites;
  }
}
