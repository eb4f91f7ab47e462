// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.primitives.ImmutableLongArray;

/**
 * {@code array<i64: 1, 2>}.
 *
 * @param element the element type, an integer or floating-point type of at most 64 bits
 * @param values the integers, or the bits of floating-point values; 0 and 1 for {@code i1}
 */
public record DenseArrayAttr(Type element, ImmutableLongArray values) implements Attribute {
  public static DenseArrayAttr i64(long... values) {
    return new DenseArrayAttr(IntegerType.I64, ImmutableLongArray.copyOf(values));
  }

  public static DenseArrayAttr i64(ImmutableLongArray values) {
    return new DenseArrayAttr(IntegerType.I64, values);
  }
}
