// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.hlokit.runtime.ModelBuilder.RMS_NORM;

import com.google.common.primitives.ImmutableIntArray;
import java.util.List;
import org.hlokit.tflite.schema.TensorType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom calls in several subgraphs, each with its own epsilon. */
class SubgraphsTest {
  private static final float[] X = {1, 2, 3, 4, -5, 0.25f, 7, 0};
  private static final float[] W = {1, 0.5f, -2, 3};
  private static final float[] ONES = {1, 1, 1, 1};
  private static final float TOLERANCE = 1e-6f;

  private static TfliteRuntime runtime;

  @BeforeAll
  static void load() throws TfliteException {
    runtime = TfliteRuntime.load();
  }

  @Test
  void runsInsideTheDecompositionOfAComposite() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int w = builder.tensor("w", TensorType.FLOAT32, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    int z = builder.tensor("z", TensorType.FLOAT32, 2, 4);
    builder
        .composite("test.norm", 1, true, y, x, w)
        .call(RMS_NORM, "{epsilon = 1.0 : f32}", z, y, w)
        .subgraph("main", List.of(x, w), List.of(z));
    int inner = builder.tensor("inner", TensorType.FLOAT32, 2, 4);
    int scale = builder.tensor("scale", TensorType.FLOAT32, 4);
    int result = builder.tensor("result", TensorType.FLOAT32, 2, 4);
    builder
        .call(RMS_NORM, "{epsilon = 4.0 : f32}", result, inner, scale)
        .subgraph("norm_impl", List.of(inner, scale), List.of(result));
    try (Model model = runtime.open(builder.build());
        Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
      interpreter.allocate();
      interpreter.inputs().get(0).write(Numbers.f32(X));
      interpreter.inputs().get(1).write(Numbers.f32(W));
      interpreter.invoke();
      assertThat(Numbers.f32(interpreter.outputs().getFirst().read()))
          .usingTolerance(TOLERANCE)
          .containsExactly(Numbers.rmsNorm(Numbers.rmsNorm(X, W, 4), W, 1))
          .inOrder();
    }
  }

  @Test
  void runsSignatures() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    for (String epsilon : List.of("1.0", "9.0")) {
      int x = builder.tensor("x", TensorType.FLOAT32, -1, 4);
      int y = builder.tensor("y", TensorType.FLOAT32, -1, 4);
      builder
          .call(RMS_NORM, "{epsilon = " + epsilon + " : f32}", y, x)
          .subgraph("norm" + epsilon, List.of(x), List.of(y));
    }
    builder.signature("one", 0, "in", 0, "out", 1).signature("nine", 1, "in", 0, "out", 1);
    try (Model model = runtime.open(builder.build());
        Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
      assertThat(interpreter.signatures()).containsExactly("one", "nine").inOrder();
      SignatureRunner nine = interpreter.signature("nine");
      nine.resize(0, ImmutableIntArray.of(2, 4));
      nine.allocate();
      nine.inputs().getFirst().write(Numbers.f32(X));
      nine.invoke();
      assertThat(nine.outputs().getFirst().name()).isEqualTo("out");
      assertThat(Numbers.f32(nine.outputs().getFirst().read()))
          .usingTolerance(TOLERANCE)
          .containsExactly(Numbers.rmsNorm(X, new float[] {1, 1, 1, 1}, 9))
          .inOrder();
    }
  }

  /**
   * Two signatures, each a call followed by a composite of a call and a composite of a call, with
   * epsilons 1 to 6 by subgraph.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void runsInCompositesInCompositesOfSeveralSignatures(boolean xnnpack) throws Exception {
    ModelBuilder builder = new ModelBuilder();
    for (int subgraph : List.of(0, 1, 2, 3, 4, 5)) {
      int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
      int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
      builder.call(RMS_NORM, "{epsilon = %d.0 : f32}".formatted(subgraph + 1), y, x);
      int result = y;
      if (subgraph < 4) { // 0 and 1 lead to 2 and 3, those to 4 and 5
        result = builder.tensor("z", TensorType.FLOAT32, 2, 4);
        builder.composite("test.norm", subgraph + 2, true, result, y);
      }
      builder.subgraph("norm" + subgraph, List.of(x), List.of(result));
    }
    builder.signature("even", 0, "in", 0, "out", 2).signature("odd", 1, "in", 0, "out", 2);
    InterpreterOptions options = InterpreterOptions.DEFAULT.withXnnpack(xnnpack).withThreads(2);
    try (Model model = runtime.open(builder.build());
        Interpreter interpreter = model.interpreter(options)) {
      for (String key : List.of("odd", "even", "odd")) {
        SignatureRunner runner = interpreter.signature(key);
        runner.allocate();
        runner.inputs().getFirst().write(Numbers.f32(X));
        runner.invoke();
        int first = key.equals("even") ? 1 : 2;
        float[] expected = X;
        for (int epsilon = first; epsilon <= 6; epsilon += 2) {
          expected = Numbers.rmsNorm(expected, ONES, epsilon);
        }
        assertThat(Numbers.f32(runner.outputs().getFirst().read()))
            .usingTolerance(TOLERANCE)
            .containsExactly(expected)
            .inOrder();
      }
    }
  }
}
