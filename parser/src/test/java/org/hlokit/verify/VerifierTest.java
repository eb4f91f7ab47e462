// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Source;
import org.hlokit.parse.MlirText;
import org.hlokit.parse.ParseOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that are not valid, and all that is said of them. */
class VerifierTest {
  private static final MlirText TEXT = MlirText.ofAllDialects();

  private static ImmutableList<String> messages(String program) {
    ImmutableList<Diagnostic> found;
    try {
      found =
          Verifier.verify(
              TEXT.read(new Source("m.mlir", program.getBytes(UTF_8)), ParseOptions.DEFAULT));
    } catch (DiagnosticException e) {
      found = e.diagnostics();
    }
    return found.stream()
        .map(
            diagnostic ->
                diagnostic.range() == null
                    ? diagnostic.message()
                    : diagnostic.range().source().line(diagnostic.range().start())
                        + ": "
                        + diagnostic.message())
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * A body with {@code %a} and {@code %b} of types {@code tensor<4xf32>} and {@code tensor<4xi32>}.
   */
  private static Arguments body(String body, String... messages) {
    return Arguments.of(
        "func.func @f(%a: tensor<4xf32>, %b: tensor<4xi32>) {\n" + body + "\n  return\n}",
        ImmutableList.copyOf(messages));
  }

  static Stream<Arguments> programs() {
    return Stream.of(
        body(
            "%0 = stablehlo.popcnt %a : tensor<4xf32>",
            "2: 'stablehlo.popcnt' op operand #0 must be ranked tensor of 2/4/8/16/32/64-bit"
                + " integer values, but got 'tensor<4xf32>'"),
        body(
            "%0 = \"stablehlo.negate\"(%a) : (tensor<4xf32>) -> i32",
            "2: 'stablehlo.negate' op result #0 must be ranked tensor of 2/4/8/16/32/64-bit"
                + " integer or 4/6/8/16/32/64-bit float or complex type with 32/64-bit float"
                + " elements or per-tensor integer quantized values, but got 'i32'"),
        body(
            "%0 = \"stablehlo.get_dimension_size\"(%a) {dimension = -2 : i64}"
                + " : (tensor<4xf32>) -> tensor<i32>",
            "2: 'stablehlo.get_dimension_size' op attribute 'dimension' failed to satisfy"
                + " constraint: 64-bit signless integer attribute whose value is non-negative"),
        body(
            "%0 = \"stablehlo.iota\"() : () -> tensor<4xi32>",
            "2: 'stablehlo.iota' op requires attribute 'iota_dimension'"),
        body(
            "%0 = \"stablehlo.maximum\"(%a, %b) : (tensor<4xf32>, tensor<4xi32>) -> tensor<4xf32>",
            "2: 'stablehlo.maximum' op requires compatible types for all operands and results"),
        body(
            "check.expect_eq %a, %a : tensor<4xf32>\n"
                + "\"check.expect_eq\"(%a, %b) : (tensor<4xf32>, tensor<4xi32>) -> ()",
            "3: 'check.expect_eq' op requires all operands to have the same type"),
        body(
            "check.expect_eq_const %a, dense<1> : tensor<4xi32>",
            "2: use of value '%a' expects different type than prior uses: 'tensor<4xi32>' vs"
                + " 'tensor<4xf32>'"),
        // One fault a function; what stands after it is not looked at.
        Arguments.of(
            """
            func.func @first(%a: tensor<4xf32>) {
              %0 = stablehlo.popcnt %a : tensor<4xf32>
              %1 = stablehlo.not %a : tensor<4xf32>
              return
            }
            func.func @second(%a: tensor<4xf32>) -> tensor<4xf32> {
              return
            }
            """,
            ImmutableList.of(
                "2: 'stablehlo.popcnt' op operand #0 must be ranked tensor of 2/4/8/16/32/64-bit"
                    + " integer values, but got 'tensor<4xf32>'",
                "7: 'func.return' op has 0 operands, but enclosing function (@second) returns 1")),
        // Symbols are looked up where all else is well.
        Arguments.of(
            """
            func.func @caller() {
              call @nobody() : () -> ()
              return
            }
            func.func @other() -> i32 {
              return
            }
            """,
            ImmutableList.of(
                "6: 'func.return' op has 0 operands, but enclosing function (@other) returns 1")),
        // A table of symbols of its own.
        Arguments.of(
            """
            module {
              func.func private @f()
              module @inner {
                func.func @caller() {
                  call @f() : () -> ()
                  return
                }
              }
            }
            """,
            ImmutableList.of("5: 'func.call' op 'f' does not reference a valid function")),
        // Values of a region around an operation are seen in it, those of one beside it are not.
        Arguments.of(
            """
            func.func @regions(%p: tensor<i1>, %a: tensor<f32>) -> tensor<f32> {
              %0 = "stablehlo.if"(%p) ({
                %1 = stablehlo.add %a, %a : tensor<f32>
                stablehlo.return %1 : tensor<f32>
              }, {
                stablehlo.return %1 : tensor<f32>
              }) : (tensor<i1>) -> tensor<f32>
              return %0 : tensor<f32>
            }
            """,
            ImmutableList.of("6: use of undeclared SSA value name")));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void tellsWhatIsWrong(String program, ImmutableList<String> expected) {
    assertThat(messages(program)).containsExactlyElementsIn(expected).inOrder();
  }

  /** Operations alike are verified once; they are alike only where nothing that matters differs. */
  @Test
  void looksAgainWhereExtentsAreConstants() {
    assertThat(
            messages(
                """
                func.func @f(%a: tensor<?xf32>) {
                  %c = stablehlo.constant dense<[2, 2]> : tensor<2xi32>
                  %d = stablehlo.constant dense<[2, 3]> : tensor<2xi32>
                  %0 = stablehlo.dynamic_reshape %a, %c : (tensor<?xf32>, tensor<2xi32>) -> tensor<2x2xf32>
                  %1 = stablehlo.dynamic_reshape %a, %d : (tensor<?xf32>, tensor<2xi32>) -> tensor<2x2xf32>
                  return
                }
                """))
        .containsExactly(
            "5: output shape [2, 3] is incompatible with return type of operation"
                + " 'tensor<2x2xf32>'");
  }

  @Test
  void looksAgainAtOtherBodies() {
    String reduce =
        """
          %%%d = "stablehlo.reduce"(%%a, %%c) <{dimensions = array<i64: 0>}> ({
          ^bb0(%%x: tensor<f32>, %%y: tensor<f32>):
            %%s = %s
            stablehlo.return %%s : tensor<f32>
          }) : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
        """;
    assertThat(
            messages(
                "func.func @f(%a: tensor<4xf32>, %c: tensor<f32>) {\n"
                    + reduce.formatted(0, "stablehlo.add %x, %y : tensor<f32>")
                    + reduce.formatted(1, "stablehlo.add %x, %y : tensor<f32>")
                    + reduce.formatted(
                        2,
                        "\"stablehlo.add\"(%x, %x) {x.y} : (tensor<f32>, tensor<f32>) ->"
                            + " tensor<f32>")
                    + reduce.formatted(
                        3, "\"stablehlo.add\"(%x, %s) : (tensor<f32>, tensor<f32>) -> tensor<f32>")
                    + "  return\n}"))
        .containsExactly("19: operand #1 does not dominate this use");
  }
}
