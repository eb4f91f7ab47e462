// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import org.hlokit.ir.TensorType;

/** Row-major numbering of the elements of a static shape. */
final class Indices {
  private final int[] extents;
  private final int[] strides;
  private final int count;

  Indices(TensorType type) {
    int rank = type.rank();
    extents = new int[rank];
    strides = new int[rank];
    int next = 1;
    for (int i = rank - 1; i >= 0; i--) {
      extents[i] = Math.toIntExact(type.dimension(i));
      strides[i] = next;
      next = Math.multiplyExact(next, extents[i]);
    }
    count = next;
  }

  int count() {
    return count;
  }

  int extent(int dimension) {
    return extents[dimension];
  }

  /** The position of element {@code flat} in each dimension. */
  int[] of(int flat) {
    int[] at = new int[extents.length];
    int rest = flat;
    for (int i = 0; i < at.length; i++) {
      at[i] = rest / strides[i];
      rest %= strides[i];
    }
    return at;
  }

  /** The number of the element at {@code at}. */
  int flat(int[] at) {
    int flat = 0;
    for (int i = 0; i < at.length; i++) {
      flat += at[i] * strides[i];
    }
    return flat;
  }
}
