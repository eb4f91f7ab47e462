// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code i32}, {@code ui8} or {@code si4}: an integer of {@code width} bits. */
public record IntegerType(int width, Signedness signedness) implements Type {
  /** Whether the integer is written {@code i}, {@code si} or {@code ui}. */
  public enum Signedness {
    SIGNLESS("i"),
    SIGNED("si"),
    UNSIGNED("ui");

    private final String prefix;

    Signedness(String prefix) {
      this.prefix = prefix;
    }

    public String prefix() {
      return prefix;
    }
  }

  public static final IntegerType I1 = signless(1);
  public static final IntegerType I8 = signless(8);
  public static final IntegerType I16 = signless(16);
  public static final IntegerType I32 = signless(32);
  public static final IntegerType I64 = signless(64);
  public static final IntegerType UI8 = unsigned(8);
  public static final IntegerType UI16 = unsigned(16);
  public static final IntegerType UI32 = unsigned(32);
  public static final IntegerType UI64 = unsigned(64);

  public static IntegerType signless(int width) {
    return new IntegerType(width, Signedness.SIGNLESS);
  }

  public static IntegerType unsigned(int width) {
    return new IntegerType(width, Signedness.UNSIGNED);
  }

  public boolean isUnsigned() {
    return signedness == Signedness.UNSIGNED;
  }

  /** {@code i1}, the element type of predicates. */
  public boolean isBoolean() {
    return width == 1 && signedness == Signedness.SIGNLESS;
  }

  @Override
  public String toString() {
    return signedness.prefix() + width;
  }
}
