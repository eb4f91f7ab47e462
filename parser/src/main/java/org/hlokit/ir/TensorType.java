// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code tensor<2x?xf32>}: a ranked tensor.
 *
 * @param shape extent of each dimension, {@link #DYNAMIC} where it is not known
 * @param element the element type
 * @param encoding for example {@code #stablehlo.bounds<10>}
 */
public record TensorType(ImmutableLongArray shape, Type element, @Nullable Attribute encoding)
    implements Type {

  /** The extent of a dimension written {@code ?}. */
  public static final long DYNAMIC = Long.MIN_VALUE;

  public static TensorType of(Type element, long... shape) {
    return new TensorType(ImmutableLongArray.copyOf(shape), element, null);
  }

  public static TensorType of(Type element, ImmutableLongArray shape) {
    return new TensorType(shape, element, null);
  }

  public int rank() {
    return shape.length();
  }

  public long dimension(int index) {
    return shape.get(index);
  }

  public boolean isDynamic(int index) {
    return shape.get(index) == DYNAMIC;
  }

  public boolean hasStaticShape() {
    return !shape.contains(DYNAMIC);
  }

  /** The number of elements of a static shape. */
  public long elementCount() {
    long count = 1;
    for (int i = 0; i < shape.length(); i++) {
      if (shape.get(i) == DYNAMIC) {
        throw new IllegalStateException("dynamic shape has no element count: " + this);
      }
      count = Math.multiplyExact(count, shape.get(i));
    }
    return count;
  }

  /** The same shape with another element type. */
  public TensorType withElement(Type newElement) {
    return new TensorType(shape, newElement, encoding);
  }

  /** The same element type and encoding with another shape. */
  public TensorType withShape(long... newShape) {
    return new TensorType(ImmutableLongArray.copyOf(newShape), element, encoding);
  }

  // By hand: types are compared all the time, mostly with themselves, and what the JVM makes for a
  // record at its first comparison takes milliseconds.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TensorType that
            && element.equals(that.element)
            && shape.equals(that.shape)
            && Objects.equals(encoding, that.encoding));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * shape.hashCode() + element.hashCode()) + Objects.hashCode(encoding);
  }

  /** Whether the shape is exactly {@code expected}. */
  public boolean hasShape(long... expected) {
    return Arrays.equals(shape.toArray(), expected);
  }
}
