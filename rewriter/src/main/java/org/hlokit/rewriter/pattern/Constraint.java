// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import java.util.function.Function;
import java.util.function.Predicate;
import org.hlokit.ir.Operation;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be true of what a rule has read, with the sentences that tell the user so.
 *
 * @param code the sentence's short name, which does not change
 * @param sentence what should be true
 * @param holds whether it is
 * @param finding what is true instead, asked only where the constraint does not hold
 * @param culprit the operation to point at
 * @param help what the user can do about it, or null
 */
public record Constraint<F>(
    String code,
    String sentence,
    Predicate<F> holds,
    Function<F, String> finding,
    Function<F, Operation> culprit,
    @Nullable String help) {

  /** The constraint's complaint about {@code facts}, or null where it holds. */
  public @Nullable NoMatch check(F facts) {
    return holds.test(facts)
        ? null
        : new NoMatch(new Reason(code, sentence, finding.apply(facts), help), culprit.apply(facts));
  }
}
