// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** Values come before their uses: in a block, in the blocks that lead to it, and around it. */
final class Dominance {
  /** Blocks that control passes on every way to a block, for regions of several blocks. */
  private final Map<Block, Set<Block>> dominators = new HashMap<>();

  private final Faults faults;

  private Dominance(Faults faults) {
    this.faults = faults;
  }

  /** Checks what {@code op} holds, isolated operations inside excluded. */
  static boolean verify(Operation op, Faults faults) {
    return new Dominance(faults).verifyRegions(op);
  }

  /** Whether operations run in order in the regions of {@code op}, as they do not in a module. */
  private static boolean isOrdered(Operation op) {
    return op.definition().isRegistered()
        && op.foreign() == null
        && !op.definition().has(Trait.NO_TERMINATOR)
        && !op.definition().has(Trait.GRAPH_REGION);
  }

  private boolean verifyRegions(Operation parent) {
    boolean ordered = isOrdered(parent);
    for (Region region : parent.regions()) {
      List<Block> blocks = region.blocks();
      if (blocks.size() > 1) {
        findDominators(region);
      }
      for (int b = 0; b < blocks.size(); b++) {
        Block block = blocks.get(b);
        boolean reachable = blocks.size() == 1 || dominators.containsKey(block);
        for (Operation op = block.firstOp(); op != null; op = op.next()) {
          if (ordered && reachable && !verifyOperands(op)) {
            return false;
          }
          if (!op.regions().isEmpty()
              && !op.definition().has(Trait.ISOLATED_FROM_ABOVE)
              && !verifyRegions(op)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean verifyOperands(Operation op) {
    for (int i = 0; i < op.operandCount(); i++) {
      if (!dominates(op.operand(i), op)) {
        faults.add(diagnostic(op, i));
        return false;
      }
    }
    return true;
  }

  private boolean dominates(Value value, Operation user) {
    Block defined = value.parentBlock();
    Block used = user.block();
    if (defined == used) {
      Operation source = value.definingOp();
      return source == null || source.isBefore(user);
    }
    if (defined == null || used == null) {
      return true;
    }
    // Look at the operation around the use that stands in the region of the value.
    Operation at = user;
    while (at != null && used != null && used.parent() != defined.parent()) {
      at = at.parentOp();
      used = at == null ? null : at.block();
    }
    if (at == null || used == null) {
      return false;
    }
    if (used == defined) {
      Operation source = value.definingOp();
      return source == null || (source != at && source.isBefore(at)) || !isOrderedAround(at);
    }
    Set<Block> before = dominators.get(used);
    return before == null || before.contains(defined);
  }

  private static boolean isOrderedAround(Operation op) {
    Operation parent = op.parentOp();
    return parent == null || isOrdered(parent);
  }

  /** Finds the dominators of all blocks that can be reached, by the textbook's iteration. */
  private void findDominators(Region region) {
    Block entry = region.entry();
    Set<Block> reachable = new HashSet<>();
    Deque<Block> todo = new ArrayDeque<>();
    todo.add(entry);
    while (!todo.isEmpty()) {
      Block block = todo.remove();
      if (reachable.add(block) && block.lastOp() != null) {
        todo.addAll(block.lastOp().successors());
      }
    }
    for (Block block : reachable) {
      dominators.put(block, block == entry ? Set.of(entry) : reachable);
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Block block : region.blocks()) {
        if (block != entry && reachable.contains(block)) {
          changed |= narrow(block, region);
        }
      }
    }
  }

  private boolean narrow(Block block, Region region) {
    Set<Block> common = null;
    for (Block other : region.blocks()) {
      Set<Block> theirs = dominators.get(other);
      Operation last = other.lastOp();
      if (theirs != null && last != null && last.successors().contains(block)) {
        if (common == null) {
          common = new HashSet<>(theirs);
        } else {
          common.retainAll(theirs);
        }
      }
    }
    Set<Block> found = common == null ? new HashSet<>() : common;
    found.add(block);
    return !found.equals(dominators.put(block, found));
  }

  // --- Messages. ------------------------------------------------------------------------------

  private static Diagnostic diagnostic(Operation op, int index) {
    Diagnostic error =
        Diagnostic.error(op.range(), "operand #" + index + " does not dominate this use");
    Value operand = op.operand(index);
    Region used = op.block() == null ? null : op.block().parent();
    Block block = operand.parentBlock();
    Region defined = block == null ? null : block.parent();
    Operation source = operand.definingOp();
    if (source != null) {
      String where =
          block == op.block()
              ? "in the same block"
              : place(defined, used, "is neither in a parent nor in a child region");
      return error.withNote(source.range(), "operand defined here (op " + where + ")");
    }
    Operation owner = defined == null ? null : defined.parentOp();
    return error.withNote(
        owner == null ? null : owner.range(),
        "operand defined as a block argument (block #%d %s)"
            .formatted(
                defined == null || !(operand instanceof BlockArgument)
                    ? 0
                    : defined.blocks().indexOf(block),
                place(defined, used, "neither in a parent nor in a child region")));
  }

  private static String place(@Nullable Region defined, @Nullable Region used, String elsewhere) {
    if (defined == used) {
      return "in the same region";
    }
    if (isAround(defined, used)) {
      return "in a parent region";
    }
    return isAround(used, defined) ? "in a child region" : elsewhere;
  }

  private static boolean isAround(@Nullable Region outer, @Nullable Region inner) {
    for (Operation at = inner == null ? null : inner.parentOp(); at != null; at = at.parentOp()) {
      if (at.block() != null && at.block().parent() == outer) {
        return true;
      }
    }
    return false;
  }
}
