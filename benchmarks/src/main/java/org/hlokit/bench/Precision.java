// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

/** Element types that the kernel is measured with. */
enum Precision {
  F32(4, 0, 24, -126),
  F16(2, 1, 11, -14),
  BF16(2, 2, 8, -126);

  final int bytes;

  /** Its {@code hlokit_type}. */
  final int code;

  private final int digits;
  private final int lowestExponent;

  Precision(int bytes, int code, int digits, int lowestExponent) {
    this.bytes = bytes;
    this.code = code;
    this.digits = digits;
    this.lowestExponent = lowestExponent;
  }

  /** The distance of neighbouring numbers around a value. */
  double ulp(double value) {
    return Math.scalb(1.0, Math.max(Math.getExponent(value), lowestExponent) - digits + 1);
  }

  /** {@code f32} for example. */
  String label() {
    return switch (this) {
      case F32 -> "f32";
      case F16 -> "f16";
      case BF16 -> "bf16";
    };
  }

  /** The bits of a number, rounded to nearest. */
  int encode(float value) {
    int bits = Float.floatToRawIntBits(value);
    return switch (this) {
      case F32 -> bits;
      case F16 -> Float.floatToFloat16(value) & 0xffff;
      case BF16 -> (bits + 0x7fff + (bits >> 16 & 1)) >>> 16;
    };
  }

  float decode(int bits) {
    return switch (this) {
      case F32 -> Float.intBitsToFloat(bits);
      case F16 -> Float.float16ToFloat((short) bits);
      case BF16 -> Float.intBitsToFloat(bits << 16);
    };
  }
}
