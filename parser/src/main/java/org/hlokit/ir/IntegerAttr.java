// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import java.math.BigInteger;

/**
 * {@code 5 : i64}.
 *
 * @param type an {@link IntegerType} other than {@code i1} (see {@link BoolAttr}) or {@link
 *     IndexType}
 * @param value the value, negative for signed and signless types whose top bit is set
 */
public record IntegerAttr(Type type, BigInteger value) implements Attribute {
  public static IntegerAttr of(Type type, long value) {
    return new IntegerAttr(type, BigInteger.valueOf(value));
  }

  public static IntegerAttr i64(long value) {
    return of(IntegerType.I64, value);
  }

  public static IntegerAttr i32(int value) {
    return of(IntegerType.I32, value);
  }

  /** The value as a {@code long}; the bits of an unsigned 64-bit value. */
  public long longValue() {
    return value.longValue();
  }
}
