// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node of the program: operands, attributes, regions and results. Mutable; it stands in a {@link
 * Block} or is detached.
 *
 * <p>Attributes are of two kinds, as in MLIR: <em>properties</em> are named by the op's definition,
 * <em>discardable</em> attributes by anybody. {@link #attribute} finds either.
 */
public final class Operation {
  private static final OpOperand[] NO_OPERANDS = {};
  private static final OpResult[] NO_RESULTS = {};

  private final OpDefinition definition;
  private OpOperand[] operands;
  private final OpResult[] results;
  private DictionaryAttr properties;
  private DictionaryAttr discardable;
  private final ImmutableList<Region> regions;
  private ImmutableList<Block> successors;
  private @Nullable Location location;
  private final @Nullable SourceRange range;
  private final @Nullable ForeignAssembly foreign;

  @Nullable Block block;
  @Nullable Operation previous;
  @Nullable Operation next;
  int order;

  Operation(OperationBuilder builder) {
    this.definition = builder.definition;
    this.properties = builder.properties;
    this.discardable = builder.discardable;
    this.regions = ImmutableList.copyOf(builder.regions);
    this.successors = ImmutableList.copyOf(builder.successors);
    this.location = builder.location;
    this.range = builder.range;
    this.foreign = builder.foreign;
    this.operands = NO_OPERANDS;
    setOperands(builder.operands);
    int resultCount = builder.resultTypes.size();
    this.results = resultCount == 0 ? NO_RESULTS : new OpResult[resultCount];
    for (int i = 0; i < resultCount; i++) {
      results[i] = new OpResult(this, i, builder.resultTypes.get(i));
    }
    for (Region region : regions) {
      region.adopt(this);
    }
  }

  public static OperationBuilder builder(OpDefinition definition) {
    return new OperationBuilder(definition);
  }

  public OpDefinition definition() {
    return definition;
  }

  /** The full name, {@code stablehlo.add}. */
  public String name() {
    return definition.name();
  }

  public boolean is(OpDefinition expected) {
    return definition == expected;
  }

  // --- operands -------------------------------------------------------------------------------

  public int operandCount() {
    return operands.length;
  }

  public Value operand(int index) {
    return operands[index].get();
  }

  public OpOperand opOperand(int index) {
    return operands[index];
  }

  public void setOperand(int index, Value value) {
    operands[index].set(value);
  }

  /** The operands, seen live. */
  public List<Value> operands() {
    return new AbstractList<>() {
      @Override
      public Value get(int index) {
        return operands[index].get();
      }

      @Override
      public int size() {
        return operands.length;
      }
    };
  }

  /** Replaces all operands. */
  public void setOperands(List<? extends Value> values) {
    for (OpOperand operand : operands) {
      operand.unlink();
    }
    operands = values.isEmpty() ? NO_OPERANDS : new OpOperand[values.size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = new OpOperand(this, i, values.get(i));
    }
  }

  // --- results --------------------------------------------------------------------------------

  public int resultCount() {
    return results.length;
  }

  public OpResult result(int index) {
    return results[index];
  }

  /** The only result; an error where there are none or several. */
  public OpResult result() {
    if (results.length != 1) {
      throw new IllegalStateException(name() + " has " + results.length + " results");
    }
    return results[0];
  }

  public List<OpResult> results() {
    return List.of(results);
  }

  /** Whether no result has a use. */
  public boolean isUnused() {
    for (OpResult result : results) {
      if (!result.isUnused()) {
        return false;
      }
    }
    return true;
  }

  // --- attributes -----------------------------------------------------------------------------

  public DictionaryAttr properties() {
    return properties;
  }

  public void setProperties(DictionaryAttr newProperties) {
    this.properties = newProperties;
  }

  public DictionaryAttr discardable() {
    return discardable;
  }

  public void setDiscardable(DictionaryAttr newDiscardable) {
    this.discardable = newDiscardable;
  }

  /** The property or discardable attribute {@code attributeName}, or null. */
  public @Nullable Attribute attribute(String attributeName) {
    Attribute value = properties.get(attributeName);
    return value != null ? value : discardable.get(attributeName);
  }

  /** Sets {@code attributeName} where the definition says it belongs. */
  public void setAttribute(String attributeName, Attribute value) {
    if (definition.hasProperty(attributeName)) {
      properties = properties.with(attributeName, value);
    } else {
      discardable = discardable.with(attributeName, value);
    }
  }

  public void removeAttribute(String attributeName) {
    properties = properties.without(attributeName);
    discardable = discardable.without(attributeName);
  }

  // --- structure ------------------------------------------------------------------------------

  public ImmutableList<Region> regions() {
    return regions;
  }

  public Region region(int index) {
    return regions.get(index);
  }

  public ImmutableList<Block> successors() {
    return successors;
  }

  public void setSuccessors(Collection<Block> blocks) {
    this.successors = ImmutableList.copyOf(blocks);
  }

  public @Nullable Block block() {
    return block;
  }

  public @Nullable Operation next() {
    return next;
  }

  public @Nullable Operation previous() {
    return previous;
  }

  /** The operation whose region this one stands in, or null. */
  public @Nullable Operation parentOp() {
    Block in = block;
    return in == null || in.parent() == null ? null : in.parent().parentOp();
  }

  /** Whether this operation comes before {@code other} in the block of both. */
  public boolean isBefore(Operation other) {
    Block in = block;
    if (in == null || in != other.block) {
      throw new IllegalArgumentException("operations of different blocks have no order");
    }
    in.numberOperations();
    return order < other.order;
  }

  /** Takes this operation out of its block; its operands and results stay. */
  public void detach() {
    if (block != null) {
      block.unlink(this);
    }
  }

  /** Removes an operation without uses for good, with all that its regions hold. */
  public void erase() {
    if (!isUnused()) {
      throw new IllegalStateException(name() + " still has uses");
    }
    detach();
    dropOperands();
  }

  private void dropOperands() {
    setOperands(List.of());
    for (Region region : regions) {
      for (Block inner : region.blocks()) {
        for (Operation op = inner.firstOp(); op != null; op = op.next) {
          op.dropOperands();
        }
      }
    }
  }

  /** Calls {@code visitor} for this operation and then all in its regions, in program order. */
  public void walk(Consumer<? super Operation> visitor) {
    visitor.accept(this);
    for (Region region : regions) {
      for (Block inner : region.blocks()) {
        for (Operation op = inner.firstOp(), after; op != null; op = after) {
          after = op.next;
          op.walk(visitor);
        }
      }
    }
  }

  // --- provenance -----------------------------------------------------------------------------

  /** Where the operation comes from: as written, else its place in the text. */
  public Location location() {
    if (location != null) {
      return location;
    }
    return range == null ? Location.UNKNOWN : range.location();
  }

  /** The location that was given or written; null where {@link #location} tells the place. */
  @Nullable Location givenLocation() {
    return location;
  }

  public void setLocation(Location newLocation) {
    this.location = newLocation;
  }

  /** The text that the operation was read from, or null where it was built. */
  public @Nullable SourceRange range() {
    return range;
  }

  /** How to write an operation whose custom form no table knows, or null. */
  public @Nullable ForeignAssembly foreign() {
    return foreign;
  }

  @Override
  public String toString() {
    return name();
  }
}
