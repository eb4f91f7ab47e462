// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hlokit.ir.AffineAttr;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeTypes;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.DistinctAttr;
import org.hlokit.ir.ForeignAssembly;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.Location;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.NestedText;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnitAttr;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is written by alias. Types and attributes are visited in the order in which the
 * printer writes them; numbers follow that order among those that nest equally deep.
 */
final class AliasCollector {
  private static final int LONG_TUPLE = 16;
  private static final String LLVM = "#llvm.";

  /** A type or attribute that was visited. */
  private static final class Entry {
    final Object symbol;
    final @Nullable String name;
    int depth;
    boolean deferrable;
    int[] children = {};

    Entry(Object symbol, @Nullable String name, boolean deferrable) {
      this.symbol = symbol;
      this.name = name;
      this.depth = name == null ? 0 : 1;
      this.deferrable = name != null && deferrable;
    }

    boolean isType() {
      return symbol instanceof Type;
    }
  }

  // Not Comparator.comparing, whose lambdas the JVM makes anew at each start.
  private static final Comparator<Entry> ORDER =
      (a, b) -> {
        int byDepth = Integer.compare(a.depth, b.depth);
        int byKind = byDepth == 0 ? Boolean.compare(b.isType(), a.isType()) : byDepth;
        return byKind == 0
            ? Strings.nullToEmpty(a.name).compareTo(Strings.nullToEmpty(b.name))
            : byKind;
      };

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Object, Integer> indices = new HashMap<>();
  private final IdentityHashMap<Object, Integer> known = new IdentityHashMap<>();

  /** Visits something that is written by an alias that must be defined before the module. */
  void visit(Object symbol) {
    visit(symbol, false);
  }

  /**
   * Visits a type or an attribute.
   *
   * @param deferrable whether its alias may be defined after the module
   */
  int visit(Object symbol, boolean deferrable) {
    Integer found = known.get(symbol);
    if (found == null) {
      found = indices.get(symbol);
      if (found != null) {
        known.put(symbol, found);
      }
    }
    if (found != null) {
      if (!deferrable) {
        markNeeded(found);
      }
      return found;
    }
    int index = entries.size();
    Entry entry = new Entry(symbol, name(symbol), deferrable);
    entries.add(entry);
    indices.put(symbol, index);
    known.put(symbol, index);
    List<Integer> children = new ArrayList<>(0);
    int deepest = 0;
    for (Object child : children(symbol)) {
      int at = visit(child, deferrable);
      children.add(at);
      deepest = Math.max(deepest, entries.get(at).depth);
    }
    entry.children = Ints.toArray(children);
    if (deepest > 0) {
      entry.depth = deepest + 1;
    }
    return index;
  }

  /** Sees to it that an alias and those in it are defined before the module. */
  private void markNeeded(int index) {
    Entry entry = entries.get(index);
    if (!entry.deferrable) {
      return;
    }
    entry.deferrable = false;
    for (int child : entry.children) {
      markNeeded(child);
    }
  }

  private static @Nullable String name(Object symbol) {
    return switch (symbol) {
      case Location _ -> "loc";
      case AffineAttr(boolean set, _, _) -> set ? "set" : "map";
      case DistinctAttr(_, Attribute value) -> value instanceof UnitAttr ? null : "distinct";
      case OpaqueAttr(String text, _) when text.startsWith("#sparse_tensor.encoding<") -> "sparse";
      case OpaqueAttr(String text, _) when text.startsWith(LLVM) -> llvmName(text);
      case TupleType tuple when tuple.elements().size() > LONG_TUPLE -> "tuple";
      default -> null;
    };
  }

  /** The name of an attribute of the llvm dialect that has aliases. */
  private static @Nullable String llvmName(String text) {
    int end = text.indexOf('<');
    String mnemonic = end < 0 ? "" : text.substring(LLVM.length(), end);
    return mnemonic.startsWith("tbaa_")
            || mnemonic.startsWith("di_")
            || mnemonic.startsWith("loop_")
            || mnemonic.startsWith("alias_scope")
            || mnemonic.equals("access_group")
        ? mnemonic
        : null;
  }

  /** Attributes within a text. */
  private static ImmutableList<Attribute> nested(String text) {
    return NestedText.pieces(text, 1).stream()
        .filter(NestedText.Nested.class::isInstance)
        .map(piece -> ((NestedText.Nested) piece).attribute())
        .collect(ImmutableList.toImmutableList());
  }

  /** What is written within {@code symbol}. */
  private static Iterable<?> children(Object symbol) {
    return switch (symbol) {
      case Location.Name(_, Location child) ->
          child instanceof Location.Unknown ? ImmutableList.of() : ImmutableList.of(child);
      case Location.CallSite(Location callee, Location caller) -> ImmutableList.of(callee, caller);
      case Location.Fused(Attribute metadata, ImmutableList<Location> locations) ->
          metadata == null
              ? locations
              : ImmutableList.builder().add(metadata).addAll(locations).build();
      case ArrayAttr(ImmutableList<Attribute> items) -> items;
      case DictionaryAttr(ImmutableList<NamedAttribute> items) ->
          items.stream().map(NamedAttribute::value).toList();
      case StructAttr struct ->
          struct.fields().entries().stream().map(NamedAttribute::value).toList();
      case TypeAttr(Type type) -> ImmutableList.of(type);
      case DistinctAttr(_, Attribute value) -> ImmutableList.of(value);
      case VhloAttr _, VhloType _ -> ImmutableList.of();
      case TensorType(_, Type element, Attribute encoding) ->
          encoding == null ? ImmutableList.of(element) : ImmutableList.of(element, encoding);
      case VectorType(_, Type element) -> ImmutableList.of(element);
      case UnrankedTensorType(Type element) -> ImmutableList.of(element);
      case ComplexType(Type element) -> ImmutableList.of(element);
      case TupleType(ImmutableList<Type> elements) -> elements;
      case FutureType(ImmutableList<Type> elements) -> elements;
      case FunctionType(ImmutableList<Type> inputs, ImmutableList<Type> results) ->
          ImmutableList.builder().addAll(inputs).addAll(results).build();
      case OpaqueAttr(String text, _) when text.startsWith(LLVM) -> nested(text);
      case OpaqueType(String text) when text.startsWith("memref<") -> nested(text);
      case Attribute attribute -> {
        Type type = AttributeTypes.typeOf(attribute);
        yield type == null ? ImmutableList.of() : ImmutableList.of(type);
      }
      default -> ImmutableList.of();
    };
  }

  /** Whether {@code root} may hold anything but locations that is written by alias. */
  static boolean isNeeded(Operation root) {
    IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
    AtomicBoolean found = new AtomicBoolean();
    root.walk(
        op -> {
          if (found.getPlain()) {
            return;
          }
          for (int i = 0; i < op.resultCount(); i++) {
            found.compareAndSet(false, holdsAlias(op.result(i).type(), seen));
          }
          for (Region region : op.regions()) {
            for (Block block : region.blocks()) {
              for (BlockArgument argument : block.arguments()) {
                found.compareAndSet(false, holdsAlias(argument.type(), seen));
              }
            }
          }
          if (op.foreign() != null) {
            for (ForeignAssembly.Piece piece : op.foreign().pieces()) {
              found.compareAndSet(
                  false,
                  switch (piece) {
                    case ForeignAssembly.AttributeUse(Attribute value) -> holdsAlias(value, seen);
                    case ForeignAssembly.TypeUse(Type type) -> holdsAlias(type, seen);
                    default -> false;
                  });
            }
          }
          found.compareAndSet(false, holdsAlias(op.properties(), seen));
          found.compareAndSet(false, holdsAlias(op.discardable(), seen));
        });
    return found.get();
  }

  private static boolean holdsAlias(Object symbol, IdentityHashMap<Object, Boolean> seen) {
    // Most dictionaries are empty.
    if (symbol == DictionaryAttr.EMPTY || seen.put(symbol, true) != null) {
      return false;
    }
    if (name(symbol) != null) {
      return true;
    }
    for (Object child : children(symbol)) {
      if (holdsAlias(child, seen)) {
        return true;
      }
    }
    return false;
  }

  /** The aliases in the order of their definitions. */
  Aliases finish() {
    Map<String, Integer> counts = new HashMap<>();
    return new Aliases(
        entries.stream()
            .filter(entry -> entry.name != null)
            .sorted(ORDER)
            .map(
                entry -> {
                  String name = String.valueOf(entry.name);
                  int number = counts.merge(name, 1, Integer::sum) - 1;
                  return new Aliases.Alias(
                      entry.symbol,
                      (entry.isType() ? "!" : "#") + name + (number == 0 ? "" : number),
                      entry.deferrable);
                })
            .collect(ImmutableList.toImmutableList()));
  }
}
