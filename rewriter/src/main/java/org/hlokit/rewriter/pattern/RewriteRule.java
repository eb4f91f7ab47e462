// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import org.hlokit.ir.Operation;

/** One way to replace operations by better ones. Holds its options and nothing else. */
public interface RewriteRule {
  /** Whether {@link #apply} has any chance at {@code op}; quick, asked for every operation. */
  boolean startsAt(Operation op);

  /**
   * Rewrites what hangs together with {@code root}, or says why not. Where the outcome is {@link
   * Outcome.NoMatch} the program is unchanged.
   */
  Outcome apply(Operation root, Rewriter rewriter);
}
