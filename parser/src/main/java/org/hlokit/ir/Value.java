// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What operations take and give: the result of an operation or an argument of a block. */
public abstract sealed class Value permits OpResult, BlockArgument {
  private Type type;
  @Nullable OpOperand firstUse;

  Value(Type type) {
    this.type = type;
  }

  public final Type type() {
    return type;
  }

  /** Changes the type in place; the caller sees to it that the users still verify. */
  public final void setType(Type newType) {
    this.type = newType;
  }

  /** The type as a ranked tensor; a {@link ClassCastException} where it is none. */
  public final TensorType tensorType() {
    return (TensorType) type;
  }

  /** The operation that gives this value, or null for a block argument. */
  public final @Nullable Operation definingOp() {
    return this instanceof OpResult result ? result.owner() : null;
  }

  /** The block that the value is defined in, or null while it stands in none. */
  public abstract @Nullable Block parentBlock();

  public final boolean isUnused() {
    return firstUse == null;
  }

  public final boolean hasOneUse() {
    return firstUse != null && firstUse.next == null;
  }

  /**
   * The uses, latest first; do not change uses while iterating, see {@link #replaceAllUsesWith}.
   */
  public final Iterable<OpOperand> uses() {
    return () ->
        new Iterator<>() {
          private @Nullable OpOperand next = firstUse;

          @Override
          public boolean hasNext() {
            return next != null;
          }

          @Override
          public OpOperand next() {
            OpOperand current = next;
            if (current == null) {
              throw new NoSuchElementException();
            }
            next = current.next;
            return current;
          }
        };
  }

  public final int useCount() {
    int count = 0;
    for (OpOperand use = firstUse; use != null; use = use.next) {
      count++;
    }
    return count;
  }

  /** Makes every user of this value use {@code replacement} instead. */
  public final void replaceAllUsesWith(Value replacement) {
    if (replacement == this) {
      return;
    }
    for (OpOperand use = firstUse; use != null; use = firstUse) {
      use.set(replacement);
    }
  }
}
