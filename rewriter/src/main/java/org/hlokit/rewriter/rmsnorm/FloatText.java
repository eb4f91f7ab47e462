// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;

/** Placeholder until the printer has one. */
final class FloatText {
  private FloatText() {}

  static String of(FloatAttr number) {
    double value = number.doubleValue();
    String six = String.format(Locale.ROOT, "%.6e", new BigDecimal(value));
    if (FloatAttr.of(number.type(), Double.parseDouble(six)).equals(number)) {
      return six;
    }
    int digits = number.type() == FloatType.F64 ? 17 : 9;
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -3 && exponent < digits) {
      return rounded.toPlainString();
    }
    String digitsText = rounded.unscaledValue().toString();
    return digitsText.charAt(0)
        + "."
        + (digitsText.length() > 1 ? digitsText.substring(1) : "0")
        + "E"
        + exponent;
  }
}
