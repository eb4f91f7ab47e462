// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import com.google.common.collect.ImmutableListMultimap;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Applies a table of simplifications: the first that fits an operation and keeps its type.
 *
 * @param table by the operation that they simplify
 * @param keepsAttributes whether discardable attributes go over to what gives the value then
 */
public record Simplify(
    ImmutableListMultimap<OpDefinition, Simplification> table, boolean keepsAttributes)
    implements RewriteRule {
  private static final Reason NOTHING_TO_DO =
      new Reason("is-simpler", "the operation can be written with less", "it cannot", null);

  @Override
  public boolean startsAt(Operation op) {
    return op.resultCount() == 1 && table.containsKey(op.definition());
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    for (Simplification simplification : table.get(op.definition())) {
      Value simpler = simplification.simplify(op, builder);
      if (simpler != null && simpler.type().equals(op.result().type())) {
        Operation giver = simpler.definingOp();
        if (keepsAttributes && giver != null) {
          DiscardableAttributes.merge(op, giver);
        }
        rewriter.replace(op, simpler);
        return new Rewritten(op.name());
      }
    }
    return new NoMatch(NOTHING_TO_DO, op);
  }
}
