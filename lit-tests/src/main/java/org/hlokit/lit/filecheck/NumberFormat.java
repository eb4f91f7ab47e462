// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * How a number is written in the input: {@code %u}, {@code %d}, {@code %x} or {@code %X}, with at
 * least {@code precision} digits, hexadecimal ones with {@code 0x} in front if {@code prefixed}.
 */
record NumberFormat(Kind kind, int precision, boolean prefixed) {
  static final NumberFormat UNSIGNED = new NumberFormat(Kind.UNSIGNED, 0, false);

  enum Kind {
    UNSIGNED("%u", "", "[1-9]", "[0-9]", 10),
    SIGNED("%d", "-?", "[1-9]", "[0-9]", 10),
    HEX_LOWER("%x", "", "[1-9a-f]", "[0-9a-f]", 16),
    HEX_UPPER("%X", "", "[1-9A-F]", "[0-9A-F]", 16);

    private final String spelling;
    private final String sign;
    private final String firstDigit;
    private final String digit;
    private final int radix;

    Kind(String spelling, String sign, String firstDigit, String digit, int radix) {
      this.spelling = spelling;
      this.sign = sign;
      this.firstDigit = firstDigit;
      this.digit = digit;
      this.radix = radix;
    }

    String spelling() {
      return spelling;
    }
  }

  /** A regular expression for any number in this format. */
  String wildcard() {
    String prefix = prefixed ? "0x" : "";
    return precision == 0
        ? kind.sign + prefix + kind.digit + "+"
        : prefix
            + kind.sign
            + "("
            + kind.firstDigit
            + kind.digit
            + "*)?"
            + kind.digit
            + "{"
            + precision
            + "}";
  }

  /** How the number is written; empty if this format cannot, which holds for negative ones. */
  Optional<String> write(BigInteger value) {
    if (value.signum() < 0 && kind != Kind.SIGNED) {
      return Optional.empty();
    }
    String digits = value.abs().toString(kind.radix);
    if (kind == Kind.HEX_UPPER) {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    return Optional.of(
        (value.signum() < 0 ? "-" : "")
            + (prefixed ? "0x" : "")
            + "0".repeat(Math.max(0, precision - digits.length()))
            + digits);
  }

  /** The number that {@link #wildcard()} matched. */
  BigInteger read(String text) {
    String digits = prefixed ? text.replaceFirst("0x", "") : text;
    return new BigInteger(digits, kind.radix);
  }
}
