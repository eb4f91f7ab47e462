// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hlokit.interpreter.npy.Npy;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {
  private static final String DOUBLED_PLUS =
      """
      func.func @main(%x: tensor<2x2xf32> loc("x"), %y: tensor<2x2xf32> loc("y")) -> tensor<2x2xf32> {
        %0 = stablehlo.add %x, %x : tensor<2x2xf32>
        %1 = stablehlo.add %0, %y : tensor<2x2xf32>
        return %1 : tensor<2x2xf32>
      }
      """;

  private static final String NORM =
      """
      func.func @main(%x: tensor<1x4xf32>, %w: tensor<4xf32>) -> tensor<1x4xf32> {
        %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {api_version = 1 : i32, backend_config = "{epsilon = 1.000000e-06 : f32}"} : (tensor<1x4xf32>, tensor<4xf32>) -> tensor<1x4xf32>
        return %0 : tensor<1x4xf32>
      }
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(directory.resolve("sum.mlir"), DOUBLED_PLUS);
    Files.writeString(directory.resolve("norm.mlir"), NORM);
    write("one.npy", floats(new float[] {1, 2, 3, 4}, 2, 2));
    write("ten.npy", floats(new float[] {10, 20, 30, 40}, 2, 2));
    write("twelve.npy", floats(new float[] {12, 24, 36, 48}, 2, 2));
    write("row.npy", floats(new float[] {1, 2, 3, 4}, 1, 4));
    write("weight.npy", floats(new float[] {1, 2, 3, 4}, 4));
  }

  @Test
  void sumsUpTheOutputs() {
    assertThat(run("run", "sum.mlir", "--input", "one.npy", "--input=ten.npy"))
        .isEqualTo(
            new Run(
                0,
                "output 'result0', tensor<2x2xf32>: [1.200000e+01, 2.400000e+01, 3.600000e+01,"
                    + " 4.800000e+01]\n",
                ""));
  }

  @Test
  void takesInputsByName() {
    Run run = run("run", "sum.mlir", "--input", "y=one.npy", "--input", "ten.npy");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("[2.100000e+01, 4.200000e+01");
  }

  @Test
  void readsStandardInput() {
    Run run =
        Run.withInput(DOUBLED_PLUS, directory, "run", "-", "--input=one.npy", "--input", "ten.npy");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("[1.200000e+01");
  }

  @Test
  void runsWhatWasExported() {
    assertThat(run("export", "sum.mlir", "-o", "sum.tflite")).isEqualTo(new Run(0, "", ""));
    assertThat(run("run", "sum.tflite", "--input=one.npy", "--input=ten.npy", "--xnnpack").out())
        .contains("[1.200000e+01");
  }

  @Test
  void agreesWithWhatIsExpected() {
    assertThat(run("run", "sum.mlir", "--input=one.npy", "--input=ten.npy", "--compare=twelve.npy"))
        .isEqualTo(new Run(0, "output 'result0', tensor<2x2xf32>: equal\n", ""));
  }

  @Test
  void saysWhereItDiffers() throws IOException {
    write("wrong.npy", floats(new float[] {12, 24, 36.5f, 48}, 2, 2));

    assertThat(run("run", "sum.mlir", "--input=one.npy", "--input=ten.npy", "--compare=wrong.npy"))
        .isEqualTo(
            new Run(
                1,
                "output 'result0', tensor<2x2xf32>: largest difference 0.500 at [1, 0], 0.010 of"
                    + " the largest value 48.00\n",
                """
                error: output 'result0' differs: it has 3.600000e+01 at [1, 0] where 3.650000e+01 is expected
                note: the tolerance is 0.000100 of the largest expected value plus 0.00
                """));
  }

  @Test
  void toleratesWhatItIsTold() throws IOException {
    write("wrong.npy", floats(new float[] {12, 24, 36.5f, 48}, 2, 2));
    String[] common = {"run", "sum.mlir", "--input=one.npy", "--input=ten.npy"};

    assertThat(run(with(common, "--compare=wrong.npy", "--rtol=0.02")).exitCode()).isEqualTo(0);
    assertThat(run(with(common, "--compare=wrong.npy", "--rtol=0.01")).exitCode()).isEqualTo(1);
    assertThat(run(with(common, "--compare=wrong.npy", "--rtol=0", "--atol=0.5")).exitCode())
        .isEqualTo(0);
  }

  @Test
  void notANumberIsNoAgreement() throws IOException {
    write("nan.npy", floats(new float[] {12, 24, Float.NaN, 48}, 2, 2));

    Run run =
        run(
            "run",
            "sum.mlir",
            "--input=one.npy",
            "--input=ten.npy",
            "--compare=nan.npy",
            "--atol=1e9");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("at [1, 0]");
  }

  @Test
  void writesOutputs() throws IOException {
    Run run = run("run", "sum.mlir", "--input=one.npy", "--input=ten.npy", "--output=out.npy");

    assertThat(run).isEqualTo(new Run(0, "", ""));
    assertThat(Files.readAllBytes(directory.resolve("out.npy")))
        .isEqualTo(Files.readAllBytes(directory.resolve("twelve.npy")));
  }

  @Test
  void computesTheNorm() {
    Run run = run("run", "norm.mlir", "--input=row.npy", "--input=weight.npy");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("[0.36514837, 1.4605935, 3.286335, 5.842374]");
  }

  @Test
  void withoutTheKernelTheRuntimeSaysWhatItLacks() {
    Run run = run("run", "norm.mlir", "--no-kernel", "--input=row.npy", "--input=weight.npy");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("note: Didn't find op for builtin opcode 'STABLEHLO_CUSTOM_CALL' version '1'.");
    assertThat(run.err()).contains("help: the runtime as published has no kernel");
  }

  @Test
  void missingInput() {
    assertThat(run("run", "sum.mlir", "--input=one.npy"))
        .isEqualTo(
            new Run(
                1,
                "",
                """
                error: input 'y' (2x2xf32) is not given
                help: the model takes 'x' (2x2xf32), 'y' (2x2xf32); give each as --input FILE.npy
                """));
  }

  @Test
  void inputOfAnotherShape() {
    assertThat(run("run", "sum.mlir", "--input=one.npy", "--input=row.npy"))
        .isEqualTo(
            new Run(
                1,
                "",
                """
                error: input 'y' (2x2xf32) cannot be a tensor<1x4xf32>
                help: give an array of the model's shape and element type
                """));
  }

  @Test
  void inputOfAnotherType() throws IOException {
    write(
        "integers.npy",
        new LongTensor(Shapes.type(IntegerType.I32, 2, 2), new long[] {1, 2, 3, 4}));

    assertThat(run("run", "sum.mlir", "--input=one.npy", "--input=integers.npy").err())
        .startsWith("error: input 'y' (2x2xf32) cannot be a tensor<2x2xi32>\n");
  }

  @Test
  void inputThatIsNoArray() {
    Run run = run("run", "sum.mlir", "--input=one.npy", "--input=sum.mlir");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: 'sum.mlir': ");
  }

  @Test
  void modelThatIsCutOff() throws IOException {
    run("export", "sum.mlir", "-o", "sum.tflite");
    byte[] whole = Files.readAllBytes(directory.resolve("sum.tflite"));
    for (int length : new int[] {8, 20, whole.length / 2, whole.length - 1}) {
      Files.write(directory.resolve("cut.tflite"), java.util.Arrays.copyOf(whole, length));

      Run run = run("run", "cut.tflite", "--input=one.npy", "--input=ten.npy");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith("error: 'cut.tflite' is not a well-formed model: ");
    }
  }

  @Test
  void textThatIsWrong() {
    Run run = Run.withInput("func.func @main(", directory, "run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("<stdin>:1:17: error: ");
  }

  @Test
  void exportWithoutAnOutput() {
    assertThat(run("export", "sum.mlir"))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                error: the output file is not given: -o model.tflite
                help: try 'hlokit export --help'
                """));
  }

  @Test
  void exportOfWhatHasNoForm() throws IOException {
    Files.writeString(
        directory.resolve("odd.mlir"),
        """
        func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
          %0 = "odd.op"(%x) : (tensor<2xf32>) -> tensor<2xf32>
          return %0 : tensor<2xf32>
        }
        """);

    Run run = run("export", "odd.mlir", "-o", "odd.tflite");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("odd.mlir:2:8: error: 'odd.op' op cannot be exported: ");
    assertThat(Files.exists(directory.resolve("odd.tflite"))).isFalse();
  }

  @Test
  void exportedModelNamesItself() throws IOException {
    run("export", "sum.mlir", "-o", "sum.tflite");

    assertThat(new String(Files.readAllBytes(directory.resolve("sum.tflite")), 4, 4, US_ASCII))
        .isEqualTo("TFL3");
  }

  private Run run(String... arguments) {
    return Run.of(directory, arguments);
  }

  private static String[] with(String[] arguments, String... more) {
    return java.util.stream.Stream.of(arguments, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }

  private static Tensor floats(float[] values, int... shape) {
    return new FloatTensor(Shapes.type(FloatType.F32, shape), values);
  }

  private void write(String name, Tensor tensor) throws IOException {
    Files.write(directory.resolve(name), Npy.write(tensor));
  }
}
