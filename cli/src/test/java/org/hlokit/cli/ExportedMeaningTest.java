// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hlokit.interpreter.RunEvents;
import org.hlokit.interpreter.equiv.InputDraw;
import org.hlokit.interpreter.equiv.Regime;
import org.hlokit.interpreter.equiv.Signature;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.parse.MlirText;
import org.hlokit.runtime.Interpreter;
import org.hlokit.runtime.InterpreterOptions;
import org.hlokit.runtime.Model;
import org.hlokit.runtime.RuntimeTensor;
import org.hlokit.runtime.TfliteRuntime;
import org.hlokit.tflite.ExportOptions;
import org.hlokit.tflite.TfliteExporter;
import org.hlokit.tflite.lower.CustomCallForm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exported programs, run in TensorFlow Lite, compute what the specification says. Each part of the
 * files, divided by {@code // -----}, is a program; its first line says what it shows.
 */
final class ExportedMeaningTest {
  private static final ImmutableList<String> FILES =
      ImmutableList.of(
          "bits.mlir",
          "complex.mlir",
          "complex-functions.mlir",
          "control-flow.mlir",
          "convolutions.mlir",
          "dynamic-batch.mlir",
          "element-types.mlir",
          "layers.mlir",
          "linear-algebra.mlir",
          "movement.mlir",
          "optimized.mlir",
          "reductions.mlir",
          "scatters.mlir",
          "windows.mlir");

  /** What a dynamic dimension is here. */
  private static final long DYNAMIC = 3;

  @TempDir Path directory;

  static Stream<String> programs() throws Exception {
    List<String> programs = new ArrayList<>();
    for (String file : FILES) {
      String text =
          Resources.toString(
              Resources.getResource(ExportedMeaningTest.class, "exported/" + file), UTF_8);
      programs.addAll(Arrays.asList(text.split("(?m)^// -----\n", -1)));
    }
    return programs.stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void runtimeAndInterpreterAgree(String text) throws Exception {
    for (CustomCallForm form : CustomCallForm.values()) {
      check(text, form, InterpreterOptions.DEFAULT);
    }
    check(text, CustomCallForm.STABLEHLO, InterpreterOptions.DEFAULT.withXnnpack(true));
  }

  private void check(String text, CustomCallForm form, InterpreterOptions options)
      throws Exception {
    Operation module = parse(text);
    var reference =
        new org.hlokit.interpreter.Interpreter(module, new RunEvents(1e-6, (_, _) -> {}, _ -> {}));
    Operation function = Objects.requireNonNull(reference.entry("main"));
    InputDraw draw = new InputDraw(7);
    List<Tensor> inputs = new ArrayList<>();
    for (Type type : Signature.inputs(function)) {
      inputs.add(draw.draw(concrete((TensorType) type), Regime.ORDINARY));
    }
    List<? extends RuntimeValue> expected = reference.run(function, inputs);
    List<Tensor> actual = run(text, form, options, inputs);
    for (int i = 0; i < actual.size(); i++) {
      compare(text.lines().findFirst().orElse(""), (Tensor) expected.get(i), actual.get(i));
    }
  }

  private List<Tensor> run(
      String text, CustomCallForm form, InterpreterOptions options, List<Tensor> inputs)
      throws Exception {
    ExportOptions exportOptions = ExportOptions.DEFAULT.withCustomCalls(form);
    Path file = directory.resolve("model.tflite");
    new TfliteExporter(exportOptions).export(parse(text)).writeTo(file);
    List<Tensor> outputs = new ArrayList<>();
    try (Model model = TfliteRuntime.load().open(file);
        Interpreter interpreter = model.interpreter(options)) {
      for (int i = 0; i < inputs.size(); i++) {
        interpreter.resize(i, ImmutableIntArray.copyOf(inputs.get(i).shape()));
      }
      interpreter.allocate();
      for (int i = 0; i < inputs.size(); i++) {
        RuntimeTensors.write(inputs.get(i), interpreter.inputs().get(i));
      }
      interpreter.invoke();
      for (RuntimeTensor output : interpreter.outputs()) {
        outputs.add(RuntimeTensors.read(output));
      }
    }
    return outputs;
  }

  private static Operation parse(String text) {
    return MlirText.ofAllDialects().read(Source.of("program.mlir", text));
  }

  private static TensorType concrete(TensorType type) {
    return TensorType.of(
        type.element(),
        ImmutableLongArray.copyOf(
            type.shape().stream().map(size -> size == TensorType.DYNAMIC ? DYNAMIC : size)));
  }

  private static void compare(String name, Tensor expected, Tensor actual) {
    assertWithMessage(name).that(actual.type()).isEqualTo(expected.type());
    if (expected instanceof LongTensor integers) {
      assertWithMessage(name).that(((LongTensor) actual).data()).isEqualTo(integers.data());
      return;
    }
    double largest = 1;
    for (int i = 0; i < expected.count() * expected.lanes(); i++) {
      largest = Math.max(largest, Math.abs(expected.doubleAt(i)));
    }
    double tolerance = tolerance(expected.element()) * largest;
    for (int i = 0; i < expected.count() * expected.lanes(); i++) {
      assertWithMessage("%s, element %s", name, i)
          .that(actual.doubleAt(i))
          .isWithin(tolerance)
          .of(expected.doubleAt(i));
    }
  }

  private static double tolerance(Type element) {
    return element == FloatType.BF16 ? 3e-2 : element == FloatType.F16 ? 5e-3 : 1e-5;
  }
}
