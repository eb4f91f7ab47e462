// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import static org.hlokit.ir.TensorType.DYNAMIC;

import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * Which element of a base tensor stands where: element {@code (i0, i1, ..)} is element {@code
 * sum(ik * strides[k])} of the base in row-major order. Broadcast dimensions have stride 0.
 *
 * <p>In a base with dynamic extents a stride may not be a number that is known; it is then a
 * negative name, equal only to itself.
 */
public record Layout(ImmutableLongArray shape, ImmutableLongArray strides) {

  /** The layout of a tensor in itself. */
  public static Layout rowMajor(TensorType type) {
    int rank = type.rank();
    long[] strides = new long[rank];
    long next = 1;
    for (int i = rank - 1; i >= 0; i--) {
      strides[i] = next < 0 ? -(i + 1) : next;
      next = next < 0 || type.isDynamic(i) ? -1 : next * type.dimension(i);
    }
    return new Layout(type.shape(), ImmutableLongArray.copyOf(strides));
  }

  public int rank() {
    return shape.length();
  }

  public long extent(int dimension) {
    return shape.get(dimension);
  }

  public long stride(int dimension) {
    return strides.get(dimension);
  }

  /** Whether both arrange the same elements of one base in the same shape. */
  public boolean sameElements(Layout other) {
    if (!shape.equals(other.shape)) {
      return false;
    }
    for (int i = 0; i < rank(); i++) {
      if (extent(i) != 1 && stride(i) != other.stride(i)) {
        return false;
      }
    }
    return true;
  }

  /** Dimension i becomes dimension {@code dimensions[i]} of {@code newShape}. */
  public Layout broadcast(long[] dimensions, ImmutableLongArray newShape) {
    long[] newStrides = new long[newShape.length()];
    for (int i = 0; i < rank(); i++) {
      int to = (int) dimensions[i];
      boolean expands = extent(i) == 1 && newShape.get(to) != 1;
      newStrides[to] = expands ? 0 : stride(i);
    }
    return new Layout(newShape, ImmutableLongArray.copyOf(newStrides));
  }

  /**
   * Broadcast as NumPy does: trailing dimensions meet, extents of 1 grow. Null where the shapes do
   * not go together.
   */
  public @Nullable Layout broadcastTo(ImmutableLongArray newShape) {
    int added = newShape.length() - rank();
    if (added < 0) {
      return null;
    }
    long[] dimensions = new long[rank()];
    for (int i = 0; i < rank(); i++) {
      int to = added + i;
      dimensions[i] = to;
      if (extent(i) != 1 && extent(i) != newShape.get(to)) {
        return null;
      }
    }
    return broadcast(dimensions, newShape);
  }

  /** Dimension {@code permutation[i]} becomes dimension i. */
  public Layout transpose(long[] permutation) {
    long[] newShape = new long[rank()];
    long[] newStrides = new long[rank()];
    for (int i = 0; i < rank(); i++) {
      newShape[i] = extent((int) permutation[i]);
      newStrides[i] = stride((int) permutation[i]);
    }
    return new Layout(ImmutableLongArray.copyOf(newShape), ImmutableLongArray.copyOf(newStrides));
  }

  /** The layout with one element left of each dimension that {@code dropped} marks. */
  public Layout collapse(boolean[] dropped) {
    long[] newShape = shape.toArray();
    long[] newStrides = strides.toArray();
    for (int i = 0; i < rank(); i++) {
      if (dropped[i]) {
        newShape[i] = 1;
        newStrides[i] = 0;
      }
    }
    return new Layout(ImmutableLongArray.copyOf(newShape), ImmutableLongArray.copyOf(newStrides));
  }

  /** The layout without the dimensions that {@code dropped} marks. */
  public Layout without(boolean[] dropped) {
    ImmutableLongArray.Builder newShape = ImmutableLongArray.builder();
    ImmutableLongArray.Builder newStrides = ImmutableLongArray.builder();
    for (int i = 0; i < rank(); i++) {
      if (!dropped[i]) {
        newShape.add(extent(i));
        newStrides.add(stride(i));
      }
    }
    return new Layout(newShape.build(), newStrides.build());
  }

  /**
   * The same elements in row-major order in another shape, or null where no strides express that,
   * as after a transposition.
   */
  public @Nullable Layout reshape(ImmutableLongArray newShape) {
    if (shape.equals(newShape)) {
      return this;
    }
    long[] newStrides = new long[newShape.length()];
    int from = 0;
    int to = 0;
    while (true) {
      from = skipOnes(shape, from);
      to = skipOnes(newShape, to);
      if (from == rank() || to == newShape.length()) {
        break;
      }
      if (extent(from) == DYNAMIC || newShape.get(to) == DYNAMIC) {
        if (extent(from) != newShape.get(to)) {
          return null;
        }
        newStrides[to++] = stride(from++);
        continue;
      }
      // A group of old dimensions and a group of new ones that hold equally many elements.
      int fromEnd = from + 1;
      int toEnd = to + 1;
      long fromCount = extent(from);
      long toCount = newShape.get(to);
      while (fromCount != toCount) {
        if (fromCount < toCount) {
          if (fromEnd == rank() || extent(fromEnd) == DYNAMIC) {
            return null;
          }
          fromCount *= extent(fromEnd++);
        } else {
          if (toEnd == newShape.length() || newShape.get(toEnd) == DYNAMIC) {
            return null;
          }
          toCount *= newShape.get(toEnd++);
        }
      }
      long stride = evenStride(from, fromEnd);
      if (stride < 0 && fromEnd - from > 1) {
        return null;
      }
      if (stride < 0 && toEnd - to > 1) {
        return null;
      }
      for (int i = toEnd - 1; i >= to; i--) {
        newStrides[i] = stride;
        stride *= newShape.get(i);
      }
      from = fromEnd;
      to = toEnd;
    }
    boolean allMet = from == rank() && to == newShape.length();
    boolean dynamicIsClear = dynamicExtents() <= 1;
    return allMet && dynamicIsClear
        ? new Layout(newShape, ImmutableLongArray.copyOf(newStrides))
        : null;
  }

  private static int skipOnes(ImmutableLongArray extents, int at) {
    int next = at;
    while (next < extents.length() && extents.get(next) == 1) {
      next++;
    }
    return next;
  }

  /** The stride that steps through dimensions from..end as if they were one; negative if uneven. */
  private long evenStride(int from, int end) {
    int inner = -1;
    for (int i = end - 1; i >= from; i--) {
      if (extent(i) != 1) {
        if (inner >= 0 && stride(i) != stride(inner) * extent(inner)) {
          return -1;
        }
        inner = i;
      }
    }
    for (int i = end - 1; i >= from; i--) {
      if (extent(i) != 1) {
        return stride(i);
      }
    }
    return 0;
  }

  private int dynamicExtents() {
    return (int) shape.stream().filter(extent -> extent == DYNAMIC).count();
  }
}
