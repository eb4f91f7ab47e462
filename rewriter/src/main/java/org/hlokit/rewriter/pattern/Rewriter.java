// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.ir.Block;
import org.hlokit.ir.Location;
import org.hlokit.ir.OpOperand;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassContext;
import org.jspecify.annotations.Nullable;

/**
 * Changes a program for a rule: inserts operations before a position, replaces and erases, and
 * tells a listener what it touched.
 */
public final class Rewriter {
  /** Hears of changes. */
  public interface Listener {
    /** {@code op} was inserted, or one of its operands replaced. */
    default void changed(Operation op) {}

    /** The results of {@code op} are about to be replaced by {@code values}. */
    default void replacing(Operation op, List<? extends Value> values) {}

    /** {@code op} is about to be erased. */
    default void erased(Operation op) {}
  }

  private final Listener listener;
  private @Nullable Block block;
  private @Nullable Operation position;
  private Location location = Location.UNKNOWN;

  public Rewriter(Listener listener) {
    this.listener = listener;
  }

  /** A rewriter that tells {@code context} of replacements. */
  public Rewriter(PassContext context) {
    this(
        new Listener() {
          @Override
          public void replacing(Operation op, List<? extends Value> values) {
            context.replacing(op, values);
          }
        });
  }

  /** A rewriter that nobody listens to. */
  public Rewriter() {
    this(new Listener() {});
  }

  // --- where ----------------------------------------------------------------------------------

  /** Inserts before {@code op} from now on, with its location. */
  public Rewriter before(Operation op) {
    block = op.block();
    position = op;
    location = op.location();
    return this;
  }

  /** Inserts at the start of {@code start} from now on, each operation behind the one before. */
  public Rewriter atStart(Block start) {
    block = start;
    position = start.firstOp();
    return this;
  }

  /** Inserts behind {@code op}, which ends no block, from now on, with its location. */
  public Rewriter after(Operation op) {
    before(op);
    position = op.next();
    return this;
  }

  /** Inserts at the end of {@code end} from now on. */
  public Rewriter atEnd(Block end) {
    block = end;
    position = null;
    return this;
  }

  /** Gives {@code where} to the operations inserted from now on. */
  public Rewriter located(Location where) {
    location = where;
    return this;
  }

  /** One location for an operation that stands for several: each of theirs, once. */
  public static Location fused(Collection<Operation> ops) {
    return Location.fused(null, ops.stream().map(Operation::location).toList());
  }

  // --- what -----------------------------------------------------------------------------------

  /** Builds and inserts at the current position and location. */
  public Operation insert(OperationBuilder builder) {
    return insert(builder.location(location).build());
  }

  /** Inserts a detached operation. */
  public Operation insert(Operation op) {
    if (block == null) {
      throw new IllegalStateException("no position to insert at");
    }
    block.insertBefore(position, op);
    listener.changed(op);
    return op;
  }

  /** Gives {@code value} another type; its users, and what they end the body of, may follow. */
  public void setType(Value value, Type type) {
    value.setType(type);
    for (OpOperand use : value.uses()) {
      Operation user = use.owner();
      listener.changed(user);
      Operation around = user.parentOp();
      if (around != null && user.definition().has(Trait.TERMINATOR)) {
        listener.changed(around);
      }
    }
  }

  /** Replaces all operands of {@code op}. */
  public void setOperands(Operation op, List<? extends Value> operands) {
    op.setOperands(operands);
    listener.changed(op);
  }

  /** Makes all users of {@code value} use {@code replacement}. */
  public void replaceUses(Value value, Value replacement) {
    if (value == replacement) {
      return;
    }
    List<Operation> users = new ArrayList<>();
    for (OpOperand use : value.uses()) {
      users.add(use.owner());
    }
    value.replaceAllUsesWith(replacement);
    users.forEach(listener::changed);
  }

  /** Replaces each result and erases the operation, with all that only it needed. */
  public void replace(Operation op, List<? extends Value> replacements) {
    listener.replacing(op, replacements);
    for (int i = 0; i < op.resultCount(); i++) {
      replaceUses(op.result(i), replacements.get(i));
    }
    eraseWithUnused(op);
  }

  /** Replaces the only result and erases the operation, with all that only it needed. */
  public void replace(Operation op, Value replacement) {
    replace(op, List.of(replacement));
  }

  /** Erases {@code op}, which has no users, and then whatever has lost its last user by that. */
  public void eraseWithUnused(Operation op) {
    Deque<Operation> dead = new ArrayDeque<>();
    dead.add(op);
    while (!dead.isEmpty()) {
      Operation next = dead.poll();
      if (next.block() == null) {
        continue;
      }
      Set<Operation> producers = new LinkedHashSet<>();
      next.walk(
          inner -> {
            for (Value operand : inner.operands()) {
              if (operand instanceof OpResult result) {
                producers.add(result.owner());
              }
            }
          });
      next.walk(listener::erased);
      next.erase();
      for (Operation producer : producers) {
        if (producer.block() != null && producer.isUnused() && Effects.isRemovable(producer)) {
          dead.add(producer);
        }
      }
    }
  }
}
