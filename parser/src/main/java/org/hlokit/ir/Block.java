// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A list of operations with arguments. */
public final class Block {
  private final List<BlockArgument> arguments = new ArrayList<>(0);
  private @Nullable Operation first;
  private @Nullable Operation last;
  private boolean numbered;
  @Nullable Region parent;

  public @Nullable Region parent() {
    return parent;
  }

  // --- arguments ------------------------------------------------------------------------------

  public BlockArgument addArgument(Type type, Location location) {
    return add(new BlockArgument(this, arguments.size(), type, null, location));
  }

  /** Adds an argument that was read at {@code range}. */
  public BlockArgument addArgument(Type type, SourceRange range) {
    return add(new BlockArgument(this, arguments.size(), type, range, null));
  }

  public BlockArgument addArgument(Type type) {
    return addArgument(type, Location.UNKNOWN);
  }

  private BlockArgument add(BlockArgument argument) {
    arguments.add(argument);
    return argument;
  }

  public List<BlockArgument> arguments() {
    return Collections.unmodifiableList(arguments);
  }

  public BlockArgument argument(int index) {
    return arguments.get(index);
  }

  /** Removes an argument that nobody uses; later ones move up. */
  public void eraseArgument(int index) {
    if (!arguments.get(index).isUnused()) {
      throw new IllegalStateException("block argument " + index + " still has uses");
    }
    arguments.remove(index);
    for (int i = index; i < arguments.size(); i++) {
      arguments.get(i).setIndex(i);
    }
  }

  public List<Type> argumentTypes() {
    return arguments.stream().map(Value::type).collect(ImmutableList.toImmutableList());
  }

  // --- operations -----------------------------------------------------------------------------

  public @Nullable Operation firstOp() {
    return first;
  }

  public @Nullable Operation lastOp() {
    return last;
  }

  /** The last operation; an error where the block is empty. */
  public Operation terminator() {
    if (last == null) {
      throw new IllegalStateException("block is empty");
    }
    return last;
  }

  public boolean isEmpty() {
    return first == null;
  }

  /** The operations in order; the one just given may be erased while iterating. */
  public Iterable<Operation> operations() {
    return () ->
        new Iterator<>() {
          private @Nullable Operation next = first;

          @Override
          public boolean hasNext() {
            return next != null;
          }

          @Override
          public Operation next() {
            Operation current = next;
            if (current == null) {
              throw new NoSuchElementException();
            }
            next = current.next;
            return current;
          }
        };
  }

  public void append(Operation op) {
    insertBefore(null, op);
  }

  /** Puts {@code op} before {@code position}, or at the end where that is null. */
  public void insertBefore(@Nullable Operation position, Operation op) {
    if (op.block != null) {
      throw new IllegalStateException(op.name() + " already stands in a block");
    }
    Operation before = position == null ? last : position.previous;
    op.block = this;
    op.previous = before;
    op.next = position;
    if (before == null) {
      first = op;
    } else {
      before.next = op;
    }
    if (position == null) {
      last = op;
      op.order = before == null ? 0 : before.order + 1;
    } else {
      position.previous = op;
      numbered = false;
    }
    if (before == null && position == null) {
      numbered = true;
    }
  }

  void unlink(Operation op) {
    if (op.previous == null) {
      first = op.next;
    } else {
      op.previous.next = op.next;
    }
    if (op.next == null) {
      last = op.previous;
    } else {
      op.next.previous = op.previous;
    }
    op.block = null;
    op.previous = null;
    op.next = null;
  }

  /** Gives operations increasing numbers if insertions have disturbed them. */
  void numberOperations() {
    if (!numbered) {
      int number = 0;
      for (Operation op = first; op != null; op = op.next) {
        op.order = number++;
      }
      numbered = true;
    }
  }
}
