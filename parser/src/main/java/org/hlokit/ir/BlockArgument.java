// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** An argument of a block, such as a function's parameter. */
public final class BlockArgument extends Value {
  private final Block owner;
  private int index;
  private Location location;

  BlockArgument(Block owner, int index, Type type, Location location) {
    super(type);
    this.owner = owner;
    this.index = index;
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

  public Location location() {
    return location;
  }

  public void setLocation(Location newLocation) {
    this.location = newLocation;
  }

  @Override
  public Block parentBlock() {
    return owner;
  }
}
