// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.rewriter.pattern.GreedyDriver;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Removes operations that change nothing and joins those that one can do, until nothing is left to
 * do; erases what is dead. Every step is exact: floating-point identities that touch the sign of
 * zero or a NaN are not used. See {@link ShapeSimplifications} and {@link ValueSimplifications}.
 */
public final class Canonicalize implements Pass {
  private static final Reason NOTHING_TO_DO =
      new Reason("is-simpler", "the operation can be written with less", "it cannot", null);

  private static final ImmutableListMultimap<OpDefinition, Simplification> TABLE =
      ImmutableListMultimap.<OpDefinition, Simplification>builder()
          .putAll(ShapeSimplifications.TABLE)
          .putAll(ValueSimplifications.TABLE)
          .build();

  @Override
  public void run(Operation root, PassContext context) {
    long rewrites =
        new GreedyDriver(ImmutableList.of(new Simplify(), new TakeBranch()), context).run(root);
    context.count("rewrites", rewrites);
  }

  /** Applies the table. */
  private static final class Simplify implements RewriteRule {
    @Override
    public boolean startsAt(Operation op) {
      return op.resultCount() == 1 && TABLE.containsKey(op.definition());
    }

    @Override
    public Outcome apply(Operation op, Rewriter rewriter) {
      StablehloBuilder builder = new StablehloBuilder(rewriter);
      for (Simplification simplification : TABLE.get(op.definition())) {
        Value simpler = simplification.simplify(op, builder);
        if (simpler != null && simpler.type().equals(op.result().type())) {
          rewriter.replace(op, simpler);
          return new Rewritten(op.name());
        }
      }
      return new NoMatch(NOTHING_TO_DO, op);
    }
  }
}
