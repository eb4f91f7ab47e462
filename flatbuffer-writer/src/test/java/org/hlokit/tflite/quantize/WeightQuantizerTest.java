// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Random;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.schema.ActivationFunctionType;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.FullyConnectedOptions;
import org.hlokit.tflite.schema.TensorType;
import org.junit.jupiter.api.Test;

class WeightQuantizerTest {
  /** More columns than pass through at a time, so that rows begin inside a piece. */
  private static final int ROWS = 3;

  private static final int COLUMNS = 10_001;

  @Test
  void eachRowHasTheScaleByWhichItsLargestElementBecomes127() throws Exception {
    float[] matrix = random();
    matrix[COLUMNS + 5] = -12.7f;
    for (int i = 2 * COLUMNS; i < 3 * COLUMNS; i++) {
      matrix[i] = 0;
    }
    Tensor stored = weight(WeightFormat.INT8_WEIGHTS, matrix);
    assertThat(stored.type()).isEqualTo(TensorType.INT8);
    Tensor.Quantization scales = stored.quantization().orElseThrow();
    assertThat(scales.dimension()).isEqualTo(0);
    assertThat(scales.zeroPoints().asList()).containsExactly(0L, 0L, 0L);
    assertThat(scales.scales().get(1)).isWithin(1e-7f).of(0.1f);
    byte[] bytes = bytes(stored.data().orElseThrow());
    assertThat(bytes).hasLength(matrix.length);
    assertThat(bytes[COLUMNS + 5]).isEqualTo(-127);
    for (int i = 0; i < matrix.length; i++) {
      float scale = scales.scales().get(i / COLUMNS);
      assertThat(bytes[i] * scale).isWithin(0.5001f * scale).of(matrix[i]);
    }
  }

  @Test
  void aPartIsTheSameAsThatPartOfTheWhole() throws Exception {
    for (WeightFormat format :
        new WeightFormat[] {WeightFormat.INT8_WEIGHTS, WeightFormat.F16_WEIGHTS}) {
      ConstantData data = storedData(format, random());
      byte[] whole = bytes(data);
      byte[] part = new byte[64];
      data.read(COLUMNS - 31 & -8, ByteBuffer.wrap(part));
      assertThat(part)
          .isEqualTo(Arrays.copyOfRange(whole, COLUMNS - 31 & -8, (COLUMNS - 31 & -8) + 64));
    }
  }

  @Test
  void halvesAreRoundedToNearest() throws Exception {
    float[] matrix = random();
    ByteBuffer halves =
        ByteBuffer.wrap(bytes(storedData(WeightFormat.F16_WEIGHTS, matrix)))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float element : matrix) {
      assertThat(halves.getShort()).isEqualTo(Float.floatToFloat16(element));
    }
  }

  @Test
  void whatTheFormatCannotSayStaysAsItIs() throws Exception {
    float[] matrix = random();
    matrix[17] = Float.NaN;
    WeightQuantizer.Result result =
        WeightQuantizer.apply(WeightFormat.INT8_WEIGHTS, ImmutableList.of(product(matrix)));
    assertThat(result.unfit()).isEqualTo(1);
    assertThat(result.subgraphs().get(0).operators().get(0).kind().version()).isEqualTo(6);
    matrix[17] = 65_520; // the smallest that becomes infinite
    assertThat(
            WeightQuantizer.apply(WeightFormat.F16_WEIGHTS, ImmutableList.of(product(matrix)))
                .unfit())
        .isEqualTo(1);
    matrix[17] = Float.POSITIVE_INFINITY; // which 16 bits can say
    assertThat(
            WeightQuantizer.apply(WeightFormat.F16_WEIGHTS, ImmutableList.of(product(matrix)))
                .unfit())
        .isEqualTo(0);
  }

  private static float[] random() {
    Random random = new Random(1);
    float[] matrix = new float[ROWS * COLUMNS];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) random.nextGaussian();
    }
    return matrix;
  }

  private static Subgraph product(float[] matrix) {
    ByteBuffer bytes = ConstantData.allocate(matrix.length * Float.BYTES);
    for (float element : matrix) {
      bytes.putFloat(element);
    }
    return new Subgraph(
        "main",
        ImmutableList.of(
            Tensor.of("x", TensorType.FLOAT32, ImmutableIntArray.of(1, COLUMNS)),
            Tensor.constant(
                "w",
                TensorType.FLOAT32,
                ImmutableIntArray.of(ROWS, COLUMNS),
                ConstantData.of(bytes.flip())),
            Tensor.of("y", TensorType.FLOAT32, ImmutableIntArray.of(1, ROWS))),
        ImmutableIntArray.of(0),
        ImmutableIntArray.of(2),
        ImmutableList.of(
            new Operator(
                OperatorKind.builtin(BuiltinOperator.FULLY_CONNECTED, 6),
                ImmutableIntArray.of(0, 1),
                ImmutableIntArray.of(2),
                new Options.Builtin(
                    BuiltinOptions.FullyConnectedOptions,
                    builder ->
                        FullyConnectedOptions.createFullyConnectedOptions(
                            builder,
                            ActivationFunctionType.NONE,
                            (byte) 0,
                            false,
                            false,
                            TensorType.FLOAT32)))));
  }

  private static Tensor weight(WeightFormat format, float[] matrix) throws Exception {
    Subgraph built =
        WeightQuantizer.apply(format, ImmutableList.of(product(matrix))).subgraphs().get(0);
    return built.tensors().stream()
        .filter(tensor -> tensor.data().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static ConstantData storedData(WeightFormat format, float[] matrix) throws Exception {
    return weight(format, matrix).data().orElseThrow();
  }

  private static byte[] bytes(ConstantData data) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    data.writeTo(Channels.newChannel(out));
    assertThat((long) out.size()).isEqualTo(data.size());
    return out.toByteArray();
  }
}
