// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.math.BigInteger;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.SourceRange;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** Values of number literals. */
final class Numbers {
  private Numbers() {}

  /**
   * The value of a decimal literal. Read as {@code f64} first and then rounded to {@code type}, as
   * MLIR does.
   */
  static FloatAttr decimal(FloatType type, boolean negative, String magnitude, SourceRange range) {
    requireDecimal(type, range);
    double value = Double.parseDouble(magnitude);
    return FloatAttr.of(type, negative ? -value : value);
  }

  /** Refuses decimal numbers of types that hold more digits than are kept here. */
  static void requireDecimal(FloatType type, SourceRange range) {
    if (type == FloatType.F80 || type == FloatType.F128) {
      throw new DiagnosticException(
          Diagnostic.error(
                  range, "decimal numbers of type " + Printer.toText(type) + " cannot be read")
              .withHelp("write the bits of the number, 0x.."));
    }
  }

  /** The error for {@code 1} where {@code 1.0} is meant. */
  static DiagnosticException notFloat(SourceRange range) {
    return new DiagnosticException(
        Diagnostic.error(range, "unexpected decimal integer literal for a floating point value")
            .withNote(range, "add a trailing dot to make the literal a float"));
  }

  /**
   * {@code value} as an integer of {@code type}: negative where the top bit of a signed or signless
   * one is set; null where it does not fit. Signless types take what fits either reading.
   */
  static @Nullable BigInteger fit(BigInteger value, IntegerType type) {
    int width = type.width();
    return switch (type.signedness()) {
      case UNSIGNED -> value.signum() >= 0 && value.bitLength() <= width ? value : null;
      case SIGNED -> value.bitLength() < width ? value : null;
      case SIGNLESS -> fitSignless(value, type);
    };
  }

  private static @Nullable BigInteger fitSignless(BigInteger value, IntegerType type) {
    int width = type.width();
    if (width == 0) {
      return value.signum() == 0 ? value : null;
    }
    if (type.isBoolean()) {
      return value.bitLength() <= 1 ? value : null;
    }
    if (value.bitLength() < width) {
      return value;
    }
    return value.signum() >= 0 && value.bitLength() == width
        ? value.subtract(BigInteger.ONE.shiftLeft(width))
        : null;
  }
}
