// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import org.jspecify.annotations.Nullable;

/** One use of a value: operand number {@code index} of {@code owner}. */
public final class OpOperand {
  private final Operation owner;
  private final int index;
  private Value value;
  @Nullable OpOperand next;
  private @Nullable OpOperand previous;

  OpOperand(Operation owner, int index, Value value) {
    this.owner = owner;
    this.index = index;
    this.value = value;
    link();
  }

  public Operation owner() {
    return owner;
  }

  public int index() {
    return index;
  }

  public Value get() {
    return value;
  }

  public void set(Value newValue) {
    unlink();
    value = newValue;
    link();
  }

  private void link() {
    previous = null;
    next = value.firstUse;
    if (next != null) {
      next.previous = this;
    }
    value.firstUse = this;
  }

  void unlink() {
    if (previous == null) {
      value.firstUse = next;
    } else {
      previous.next = next;
    }
    if (next != null) {
      next.previous = previous;
    }
  }
}
