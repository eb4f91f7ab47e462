// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.interpreter.RunEvents;
import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.ir.TensorType;
import org.hlokit.parse.MlirText;
import org.hlokit.pass.PassContext;
import org.junit.jupiter.api.Test;

/**
 * Measures what the LayerNorm form costs in precision, and keeps the table in {@code
 * docs/rules/lower-rms-norm-to-layer-norm.md} true. {@code -Dhlokit.write.tables=true} writes the
 * table anew.
 */
final class LayerNormPrecisionTest {
  private static final Path PAGE =
      Path.of(System.getProperty("hlokit.root", ".."))
          .resolve("docs/rules/lower-rms-norm-to-layer-norm.md");

  private static final String BEGIN = "<!-- table: begin -->\n";
  private static final String END = "<!-- table: end -->";
  private static final int ROWS = 8;

  /** Smaller results are not asked for their relative error: f16 has no digits for them. */
  private static final double SMALLEST = 1e-3;

  /** A form that Core ML reads as an RMS norm: how it squares and how it takes the root. */
  private record Pattern(String name, String square, boolean divides, boolean hasEpsilon) {}

  private static final ImmutableList<Pattern> PATTERNS =
      ImmutableList.of(
          new Pattern("square, rsqrt", "chlo.square %x : X -> X", false, true),
          new Pattern("x * x, sqrt, divide", "stablehlo.multiply %x, %x : X", true, true),
          new Pattern("power 2, rsqrt", "stablehlo.power %x, %two : X", false, true),
          new Pattern("x * x, rsqrt, no epsilon", "stablehlo.multiply %x, %x : X", false, false));

  @Test
  void theTableInTheDocsIsTrue() throws Exception {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String measured = table();
    if (Boolean.getBoolean("hlokit.write.tables")) {
      Files.writeString(PAGE, page.substring(0, begin) + measured + page.substring(end));
      return;
    }
    List<String> expected = Splitter.on('\n').splitToList(page.substring(begin, end));
    List<String> actual = Splitter.on('\n').splitToList(measured);
    assertThat(actual).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertRow(actual.get(i), expected.get(i));
    }
  }

  /** Numbers may differ in their last digit: other machines have another power function. */
  private static void assertRow(String actual, String expected) {
    List<String> left = Splitter.on('|').splitToList(actual);
    List<String> right = Splitter.on('|').splitToList(expected);
    assertThat(left).hasSize(right.size());
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).matches(" \\d.*e-?\\d+ ")) {
        double a = Double.parseDouble(left.get(i).strip());
        double b = Double.parseDouble(right.get(i).strip());
        assertWithMessage(actual).that(a).isWithin(0.1 * b).of(b);
      } else {
        assertThat(left.get(i)).isEqualTo(right.get(i));
      }
    }
  }

  private static String table() {
    StringBuilder text = new StringBuilder();
    for (FloatType type : List.of(FloatType.F32, FloatType.F16)) {
      String name = type == FloatType.F32 ? "f32" : "f16";
      text.append("| %s, N | pattern | as written | LayerNorm in %s |".formatted(name, name));
      text.append(type == FloatType.F16 ? " LayerNorm in f32 |\n" : "\n");
      text.append(type == FloatType.F16 ? "|---|---|---|---|---|\n" : "|---|---|---|---|\n");
      for (int length = 128; length <= 4096; length *= 2) {
        for (Pattern pattern : PATTERNS) {
          text.append("| %d | %s |".formatted(length, pattern.name));
          errors(pattern, type, length)
              .forEach(error -> text.append(' ').append(error).append(" |"));
          text.append('\n');
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> errors(Pattern pattern, FloatType type, int length) {
    Random random = new Random(length);
    float[] numbers = new float[ROWS * length];
    double[] wide = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Rounding.toFloat(type, 2 * random.nextGaussian());
      wide[i] = numbers[i];
    }
    Tensor x = new FloatTensor(TensorType.of(type, ROWS, length), numbers);
    Tensor exact = new DoubleTensor(TensorType.of(FloatType.F64, ROWS, length), wide);
    Tensor expected = run(read(pattern, "f64", length), exact);
    String name = type == FloatType.F32 ? "f32" : "f16";
    List<String> errors = new ArrayList<>();
    errors.add(error(run(read(pattern, name, length), x), expected));
    errors.add(error(run(lowered(pattern, name, length, "operand"), x), expected));
    if (type == FloatType.F16) {
      errors.add(error(run(lowered(pattern, name, length, "f32"), x), expected));
    }
    return errors;
  }

  private static String error(Tensor actual, Tensor expected) {
    double largest = 0;
    for (int i = 0; i < expected.count(); i++) {
      double goal = expected.doubleAt(i);
      if (Math.abs(goal) >= SMALLEST) {
        largest = Math.max(largest, Math.abs(actual.doubleAt(i) - goal) / Math.abs(goal));
      }
    }
    return String.format(Locale.ROOT, "%.1e", largest);
  }

  private static Operation lowered(Pattern pattern, String type, int length, String precision) {
    Operation module = read(pattern, type, length);
    LowerRmsNormToLayerNormPass.DEFINITION
        .create("compute-units=CPU_AND_NE precision=" + precision)
        .run(module, PassContext.SILENT);
    assertThat(org.hlokit.print.Printer.toText(module)).contains("stablehlo.concatenate");
    return module;
  }

  private static Operation read(Pattern pattern, String type, int length) {
    String text =
        """
        func.func @main(%x: X) -> X {
          %zero = stablehlo.constant dense<0.0> : tensor<T>
          %two = stablehlo.constant dense<2.0> : X
          %n = stablehlo.constant dense<N.0> : R
          %eps = stablehlo.constant dense<1.0e-5> : R
          %sq = SQUARE
          %sum = stablehlo.reduce(%sq init: %zero) applies stablehlo.add across dimensions = [1] : (X, tensor<T>) -> R
          %mean = stablehlo.divide %sum, %n : R
          %v = stablehlo.add %mean, %eps : R
          %r = stablehlo.ROOT %v : R
          %rb = stablehlo.broadcast_in_dim %r, dims = [0] : (R) -> X
          %y = stablehlo.SCALE %x, %rb : X
          return %y : X
        }
        """
            .replace("SQUARE", pattern.square)
            .replace("ROOT", pattern.divides ? "sqrt" : "rsqrt")
            .replace("SCALE", pattern.divides ? "divide" : "multiply");
    if (!pattern.hasEpsilon) {
      text = text.replaceAll("(?m)^.*%(eps|v) = .*\n", "").replace("%v :", "%mean :");
    }
    text =
        text.replaceAll("\\bX\\b", "tensor<%dx%dxT>".formatted(ROWS, length))
            .replaceAll("\\bR\\b", "tensor<%dxT>".formatted(ROWS))
            .replace("<N.0>", "<%d.0>".formatted(length))
            .replaceAll("(x|<)T>", "$1" + type + ">");
    return MlirText.ofAllDialects().read(Source.of("pattern.mlir", text));
  }

  private static Tensor run(Operation module, Tensor x) {
    Interpreter program = new Interpreter(module, RunEvents.quiet());
    Operation main = Objects.requireNonNull(program.entry("main"));
    return (Tensor) program.run(main, List.of(x)).getFirst();
  }
}
