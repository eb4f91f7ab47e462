// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.hlokit.runtime.ModelBuilder.RMS_NORM;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.hlokit.tflite.schema.TensorType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantised tensors in the real runtime: {@code scale * (element - zero point)}. */
class QuantizationTest {
  private static final int ROWS = 3;
  private static final int LENGTH = 77;

  private static TfliteRuntime runtime;

  @BeforeAll
  static void load() throws TfliteException {
    runtime = TfliteRuntime.load();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyKernelNormalisesToTheNearestStep(boolean quantizedWeight) throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.quantized("x", TensorType.INT8, List.of(0.05f), -3, ROWS, LENGTH);
    int w =
        quantizedWeight
            ? builder.quantized("w", TensorType.INT8, List.of(0.01f), 7, LENGTH)
            : builder.tensor("w", TensorType.FLOAT32, LENGTH);
    int y = builder.quantized("y", TensorType.INT8, List.of(0.02f), 5, ROWS, LENGTH);
    builder
        .call(RMS_NORM, "{epsilon = 0.125 : f32}", y, x, w)
        .subgraph("main", List.of(x, w), List.of(y));

    byte[] input = new byte[ROWS * LENGTH];
    byte[] weight = new byte[LENGTH];
    Random random = new Random(1);
    random.nextBytes(input);
    random.nextBytes(weight);
    float[] realInput = new float[input.length];
    for (int i = 0; i < input.length; i++) {
      realInput[i] = 0.05f * (input[i] + 3);
    }
    float[] realWeight = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      realWeight[i] = 0.01f * (weight[i] - 7);
    }
    float[] expected = Numbers.rmsNorm(realInput, realWeight, 0.125);
    for (String kernel : runtime.kernels()) {
      try (Model model = runtime.open(builder.build());
          Interpreter interpreter =
              model.interpreter(InterpreterOptions.DEFAULT.withKernel(kernel))) {
        interpreter.allocate();
        interpreter.inputs().get(0).write(ByteBuffer.wrap(input));
        interpreter
            .inputs()
            .get(1)
            .write(quantizedWeight ? ByteBuffer.wrap(weight) : Numbers.f32(realWeight));
        interpreter.invoke();
        ByteBuffer result = interpreter.outputs().getFirst().read();
        for (int i = 0; i < input.length; i++) {
          float steps = Math.clamp(expected[i] / 0.02f + 5, -128, 127);
          assertThat((float) result.get(i)).isWithin(0.501f).of(steps);
        }
      }
    }
  }

  @Test
  void takesQuantizedTensorsAsACustomOperator() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.quantized("x", TensorType.INT8, List.of(0.5f), 2, 1, 2);
    int y = builder.quantized("y", TensorType.INT8, List.of(0.125f), -3, 1, 2);
    builder
        .custom(RMS_NORM, map -> map.putFloat("epsilon", 0.5f), y, x)
        .subgraph("main", List.of(x), List.of(y));
    try (Model model = runtime.open(builder.build());
        Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
      interpreter.allocate();
      interpreter.inputs().getFirst().write(ByteBuffer.wrap(new byte[] {8, -6}));
      interpreter.invoke();
      ByteBuffer result = interpreter.outputs().getFirst().read();
      // 3 and -4 over the root of 13 are 6.66 and -8.88 steps of 0.125
      assertThat(new byte[] {result.get(0), result.get(1)}).isEqualTo(new byte[] {4, -12});
    }
  }
}
