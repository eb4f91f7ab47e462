// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elementwise ops; expected values were computed with NumPy, mpmath and ml_dtypes. */
final class ElementwiseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          abs                  | f32  | [-1.5, 0.0, 2.0]   | [1.5, 0.0, 2.0]
          abs                  | i8   | [-128, -1, 5]      | [-128, 1, 5]
          cbrt                 | f64  | [8.0, -27.0, 0.0]  | [2.0, -3.0, 0.0]
          ceil                 | f16  | [-1.5, 0.2, 2.0]   | [-1.0, 1.0, 2.0]
          count_leading_zeros  | i16  | [0, 1, -1]         | [16, 15, 0]
          exponential          | f32  | [0.0, 1.0, -1.0]   | [1.0, 2.71828175, 0.36787945]
          exponential_minus_one| f32  | [0.0, 1.0e-8, 1.0] | [0.0, 1.0e-8, 1.71828187]
          floor                | f32  | [-1.5, 0.2, 2.0]   | [-2.0, 0.0, 2.0]
          log                  | f64  | [1.0, 10.0, 0.5]   | [0.0, 2.302585092994046, -0.6931471805599453]
          log_plus_one         | f32  | [0.0, 1.0e-8, 1.0] | [0.0, 1.0e-8, 0.6931472]
          logistic             | f32  | [0.0, 2.0, -2.0]   | [0.5, 0.880797, 0.11920292]
          negate               | f32  | [-1.5, 0.0, 2.0]   | [1.5, -0.0, -2.0]
          negate               | ui8  | [1, 0, 255]        | [255, 0, 1]
          not                  | i1   | [true, false, true]| [false, true, false]
          not                  | ui8  | [0, 255, 1]        | [255, 0, 254]
          popcnt               | i8   | [0, -1, 5]         | [0, 8, 2]
          round_nearest_afz    | f32  | [-2.5, 0.5, 1.4]   | [-3.0, 1.0, 1.0]
          round_nearest_even   | f32  | [-2.5, 0.5, 1.5]   | [-2.0, 0.0, 2.0]
          rsqrt                | f32  | [4.0, 2.0, 0.25]   | [0.5, 0.70710677, 2.0]
          sign                 | i32  | [-5, 0, 7]         | [-1, 0, 1]
          sign                 | f32  | [-5.0, -0.0, 7.0]  | [-1.0, -0.0, 1.0]
          sine                 | f32  | [0.0, 1.0, -2.0]   | [0.0, 0.84147096, -0.9092974]
          cosine               | f32  | [0.0, 1.0, -2.0]   | [1.0, 0.5403023, -0.41614684]
          sqrt                 | bf16 | [4.0, 2.0, 0.0]    | [2.0, 1.4140625, 0.0]
          tan                  | f64  | [0.0, 1.0, -2.0]   | [0.0, 1.5574077246549023, 2.185039863261519]
          tanh                 | f32  | [0.0, 1.0, -2.0]   | [0.0, 0.7615942, -0.9640276]
          """)
  void computesFunctionsOfOneOperand(String op, String type, String operand, String expected) {
    Programs.check(
        """
        %%x = stablehlo.constant dense<%s> : tensor<3x%s>
        %%y = stablehlo.%s %%x : tensor<3x%s>
        %s
        """
            .formatted(operand, type, op, type, expectation("%y", expected, type)));
  }

  /** Floating-point results may be one step away: two libraries round the last bit differently. */
  private static String expectation(String value, String expected, String type) {
    return type.contains("f")
        ? """
        %%e = stablehlo.constant dense<%s> : tensor<3x%s>
        check.expect_close %s, %%e, max_ulp_difference = 1 : tensor<3x%s>, tensor<3x%s>\
        """
            .formatted(expected, type, value, type, type)
        : "check.expect_eq_const %s, dense<%s> : tensor<3x%s>".formatted(value, expected, type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          add       | i1   | [true, true, false] | [true, false, false] | [true, true, false]
          add       | i8   | [127, -128, 5]      | [1, -1, 6]           | [-128, 127, 11]
          add       | f16  | [65504.0, 1.0, 2.0] | [65504.0, 2.0, 1.0]  | [0x7C00, 3.0, 3.0]
          add       | bf16 | [256.0, 1.0, 3.0]   | [1.0, 2.0, 0.5]      | [256.0, 3.0, 3.5]
          and       | i8   | [12, -1, 0]         | [10, 7, 9]           | [8, 7, 0]
          atan2     | f32  | [1.0, -1.0, 0.0]    | [1.0, -1.0, -1.0]    | [0.7853982, -2.3561945, 3.1415927]
          divide    | i32  | [7, -7, 5]          | [2, 2, 0]            | [3, -3, -1]
          divide    | ui8  | [255, 7, 5]         | [2, 2, 0]            | [127, 3, 255]
          divide    | f32  | [1.0, -1.0, 6.0]    | [3.0, 0.0, 2.0]      | [0.33333334, 0xFF800000, 3.0]
          maximum   | f32  | [0x7FC00000, -0.0, 2.0] | [1.0, 0.0, 3.0]  | [0x7FC00000, 0.0, 3.0]
          maximum   | ui8  | [255, 1, 2]         | [1, 2, 3]            | [255, 2, 3]
          minimum   | i8   | [-1, 1, 2]          | [1, 2, 3]            | [-1, 1, 2]
          multiply  | i1   | [true, true, false] | [true, false, false] | [true, false, false]
          multiply  | i32  | [65536, 3, -2]      | [65536, 4, 5]        | [0, 12, -10]
          or        | i1   | [true, true, false] | [true, false, false] | [true, true, false]
          power     | f64  | [2.0, -2.0, 1.0]    | [10.0, 3.0, 0x7FF8000000000000] | [1024.0, -8.0, 1.0]
          power     | i64  | [2, -3, -1]         | [10, 3, -3]          | [1024, -27, -1]
          remainder | i32  | [7, -7, 5]          | [3, 3, 0]            | [1, -1, 5]
          remainder | f32  | [7.5, -7.5, 5.0]    | [2.0, 2.0, 0x7F800000] | [1.5, -1.5, 5.0]
          shift_left| i8   | [1, 1, -1]          | [3, 8, 1]            | [8, 0, -2]
          shift_right_arithmetic | i8 | [-8, -8, 8] | [1, 9, 2]          | [-4, -1, 2]
          shift_right_logical | i8 | [-8, -8, 8]  | [1, 9, 2]            | [124, 0, 2]
          subtract  | ui8  | [0, 5, 255]         | [1, 3, 255]          | [255, 2, 0]
          xor       | i1   | [true, true, false] | [true, false, false] | [false, true, false]
          """)
  void computesFunctionsOfTwoOperands(
      String op, String type, String lhs, String rhs, String expected) {
    Programs.check(
        """
        %%x = stablehlo.constant dense<%s> : tensor<3x%s>
        %%y = stablehlo.constant dense<%s> : tensor<3x%s>
        %%z = stablehlo.%s %%x, %%y : tensor<3x%s>
        %s
        """
            .formatted(lhs, type, rhs, type, op, type, expectation("%z", expected, type)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          f32  | [1.5, -1.5, 300.0]       | i8       | [1, -1, 127]
          f32  | [0x7FC00000, -1.5, 300.0]| ui8      | [0, 0, 255]
          f64  | [1.0e20, -1.0e20, 3.0]   | i64      | [9223372036854775807, -9223372036854775808, 3]
          i32  | [255, 256, -1]           | ui8      | [255, 0, 255]
          i32  | [16777217, -1, 0]        | f32      | [1.6777216e7, -1.0, 0.0]
          ui64 | [18446744073709551615, 1, 0] | f32  | [1.8446744e19, 1.0, 0.0]
          i64  | [257, 259, 1]            | bf16     | [256.0, 260.0, 1.0]
          f32  | [0.0, 0.5, 0x7FC00000]   | i1       | [false, true, true]
          f64  | [1.00390625001, 3.0e38, 1.0e39] | bf16 | [1.0078125, 3.0e38, 0x7F80]
          f32  | [464.0, 480.0, 1.1]      | f8E4M3FN | [448.0, 0x7F, 1.125]
          f32  | [61440.0, 0.1, -0.0]     | f8E5M2   | [0x7C, 0.09375, -0.0]
          f32  | [6.0, 100.0, 0.3]        | f4E2M1FN | [6.0, 6.0, 0.5]
          i1   | [true, false, true]      | f16      | [1.0, 0.0, 1.0]
          """)
  void convertsWithTheRoundingOfTheTarget(String from, String operand, String to, String expected) {
    Programs.check(
        """
        %%x = stablehlo.constant dense<%s> : tensor<3x%s>
        %%y = stablehlo.convert %%x : (tensor<3x%s>) -> tensor<3x%s>
        %%b = stablehlo.constant dense<%s> : tensor<3x%s>
        %s
        """
            .formatted(
                operand,
                from,
                from,
                to,
                expected,
                to,
                to.contains("f")
                    ? "check.expect_close %y, %b, max_ulp_difference = 0 : tensor<3x"
                        + to
                        + ">, tensor<3x"
                        + to
                        + ">"
                    : "check.expect_eq %y, %b : tensor<3x" + to + ">"));
  }

  @Test
  void comparesNumbersAndTheirTotalOrder() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[0x7FC00000, -0.0, 1.0]> : tensor<3xf32>
        %y = stablehlo.constant dense<[1.0, 0.0, 2.0]> : tensor<3xf32>
        %0 = stablehlo.compare LT, %x, %y, FLOAT : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xi1>
        check.expect_eq_const %0, dense<[false, false, true]> : tensor<3xi1>
        %1 = stablehlo.compare LT, %x, %y, TOTALORDER : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xi1>
        check.expect_eq_const %1, dense<[false, true, true]> : tensor<3xi1>
        %2 = stablehlo.compare NE, %x, %x : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xi1>
        check.expect_eq_const %2, dense<[true, false, false]> : tensor<3xi1>
        """);
  }

  @Test
  void computesWithComplexNumbers() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[(1.0, 2.0), (3.0, -4.0)]> : tensor<2xcomplex<f32>>
        %y = stablehlo.constant dense<[(0.5, -1.0), (2.0, 0.0)]> : tensor<2xcomplex<f32>>
        %0 = stablehlo.multiply %x, %y : tensor<2xcomplex<f32>>
        check.expect_eq_const %0, dense<[(2.5, 0.0), (6.0, -8.0)]> : tensor<2xcomplex<f32>>
        %1 = stablehlo.abs %x : (tensor<2xcomplex<f32>>) -> tensor<2xf32>
        check.expect_eq_const %1, dense<[2.23606801, 5.0]> : tensor<2xf32>
        %2 = stablehlo.sqrt %x : tensor<2xcomplex<f32>>
        check.expect_almost_eq_const %2, dense<[(1.27201965, 0.786151378), (2.0, -1.0)]> : tensor<2xcomplex<f32>>
        %3 = stablehlo.real %x : (tensor<2xcomplex<f32>>) -> tensor<2xf32>
        check.expect_eq_const %3, dense<[1.0, 3.0]> : tensor<2xf32>
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bessel_i1e | [0.5, -3.0, 100.0]  | [0.1564208031848717, -0.19682671329730086, 0.03974415302513025]
          digamma    | [1.0, 0.25, -1.5]   | [-0.5772156649015329, -4.227453533376265, 0.7031566406452432]
          erf        | [0.5, -1.0, 3.0]    | [0.5204998778130465, -0.8427007929497148, 0.9999779095030014]
          erfc       | [0.5, -1.0, 3.0]    | [0.4795001221869535, 1.8427007929497148, 2.2090496998585445e-05]
          erf_inv    | [0.5, -0.9, 0.0]    | [0.4769362762044699, -1.1630871536766743, 0.0]
          lgamma     | [0.5, 10.0, -1.5]   | [0.5723649429247001, 12.801827480081469, 0.8600470153764810]
          """)
  void computesSpecialFunctions(String op, String operand, String expected) {
    Programs.check(
        """
        %%x = stablehlo.constant dense<%s> : tensor<3xf64>
        %%y = chlo.%s %%x : tensor<3xf64> -> tensor<3xf64>
        %%e = stablehlo.constant dense<%s> : tensor<3xf64>
        check.expect_almost_eq %%y, %%e, tolerance = 1.0e-13 : tensor<3xf64>
        """
            .formatted(operand, op, expected));
  }

  @Test
  void computesZetaAndPolygamma() {
    Programs.check(
        """
        %s = stablehlo.constant dense<[2.0, 3.0, 1.5]> : tensor<3xf64>
        %q = stablehlo.constant dense<[1.0, 0.5, 4.0]> : tensor<3xf64>
        %0 = chlo.zeta %s, %q : tensor<3xf64>, tensor<3xf64> -> tensor<3xf64>
        check.expect_almost_eq_const %0, dense<[1.6449340668482264, 8.414398322117158, 1.0663718683623393]> : tensor<3xf64>
        %n = stablehlo.constant dense<[0.0, 1.0, 2.0]> : tensor<3xf64>
        %1 = chlo.polygamma %n, %q : tensor<3xf64>, tensor<3xf64> -> tensor<3xf64>
        check.expect_almost_eq_const %1, dense<[-0.5772156649015329, 4.934802200544679, -0.0800397322451144]> : tensor<3xf64>
        """);
  }

  @Test
  void saysWhatIsNotDefined() {
    assertThat(
            Programs.error(
                """
                %x = stablehlo.constant dense<1> : tensor<i32>
                %y = stablehlo.sine %x : tensor<i32>
                """))
        .isEqualTo("'stablehlo.sine' op not defined for element type i32");
  }
}
