// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Arithmetic on extents. */
public final class Shapes {
  private Shapes() {}

  /**
   * The extents of a static shape.
   *
   * @throws EvaluationException where an extent is unknown, or there are more elements than one
   *     array can hold
   */
  public static int[] of(TensorType type) {
    int[] shape = new int[type.rank()];
    long count = 1;
    for (int i = 0; i < shape.length; i++) {
      long extent = type.dimension(i);
      if (extent < 0) {
        throw new EvaluationException("the shape is not known: dimension " + i + " is dynamic");
      }
      shape[i] = (int) Math.min(extent, Integer.MAX_VALUE);
      count = extent != shape[i] ? Long.MAX_VALUE : saturatedMultiply(count, extent);
    }
    if (count > Integer.MAX_VALUE / 2 - 8) {
      throw new EvaluationException("a tensor of more than 2^30 elements is not supported");
    }
    return shape;
  }

  private static long saturatedMultiply(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  public static TensorType type(Type element, int... shape) {
    ImmutableLongArray.Builder extents = ImmutableLongArray.builder(shape.length);
    for (int extent : shape) {
      extents.add(extent);
    }
    return TensorType.of(element, extents.build());
  }

  /** The product of the extents; 1 for no dimensions. */
  public static int count(int[] shape) {
    int count = 1;
    for (int extent : shape) {
      count *= extent;
    }
    return count;
  }

  /** Distance in elements between neighbours along each dimension of a row-major tensor. */
  public static int[] strides(int[] shape) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }

  /** The row-major position of an index. */
  public static int linear(int[] index, int[] strides) {
    int position = 0;
    for (int i = 0; i < index.length; i++) {
      position += index[i] * strides[i];
    }
    return position;
  }

  /** The index of a row-major position. */
  public static int[] index(int position, int[] shape) {
    int[] index = new int[shape.length];
    for (int i = shape.length - 1; i >= 0; i--) {
      index[i] = position % shape[i];
      position /= shape[i];
    }
    return index;
  }

  /** Moves {@code index} to the next in row-major order; false after the last. */
  public static boolean next(int[] index, int[] shape) {
    for (int i = shape.length - 1; i >= 0; i--) {
      if (++index[i] < shape[i]) {
        return true;
      }
      index[i] = 0;
    }
    return false;
  }

  /** {@code values} at {@code positions}. */
  public static int[] pick(int[] values, int... positions) {
    int[] picked = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      picked[i] = values[positions[i]];
    }
    return picked;
  }

  /** The numbers below {@code rank} that are not among {@code dimensions}, ascending. */
  public static int[] others(int rank, int... dimensions) {
    boolean[] named = new boolean[rank];
    int count = rank;
    for (int dimension : dimensions) {
      named[dimension] = true;
      count--;
    }
    int[] others = new int[count];
    for (int i = 0, at = 0; i < rank; i++) {
      if (!named[i]) {
        others[at++] = i;
      }
    }
    return others;
  }

  /** {@code 2x3}, or {@code scalar}. */
  public static String show(int[] shape) {
    if (shape.length == 0) {
      return "scalar";
    }
    StringBuilder text = new StringBuilder();
    for (int extent : shape) {
      text.append(text.isEmpty() ? "" : "x").append(extent);
    }
    return text.toString();
  }
}
