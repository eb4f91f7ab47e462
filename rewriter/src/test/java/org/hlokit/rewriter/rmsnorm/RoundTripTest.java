// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.interpreter.RunEvents;
import org.hlokit.interpreter.equiv.Criterion;
import org.hlokit.interpreter.equiv.Equivalence;
import org.hlokit.interpreter.equiv.Exact;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.parse.MlirText;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.print.Printer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Fusing and decomposing undo each other, over generated shapes, element types and spellings. */
final class RoundTripTest {
  private static final MlirText TEXT = MlirText.ofAllDialects();
  private static final int CALLS = 60;
  private static final int CHAINS = 60;

  @TestFactory
  Stream<DynamicTest> fusingWhatWasDecomposedGivesItBack() {
    return tests(
        CALLS,
        RoundTripTest::call,
        call -> {
          String before = Printer.toText(read(call));
          for (String options : List.of("", "core-ops-only", "stable", "reduction=custom-call")) {
            Operation module = read(call);
            run(module, DecomposeRmsNormPass.DEFINITION, options);
            assertThat(Printer.toText(module)).doesNotContain("@ai_edge_torch");
            run(module, FuseRmsNormPass.DEFINITION, "");
            assertWithMessage(options).that(Printer.toText(module)).isEqualTo(before);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsDecomposedComputesTheSame() {
    return tests(
        CALLS,
        RoundTripTest::call,
        call -> {
          for (String options : List.of("", "stable")) {
            Operation module = read(call);
            run(module, DecomposeRmsNormPass.DEFINITION, options);
            assertEquivalent(call, module);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> chainsSurviveFusingAndDecomposing() {
    return tests(
        CHAINS,
        RoundTripTest::chain,
        chain -> {
          Operation module = read(chain);
          run(module, FuseRmsNormPass.DEFINITION, "");
          String fused = Printer.toText(module);
          assertWithMessage(chain).that(fused).contains("@ai_edge_torch.rms_norm");
          assertThat(fused).doesNotContain("stablehlo.reduce");
          assertEquivalent(chain, read(fused));
          run(module, DecomposeRmsNormPass.DEFINITION, "");
          assertEquivalent(chain, module);
        });
  }

  @TestFactory
  Stream<DynamicTest> wrappingIsUndoneByUnwrapping() {
    return tests(
        CALLS,
        RoundTripTest::call,
        call -> {
          String before = Printer.toText(read(call));
          Operation module = read(call);
          run(module, WrapRmsNormPass.WRAP, "");
          assertEquivalent(call, module);
          run(module, WrapRmsNormPass.UNWRAP, "");
          assertThat(Printer.toText(module)).isEqualTo(before);
        });
  }

  /** A program that a test may look at, which may throw. */
  private interface Check {
    void run(String program) throws Exception;
  }

  /** Checks programs made from the seeds up to {@code count}. */
  private static Stream<DynamicTest> tests(
      int count, Function<Random, String> program, Check check) {
    return IntStream.range(0, count)
        .mapToObj(
            seed -> {
              String text = program.apply(new Random(seed));
              return DynamicTest.dynamicTest("seed " + seed, () -> check.run(text));
            });
  }

  // --- generated programs -----------------------------------------------------------------------

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String shape(Random random) {
    String leading =
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> (1 + random.nextInt(4)) + "x")
            .collect(Collectors.joining());
    return leading + pick(random, List.of(2, 3, 8, 17)) + "x";
  }

  private static String last(String shape) {
    List<String> extents = List.of(shape.split("x", -1));
    return extents.get(extents.size() - 2);
  }

  /** A fused operation. */
  private static String call(Random random) {
    String shape = shape(random);
    String x = pick(random, List.of("f16", "bf16", "f32", "f64"));
    String y = x.equals("f32") && random.nextBoolean() ? "bf16" : x;
    String epsilon =
        pick(random, List.of("0.000000e+00", "9.99999997E-7", "9.99999974E-6", "1.000000e-03"));
    boolean narrow = y.length() != 3 || y.equals("f16");
    boolean weighted = random.nextBoolean();
    String w = pick(random, List.of(y, x.equals("f64") ? "f64" : "f32"));
    boolean castFirst = weighted && narrow && w.equals(y) && random.nextBoolean();
    if (x.equals("f64")) {
      epsilon = pick(random, List.of("0.000000e+00", "9.9999999999999995E-7"));
    }
    return """
        func.func @main(%%x: tensor<%1$s>%2$s) -> tensor<%3$s> {
          %%0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%%x%4$s) {backend_config = "{epsilon = %5$s : %6$s%7$s}"} : (tensor<%1$s>%8$s) -> tensor<%3$s>
          return %%0 : tensor<%3$s>
        }
        """
        .formatted(
            shape + x,
            weighted ? ", %w: tensor<" + last(shape) + "x" + w + ">" : "",
            shape + y,
            weighted ? ", %w" : "",
            epsilon,
            x.equals("f64") ? "f64" : "f32",
            castFirst ? ", cast_before_scale = true" : "",
            weighted ? ", tensor<" + last(shape) + "x" + w + ">" : "");
  }

  /** A chain that computes in f32, put together from the spellings of its parts. */
  private static String chain(Random random) {
    String type = pick(random, List.of("f16", "bf16", "f32"));
    boolean wide = type.equals("f32");
    ImmutableList.Builder<String> ops = ImmutableList.builder();
    ops.add("%zero = stablehlo.constant dense<0.0> : tensor<f32>");
    ops.add(
        wide
            ? "%f = stablehlo.broadcast_in_dim %x, dims = [0, 1, 2] : (tensor<2x3x8xf32>) -> tensor<2x3x8xf32>"
            : "%f = stablehlo.convert %x : (tensor<2x3x8xT>) -> tensor<2x3x8xf32>");
    switch (random.nextInt(3)) {
      case 0 -> ops.add("%sq = stablehlo.multiply %f, %f : tensor<2x3x8xf32>");
      case 1 -> ops.add("%sq = chlo.square %f : tensor<2x3x8xf32> -> tensor<2x3x8xf32>");
      default -> {
        ops.add("%two = stablehlo.constant dense<2.0> : tensor<2x3x8xf32>");
        ops.add("%sq = stablehlo.power %f, %two : tensor<2x3x8xf32>");
      }
    }
    ops.add(
        "%sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<2x3x8xf32>, tensor<f32>) -> tensor<2x3xf32>");
    boolean divides = random.nextBoolean();
    ops.add("%n = stablehlo.constant dense<" + (divides ? "8.0" : "0.125") + "> : tensor<2x3xf32>");
    ops.add(
        "%mean = stablehlo." + (divides ? "divide" : "multiply") + " %sum, %n : tensor<2x3xf32>");
    ops.add("%row = stablehlo.reshape %mean : (tensor<2x3xf32>) -> tensor<2x3x1xf32>");
    ops.add("%e = stablehlo.constant dense<1.0e-5> : tensor<2x3x1xf32>");
    ops.add(
        random.nextBoolean()
            ? "%v = stablehlo.add %row, %e : tensor<2x3x1xf32>"
            : "%v = stablehlo.add %e, %row : tensor<2x3x1xf32>");
    String scale = "multiply";
    switch (random.nextInt(4)) {
      case 0 -> ops.add("%r = stablehlo.rsqrt %v : tensor<2x3x1xf32>");
      case 1 -> {
        ops.add("%r = stablehlo.sqrt %v : tensor<2x3x1xf32>");
        scale = "divide";
      }
      case 2 -> {
        ops.add("%s = stablehlo.sqrt %v : tensor<2x3x1xf32>");
        ops.add("%one = stablehlo.constant dense<1.0> : tensor<2x3x1xf32>");
        ops.add("%r = stablehlo.divide %one, %s : tensor<2x3x1xf32>");
      }
      default -> {
        ops.add("%h = stablehlo.constant dense<-0.5> : tensor<2x3x1xf32>");
        ops.add("%r = stablehlo.power %v, %h : tensor<2x3x1xf32>");
      }
    }
    ops.add(
        "%rb = stablehlo.broadcast_in_dim %r, dims = [0, 1, 2] : (tensor<2x3x1xf32>) -> tensor<2x3x8xf32>");
    ops.add("%p = stablehlo." + scale + " %f, %rb : tensor<2x3x8xf32>");
    switch (random.nextInt(3)) {
      case 0 -> {
        ops.add("%c = stablehlo.convert %p : (tensor<2x3x8xf32>) -> tensor<2x3x8xT>");
        ops.add(
            "%wb = stablehlo.broadcast_in_dim %w, dims = [2] : (tensor<8xT>) -> tensor<2x3x8xT>");
        ops.add("%y = stablehlo.multiply %wb, %c : tensor<2x3x8xT>");
      }
      case 1 -> {
        ops.add("%wf = stablehlo.convert %w : (tensor<8xT>) -> tensor<8xf32>");
        ops.add("%ones = stablehlo.constant dense<1.0> : tensor<8xf32>");
        ops.add("%u = stablehlo.add %ones, %wf : tensor<8xf32>");
        ops.add(
            "%wb = stablehlo.broadcast_in_dim %u, dims = [2] : (tensor<8xf32>) -> tensor<2x3x8xf32>");
        ops.add("%q = stablehlo.multiply %p, %wb : tensor<2x3x8xf32>");
        ops.add("%y = stablehlo.convert %q : (tensor<2x3x8xf32>) -> tensor<2x3x8xT>");
      }
      default -> ops.add("%y = stablehlo.convert %p : (tensor<2x3x8xf32>) -> tensor<2x3x8xT>");
    }
    return ("func.func @main(%x: tensor<2x3x8xT>, %w: tensor<8xT>) -> tensor<2x3x8xT> {\n  "
            + String.join("\n  ", ops.build())
            + "\n  return %y : tensor<2x3x8xT>\n}\n")
        .replaceAll("xT>", "x" + type + ">");
  }

  // --- running ----------------------------------------------------------------------------------

  private static Operation read(String text) {
    return TEXT.read(Source.of("test.mlir", text));
  }

  private static void run(Operation module, PassDefinition pass, String options) {
    pass.create(options).run(module, PassContext.SILENT);
  }

  private static void assertEquivalent(String first, Operation second) {
    Interpreter a = new Interpreter(read(first), RunEvents.quiet());
    Interpreter b = new Interpreter(second, RunEvents.quiet());
    Equivalence.Verdict verdict =
        new Equivalence(Criterion.DEFAULT, 0, 8)
            .compare(a, main(a), b, main(b), new Exact(read(first), "main"));
    assertWithMessage("%s\n%s\n%s", first, Printer.toText(second), verdict.worst())
        .that(verdict.equivalent())
        .isTrue();
  }

  private static Operation main(Interpreter program) {
    return Objects.requireNonNull(program.entry("main"));
  }
}
