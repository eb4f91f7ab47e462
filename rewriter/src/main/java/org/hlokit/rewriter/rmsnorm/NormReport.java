// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import org.hlokit.ir.Operation;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.jspecify.annotations.Nullable;

/** What became of one candidate for a normalisation. */
public sealed interface NormReport {
  /** The operation that takes the root, or the call. It may stand in no block any more. */
  Operation at();

  /** The name of the function around it. */
  String function();

  /**
   * It was fused.
   *
   * @param title what it was: a chain, or a call of some name
   * @param facts of the chain, or null for a call that says them itself
   */
  record Fused(Operation at, String function, String title, @Nullable NormFacts facts)
      implements NormReport {}

  /**
   * It was left.
   *
   * @param culprit the operation that broke the chain
   */
  record Refused(Operation at, String function, Reason reason, Operation culprit)
      implements NormReport {}
}
