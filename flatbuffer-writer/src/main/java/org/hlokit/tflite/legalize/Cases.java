// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * A choice between many branches as one between the first and all others. The runtime's own
 * operator for it takes every subgraph of the model but the first for a branch.
 */
final class Cases {
  private Cases() {}

  /** {@code case}. */
  static List<Value> choose(Operation op, Rewriter rewriter) {
    List<Region> branches = op.regions();
    if (branches.size() == 1) {
      return inlined(branches.getFirst(), rewriter);
    }
    if (branches.size() == 2) {
      return List.of();
    }
    return List.copyOf(chosen(op, op.operand(0), branches, rewriter).results());
  }

  /** Inserts the choice between branches, of which {@code index} tells which is taken. */
  private static Operation chosen(
      Operation op, Value index, List<Region> branches, Rewriter rewriter) {
    boolean isPair = branches.size() == 2;
    OperationBuilder choice =
        Operation.builder(isPair ? StablehloOps.CASE : StablehloOps.IF).range(op.range());
    if (isPair) {
      choice.operand(index).region(moved(branches.get(0))).region(moved(branches.get(1)));
    } else {
      StablehloBuilder builder = new StablehloBuilder(rewriter);
      Region others = new Region();
      Rewriter inside = new Rewriter().atEnd(others.addBlock()).located(op.location());
      StablehloBuilder within = new StablehloBuilder(inside);
      Value next = within.add(index, within.splat(index.tensorType(), -1));
      Operation nested = chosen(op, next, branches.subList(1, branches.size()), inside);
      inside.insert(Operation.builder(StablehloOps.RETURN).operands(nested.results()));
      choice
          .operand(builder.compare("EQ", index, builder.splat(index.tensorType(), 0)))
          .region(moved(branches.getFirst()))
          .region(others);
    }
    op.results().forEach(result -> choice.result(result.type()));
    return rewriter.insert(choice);
  }

  private static Region moved(Region region) {
    Region target = new Region();
    target.takeBlocks(region);
    return target;
  }

  private static List<Value> inlined(Region region, Rewriter rewriter) {
    Cloner cloner = new Cloner();
    List<Value> results = new ArrayList<>();
    for (Operation op : region.entry().operations()) {
      if (op == region.entry().lastOp()) {
        op.operands().forEach(value -> results.add(cloner.copyOf(value)));
      } else {
        rewriter.insert(cloner.copy(op));
      }
    }
    return results;
  }
}
