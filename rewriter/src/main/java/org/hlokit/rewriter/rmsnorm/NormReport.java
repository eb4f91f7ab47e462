// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import org.hlokit.ir.Operation;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;

/** What became of one candidate for a normalisation. */
public sealed interface NormReport {
  /** The operation that takes the root, or the call. It may stand in no block any more. */
  Operation at();

  /** The name of the function around it. */
  String function();

  /**
   * The same as a message at a place of the text.
   *
   * @param done what is done to normalisations: {@code fused}
   */
  Remark remark(String done);

  /** It was fused. */
  record Fused(Operation at, String function, NormFacts facts) implements NormReport {
    @Override
    public Remark remark(String done) {
      Remark remark = Remark.applied(at, done + ": " + facts.title());
      for (String line : facts.lines()) {
        remark = remark.withNote(Remark.fact(line));
      }
      return remark;
    }
  }

  /**
   * It was left.
   *
   * @param culprit the operation that broke the chain
   */
  record Refused(Operation at, String function, Reason reason, Operation culprit)
      implements NormReport {
    @Override
    public Remark remark(String done) {
      return missed("not " + done, at, new NoMatch(reason, culprit));
    }
  }

  /**
   * A remark that says which constraint failed, and where.
   *
   * @param what {@code not fused}
   */
  static Remark missed(String what, Operation anchor, NoMatch noMatch) {
    Reason reason = noMatch.reason();
    Remark remark =
        Remark.missed(noMatch.culprit(), what + ": " + reason.finding())
            .withNote(Remark.fact("required: " + reason.constraint()));
    if (noMatch.culprit() != anchor) {
      remark = remark.withNote(Remark.note(anchor, "the candidate"));
    }
    return reason.help() == null ? remark : remark.withHelp(reason.help());
  }
}
