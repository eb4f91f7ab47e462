// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Scalars;

/**
 * Puts the branch that is known to be taken in the place of a conditional.
 *
 * <pre>
 *   %0 = "stablehlo.if"(%true) ({ A }, { B })    ==>    A
 * </pre>
 *
 * Exact.
 */
public final class TakeBranch implements RewriteRule {
  @Override
  public boolean startsAt(Operation op) {
    return op.is(StablehloOps.IF) || op.is(StablehloOps.CASE);
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    OptionalDouble selector = Scalars.read(op.operand(0));
    if (selector.isEmpty()) {
      return new NoMatch(
          new Reason("branch-is-known", "the branch is known", "it is chosen at run time", null),
          op);
    }
    int last = op.regions().size() - 1;
    double number = selector.getAsDouble();
    int index;
    if (op.is(StablehloOps.IF)) {
      index = number != 0 ? 0 : 1;
    } else {
      // Outside of the branches the last one is taken.
      index = number >= 0 && number <= last ? (int) number : last;
    }
    Block taken = op.region(index).entry();
    List<Value> results = new ArrayList<>();
    for (Operation inner : taken.operations()) {
      if (inner.definition().has(Trait.TERMINATOR)) {
        results.addAll(inner.operands());
      } else {
        inner.detach();
        rewriter.insert(inner);
      }
    }
    rewriter.replace(op, results);
    return new Rewritten(op.name());
  }
}
