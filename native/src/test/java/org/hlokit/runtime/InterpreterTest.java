// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.hlokit.runtime.ModelBuilder.RMS_NORM;

import com.google.common.primitives.ImmutableIntArray;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hlokit.tflite.schema.TensorType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models with custom calls, run in the real runtime. */
class InterpreterTest {
  private static final float[] X = {1, 2, 3, 4, -5, 0.25f, 7, 0};
  private static final float[] W = {1, 0.5f, -2, 3};
  private static final float TOLERANCE = 1e-6f;

  private static TfliteRuntime runtime;

  @BeforeAll
  static void load() throws TfliteException {
    runtime = TfliteRuntime.load();
  }

  /** Runs a model once and returns its first output's bytes. */
  private static ByteBuffer run(
      ModelBuilder builder, InterpreterOptions options, ByteBuffer... inputs) throws Exception {
    try (Model model = runtime.open(builder.build());
        Interpreter interpreter = model.interpreter(options)) {
      interpreter.allocate();
      for (int i = 0; i < inputs.length; i++) {
        interpreter.inputs().get(i).write(inputs[i].duplicate());
      }
      interpreter.invoke();
      return interpreter.outputs().getFirst().read();
    }
  }

  @Test
  void isTheRuntimeThatItSaysItIs() {
    assertThat(runtime.version()).isEqualTo("2.21.0");
    assertThat(runtime.kernels()).contains("reference");
  }

  @Test
  void everyKernelNormalises() throws Exception {
    for (String kernel : runtime.kernels()) {
      ByteBuffer y =
          run(
              ModelBuilder.oneCall("{epsilon = 9.99999997E-7 : f32}"),
              InterpreterOptions.DEFAULT.withKernel(kernel),
              Numbers.f32(X),
              Numbers.f32(W));
      assertThat(Numbers.f32(y))
          .usingTolerance(TOLERANCE)
          .containsExactly(Numbers.rmsNorm(X, W, 1e-6))
          .inOrder();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void callsKeepTheirOwnEpsilon(boolean xnnpack) throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int w = builder.tensor("w", TensorType.FLOAT32, 4);
    int a = builder.tensor("a", TensorType.FLOAT32, 2, 4);
    int b = builder.tensor("b", TensorType.FLOAT32, 2, 4);
    int sum = builder.tensor("sum", TensorType.FLOAT32, 2, 4);
    builder
        .call(RMS_NORM, "{epsilon = 2.0 : f32}", a, x, w)
        .call(RMS_NORM, "{epsilon = 1.0E-5 : f32}", b, x, w)
        .add(sum, a, b)
        .subgraph("main", List.of(x, w), List.of(sum));
    float[] expected = Numbers.rmsNorm(X, W, 2);
    float[] second = Numbers.rmsNorm(X, W, 1e-5);
    for (int i = 0; i < expected.length; i++) {
      expected[i] += second[i];
    }
    ByteBuffer y =
        run(
            builder,
            InterpreterOptions.DEFAULT.withXnnpack(xnnpack).withThreads(2),
            Numbers.f32(X),
            Numbers.f32(W));
    assertThat(Numbers.f32(y)).usingTolerance(TOLERANCE).containsExactly(expected).inOrder();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threadsDoNotChangeTheResult(boolean xnnpack) throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 601, 777);
    int y = builder.tensor("y", TensorType.FLOAT32, 601, 777);
    builder
        .call(RMS_NORM, "{epsilon = 1.0E-6 : f32}", y, x)
        .subgraph("main", List.of(x), List.of(y));
    Random random = new Random(1);
    float[] values = new float[601 * 777];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    InterpreterOptions options = InterpreterOptions.DEFAULT.withXnnpack(xnnpack);
    ByteBuffer one = run(builder, options, Numbers.f32(values));
    assertThat(run(builder, options.withThreads(3), Numbers.f32(values))).isEqualTo(one);
  }

  @Test
  void readsEpsilonFromCustomAttributes() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int w = builder.tensor("w", TensorType.FLOAT32, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder
        .call(RMS_NORM, "", Optional.of(map -> map.putFloat("epsilon", 3.0)), y, x, w)
        .subgraph("main", List.of(x, w), List.of(y));
    ByteBuffer result = run(builder, InterpreterOptions.DEFAULT, Numbers.f32(X), Numbers.f32(W));
    assertThat(Numbers.f32(result))
        .usingTolerance(TOLERANCE)
        .containsExactly(Numbers.rmsNorm(X, W, 3))
        .inOrder();
  }

  @Test
  void warnsThatItAssumesAnEpsilon() throws Exception {
    try (Model model = runtime.open(ModelBuilder.oneCall("").build())) {
      try (Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
        assertThat(interpreter.warnings())
            .containsExactly(
                "the custom call @ai_edge_torch.rms_norm (subgraph 0, operator 0) does not say its"
                    + " epsilon; 1.0E-6 is assumed");
      }
      try (Interpreter interpreter =
          model.interpreter(InterpreterOptions.DEFAULT.withDefaultEpsilon(0.5))) {
        assertThat(interpreter.warnings()).isEmpty();
      }
    }
  }

  @Test
  void usesTheEpsilonThatIsGivenForCallsWithout() throws Exception {
    ByteBuffer y =
        run(
            ModelBuilder.oneCall(""),
            InterpreterOptions.DEFAULT.withDefaultEpsilon(0.5),
            Numbers.f32(X),
            Numbers.f32(W));
    assertThat(Numbers.f32(y))
        .usingTolerance(TOLERANCE)
        .containsExactly(Numbers.rmsNorm(X, W, 0.5))
        .inOrder();
  }

  @Test
  void runsCustomOperators() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int w = builder.tensor("w", TensorType.FLOAT32, 4);
    int a = builder.tensor("a", TensorType.FLOAT32, 2, 4);
    int b = builder.tensor("b", TensorType.FLOAT32, 2, 4);
    builder
        .custom(RMS_NORM, map -> map.putFloat("epsilon", 2.0f), a, x, w)
        .custom(
            RMS_NORM,
            map -> {
              map.putString("a_key_before", "text");
              map.putFloat("epsilon", 1e-5);
              map.putInt("later", 1L << 40);
            },
            b,
            a,
            w)
        .subgraph("main", List.of(x, w), List.of(b));
    assertThat(
            Numbers.f32(run(builder, InterpreterOptions.DEFAULT, Numbers.f32(X), Numbers.f32(W))))
        .usingTolerance(TOLERANCE)
        .containsExactly(Numbers.rmsNorm(Numbers.rmsNorm(X, W, 2), W, 1e-5))
        .inOrder();
  }

  @Test
  void assumesTheEpsilonOfCustomOperators() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder.custom(RMS_NORM, map -> {}, y, x).subgraph("main", List.of(x), List.of(y));
    try (Model model = runtime.open(builder.build());
        Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
      assertThat(interpreter.warnings())
          .containsExactly(
              "a custom operator ai_edge_torch.rms_norm does not say its epsilon; 1e-06 is"
                  + " assumed");
    }
    ByteBuffer y2 =
        run(builder, InterpreterOptions.DEFAULT.withDefaultEpsilon(0.5), Numbers.f32(X));
    assertThat(Numbers.f32(y2))
        .usingTolerance(TOLERANCE)
        .containsExactly(Numbers.rmsNorm(X, new float[] {1, 1, 1, 1}, 0.5))
        .inOrder();
  }

  @Test
  void doesWithoutAWeight() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder.call(RMS_NORM, "{epsilon = 0.0 : f32}", y, x).subgraph("main", List.of(x), List.of(y));
    assertThat(Numbers.f32(run(builder, InterpreterOptions.DEFAULT, Numbers.f32(X))))
        .usingTolerance(TOLERANCE)
        .containsExactly(Numbers.rmsNorm(X, new float[] {1, 1, 1, 1}, 0))
        .inOrder();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void roundsBeforeOrAfterTheWeight(boolean castBeforeScale) throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.BFLOAT16, 1, 4);
    int w = builder.tensor("w", TensorType.BFLOAT16, 4);
    int y = builder.tensor("y", TensorType.BFLOAT16, 1, 4);
    builder
        .call(
            RMS_NORM, "{epsilon = 0.0 : f32, cast_before_scale = " + castBeforeScale + "}", y, x, w)
        .subgraph("main", List.of(x, w), List.of(y));
    float[] values = {1, 2, 3, 4};
    float[] weight = {1.0078125f, 1.0234375f, 1.0078125f, 1.015625f};
    float[] expected = new float[4];
    for (int i = 0; i < 4; i++) {
      double normal = values[i] / Math.sqrt(7.5);
      expected[i] =
          Numbers.roundToBf16(
              castBeforeScale
                  ? Numbers.roundToBf16(normal) * weight[i]
                  : (float) (normal * weight[i]));
    }
    ByteBuffer result =
        run(builder, InterpreterOptions.DEFAULT, Numbers.bf16(values), Numbers.bf16(weight));
    assertThat(Numbers.bf16(result)).usingExactEquality().containsExactly(expected).inOrder();
  }

  @Test
  void takesInputsOfAnotherShape() throws Exception {
    float[] x = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    try (Model model = runtime.open(ModelBuilder.oneCall("{epsilon = 1.0E-6 : f32}").build());
        Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
      for (int rows : List.of(3, 1, 3)) {
        interpreter.resize(0, ImmutableIntArray.of(rows, 1, 4));
        interpreter.allocate();
        float[] part = java.util.Arrays.copyOf(x, 4 * rows);
        interpreter.inputs().get(0).write(Numbers.f32(part));
        interpreter.inputs().get(1).write(Numbers.f32(W));
        interpreter.invoke();
        RuntimeTensor y = interpreter.outputs().getFirst();
        assertThat(y.shape()).isEqualTo(ImmutableIntArray.of(rows, 1, 4));
        assertThat(Numbers.f32(y.read()))
            .usingTolerance(TOLERANCE)
            .containsExactly(Numbers.rmsNorm(part, W, 1e-6))
            .inOrder();
      }
    }
  }

  @Test
  void runsOperatorsOnTensorsWithoutElements() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2);
    int constant = builder.tensor("constant", TensorType.FLOAT32, 0, 2);
    int computed = builder.tensor("computed", TensorType.FLOAT32, 0, 2);
    int y = builder.tensor("y", TensorType.FLOAT32, 2);
    builder.add(computed, constant, constant).add(y, x, x).subgraph("main", List.of(x), List.of(y));
    try (Model model = runtime.open(builder.build());
        Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
      interpreter.allocate();
      interpreter.inputs().getFirst().write(Numbers.f32(1, 2));
      interpreter.invoke();
      assertThat(Numbers.f32(interpreter.outputs().getFirst().read()))
          .isEqualTo(new float[] {2, 4});
    }
  }

  @Test
  void namesInputsAndOutputsAndSaysTheirTypes() throws Exception {
    ModelBuilder builder =
        ModelBuilder.oneCall("{epsilon = 1.0 : f32}")
            .signature("main", 0, "tokens", 0, "logits", 2);
    try (Model model = runtime.open(builder.build());
        Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
      assertThat(interpreter.inputs().getFirst().toString()).isEqualTo("'tokens' (2x4xf32)");
      assertThat(interpreter.inputs().get(1).name()).isEqualTo("w");
      assertThat(interpreter.outputs().getFirst().name()).isEqualTo("logits");
      assertThat(interpreter.inputs().getFirst().type()).isEqualTo(ElementType.FLOAT32);
      assertThat(interpreter.inputs().getFirst().byteSize()).isEqualTo(32);
    }
  }
}
