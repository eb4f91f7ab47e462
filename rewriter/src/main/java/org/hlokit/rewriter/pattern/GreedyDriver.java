// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.ir.OpOperand;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassContext;

/**
 * Applies rules until none of them changes anything: first to every operation in program order,
 * then again to what a change may have given a new chance. Operations that lose their last user go
 * away.
 */
public final class GreedyDriver implements Rewriter.Listener {
  private final ImmutableList<RewriteRule> rules;
  private final PassContext context;
  private final Deque<Operation> worklist = new ArrayDeque<>();
  private final Set<Operation> waiting = new HashSet<>();
  private final Rewriter rewriter = new Rewriter(this);
  private long rewrites;

  /**
   * @param context is told of replacements
   */
  public GreedyDriver(List<? extends RewriteRule> rules, PassContext context) {
    this.context = context;
    this.rules = ImmutableList.copyOf(rules);
  }

  /**
   * Rewrites all that {@code root} holds.
   *
   * @return how many rewrites were done
   */
  public long run(Operation root) {
    root.walk(op -> enqueue(op));
    waiting.remove(root);
    worklist.remove(root);
    while (!worklist.isEmpty()) {
      Operation op = worklist.poll();
      if (waiting.remove(op) && op.block() != null) {
        visit(op);
      }
    }
    return rewrites;
  }

  private void visit(Operation op) {
    if (op.isUnused() && op.resultCount() > 0 && Effects.isRemovable(op)) {
      rewriter.eraseWithUnused(op);
      rewrites++;
      return;
    }
    for (RewriteRule rule : rules) {
      if (rule.startsAt(op)) {
        rewriter.before(op);
        if (rule.apply(op, rewriter) instanceof Outcome.Rewritten) {
          rewrites++;
          if (op.block() == null) {
            return;
          }
          enqueue(op);
        }
      }
    }
  }

  private void enqueue(Operation op) {
    if (waiting.add(op)) {
      worklist.add(op);
    }
  }

  @Override
  public void changed(Operation op) {
    enqueue(op);
    for (OpResult result : op.results()) {
      for (OpOperand use : result.uses()) {
        enqueue(use.owner());
      }
    }
  }

  @Override
  public void replacing(Operation op, List<? extends Value> values) {
    context.replacing(op, values);
  }

  @Override
  public void erased(Operation op) {
    waiting.remove(op);
    for (Value operand : op.operands()) {
      Operation producer = operand.definingOp();
      if (producer != null) {
        enqueue(producer);
      }
    }
  }
}
