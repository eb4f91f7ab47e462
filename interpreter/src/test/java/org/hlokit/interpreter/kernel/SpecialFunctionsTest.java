// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import static com.google.common.truth.Truth.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.DoubleConsumer;
import org.apache.commons.numbers.complex.Complex;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identities that the special functions keep, and values from tables. */
final class SpecialFunctionsTest {
  private static void forRandom(double from, double to, DoubleConsumer test) {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      test.accept(from + (to - from) * random.nextDouble());
    }
  }

  private static void assertClose(double actual, double expected, double relative) {
    assertThat(actual).isWithin(relative * Math.max(1, Math.abs(expected))).of(expected);
  }

  @Test
  void gammaFunctionsKeepTheirRecurrences() {
    forRandom(
        0.01,
        50,
        x -> {
          assertClose(
              SpecialFunctions.lgamma(x + 1), SpecialFunctions.lgamma(x) + Math.log(x), 1e-13);
          assertClose(SpecialFunctions.digamma(x + 1), SpecialFunctions.digamma(x) + 1 / x, 1e-12);
        });
    // |gamma(x) gamma(1 - x)| = pi / |sin(pi x)|
    forRandom(
        -20,
        0,
        x ->
            assertClose(
                SpecialFunctions.lgamma(x) + SpecialFunctions.lgamma(1 - x),
                Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))),
                1e-9));
  }

  @Test
  void zetaLosesItsFirstTerm() {
    forRandom(
        1.1,
        20,
        s -> {
          double q = 0.5 + s / 3;
          assertClose(
              SpecialFunctions.zeta(s, q) - SpecialFunctions.zeta(s, q + 1),
              Math.pow(q, -s),
              1e-12);
        });
  }

  @Test
  void errorFunctionsBelongTogether() {
    forRandom(
        -3,
        3,
        x -> {
          assertClose(Erf.value(x) + Erfc.value(x), 1, 1e-15);
          assertClose(InverseErf.value(Erf.value(x)), x, 1e-10);
        });
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.1564208032", "1, 0.2079104154", "5, 0.1639722669", "50, 0.0559931239"})
  void besselFunctionsAreThoseOfTheTables(double x, double expected) {
    assertThat(SpecialFunctions.besselI1e(x)).isWithin(1e-9).of(expected);
    assertThat(SpecialFunctions.besselI1e(-x)).isWithin(1e-9).of(-expected);
  }

  @Test
  void polygammaIsTheDerivativeOfDigamma() {
    forRandom(
        0.5,
        20,
        x -> {
          double h = 1e-4;
          double slope =
              (SpecialFunctions.digamma(x + h) - SpecialFunctions.digamma(x - h)) / (2 * h);
          assertClose(SpecialFunctions.polygamma(1, x), slope, 1e-6);
        });
    // Table: trigamma(1) = pi^2 / 6, polygamma(2, 1) = -2 zeta(3).
    assertClose(SpecialFunctions.polygamma(1, 1), Math.PI * Math.PI / 6, 1e-14);
    assertClose(SpecialFunctions.polygamma(2, 1), -2.4041138063191885, 1e-14);
  }

  @Test
  void complexLogarithmDoesNotCancelNearTheUnitCircle() {
    // |1 + z| is one but for the last digits; the exact value is half of log1p(2x + x^2 + y^2).
    double x = -0.4;
    double y = 0.8;
    double excess =
        new BigDecimal(x)
            .multiply(BigDecimal.TWO)
            .add(new BigDecimal(x).pow(2))
            .add(new BigDecimal(y).pow(2))
            .doubleValue();
    Complex log = Complexes.log1p(Complex.ofCartesian(x, y));
    assertThat(log.real()).isWithin(1e-30).of(0.5 * Math.log1p(excess));
    forRandom(
        -0.9,
        5,
        r -> {
          Complex z = Complex.ofCartesian(r, r / 2 + 0.1);
          Complex back = Complexes.expm1(Complexes.log1p(z));
          assertClose(back.real(), z.real(), 1e-14);
          assertClose(back.imag(), z.imag(), 1e-14);
        });
  }
}
