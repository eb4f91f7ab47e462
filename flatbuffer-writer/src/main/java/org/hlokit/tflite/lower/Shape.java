// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.primitives.ImmutableIntArray;
import org.hlokit.ir.TensorType;

/**
 * The shape of a tensor of the model being built.
 *
 * @param sizes one per dimension, {@link #DYNAMIC} where known only at run time
 */
record Shape(ImmutableIntArray sizes) {
  /** A size known only at run time, as {@code shape_signature} writes it. */
  static final int DYNAMIC = -1;

  static final Shape SCALAR = new Shape(ImmutableIntArray.of());

  static Shape of(int... sizes) {
    return new Shape(ImmutableIntArray.copyOf(sizes));
  }

  /** The shape of an IR type; an extent beyond 31 bits is an {@link ArithmeticException}. */
  static Shape of(TensorType type) {
    ImmutableIntArray.Builder sizes = ImmutableIntArray.builder(type.rank());
    for (int i = 0; i < type.rank(); i++) {
      sizes.add(type.isDynamic(i) ? DYNAMIC : Math.toIntExact(type.dimension(i)));
    }
    return new Shape(sizes.build());
  }

  int rank() {
    return sizes.length();
  }

  int size(int dimension) {
    return sizes.get(dimension);
  }

  /** Size counted from the last dimension: 0 is the last. */
  int sizeFromEnd(int dimension) {
    return sizes.get(sizes.length() - 1 - dimension);
  }

  boolean isStatic() {
    return !sizes.contains(DYNAMIC);
  }

  int dynamicCount() {
    return (int) sizes.stream().filter(size -> size == DYNAMIC).count();
  }

  /** Number of elements of a static shape. */
  long elements() {
    return sizes.stream().mapToLong(size -> size).reduce(1, Math::multiplyExact);
  }

  /** Without all its ones: what shapes have in common that hold the same elements in order. */
  Shape withoutOnes() {
    return new Shape(ImmutableIntArray.copyOf(sizes.stream().filter(size -> size != 1)));
  }

  /** Without the ones at its start, which broadcasting puts back. */
  Shape withoutLeadingOnes() {
    int start = 0;
    while (start < rank() && size(start) == 1) {
      start++;
    }
    return new Shape(sizes.subArray(start, rank()).trimmed());
  }

  int[] toArray() {
    return sizes.toArray();
  }
}
