// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A row of a dialect's table: what parser, printer, verifier, interpreter and exporters know about
 * an op. Compared by identity; one registry holds one definition for a name.
 */
public final class OpDefinition {
  private final String name;
  private final AssemblyFamily family;
  private final Supplier<ItemsFormat> format;
  private final Supplier<Assembly> assembly;
  private final Supplier<ImmutableList<TypeRule>> typeRules;
  private final int successors;
  private final ImmutableList<OperandSpec> operands;
  private final ImmutableList<OperandSpec> results;
  private final ImmutableList<AttributeSpec> attributes;
  private final ImmutableList<AttributeSpec> attributesByName;
  private final ImmutableList<RegionSpec> regions;
  private final ImmutableSet<Trait> traits;
  private final ImmutableList<Trait> ordered;
  private final ImmutableList<SameFact> sameFacts;
  private final boolean registered;

  /**
   * A named operand or result.
   *
   * @param kind how many values it stands for
   * @param type which types they may have
   */
  public record OperandSpec(String name, Kind kind, TypeConstraint type) {
    /** Reads {@code name}, {@code name?} or {@code name*}, and {@code : constraint} after these. */
    static OperandSpec of(String text) {
      int colon = text.indexOf(": ");
      TypeConstraint type =
          colon < 0 ? TypeConstraint.ANY : new TypeConstraint(text.substring(colon + 2));
      int end = colon < 0 ? text.length() : colon;
      return switch (text.charAt(end - 1)) {
        case '*' -> new OperandSpec(text.substring(0, end - 1), Kind.VARIADIC, type);
        case '?' -> new OperandSpec(text.substring(0, end - 1), Kind.OPTIONAL, type);
        default -> new OperandSpec(text.substring(0, end), Kind.ONE, type);
      };
    }

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
   * @param kind what it holds
   * @param optional whether it may be missing
   * @param defaultValue what a missing one means, or null
   * @param filled whether reading an op without it sets the default value
   */
  public record AttributeSpec(
      String name,
      AttributeKind kind,
      boolean optional,
      @Nullable Attribute defaultValue,
      boolean filled) {}

  /**
   * A region.
   *
   * @param variadic whether any number of them may follow
   * @param oneBlock whether it must have one block
   */
  public record RegionSpec(String name, boolean variadic, boolean oneBlock) {
    /** Reads {@code name} or {@code name*}, and {@code : block} after these for one block. */
    static RegionSpec of(String text) {
      boolean oneBlock = text.endsWith(": block");
      String name = oneBlock ? text.substring(0, text.length() - ": block".length()) : text;
      boolean variadic = name.endsWith("*");
      return new RegionSpec(
          variadic ? name.substring(0, name.length() - 1) : name, variadic, oneBlock);
    }
  }

  /**
   * A relation between operands, results and attributes: they {@code have same} fact.
   *
   * @param names {@code {lhs, rhs, result}}
   * @param fact type, element type, shape, rank or size
   */
  public record SameFact(ImmutableList<String> names, String fact) {}

  // Not Comparator.comparing, whose lambda the JVM makes anew at each start.
  private static final Comparator<AttributeSpec> BY_NAME =
      (left, right) -> left.name().compareTo(right.name());

  private OpDefinition(Builder builder, boolean registered) {
    this(
        builder,
        // Most runs use few of the formats, and reading them all takes longer than a small program.
        Suppliers.memoize(() -> ItemsFormat.of(builder.format)),
        Suppliers.memoize(() -> Assembly.of(builder.assembly)),
        Suppliers.memoize(
            () ->
                builder.typeRules.stream()
                    .map(TypeRule::of)
                    .collect(ImmutableList.toImmutableList())),
        registered);
  }

  private OpDefinition(
      Builder builder,
      Supplier<ItemsFormat> format,
      Supplier<Assembly> assembly,
      Supplier<ImmutableList<TypeRule>> typeRules,
      boolean registered) {
    this.name = builder.name;
    this.family = builder.family;
    this.format = format;
    this.assembly = assembly;
    this.typeRules = typeRules;
    this.successors = builder.successors;
    this.operands = builder.operands.build();
    this.results = builder.results.build();
    this.attributes = builder.attributes.build();
    this.attributesByName =
        attributes.size() < 2 ? attributes : ImmutableList.sortedCopyOf(BY_NAME, attributes);
    this.regions = builder.regions.build();
    this.ordered = builder.traits.build().asList();
    this.traits = Sets.immutableEnumSet(ordered);
    this.sameFacts = builder.sameFacts.build();
    this.registered = registered;
  }

  /**
   * The row of an op of another dialect that is the same but for the dialect, whose name its
   * enumerations and structures have too. Types are not checked, since the other dialect has types
   * of its own.
   *
   * @param isGeneric whether it has no form of its own there
   */
  public OpDefinition inDialect(String dialect, boolean isGeneric, Trait... more) {
    Builder copy = new Builder(dialect + "." + mnemonic());
    copy.family = isGeneric ? AssemblyFamily.GENERIC : family;
    copy.successors = successors;
    copy.operands.addAll(untyped(operands));
    copy.results.addAll(untyped(results));
    for (AttributeSpec spec : attributes) {
      AttributeKind kind = spec.kind().inDialect(dialect(), dialect);
      copy.attributes.add(
          new AttributeSpec(
              spec.name(), kind, spec.optional(), spec.defaultValue(), spec.filled()));
    }
    copy.regions.addAll(regions);
    copy.traits.addAll(ordered).add(more);
    copy.sameFacts.addAll(sameFacts);
    return new OpDefinition(copy, format, assembly, typeRules, true);
  }

  private static List<OperandSpec> untyped(ImmutableList<OperandSpec> specs) {
    return specs.stream()
        .map(spec -> new OperandSpec(spec.name(), spec.kind(), TypeConstraint.ANY))
        .toList();
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

  /** How an op of {@link AssemblyFamily#ITEMS} is written; an error for other families. */
  public ItemsFormat format() {
    if (family != AssemblyFamily.ITEMS) {
      throw new IllegalStateException(name + " has no items format");
    }
    return format.get();
  }

  /** How an op of {@link AssemblyFamily#DECLARATIVE} is written; an error for other families. */
  public Assembly assembly() {
    if (family != AssemblyFamily.DECLARATIVE) {
      throw new IllegalStateException(name + " has no declarative assembly");
    }
    return assembly.get();
  }

  /** How many blocks the op may go on to. */
  public int successors() {
    return successors;
  }

  /** How the types that {@link #assembly} leaves out follow from others. */
  public ImmutableList<TypeRule> typeRules() {
    return typeRules.get();
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

  /** The attributes in the order of their names, which is the order that they are verified in. */
  public ImmutableList<AttributeSpec> attributesByName() {
    return attributesByName;
  }

  public ImmutableList<RegionSpec> regions() {
    return regions;
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** The traits in the order of the row, which is the order that they are verified in. */
  public ImmutableList<Trait> traits() {
    return ordered;
  }

  /** What must be the same, verified after the traits. */
  public ImmutableList<SameFact> sameFacts() {
    return sameFacts;
  }

  /** Whether {@code attribute} is a property of this op. */
  public boolean hasProperty(String attribute) {
    return property(attribute) != null
        || (attribute.equals("operandSegmentSizes") && has(Trait.ATTR_SIZED_OPERAND_SEGMENTS))
        || (attribute.equals("resultSegmentSizes") && has(Trait.ATTR_SIZED_RESULT_SEGMENTS));
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
    private String format = "";
    private String assembly = "";
    private int successors;
    private final List<String> typeRules = new ArrayList<>(0);
    private final ImmutableList.Builder<OperandSpec> operands = ImmutableList.builder();
    private final ImmutableList.Builder<OperandSpec> results = ImmutableList.builder();
    private final ImmutableList.Builder<AttributeSpec> attributes = ImmutableList.builder();
    private final ImmutableList.Builder<RegionSpec> regions = ImmutableList.builder();
    private final ImmutableSet.Builder<Trait> traits = ImmutableSet.builder();
    private final ImmutableList.Builder<SameFact> sameFacts = ImmutableList.builder();

    private Builder(String name) {
      this.name = name;
    }

    public Builder form(AssemblyFamily newFamily) {
      family = newFamily;
      return this;
    }

    /**
     * Operands in order: {@code name}, {@code name?} for an optional, {@code name*} for many; after
     * a colon which types they may have, as {@link TypeConstraint} says: {@code lhs:
     * tensor<float|int>}.
     */
    public Builder operands(String... specs) {
      for (String spec : specs) {
        operands.add(OperandSpec.of(spec));
      }
      return this;
    }

    /** Results in order, written as operands are. */
    public Builder results(String... specs) {
      for (String spec : specs) {
        results.add(OperandSpec.of(spec));
      }
      return this;
    }

    /** One result of any type. */
    public Builder result() {
      return results("result");
    }

    /** One result of a type as {@link TypeConstraint} writes it. */
    public Builder result(String type) {
      return results("result: " + type);
    }

    public Builder required(String attribute, AttributeKind kind) {
      attributes.add(new AttributeSpec(attribute, kind, false, null, false));
      return this;
    }

    public Builder optional(String attribute, AttributeKind kind) {
      attributes.add(new AttributeSpec(attribute, kind, true, null, false));
      return this;
    }

    /** An attribute that may be missing and then means {@code value}. */
    public Builder defaulted(String attribute, AttributeKind kind, Attribute value) {
      attributes.add(new AttributeSpec(attribute, kind, true, value, false));
      return this;
    }

    /** An attribute that is set to {@code value} where an op is read without it. */
    public Builder filled(String attribute, AttributeKind kind, Attribute value) {
      attributes.add(new AttributeSpec(attribute, kind, true, value, true));
      return this;
    }

    /** Regions in order; {@code name*} for any number, {@code name: block} for one of one block. */
    public Builder regions(String... names) {
      for (String region : names) {
        regions.add(RegionSpec.of(region));
      }
      return this;
    }

    /**
     * How the op is written: {@code "$operand, dims = $broadcast_dimensions : fn"}. Items are
     * separated by commas: operands and attributes by name, attributes also after a key, those that
     * may be missing in square brackets. After the colon stands how types are written.
     */
    public Builder format(String text) {
      format = text;
      return form(AssemblyFamily.ITEMS);
    }

    /** Says that the named operands, results and attributes have the same {@code fact}. */
    public Builder same(String fact, String... names) {
      sameFacts.add(new SameFact(ImmutableList.copyOf(names), fact));
      return this;
    }

    /** How the op is written, in the language of MLIR's op definitions: see {@link Assembly}. */
    public Builder assembly(String text) {
      assembly = text;
      return form(AssemblyFamily.DECLARATIVE);
    }

    /** How many blocks the op may go on to; none unless this is said. */
    public Builder successors(int count) {
      successors = count;
      return this;
    }

    /** How types that the assembly leaves out follow: {@code "result = element(tensor)"}. */
    public Builder types(String... rules) {
      Collections.addAll(typeRules, rules);
      return this;
    }

    /** Adds traits, in the order that they are verified in. */
    public Builder traits(Trait... more) {
      traits.add(more);
      return this;
    }

    public OpDefinition build() {
      return new OpDefinition(this, true);
    }
  }
}
