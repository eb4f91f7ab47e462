// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;

import com.google.common.primitives.ImmutableLongArray;

/** Extents and numbers of dimensions. An extent of {@code DYNAMIC} goes with any other. */
final class Dims {
  private Dims() {}

  static boolean isDynamic(long extent) {
    return extent == DYNAMIC;
  }

  static boolean isStatic(long extent) {
    return extent != DYNAMIC;
  }

  /** Whether both extents can be the same at run time. */
  static boolean agree(long left, long right) {
    return left == right || left == DYNAMIC || right == DYNAMIC;
  }

  /** Whether both shapes can be the same at run time. */
  static boolean agree(ImmutableLongArray left, ImmutableLongArray right) {
    if (left.length() != right.length()) {
      return false;
    }
    for (int i = 0; i < left.length(); i++) {
      if (!agree(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The number of elements of a static shape; wraps around where it is more than 64 bits hold. */
  static long count(ImmutableLongArray shape) {
    long count = 1;
    for (int i = 0; i < shape.length(); i++) {
      count *= shape.get(i);
    }
    return count;
  }

  static boolean isUnique(ImmutableLongArray values) {
    for (int i = 1; i < values.length(); i++) {
      for (int j = 0; j < i; j++) {
        if (values.get(i) == values.get(j)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether no value is less than the one before. */
  static boolean isSorted(ImmutableLongArray values) {
    for (int i = 1; i < values.length(); i++) {
      if (values.get(i - 1) > values.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the values are {@code 0 .. count - 1} in any order. */
  static boolean isPermutation(ImmutableLongArray values, int count) {
    if (values.length() != count || !isUnique(values)) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (values.get(i) < 0 || values.get(i) >= count) {
        return false;
      }
    }
    return true;
  }

  /** No value may stand twice in both lists together. */
  static void requireDistinct(
      ImmutableLongArray left, ImmutableLongArray right, String leftName, String rightName) {
    for (int i = 0; i < left.length() + right.length(); i++) {
      long value = at(left, right, i);
      for (int j = 0; j < i; j++) {
        if (at(left, right, j) == value) {
          throw new Violation(
              "has duplicated dimension from " + leftName + " and " + rightName + ": " + value);
        }
      }
    }
  }

  private static long at(ImmutableLongArray left, ImmutableLongArray right, int index) {
    return index < left.length() ? left.get(index) : right.get(index - left.length());
  }

  /** Each value must be at least 0 and less than {@code bound}. */
  static void requireInBounds(
      ImmutableLongArray values, long bound, String name, String boundName) {
    for (int i = 0; i < values.length(); i++) {
      long value = values.get(i);
      if (value < 0 || value >= bound) {
        throw new Violation(
            "Expects each element of %s to be in range [0, %s) i.e. [0, %d). got: %d."
                .formatted(name, boundName, bound, value));
      }
    }
  }

  /** {@code value} must be at least 0 and less than {@code bound}. */
  static void requireInBounds(long value, long bound, String name, String boundName) {
    if (value < 0 || value >= bound) {
      throw outOfBounds(value, bound, name, boundName, ")");
    }
  }

  /** {@code value} must be at least 0 and at most {@code bound}. */
  static void requireInClosedBounds(long value, long bound, String name, String boundName) {
    if (value < 0 || value > bound) {
      throw outOfBounds(value, bound, name, boundName, "]");
    }
  }

  private static Violation outOfBounds(
      long value, long bound, String name, String boundName, String end) {
    return new Violation(
        "Expects %s to be in range [0, %s%s i.e. [0, %d%s. got: %d."
            .formatted(name, boundName, end, bound, end, value));
  }

  /** {@code 4} or {@code ?}. */
  static String text(long extent) {
    return extent == DYNAMIC ? "?" : Long.toString(extent);
  }

  /** {@code [2, ?]}. */
  static String text(ImmutableLongArray shape) {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < shape.length(); i++) {
      out.append(i == 0 ? "" : ", ").append(text(shape.get(i)));
    }
    return out.append(']').toString();
  }

  /** {@code 2, 3}: the numbers as they are, a dynamic one as the number that stands for it. */
  static String list(ImmutableLongArray values) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < values.length(); i++) {
      out.append(i == 0 ? "" : ", ").append(values.get(i));
    }
    return out.toString();
  }
}
