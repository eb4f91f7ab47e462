// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.hlokit.runtime.ModelBuilder.RMS_NORM;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hlokit.tflite.reader.InvalidModelException;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users are told when a model cannot be run. */
class FailureTest {
  private static final String CONFIG = "{epsilon = 1.0E-6 : f32}";

  private static TfliteRuntime runtime;

  @BeforeAll
  static void load() throws TfliteException {
    runtime = TfliteRuntime.load();
  }

  private static TfliteException failure(ModelBuilder builder, InterpreterOptions options) {
    return assertThrows(
        TfliteException.class,
        () -> {
          try (Model model = runtime.open(builder.build());
              Interpreter interpreter = model.interpreter(options)) {
            interpreter.allocate();
          }
        });
  }

  /** The kernel's own message about a call with these operands. */
  private static String refusal(
      String target, byte xType, byte yType, byte weightType, int... sizes) {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", xType, 2, 4);
    int w = builder.tensor("w", weightType, sizes);
    int y = builder.tensor("y", yType, 2, 4);
    builder.call(target, CONFIG, y, x, w).subgraph("main", List.of(x, w), List.of(y));
    TfliteException failure = failure(builder, InterpreterOptions.DEFAULT);
    assertThat(failure).hasMessageThat().isEqualTo("the runtime cannot prepare the model");
    assertThat(failure.reports().getLast())
        .isEqualTo("Node number 0 (STABLEHLO_CUSTOM_CALL) failed to prepare.");
    return failure.reports().getFirst();
  }

  @Test
  void withoutTheKernelTheRuntimeSaysSoItself() {
    TfliteException failure =
        failure(ModelBuilder.oneCall(CONFIG), InterpreterOptions.DEFAULT.withoutKernel());
    assertThat(failure).hasMessageThat().isEqualTo("the runtime cannot run the model");
    assertThat(failure.reports())
        .containsExactly(
            "Didn't find op for builtin opcode 'STABLEHLO_CUSTOM_CALL' version '1'. An older"
                + " version of this builtin might be supported. Are you using an old TFLite binary"
                + " with a newer model?",
            "Registration failed.")
        .inOrder();
    assertThat(failure.help().orElseThrow()).contains("--no-kernel");
  }

  @Test
  void refusesUnknownCustomCallsByName() {
    byte f32 = TensorType.FLOAT32;
    assertThat(refusal("foo.bar", f32, f32, f32, 4))
        .isEqualTo(
            "there is no kernel for the custom call @foo.bar, only one for"
                + " @ai_edge_torch.rms_norm");
  }

  @Test
  void refusesOperandsThatDoNotFit() {
    byte f32 = TensorType.FLOAT32;
    assertThat(refusal(RMS_NORM, f32, f32, f32, 5))
        .isEqualTo(
            "the weight of @ai_edge_torch.rms_norm has 5 elements, but the input's last dimension"
                + " 4");
    assertThat(refusal(RMS_NORM, f32, f32, f32, 1, 4))
        .isEqualTo("the weight of @ai_edge_torch.rms_norm must have one dimension, not 2");
    assertThat(refusal(RMS_NORM, TensorType.INT32, f32, f32, 4))
        .isEqualTo(
            "@ai_edge_torch.rms_norm cannot turn INT32 into FLOAT32; it takes and gives FLOAT32,"
                + " FLOAT16 or BFLOAT16, or FLOAT64 for FLOAT64, or INT8 for INT8");
    assertThat(refusal(RMS_NORM, f32, f32, TensorType.INT8, 4))
        .isEqualTo("@ai_edge_torch.rms_norm cannot scale FLOAT32 by a weight of INT8");
  }

  @Test
  void refusesSeveralScales() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.quantized("x", TensorType.INT8, List.of(0.5f), 0, 2, 2);
    int w = builder.quantized("w", TensorType.INT8, List.of(0.5f, 0.25f), 0, 2);
    int y = builder.quantized("y", TensorType.INT8, List.of(0.5f), 0, 2, 2);
    builder.call(RMS_NORM, CONFIG, y, x, w).subgraph("main", List.of(x, w), List.of(y));
    assertThat(failure(builder, InterpreterOptions.DEFAULT).reports().getFirst())
        .isEqualTo(
            "the weight of @ai_edge_torch.rms_norm is INT8 and needs one positive scale and one"
                + " zero point from -128 to 127, not 0 and 0");
  }

  @Test
  void refusesAScalar() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32);
    int y = builder.tensor("y", TensorType.FLOAT32);
    builder.call(RMS_NORM, CONFIG, y, x).subgraph("main", List.of(x), List.of(y));
    assertThat(failure(builder, InterpreterOptions.DEFAULT).reports().getFirst())
        .isEqualTo(
            "the input of @ai_edge_torch.rms_norm is a scalar and has no dimension to normalise");
  }

  @Test
  void refusesAnEpsilonThatIsNone() {
    TfliteException failure =
        failure(ModelBuilder.oneCall("{epsilon = -1.0 : f32}"), InterpreterOptions.DEFAULT);
    assertThat(failure.reports().getFirst())
        .isEqualTo("@ai_edge_torch.rms_norm has epsilon -1, which must be finite and not negative");
  }

  @Test
  void refusesCustomOperatorsWithDamagedOptions() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder
        .custom(RMS_NORM, ByteBuffer.wrap(new byte[] {1, 2, 3, 36, 9}), y, x)
        .subgraph("main", List.of(x), List.of(y));
    assertThat(failure(builder, InterpreterOptions.DEFAULT).reports().getFirst())
        .isEqualTo("the options of a custom operator ai_edge_torch.rms_norm are no FlexBuffer map");
    TfliteException without = failure(builder, InterpreterOptions.DEFAULT.withoutKernel());
    assertThat(without.reports().getFirst())
        .startsWith("Encountered unresolved custom op: ai_edge_torch.rms_norm.");
    assertThat(without.help().orElseThrow()).contains("--no-kernel");
  }

  @Test
  void namesAnOperatorWithoutKernel() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder
        .operator(BuiltinOperator.STABLEHLO_RSQRT, y, x)
        .subgraph("main", List.of(x), List.of(y));
    TfliteException failure = failure(builder, InterpreterOptions.DEFAULT);
    assertThat(failure.reports().getFirst()).contains("'STABLEHLO_RSQRT'");
    assertThat(failure.help().orElseThrow()).contains("export the model");
  }

  @Test
  void refusesWhatWouldCrashTheRuntime() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder.composite("test.norm", 0, false, y, x).subgraph("main", List.of(x), List.of(y));
    assertThat(failure(builder, InterpreterOptions.DEFAULT))
        .hasMessageThat()
        .isEqualTo(
            "subgraph 0, operator 0 (STABLEHLO_COMPOSITE) lacks composite_attributes, which the"
                + " runtime needs");
  }

  @Test
  void refusesOperatorsInAnImpossibleOrder() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    int z = builder.tensor("z", TensorType.FLOAT32, 2, 4);
    builder.add(z, x, y).add(y, x, x).subgraph("main", List.of(x), List.of(z));
    assertThat(failure(builder, InterpreterOptions.DEFAULT))
        .hasMessageThat()
        .isEqualTo("subgraph 0, operator 0 reads tensor 1, which nothing has written");

    ModelBuilder twice = new ModelBuilder();
    twice.tensor("x", TensorType.FLOAT32, 2, 4);
    twice.tensor("y", TensorType.FLOAT32, 2, 4);
    twice.add(1, 0, 0).add(1, 0, 0).subgraph("main", List.of(0), List.of(1));
    assertThat(failure(twice, InterpreterOptions.DEFAULT))
        .hasMessageThat()
        .isEqualTo("subgraph 0, operator 1 writes tensor 1, which has a value already");
  }

  @Test
  void refusesConstantsOfTheWrongLength() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int w = builder.constant("w", TensorType.FLOAT32, Numbers.f32(1, 2, 3), 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder.call(RMS_NORM, CONFIG, y, x, w).subgraph("main", List.of(x), List.of(y));
    assertThat(failure(builder, InterpreterOptions.DEFAULT))
        .hasMessageThat()
        .isEqualTo("subgraph 0, tensor 1 has 12 bytes, but its type and shape need 16");
  }

  @Test
  void refusesSubgraphsThatRunEachOther() {
    ModelBuilder builder = new ModelBuilder();
    for (int other : List.of(1, 0)) {
      int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
      int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
      builder.composite("test", other, true, y, x).subgraph("s", List.of(x), List.of(y));
    }
    assertThat(failure(builder, InterpreterOptions.DEFAULT))
        .hasMessageThat()
        .isEqualTo("subgraph 0 leads into a circle of subgraphs");
  }

  @Test
  void refusesAnUnknownKernel() {
    TfliteException failure =
        failure(ModelBuilder.oneCall(CONFIG), InterpreterOptions.DEFAULT.withKernel("mmx"));
    assertThat(failure).hasMessageThat().isEqualTo("this processor has no kernel 'mmx'");
    assertThat(failure.help().orElseThrow()).endsWith("reference; --kernel=auto takes the first");
  }

  @Test
  void refusesTheWrongNumberOfBytesAndUnknownSignatures() throws Exception {
    try (Model model = runtime.open(ModelBuilder.oneCall(CONFIG).build());
        Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
      interpreter.allocate();
      TfliteException bytes =
          assertThrows(
              TfliteException.class,
              () -> interpreter.inputs().getFirst().write(ByteBuffer.allocate(12)));
      assertThat(bytes).hasMessageThat().isEqualTo("'x' (2x4xf32) takes 32 bytes, not 12");
      TfliteException signature =
          assertThrows(TfliteException.class, () -> interpreter.signature("nonsense"));
      assertThat(signature)
          .hasMessageThat()
          .isEqualTo("the model has no signature 'nonsense', only []");
    }
  }

  @Test
  void noticesThatThereIsNotEnoughMemory() throws Exception {
    try (Model model = runtime.open(ModelBuilder.oneCall(CONFIG).build());
        Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
      interpreter.resize(0, ImmutableIntArray.of(1 << 30, 1 << 15, 4));
      assertThrows(TfliteException.class, interpreter::allocate);
    }
  }

  @Test
  void saysWhereItLookedForTheRuntime(@TempDir Path directory) throws IOException {
    TfliteException missing =
        assertThrows(TfliteException.class, () -> TfliteRuntime.load(directory));
    assertThat(missing).hasMessageThat().contains(directory.toString());
    assertThat(missing.help().orElseThrow()).contains("mvn");

    for (String name : ImmutableList.of("libhlokit_tflite.so", "libhlokit_tflite.dylib")) {
      Files.writeString(directory.resolve(name), "not a library");
    }
    TfliteException broken =
        assertThrows(TfliteException.class, () -> TfliteRuntime.load(directory));
    assertThat(broken).hasMessageThat().startsWith("the system cannot load");
    assertThat(broken.reports()).isNotEmpty();
  }

  @Test
  void damagedFilesAreRefusedAndHarmless() throws Exception {
    byte[] good = new byte[ModelBuilder.oneCall(CONFIG).build().remaining()];
    ModelBuilder.oneCall(CONFIG).build().get(good);
    for (int length = 0; length < good.length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(good, 0, length);
      assertThrows(InvalidModelException.class, () -> runtime.open(cut).close());
    }
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try (Model model = runtime.open(ByteBuffer.wrap(bytes));
          Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
        interpreter.allocate();
        interpreter.invoke();
      } catch (InvalidModelException | TfliteException e) {
        refused++;
      }
    }
    assertWithMessage("the runtime survived, and most files were refused")
        .that(refused)
        .isGreaterThan(1000);
  }
}
