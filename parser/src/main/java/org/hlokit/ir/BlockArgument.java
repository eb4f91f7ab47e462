// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import org.jspecify.annotations.Nullable;

/** An argument of a block, such as a function's parameter. */
public final class BlockArgument extends Value {
  private final Block owner;
  private int index;
  private final @Nullable SourceRange range;
  private @Nullable Location location;

  BlockArgument(
      Block owner, int index, Type type, @Nullable SourceRange range, @Nullable Location location) {
    super(type);
    this.owner = owner;
    this.index = index;
    this.range = range;
    this.location = location;
  }

  public Block owner() {
    return owner;
  }

  public int index() {
    return index;
  }

  void setIndex(int newIndex) {
    this.index = newIndex;
  }

  /** The location that was given or written, or else where the argument stands in its text. */
  public Location location() {
    if (location != null) {
      return location;
    }
    return range == null ? Location.UNKNOWN : range.location();
  }

  public void setLocation(Location newLocation) {
    this.location = newLocation;
  }

  @Override
  public Block parentBlock() {
    return owner;
  }
}
