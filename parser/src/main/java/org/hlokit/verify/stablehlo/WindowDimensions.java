// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;
import static org.hlokit.verify.stablehlo.Arguments.longs;

import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * A window that moves over dimensions. Lists that are empty stand for ones (strides, dilations) or
 * zeros (padding) everywhere.
 *
 * @param sizes extents of the window
 * @param padding low and high padding of each dimension in turn
 * @param baseDilations dilation of what the window moves over
 * @param windowDilations dilation of the window itself
 */
record WindowDimensions(
    ImmutableLongArray sizes,
    ImmutableLongArray strides,
    ImmutableLongArray padding,
    ImmutableLongArray baseDilations,
    ImmutableLongArray windowDilations) {

  /** Low and high padding of each dimension in turn, from an attribute of shape [N, 2]. */
  static ImmutableLongArray padding(Operation op) {
    if (!(op.attribute("padding") instanceof DenseElementsAttr dense)
        || !(dense.type() instanceof TensorType type)) {
      return ImmutableLongArray.of();
    }
    ImmutableLongArray shape = type.shape();
    if (type.rank() != 2 || shape.get(1) != 2) {
      throw new Violation(
          "expects the shape of padding-attribute to be {N, 2}, but got {"
              + Dims.list(shape)
              + "}.");
    }
    ImmutableLongArray values = IntegerConstants.of(dense);
    return values == null ? ImmutableLongArray.of() : values;
  }

  /**
   * Reads a window and checks what convolution, reduce_window and select_and_scatter demand of it.
   *
   * @param reversal number of entries of the attribute {@code window_reversal}
   */
  static WindowDimensions of(
      ImmutableLongArray sizes,
      ImmutableLongArray strides,
      ImmutableLongArray padding,
      ImmutableLongArray baseDilations,
      ImmutableLongArray windowDilations,
      int reversal) {
    int count = sizes.length();
    requireCount(strides.length(), count, "window-strides");
    requireCount(baseDilations.length(), count, "base-dilation factors");
    requireCount(windowDilations.length(), count, "window-dilation factors");
    requireCount(padding.length() / 2, count, "padding-entries");
    requireCount(reversal, count, "window-reversal");
    for (int i = 0; i < count; i++) {
      if (sizes.get(i) != DYNAMIC) {
        requirePositive(sizes.get(i), i, "value");
      }
      requirePositive(at(strides, i), i, "stride");
      requirePositive(at(baseDilations, i), i, "base dilation factor");
      requirePositive(at(windowDilations, i), i, "window dilation factor");
    }
    return new WindowDimensions(sizes, strides, padding, baseDilations, windowDilations);
  }

  /** The window of a reduce_window or select_and_scatter. */
  static WindowDimensions of(Operation op) {
    return of(
        longs(op, "window_dimensions"),
        longs(op, "window_strides"),
        padding(op),
        longs(op, "base_dilations"),
        longs(op, "window_dilations"),
        0);
  }

  private static void requireCount(int found, int expected, String name) {
    if (found != 0 && found != expected) {
      throw new Violation(
          ("expects %s to have same dimension-size as size of window dimensions (%d), but got: "
                  + "%d.")
              .formatted(name, expected, found));
    }
  }

  private static void requirePositive(long value, int dimension, String name) {
    if (value <= 0) {
      throw new Violation(
          "expects window to have positive %s for %d-th window dimension, but got %d."
              .formatted(name, dimension, value));
    }
  }

  private static long at(ImmutableLongArray values, int index) {
    return values.isEmpty() ? 1 : values.get(index);
  }

  /** How often the window fits in each dimension of {@code base}. */
  long[] outputShape(ImmutableLongArray base) {
    long[] output = new long[sizes.length()];
    for (int i = 0; i < output.length; i++) {
      output[i] = outputExtent(base.get(i), i);
    }
    return output;
  }

  /** As {@link #outputShape}, or null for null. */
  long @Nullable [] outputBounds(@Nullable ImmutableLongArray bounds) {
    return bounds == null ? null : outputShape(bounds);
  }

  private long outputExtent(long base, int i) {
    if (base == DYNAMIC || sizes.get(i) == DYNAMIC) {
      return DYNAMIC;
    }
    long low = padding.isEmpty() ? 0 : padding.get(2 * i);
    long high = padding.isEmpty() ? 0 : padding.get(2 * i + 1);
    long padded = low + dilated(base, at(baseDilations, i)) + high;
    long window = dilated(sizes.get(i), at(windowDilations, i));
    return padded <= 0 || window > padded ? 0 : (padded - window) / at(strides, i) + 1;
  }

  private static long dilated(long extent, long dilation) {
    return extent == 0 ? 0 : (extent - 1) * dilation + 1;
  }
}
