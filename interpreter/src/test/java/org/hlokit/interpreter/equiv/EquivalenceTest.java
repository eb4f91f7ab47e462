// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.interpreter.Programs;
import org.hlokit.interpreter.RunEvents;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted faults must be found, honest pairs must pass. */
final class EquivalenceTest {
  /** A normalisation as models spell it, computed in f32 and rounded to T before the weight. */
  private static final String CHAIN =
      """
      func.func @main(%x: tensor<4x8xT>, %w: tensor<8xT>) -> tensor<4x8xT> {
        %f = stablehlo.convert %x : (tensor<4x8xT>) -> tensor<4x8xf32>
        %s = stablehlo.multiply %f, %f : tensor<4x8xf32>
        %z = stablehlo.constant dense<0.0> : tensor<f32>
        %r = stablehlo.reduce(%s init: %z) applies stablehlo.add across dimensions = [1] : (tensor<4x8xf32>, tensor<f32>) -> tensor<4xf32>
        %n = stablehlo.constant dense<0.125> : tensor<4xf32>
        %m = stablehlo.multiply %r, %n : tensor<4xf32>
        %e = stablehlo.constant dense<1.0e-6> : tensor<4xf32>
        %v = stablehlo.add %m, %e : tensor<4xf32>
        %q = stablehlo.rsqrt %v : tensor<4xf32>
        %b = stablehlo.broadcast_in_dim %q, dims = [0] : (tensor<4xf32>) -> tensor<4x8xf32>
        %y = stablehlo.multiply %f, %b : tensor<4x8xf32>
        %c = stablehlo.convert %y : (tensor<4x8xf32>) -> tensor<4x8xT>
        %g = stablehlo.broadcast_in_dim %w, dims = [1] : (tensor<8xT>) -> tensor<4x8xT>
        %o = stablehlo.multiply %g, %c : tensor<4x8xT>
        return %o : tensor<4x8xT>
      }
      """;

  private static final String FUSED =
      """
      func.func @main(%x: tensor<4x8xT>, %w: tensor<8xT>) -> tensor<4x8xT> {
        %o = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 9.99999997E-7 : f32, cast_before_scale = true}"} : (tensor<4x8xT>, tensor<8xT>) -> tensor<4x8xT>
        return %o : tensor<4x8xT>
      }
      """;

  private static String of(String program, String type) {
    return program.replaceAll("xT\\b", "x" + type);
  }

  private static Equivalence.Verdict compare(String first, String second) {
    Interpreter a = new Interpreter(Programs.read(first), RunEvents.quiet());
    Interpreter b = new Interpreter(Programs.read(second), RunEvents.quiet());
    return new Equivalence(Criterion.DEFAULT, 0, 32).compare(a, main(a), b, main(b));
  }

  private static Operation main(Interpreter interpreter) {
    return Objects.requireNonNull(interpreter.entry("main"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f32", "bf16", "f16"})
  void passesTheFusedForm(String type) {
    assertThat(compare(of(CHAIN, type), of(FUSED, type)).equivalent()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %d = stablehlo.sqrt %v : tensor<4xf32> @ %q = stablehlo.divide %one, %d : tensor<4xf32>
          """)
  void passesAnotherSpelling(String spelling) {
    String other =
        CHAIN
            .replace(
                "%q = stablehlo.rsqrt %v : tensor<4xf32>",
                "%one = stablehlo.constant dense<1.0> : tensor<4xf32>\n"
                    + spelling.replace("@", "\n"))
            .replace(
                "%s = stablehlo.multiply %f, %f : tensor<4x8xf32>",
                "%two = stablehlo.constant dense<2.0> : tensor<4x8xf32>\n"
                    + "%s = stablehlo.power %f, %two : tensor<4x8xf32>");
    assertThat(compare(of(CHAIN, "f32"), of(other, "f32")).equivalent()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an epsilon that is off by a tenth      | dense<1.0e-6> | dense<1.1e-6>
          the mean over the wrong dimension      | across dimensions = [1] : (tensor<4x8xf32>, tensor<f32>) -> tensor<4xf32> | across dimensions = [0] : (tensor<4x8xf32>, tensor<f32>) -> tensor<8xf32> @ %k = stablehlo.slice %k0 [0:4] : (tensor<8xf32>) -> tensor<4xf32>
          sqrt in place of rsqrt                 | stablehlo.rsqrt | stablehlo.sqrt
          a wrong length                         | dense<0.125>  | dense<0.25>
          a swapped operand                      | %m, %e : | %e, %e :
          an epsilon that is scaled with x       | %v = stablehlo.add %m, %e : tensor<4xf32> | %em = stablehlo.multiply %m, %e : tensor<4xf32> @ %v = stablehlo.add %m, %em : tensor<4xf32>
          no weight                              | %o = stablehlo.multiply %g, %c : tensor<4x8xT> | %o = stablehlo.multiply %c, %c : tensor<4x8xT>
          """)
  void findsPlantedFaults(String fault, String from, String to) {
    String faulty = CHAIN.replace(from, to.replace("@", "\n"));
    if (to.contains("%k0")) {
      faulty =
          faulty.replace("%r = stablehlo.reduce", "%k0 = stablehlo.reduce").replace("%r,", "%k,");
    }
    assertThat(faulty).isNotEqualTo(CHAIN);
    for (String type : List.of("f32", "bf16")) {
      assertThat(compare(of(CHAIN, type), of(faulty, type)).equivalent()).isFalse();
      assertThat(compare(of(FUSED, type), of(faulty, type)).equivalent()).isFalse();
    }
  }

  @Test
  void findsACastOnTheWrongSideOfTheWeight() {
    String after = FUSED.replace(", cast_before_scale = true", "");
    assertThat(compare(of(CHAIN, "bf16"), of(after, "bf16")).equivalent()).isFalse();
    assertThat(compare(of(CHAIN, "f16"), of(after, "f16")).equivalent()).isFalse();
  }

  @Test
  void findsADroppedOne() {
    String onePlus =
        """
        func.func @main(%x: tensor<4x8xf32>, %w: tensor<8xf32>) -> tensor<4x8xf32> {
          %one = stablehlo.constant dense<1.0> : tensor<8xf32>
          %v = stablehlo.add %one, %w : tensor<8xf32>
          %g = stablehlo.broadcast_in_dim %v, dims = [1] : (tensor<8xf32>) -> tensor<4x8xf32>
          %o = stablehlo.multiply %x, %g : tensor<4x8xf32>
          return %o : tensor<4x8xf32>
        }
        """;
    assertThat(compare(onePlus, onePlus).equivalent()).isTrue();
    String dropped = onePlus.replace("broadcast_in_dim %v", "broadcast_in_dim %w");
    assertThat(compare(onePlus, dropped).equivalent()).isFalse();
  }

  @Test
  void findsASwappedOperand() {
    String subtract =
        """
        func.func @main(%x: tensor<3xf32>, %y: tensor<3xf32>) -> tensor<3xf32> {
          %o = stablehlo.subtract %x, %y : tensor<3xf32>
          return %o : tensor<3xf32>
        }
        """;
    Equivalence.Verdict verdict = compare(subtract, subtract.replace("%x, %y :", "%y, %x :"));
    assertThat(verdict.equivalent()).isFalse();
    Equivalence.Trial worst = Objects.requireNonNull(verdict.worst());
    assertThat(worst.passes()).isFalse();
    assertThat(EquivalenceReport.json(verdict, 0)).contains("\"equivalent\": false");
  }

  @Test
  void integersMustBeEqualAtTheirLimits() {
    String halve =
        """
        func.func @main(%x: tensor<64xi32>) -> tensor<64xi32> {
          %two = stablehlo.constant dense<2> : tensor<64xi32>
          %o = stablehlo.divide %x, %two : tensor<64xi32>
          return %o : tensor<64xi32>
        }
        """;
    String shift =
        halve
            .replace("dense<2>", "dense<1>")
            .replace("stablehlo.divide", "stablehlo.shift_right_arithmetic");
    assertThat(compare(halve, shift).equivalent()).isFalse();
  }

  @Test
  void drawsTheSameAgain() {
    Equivalence.Verdict first = compare(of(CHAIN, "f32"), of(FUSED, "f32"));
    Equivalence.Verdict second = compare(of(CHAIN, "f32"), of(FUSED, "f32"));
    assertThat(first).isEqualTo(second);
  }

  @Test
  void saysWhySignaturesDiffer() {
    Interpreter a = new Interpreter(Programs.read(of(CHAIN, "f32")), RunEvents.quiet());
    Interpreter b = new Interpreter(Programs.read(of(CHAIN, "bf16")), RunEvents.quiet());
    assertThat(Equivalence.incomparable(main(a), main(b))).isEqualTo("argument 0 differs in type");
    assertThat(Equivalence.incomparable(main(a), main(a))).isNull();
  }

  @Test
  void checksASliceBeforeAndAfterARewrite() {
    Operation module = Programs.read(of(CHAIN, "f32"));
    Interpreter interpreter = new Interpreter(module, RunEvents.quiet());
    Value result = main(interpreter).region(0).entry().terminator().operand(0);
    Operation multiply = Objects.requireNonNull(result.definingOp());
    SliceCheck check =
        SliceCheck.before(interpreter, List.of(result), Set.of(), Criterion.DEFAULT, 0, 16);
    multiply.setOperands(List.of(multiply.operand(1), multiply.operand(0)));
    assertThat(check.after(List.of(result)).equivalent()).isTrue();
    multiply.setOperand(0, multiply.operand(1));
    assertThat(check.after(List.of(result)).equivalent()).isFalse();
  }

  /**
   * All but the weight's product in f16: squares beyond 256 overflow, and the fused call's do not.
   */
  private static final String HALF_CHAIN =
      """
      func.func @main(%x: tensor<4x8xf16>) -> tensor<4x8xf16> {
        %s = stablehlo.multiply %x, %x : tensor<4x8xf16>
        %z = stablehlo.constant dense<0.0> : tensor<f16>
        %r = stablehlo.reduce(%s init: %z) applies stablehlo.add across dimensions = [1] : (tensor<4x8xf16>, tensor<f16>) -> tensor<4xf16>
        %n = stablehlo.constant dense<0.125> : tensor<4xf16>
        %m = stablehlo.multiply %r, %n : tensor<4xf16>
        %e = stablehlo.constant dense<0.001> : tensor<4xf16>
        %v = stablehlo.add %m, %e : tensor<4xf16>
        %q = stablehlo.rsqrt %v : tensor<4xf16>
        %b = stablehlo.broadcast_in_dim %q, dims = [0] : (tensor<4xf16>) -> tensor<4x8xf16>
        %y = stablehlo.multiply %x, %b : tensor<4x8xf16>
        return %y : tensor<4x8xf16>
      }
      """;

  @ParameterizedTest
  @CsvSource({"1.00040436E-3, true", "1.1E-3, false"})
  void whatIsMoreExactMayDiffer(String epsilon, boolean equivalent) {
    String fused =
        """
        func.func @main(%x: tensor<4x8xf16>) -> tensor<4x8xf16> {
          %o = stablehlo.custom_call @ai_edge_torch.rms_norm(%x) {backend_config = "{epsilon = EPS : f32}"} : (tensor<4x8xf16>) -> tensor<4x8xf16>
          return %o : tensor<4x8xf16>
        }
        """
            .replace("EPS", epsilon);
    Interpreter a = new Interpreter(Programs.read(HALF_CHAIN), RunEvents.quiet());
    Interpreter b = new Interpreter(Programs.read(fused), RunEvents.quiet());
    Equivalence equivalence = new Equivalence(Criterion.DEFAULT, 0, 16);
    Exact exact = new Exact(Programs.read(HALF_CHAIN), "main");

    assertThat(equivalence.compare(a, main(a), b, main(b)).equivalent()).isFalse();
    assertThat(equivalence.compare(a, main(a), b, main(b), exact).equivalent())
        .isEqualTo(equivalent);
  }
}
