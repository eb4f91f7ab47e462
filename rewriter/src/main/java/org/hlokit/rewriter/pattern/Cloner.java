// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.Value;

/**
 * Copies operations with all that they hold; copies use copies, and originals where there is none.
 */
public final class Cloner {
  private final Map<Value, Value> values = new HashMap<>();
  private final Map<Block, Block> blocks = new HashMap<>();

  /** Makes copies use {@code copy} where the originals use {@code original}. */
  public void map(Value original, Value copy) {
    values.put(original, copy);
  }

  /** What copies use for {@code original}. */
  public Value copyOf(Value original) {
    return values.getOrDefault(original, original);
  }

  /** A detached copy of {@code op}. */
  public Operation copy(Operation op) {
    OperationBuilder builder =
        Operation.builder(op.definition())
            .properties(op.properties())
            .discardable(op.discardable())
            .location(op.location())
            .range(op.range())
            .foreign(op.foreign());
    op.operands().forEach(operand -> builder.operand(copyOf(operand)));
    op.results().forEach(result -> builder.result(result.type()));
    op.regions().forEach(region -> builder.region(copy(region)));
    op.successors().forEach(block -> builder.successor(blocks.getOrDefault(block, block)));
    Operation copy = builder.build();
    for (int i = 0; i < op.resultCount(); i++) {
      map(op.result(i), copy.result(i));
    }
    return copy;
  }

  private Region copy(Region region) {
    Region copy = new Region();
    List<Block> originals = region.blocks();
    for (Block block : originals) {
      Block copied = copy.addBlock();
      blocks.put(block, copied);
      for (BlockArgument argument : block.arguments()) {
        map(argument, copied.addArgument(argument.type(), argument.location()));
      }
    }
    for (int i = 0; i < originals.size(); i++) {
      Block copied = copy.blocks().get(i);
      for (Operation op : originals.get(i).operations()) {
        copied.append(copy(op));
      }
    }
    return copy;
  }
}
