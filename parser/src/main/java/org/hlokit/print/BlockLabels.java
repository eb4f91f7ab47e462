// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;

/** The labels of blocks, {@code ^bb0}, and the comments on where control comes from. */
final class BlockLabels {
  private final IdentityHashMap<Block, Integer> numbers = new IdentityHashMap<>();
  private final IdentityHashMap<Block, List<Integer>> predecessors = new IdentityHashMap<>();

  private static final Region NOWHERE = new Region();

  String name(Block block) {
    return "^bb" + number(block);
  }

  private int number(Block block) {
    Region region = block.parent() == null ? NOWHERE : block.parent();
    if (region.blocks().size() == 1) {
      return 0;
    }
    Integer number = numbers.get(block);
    if (number == null) {
      int next = 0;
      for (Block other : region.blocks()) {
        numbers.put(other, next++);
      }
      number = numbers.getOrDefault(block, 0);
    }
    return number;
  }

  /** {@code // pred: ^bb0}, or nothing for an entry block that nothing leads to. */
  String predecessors(Block block) {
    Region region = block.parent() == null ? NOWHERE : block.parent();
    boolean isEntry = region.blocks().isEmpty() || region.blocks().getFirst() == block;
    if (isEntry && region.blocks().size() <= 1) {
      return "";
    }
    if (!predecessors.containsKey(block)) {
      number(region);
    }
    List<Integer> from = predecessors.getOrDefault(block, List.of());
    return switch (from.size()) {
      case 0 -> isEntry ? "" : "  // no predecessors";
      case 1 -> "  // pred: ^bb" + from.getFirst();
      default ->
          "  // %d preds: %s"
              .formatted(
                  from.size(), from.stream().map(number -> "^bb" + number).collect(joining(", ")));
    };
  }

  private void number(Region region) {
    region.blocks().forEach(block -> predecessors.put(block, new ArrayList<>(1)));
    int number = 0;
    for (Block block : region.blocks()) {
      for (Operation op = block.firstOp(); op != null; op = op.next()) {
        for (Block successor : op.successors()) {
          List<Integer> from = predecessors.get(successor);
          if (from != null) {
            from.add(number);
          }
        }
      }
      number++;
    }
  }
}
