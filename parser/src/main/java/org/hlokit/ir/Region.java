// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an operation: a list of blocks, the first of which is the entry. */
public final class Region {
  private final List<Block> blocks = new ArrayList<>(1);
  private @Nullable Operation parent;

  public @Nullable Operation parentOp() {
    return parent;
  }

  void adopt(Operation owner) {
    if (parent != null) {
      throw new IllegalStateException("region already belongs to " + parent.name());
    }
    parent = owner;
  }

  public List<Block> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** The first block; an error where the region is empty. */
  public Block entry() {
    if (blocks.isEmpty()) {
      throw new IllegalStateException("region is empty");
    }
    return blocks.getFirst();
  }

  /** Appends a block that belongs to no region yet. */
  public Block add(Block block) {
    if (block.parent != null) {
      throw new IllegalStateException("block already belongs to a region");
    }
    block.parent = this;
    blocks.add(block);
    return block;
  }

  /** Appends a new empty block. */
  public Block addBlock() {
    return add(new Block());
  }

  /** Moves all blocks of {@code other} to the end of this region. */
  public void takeBlocks(Region other) {
    for (Block block : other.blocks) {
      block.parent = this;
      blocks.add(block);
    }
    other.blocks.clear();
  }
}
