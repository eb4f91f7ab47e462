// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of a dialect's table: what parser, printer, verifier, interpreter and exporters know about
 * an op. Compared by identity; one registry holds one definition for a name.
 */
public final class OpDefinition {
  private final String name;
  private final AssemblyFamily family;
  private final ImmutableList<OperandSpec> operands;
  private final ImmutableList<OperandSpec> results;
  private final ImmutableList<AttributeSpec> attributes;
  private final ImmutableList<RegionSpec> regions;
  private final ImmutableSet<Trait> traits;
  private final boolean registered;

  /**
   * A named operand or result.
   *
   * @param kind how many values it stands for
   */
  public record OperandSpec(String name, Kind kind) {
    /** How many values a name stands for. */
    public enum Kind {
      ONE,
      OPTIONAL,
      VARIADIC
    }
  }

  /**
   * A property.
   *
   * @param defaultValue what a missing one means, or null
   */
  public record AttributeSpec(String name, boolean optional, @Nullable Attribute defaultValue) {}

  /** A region; {@code variadic} where any number may follow. */
  public record RegionSpec(String name, boolean variadic) {}

  private OpDefinition(Builder builder, boolean registered) {
    this.name = builder.name;
    this.family = builder.family;
    this.operands = builder.operands.build();
    this.results = builder.results.build();
    this.attributes = builder.attributes.build();
    this.regions = builder.regions.build();
    this.traits = Sets.immutableEnumSet(builder.traits.build());
    this.registered = registered;
  }

  /** A definition for an op that no table knows. */
  public static OpDefinition unregistered(String name) {
    return new OpDefinition(new Builder(name), false);
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** The full name, {@code stablehlo.add}. */
  public String name() {
    return name;
  }

  /** The part of the name before the first dot. */
  public String dialect() {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /** The part of the name after the first dot. */
  public String mnemonic() {
    return name.substring(name.indexOf('.') + 1);
  }

  /** Whether a table knows the op. */
  public boolean isRegistered() {
    return registered;
  }

  /** How the op is written when it is not written generically. */
  public AssemblyFamily family() {
    return family;
  }

  public ImmutableList<OperandSpec> operands() {
    return operands;
  }

  public ImmutableList<OperandSpec> results() {
    return results;
  }

  public ImmutableList<AttributeSpec> attributes() {
    return attributes;
  }

  public ImmutableList<RegionSpec> regions() {
    return regions;
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  public ImmutableSet<Trait> traits() {
    return traits;
  }

  /** Whether {@code attribute} is a property of this op. */
  public boolean hasProperty(String attribute) {
    return property(attribute) != null;
  }

  public @Nullable AttributeSpec property(String attribute) {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).name().equals(attribute)) {
        return attributes.get(i);
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name;
  }

  /** Writes a row. */
  public static final class Builder {
    private final String name;
    private AssemblyFamily family = AssemblyFamily.GENERIC;
    private final ImmutableList.Builder<OperandSpec> operands = ImmutableList.builder();
    private final ImmutableList.Builder<OperandSpec> results = ImmutableList.builder();
    private final ImmutableList.Builder<AttributeSpec> attributes = ImmutableList.builder();
    private final ImmutableList.Builder<RegionSpec> regions = ImmutableList.builder();
    private final ImmutableSet.Builder<Trait> traits = ImmutableSet.builder();

    private Builder(String name) {
      this.name = name;
    }

    public Builder form(AssemblyFamily newFamily) {
      family = newFamily;
      return this;
    }

    public Builder operands(OperandSpec... specs) {
      operands.addAll(Arrays.asList(specs));
      return this;
    }

    public Builder results(OperandSpec... specs) {
      results.addAll(Arrays.asList(specs));
      return this;
    }

    public Builder attribute(String attribute) {
      attributes.add(new AttributeSpec(attribute, false, null));
      return this;
    }

    public Builder optional(String attribute) {
      attributes.add(new AttributeSpec(attribute, true, null));
      return this;
    }

    public Builder attribute(String attribute, Attribute defaultValue) {
      attributes.add(new AttributeSpec(attribute, true, defaultValue));
      return this;
    }

    public Builder region(String region) {
      regions.add(new RegionSpec(region, false));
      return this;
    }

    public Builder variadicRegion(String region) {
      regions.add(new RegionSpec(region, true));
      return this;
    }

    public Builder traits(Trait... more) {
      traits.add(more);
      return this;
    }

    public OpDefinition build() {
      return new OpDefinition(this, true);
    }
  }
}
