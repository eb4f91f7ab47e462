// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.List;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.verify.stablehlo.Bounds.Extent;
import org.jspecify.annotations.Nullable;

/** One type for several that describe the same value, or for what one of several values is. */
public final class Merging {
  @FunctionalInterface
  private interface Rule {
    Extent merge(Extent left, Extent right, int dimension);
  }

  private Merging() {}

  /**
   * The type of a value that is of all {@code types}: what any of them knows.
   *
   * @throws Violation where no value can be of all of them
   */
  public static Type mostSpecific(List<? extends Type> types) {
    return allSame(types) ? types.getFirst() : merge(types, false);
  }

  /** The type of a value that is of one of {@code types}: what all of them know. */
  static Type leastSpecific(List<? extends Type> types) {
    return merge(types, true);
  }

  private static boolean allSame(List<? extends Type> types) {
    for (int i = 1; i < types.size(); i++) {
      if (types.get(i) != types.get(0)) {
        return false;
      }
    }
    return true;
  }

  private static Type merge(List<? extends Type> types, boolean least) {
    List<TupleType> tuples =
        types.stream().filter(TupleType.class::isInstance).map(TupleType.class::cast).toList();
    if (tuples.isEmpty()) {
      return mergeShaped(types, least);
    }
    if (tuples.size() != types.size()) {
      throw new Violation(
          "Mismatched type kinds: either all types must be tuples, or no types must be tuples");
    }
    int size = tuples.getFirst().elements().size();
    for (TupleType tuple : tuples) {
      if (tuple.elements().size() != size) {
        throw new Violation("Mismatched tuple sizes: all tuple sizes must be the same");
      }
    }
    ImmutableList.Builder<Type> merged = ImmutableList.builder();
    for (int i = 0; i < size; i++) {
      int index = i;
      merged.add(
          mergeShaped(tuples.stream().map(tuple -> tuple.elements().get(index)).toList(), least));
    }
    return new TupleType(merged.build());
  }

  private static Type mergeShaped(List<? extends Type> types, boolean least) {
    List<TensorType> ranked =
        types.stream().filter(TensorType.class::isInstance).map(TensorType.class::cast).toList();
    if (least && ranked.size() != types.size()) {
      return types.stream().filter(type -> !(type instanceof TensorType)).findFirst().orElseThrow();
    }
    if (ranked.isEmpty()) {
      return types.getFirst();
    }
    return mergeRanked(ranked, least ? Extent::leastSpecific : Extent::mostSpecific);
  }

  private static TensorType mergeRanked(List<TensorType> types, Rule rule) {
    TensorType first = types.getFirst();
    int rank = first.rank();
    for (TensorType type : types) {
      if (type.rank() != rank) {
        throw new Violation("Mismatched ranks of types" + rank + " vs " + type.rank());
      }
    }
    long[] sizes = first.shape().toArray();
    ImmutableLongArray firstBounds = Bounds.of(first);
    long[] bounds = firstBounds == null ? unbounded(rank) : firstBounds.toArray();
    for (TensorType type : types.subList(1, types.size())) {
      @Nullable ImmutableLongArray more = Bounds.of(type);
      for (int i = 0; i < rank; i++) {
        Extent merged = rule.merge(new Extent(sizes[i], bounds[i]), Extent.of(type, more, i), i);
        sizes[i] = merged.size();
        bounds[i] = merged.bound();
      }
    }
    // As in the reference, bounds that the first type lacks are dropped.
    return Bounds.type(
        sizes, first.element(), first.encoding(), firstBounds == null ? null : bounds);
  }

  static long[] unbounded(int rank) {
    long[] bounds = new long[rank];
    Arrays.fill(bounds, DYNAMIC);
    return bounds;
  }
}
