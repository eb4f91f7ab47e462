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
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * What a loop hands on unchanged it need not carry: its regions may use the value itself. Exact.
 *
 * <pre>
 *   %0:2 = stablehlo.while(%i = %a, %w = %b) .. do { .. stablehlo.return %next, %w }
 *   ==>
 *   %0 = stablehlo.while(%i = %a) .. do { .. %b .. stablehlo.return %next }
 * </pre>
 */
final class LoopInvariants implements RewriteRule {
  private static final Reason ALL_CHANGE =
      new Reason("is-invariant", "the loop hands on some values unchanged", "all change", null);

  @Override
  public boolean startsAt(Operation op) {
    return op.is(StablehloOps.WHILE);
  }

  @Override
  public Outcome apply(Operation loop, Rewriter rewriter) {
    Block body = loop.region(1).entry();
    List<Value> returned = body.terminator().operands();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < loop.operandCount(); i++) {
      Value next = returned.get(i);
      boolean isInvariant = next == loop.operand(i) || next == body.argument(i);
      if (!isInvariant || !loop.operand(i).type().equals(loop.result(i).type())) {
        kept.add(i);
      }
    }
    if (kept.isEmpty() || kept.size() == loop.operandCount()) {
      return new NoMatch(ALL_CHANGE, loop);
    }
    OperationBuilder builder =
        Operation.builder(StablehloOps.WHILE)
            .properties(loop.properties())
            .discardable(loop.discardable());
    for (int i : kept) {
      builder.operand(loop.operand(i)).result(loop.result(i).type());
    }
    builder.region(copy(loop, loop.region(0).entry(), kept, false, rewriter));
    builder.region(copy(loop, body, kept, true, rewriter));
    Operation smaller = rewriter.before(loop).insert(builder);
    List<Value> values = new ArrayList<>(loop.operands());
    for (int i = 0; i < kept.size(); i++) {
      values.set(kept.get(i), smaller.result(i));
    }
    rewriter.replace(loop, values);
    return new Rewritten(loop.name());
  }

  /** A region as {@code from}, with arguments for what is kept only; so are a body's results. */
  private static Region copy(
      Operation loop, Block from, List<Integer> kept, boolean isBody, Rewriter rewriter) {
    Region region = new Region();
    Block block = region.addBlock();
    Cloner cloner = new Cloner();
    for (int i = 0; i < loop.operandCount(); i++) {
      BlockArgument argument = from.argument(i);
      cloner.map(
          argument,
          kept.contains(i)
              ? block.addArgument(argument.type(), argument.location())
              : loop.operand(i));
    }
    rewriter.atEnd(block);
    for (Operation op : from.operations()) {
      Operation copy = cloner.copy(op);
      if (isBody && op == from.terminator()) {
        List<Value> results = List.copyOf(copy.operands());
        copy.setOperands(kept.stream().map(results::get).toList());
      }
      rewriter.insert(copy);
    }
    return region;
  }
}
