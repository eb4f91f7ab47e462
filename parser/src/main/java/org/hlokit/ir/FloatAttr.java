// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import java.math.BigInteger;

/**
 * {@code 1.0 : f32}, as bits so that no NaN payload, sign of zero or digit is lost.
 *
 * @param bits the value's bits in {@code type}'s own format, not negative
 */
public record FloatAttr(FloatType type, BigInteger bits) implements Attribute {
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
}
