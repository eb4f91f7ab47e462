// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

/**
 * A format as {@code [[#%.8X, ..]]} gives it.
 *
 * @param named whether it says which kind of number; if not, a kind that follows from the variables
 *     of the expression comes first, and then the precision has no effect
 */
record FormatSpecification(NumberFormat format, boolean named) {

  static FormatSpecification parse(Slice text) throws CheckSyntaxException {
    if (!text.startsWith("%")) {
      throw new CheckSyntaxException(text, "invalid matching format specification in expression");
    }
    Slice flag = text.from(1);
    boolean prefixed = flag.startsWith("#");
    Slice at = prefixed ? flag.from(1) : flag;
    int precision = 0;
    if (at.startsWith(".")) {
      at = at.from(1);
      int digits = 0;
      while (digits < at.length() && at.charAt(digits) >= '0' && at.charAt(digits) <= '9') {
        digits++;
      }
      if (digits == 0 || digits > 9) {
        throw new CheckSyntaxException(at, "invalid precision in format specifier");
      }
      precision = Integer.parseInt(at.upTo(digits).text());
      at = at.from(digits);
    }
    boolean named = !at.isEmpty();
    NumberFormat.Kind kind = named ? kind(at) : NumberFormat.Kind.UNSIGNED;
    if (named) {
      at = at.from(1);
    }
    if (prefixed && kind != NumberFormat.Kind.HEX_LOWER && kind != NumberFormat.Kind.HEX_UPPER) {
      throw new CheckSyntaxException(flag, "alternate form only supported for hex values");
    }
    at = at.trimStart();
    if (!at.isEmpty()) {
      throw new CheckSyntaxException(at, "invalid matching format specification in expression");
    }
    return new FormatSpecification(new NumberFormat(kind, precision, prefixed), named);
  }

  private static NumberFormat.Kind kind(Slice letter) throws CheckSyntaxException {
    return switch (letter.charAt(0)) {
      case 'u' -> NumberFormat.Kind.UNSIGNED;
      case 'd' -> NumberFormat.Kind.SIGNED;
      case 'x' -> NumberFormat.Kind.HEX_LOWER;
      case 'X' -> NumberFormat.Kind.HEX_UPPER;
      default -> throw new CheckSyntaxException(letter, "invalid format specifier in expression");
    };
  }
}
