// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.optimize;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;

/** What is sorted along with others, and neither compared nor used, is not sorted. Exact. */
final class SortLess implements RewriteRule {
  private static final Reason ALL_NEEDED =
      new Reason("is-unused", "an operand that is neither compared nor used", "none is", null);

  @Override
  public boolean startsAt(Operation op) {
    return op.is(StablehloOps.SORT);
  }

  @Override
  public Outcome apply(Operation sort, Rewriter rewriter) {
    Block comparator = sort.region(0).entry();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < sort.operandCount(); i++) {
      if (!sort.result(i).isUnused()
          || !comparator.argument(2 * i).isUnused()
          || !comparator.argument(2 * i + 1).isUnused()) {
        kept.add(i);
      }
    }
    if (kept.isEmpty() || kept.size() == sort.operandCount()) {
      return new NoMatch(ALL_NEEDED, sort);
    }
    Region region = new Region();
    Block block = region.addBlock();
    Cloner cloner = new Cloner();
    OperationBuilder builder =
        Operation.builder(StablehloOps.SORT)
            .properties(sort.properties())
            .discardable(sort.discardable());
    for (int i : kept) {
      builder.operand(sort.operand(i)).result(sort.result(i).type());
      for (int side = 0; side < 2; side++) {
        BlockArgument argument = comparator.argument(2 * i + side);
        cloner.map(argument, block.addArgument(argument.type(), argument.location()));
      }
    }
    for (Operation op : comparator.operations()) {
      block.append(cloner.copy(op));
    }
    Operation smaller = rewriter.before(sort).insert(builder.region(region));
    for (int i = 0; i < kept.size(); i++) {
      rewriter.replaceUses(sort.result(kept.get(i)), smaller.result(i));
    }
    rewriter.eraseWithUnused(sort);
    return new Rewritten(sort.name());
  }
}
