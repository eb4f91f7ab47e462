// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.optimize;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Effects;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Scalars;

/**
 * A loop whose condition is false: what it starts with. Exact; loops with effects stay. Starts at
 * what returns the condition, which is what changes once the condition is computed.
 *
 * @param areCallsPure whether functions that are called have no effects
 */
record DeadLoops(boolean areCallsPure) implements RewriteRule {
  private static final Reason MAY_RUN =
      new Reason("never-runs", "the condition is false, and nothing has effects", "else", null);

  @Override
  public boolean startsAt(Operation op) {
    Operation loop = op.is(StablehloOps.RETURN) ? op.parentOp() : null;
    return loop != null
        && loop.is(StablehloOps.WHILE)
        && loop.block() != null
        && op.block() == loop.region(0).entry();
  }

  @Override
  public Outcome apply(Operation end, Rewriter rewriter) {
    Operation loop = requireNonNull(end.parentOp());
    List<Value> values = List.copyOf(loop.operands());
    boolean areOfTypes = true;
    for (int i = 0; i < values.size(); i++) {
      areOfTypes &= values.get(i).type().equals(loop.result(i).type());
    }
    if (!Scalars.is(end.operand(0), 0)
        || !areOfTypes
        || !Effects.isPure(loop, call -> areCallsPure)) {
      return new NoMatch(MAY_RUN, loop);
    }
    rewriter.replace(loop, values);
    return new Rewritten(loop.name());
  }
}
