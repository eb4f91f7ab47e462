// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of an {@link Operation}. */
public final class OperationBuilder {
  final OpDefinition definition;
  final List<Value> operands = new ArrayList<>(2);
  final List<Type> resultTypes = new ArrayList<>(1);
  final List<Region> regions = new ArrayList<>(0);
  final List<Block> successors = new ArrayList<>(0);
  DictionaryAttr properties = DictionaryAttr.EMPTY;
  DictionaryAttr discardable = DictionaryAttr.EMPTY;
  @Nullable Location location;
  @Nullable SourceRange range;
  @Nullable ForeignAssembly foreign;

  OperationBuilder(OpDefinition definition) {
    this.definition = definition;
  }

  public OpDefinition definition() {
    return definition;
  }

  public OperationBuilder operand(Value value) {
    operands.add(value);
    return this;
  }

  public OperationBuilder operands(Iterable<? extends Value> values) {
    for (Value value : values) {
      operands.add(value);
    }
    return this;
  }

  /** The operands given so far. */
  public List<Value> operands() {
    return operands;
  }

  public OperationBuilder result(Type type) {
    resultTypes.add(type);
    return this;
  }

  public OperationBuilder results(Iterable<? extends Type> types) {
    for (Type type : types) {
      resultTypes.add(type);
    }
    return this;
  }

  public List<Type> resultTypes() {
    return resultTypes;
  }

  /** Sets an attribute where the definition says it belongs. */
  public OperationBuilder attribute(String name, Attribute value) {
    if (definition.hasProperty(name)) {
      properties = properties.with(name, value);
    } else {
      discardable = discardable.with(name, value);
    }
    return this;
  }

  /** Sets each attribute where the definition says it belongs. */
  public OperationBuilder attributes(DictionaryAttr attributes) {
    ImmutableList<NamedAttribute> entries = attributes.entries();
    if (entries.isEmpty()) {
      return this;
    }
    List<NamedAttribute> inherent = new ArrayList<>(properties.entries());
    List<NamedAttribute> others = new ArrayList<>(discardable.entries());
    for (NamedAttribute entry : entries) {
      (definition.hasProperty(entry.name()) ? inherent : others).add(entry);
    }
    properties = DictionaryAttr.of(inherent);
    discardable = DictionaryAttr.of(others);
    return this;
  }

  public OperationBuilder properties(DictionaryAttr dictionary) {
    properties = dictionary;
    return this;
  }

  public OperationBuilder discardable(DictionaryAttr dictionary) {
    discardable = dictionary;
    return this;
  }

  public DictionaryAttr properties() {
    return properties;
  }

  public DictionaryAttr discardable() {
    return discardable;
  }

  public OperationBuilder region(Region region) {
    regions.add(region);
    return this;
  }

  public List<Region> regions() {
    return regions;
  }

  public OperationBuilder successor(Block block) {
    successors.add(block);
    return this;
  }

  public OperationBuilder location(@Nullable Location where) {
    location = where;
    return this;
  }

  public OperationBuilder range(@Nullable SourceRange text) {
    range = text;
    return this;
  }

  /** Says that the operation comes from where {@code source} comes from. */
  public OperationBuilder provenance(Operation source) {
    location = source.givenLocation();
    range = source.range();
    return this;
  }

  public OperationBuilder foreign(@Nullable ForeignAssembly assembly) {
    foreign = assembly;
    return this;
  }

  public Operation build() {
    return new Operation(this);
  }
}
