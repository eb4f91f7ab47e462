// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.diagnostic.DiagnosticText;
import org.hlokit.ir.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a text can be wrong, and what the user then reads. */
class ParseErrorsTest {
  private static final MlirText TEXT = MlirText.ofAllDialects();

  static Stream<Arguments> errors() {
    return Stream.of(
        error(
            "missing brace",
            """
            module {
              func.func @f() {
                return
              }
            """,
            """
            m.mlir:4:4: error: expected '}', but the text ends here
              }
               ^
            """),
        error(
            "empty text",
            "",
            """
            m.mlir:1:1: error: expected an operation, but the text holds none

            ^
            """),
        error(
            "unknown type",
            "func.func private @f(tensor<2xq32>)",
            """
            m.mlir:1:31: error: expected non-function type
            func.func private @f(tensor<2xq32>)
                                          ^~~
            """),
        error(
            "sign within a number",
            """
            %0 = stablehlo.constant dense<[1.0, 0x7F0e-8]> : tensor<2xf32>
            """,
            """
            m.mlir:1:37: error: expected element literal of primitive type
            %0 = stablehlo.constant dense<[1.0, 0x7F0e-8]> : tensor<2xf32>
                                                ^~~~~~~~
            """),
        error(
            "missing operand",
            """
            func.func @f(%a: tensor<f32>) {
              %0 = stablehlo.add %a : tensor<f32>
              return
            }
            """,
            """
            m.mlir:2:37: error: expected SSA operand
              %0 = stablehlo.add %a : tensor<f32>
                                                ^
            """),
        error(
            "operands and types",
            """
            func.func @f(%a: tensor<f32>) {
              %0 = "stablehlo.add"(%a) : (tensor<f32>, tensor<f32>) -> tensor<f32>
              return
            }
            """,
            """
            m.mlir:2:30: error: expected 1 operand types but had 2
              %0 = "stablehlo.add"(%a) : (tensor<f32>, tensor<f32>) -> tensor<f32>
                                         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            """),
        error(
            "undefined value",
            """
            func.func @f(%a: tensor<f32>) {
              %0 = stablehlo.add %a, %b : tensor<f32>
              return
            }
            """,
            """
            m.mlir:2:26: error: use of undeclared SSA value name
              %0 = stablehlo.add %a, %b : tensor<f32>
                                     ^~
            """),
        error(
            "value of another function",
            """
            func.func @f(%a: tensor<f32>) {
              return
            }
            func.func @g() {
              "test.use"(%a) : (tensor<f32>) -> ()
              return
            }
            """,
            """
            m.mlir:5:14: error: use of undeclared SSA value name
              "test.use"(%a) : (tensor<f32>) -> ()
                         ^~
            """),
        error(
            "value defined twice",
            """
            func.func @f(%a: tensor<f32>) {
              %a = stablehlo.constant dense<0.0> : tensor<f32>
              return
            }
            """,
            """
            m.mlir:2:3: error: redefinition of SSA value '%a'
              %a = stablehlo.constant dense<0.0> : tensor<f32>
              ^~
            m.mlir:1:14: note: previously defined here
            func.func @f(%a: tensor<f32>) {
                         ^~
            """),
        error(
            "number of results",
            "%0:2 = stablehlo.constant dense<0.0> : tensor<f32>",
            """
            m.mlir:1:1: error: operation defines 1 results but was provided 2 to bind
            %0:2 = stablehlo.constant dense<0.0> : tensor<f32>
            ^~
            """),
        error(
            "truncated text",
            "func.func @f(%a: tensor<f32>) {\n  %0 = stablehlo.add %a, %a : ten",
            """
            m.mlir:2:31: error: expected non-function type
              %0 = stablehlo.add %a, %a : ten
                                          ^~~
            """),
        error(
            "binary text",
            "\u0001\u0002\u0003",
            """
            m.mlir:1:1: error: unexpected character
            \uFFFD\uFFFD\uFFFD
            ^
            """),
        error(
            "misspelt op",
            "%0 = stablehlo.constnt dense<0.0> : tensor<f32>",
            """
            m.mlir:1:6: error: unknown op 'stablehlo.constnt'
            %0 = stablehlo.constnt dense<0.0> : tensor<f32>
                 ^~~~~~~~~~~~~~~~~
            help: did you mean 'stablehlo.constant'?
            """),
        error(
            "shape of a constant",
            "%0 = stablehlo.constant dense<[1.0, 2.0]> : tensor<3xf32>",
            """
            m.mlir:1:31: error: inferred shape of elements literal ([2]) does not match type ([3])
            %0 = stablehlo.constant dense<[1.0, 2.0]> : tensor<3xf32>
                                          ^~~~~~~~~~
            """),
        error(
            "ragged constant",
            "%0 = stablehlo.constant dense<[[1.0], [2.0, 3.0]]> : tensor<2x1xf32>",
            """
            m.mlir:1:31: error: tensor literal is invalid; ranks are not consistent between elements
            %0 = stablehlo.constant dense<[[1.0], [2.0, 3.0]]> : tensor<2x1xf32>
                                          ^~~~~~~~~~~~~~~~~~~
            """),
        error(
            "hexadecimal constant",
            "%0 = stablehlo.constant dense<\"0x00zz\"> : tensor<f32>",
            """
            m.mlir:1:31: error: expected string containing hex digits starting with `0x`
            %0 = stablehlo.constant dense<"0x00zz"> : tensor<f32>
                                          ^~~~~~~~
            """),
        error(
            "integer out of range",
            "%0 = stablehlo.constant dense<300> : tensor<i8>",
            """
            m.mlir:1:31: error: integer constant out of range for type
            %0 = stablehlo.constant dense<300> : tensor<i8>
                                          ^~~
            """),
        error(
            "open string",
            "module @m attributes {a = \"b}\n{}\n",
            """
            m.mlir:1:27: error: expected '"' in string literal
            module @m attributes {a = "b}
                                      ^
            """),
        error(
            "undefined block",
            """
            func.func @f() {
              "cf.br"()[^bb1] : () -> ()
            }
            """,
            """
            m.mlir:2:13: error: reference to an undefined block
              "cf.br"()[^bb1] : () -> ()
                        ^~~~
            """),
        error(
            "undefined location alias",
            "module {} loc(#there)",
            """
            m.mlir:1:15: error: operation location alias was never defined
            module {} loc(#there)
                          ^~~~~~
            """),
        error(
            "trailing text",
            "module {\n}\n----- END -----\n",
            """
            m.mlir:3:1: error: expected end of text
            ----- END -----
            ^
            """));
  }

  private static Arguments error(String name, String input, String message) {
    return Arguments.of(name, input, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void explains(String name, String input, String message) {
    DiagnosticException error =
        assertThrows(DiagnosticException.class, () -> TEXT.read(Source.of("m.mlir", input)));
    assertThat(DiagnosticText.of(error.diagnostics().getFirst())).isEqualTo(message);
  }

  @Test
  void refusesDeepNestingInsteadOfRunningOutOfStack() {
    for (String piece : new String[] {"module {", "#a = [", "%0 = \"a\"(", "func.func @f(%a: ("}) {
      DiagnosticException error =
          assertThrows(
              DiagnosticException.class,
              () -> TEXT.read(Source.of("deep.mlir", piece.repeat(50_000))));
      assertThat(error.diagnostics()).hasSize(1);
    }
  }

  @Test
  void givesOneErrorForEveryPrefixOfAText() {
    String text =
        """
        #map = affine_map<(d0) -> (d0)>
        module @m attributes {a = [1, 2.5, "s", @x::@y, unit, #map]} {
          func.func private @g(tensor<?x4xf32>) -> (tensor<2xi1> {b = dense<[true, false]> : tensor<2xi1>})
          func.func @f(%arg0: tensor<2x3xf32> loc("x")) -> tensor<2xf32> {
            %0 = stablehlo.constant dense<"0x00000000"> : tensor<f32>
            %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
            %2:2 = "test.op"(%1) <{p = 1 : i32}> ({
            ^bb0(%a: tensor<f32>):
              sdy.thing %a <[{"x"}]> : tensor<f32>
            }) {d} : (tensor<2xf32>) -> (tensor<2xf32>, f32)
            return %2#0 : tensor<2xf32>
          } loc(fused["a":1:2, #l])
        }
        #l = loc(callsite("n" at unknown))
        """;
    assertThat(TEXT.read(Source.of("whole.mlir", text)).region(0).entry().isEmpty()).isFalse();
    int faults = 0;
    for (int end = 0; end < text.length(); end++) {
      try {
        TEXT.read(Source.of("prefix.mlir", text.substring(0, end)));
      } catch (DiagnosticException e) {
        assertThat(e.diagnostics()).hasSize(1);
        faults++;
      }
    }
    assertThat(faults).isGreaterThan(text.length() * 9 / 10);
  }

  @Test
  void passesOverTrailingTextWhereAllowed() {
    Source source = Source.of("m.mlir", "module {\n}\n----- END -----\n");
    assertThat(TEXT.read(source, new ParseOptions(true)).name()).isEqualTo("builtin.module");
  }
}
