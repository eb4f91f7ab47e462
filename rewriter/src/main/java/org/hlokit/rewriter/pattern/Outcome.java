// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import org.hlokit.ir.Operation;
import org.jspecify.annotations.Nullable;

/** What a rule did at an operation, or why it did nothing. */
public sealed interface Outcome {
  /**
   * The program was changed.
   *
   * @param what one sentence for the user: what was found and what stands there now
   */
  record Rewritten(String what) implements Outcome {}

  /**
   * The program was left as it is.
   *
   * @param culprit the operation that broke the chain
   */
  record NoMatch(Reason reason, Operation culprit) implements Outcome {}

  /**
   * Why a rule did nothing.
   *
   * @param code a short name of the constraint that does not change, for machines: {@code
   *     divisor-is-length}
   * @param constraint the constraint that does not hold, as a sentence of what should be true
   * @param finding what is true instead
   * @param help what the user can do about it, or null
   */
  record Reason(String code, String constraint, String finding, @Nullable String help) {}
}
