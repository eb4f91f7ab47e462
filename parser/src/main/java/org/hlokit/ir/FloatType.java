// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * The floating-point types of the builtin dialect. {@code precision} counts the significand's bits
 * with the hidden one, {@code width} all bits; names and parameters are those of MLIR and LLVM's
 * APFloat semantics.
 */
public enum FloatType implements Type {
  F4E2M1FN("f4E2M1FN", 4, 2, 2, Specials.FINITE),
  F6E2M3FN("f6E2M3FN", 6, 4, 2, Specials.FINITE),
  F6E3M2FN("f6E3M2FN", 6, 3, 3, Specials.FINITE),
  F8E3M4("f8E3M4", 8, 5, 3, Specials.IEEE),
  F8E4M3("f8E4M3", 8, 4, 4, Specials.IEEE),
  F8E4M3FN("f8E4M3FN", 8, 4, 4, Specials.NAN_ALL_ONES),
  F8E4M3FNUZ("f8E4M3FNUZ", 8, 4, 4, Specials.NAN_NEGATIVE_ZERO),
  F8E4M3B11FNUZ("f8E4M3B11FNUZ", 8, 4, 4, Specials.NAN_NEGATIVE_ZERO),
  F8E5M2("f8E5M2", 8, 3, 5, Specials.IEEE),
  F8E5M2FNUZ("f8E5M2FNUZ", 8, 3, 5, Specials.NAN_NEGATIVE_ZERO),
  F8E8M0FNU("f8E8M0FNU", 8, 1, 8, Specials.EXPONENT_ONLY),
  BF16("bf16", 16, 8, 8, Specials.IEEE),
  F16("f16", 16, 11, 5, Specials.IEEE),
  TF32("tf32", 19, 11, 8, Specials.IEEE),
  F32("f32", 32, 24, 8, Specials.IEEE),
  F64("f64", 64, 53, 11, Specials.IEEE),
  F80("f80", 80, 64, 15, Specials.IEEE),
  F128("f128", 128, 113, 15, Specials.IEEE);

  /** How a format encodes infinities and NaN. */
  public enum Specials {
    /** Infinities and NaN as in IEEE 754. */
    IEEE,
    /** No infinities and no NaN. */
    FINITE,
    /** No infinities; NaN is all ones. */
    NAN_ALL_ONES,
    /** No infinities and no negative zero; NaN has the bits of negative zero. */
    NAN_NEGATIVE_ZERO,
    /** Unsigned powers of two; NaN is all ones. */
    EXPONENT_ONLY
  }

  private final String keyword;
  private final int width;
  private final int precision;
  private final int exponentBits;
  private final Specials specials;

  FloatType(String keyword, int width, int precision, int exponentBits, Specials specials) {
    this.keyword = keyword;
    this.width = width;
    this.precision = precision;
    this.exponentBits = exponentBits;
    this.specials = specials;
  }

  /** The type as MLIR writes it. */
  public String keyword() {
    return keyword;
  }

  /** All bits of a value. */
  public int width() {
    return width;
  }

  /** Bits of the significand, the hidden one included. */
  public int precision() {
    return precision;
  }

  public int exponentBits() {
    return exponentBits;
  }

  public Specials specials() {
    return specials;
  }

  @Override
  public String toString() {
    return keyword;
  }
}
