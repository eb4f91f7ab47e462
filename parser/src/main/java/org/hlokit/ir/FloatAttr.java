// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code 1.0 : f32}, as bits so that no NaN payload, sign of zero or digit is lost.
 *
 * @param bits the value's bits in {@code type}'s own format, not negative
 * @param written what a text of VHLO gave, which reads every number as a double and writes that
 *     back whatever the type is; null elsewhere. Two attributes that differ in nothing else are
 *     equal.
 */
public record FloatAttr(FloatType type, BigInteger bits, @Nullable Double written)
    implements Attribute {
  public FloatAttr(FloatType type, BigInteger bits) {
    this(type, bits, null);
  }

  public static FloatAttr f32(float value) {
    return new FloatAttr(
        FloatType.F32, BigInteger.valueOf(Integer.toUnsignedLong(Float.floatToRawIntBits(value))));
  }

  public static FloatAttr f64(double value) {
    return new FloatAttr(FloatType.F64, Floats.unsigned(Double.doubleToRawLongBits(value)));
  }

  /** The attribute of type {@code type} nearest to {@code value}, ties to even. */
  public static FloatAttr of(FloatType type, double value) {
    return new FloatAttr(type, Floats.unsigned(Floats.fromDouble(type, value)));
  }

  /** The value; exact for every type up to {@code f64}. */
  public double doubleValue() {
    return Floats.toDouble(type, bits.longValue());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FloatAttr that && type == that.type && bits.equals(that.bits);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + bits.hashCode();
  }
}
