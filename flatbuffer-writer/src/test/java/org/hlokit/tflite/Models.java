// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.model.TfliteModel;
import org.hlokit.tflite.schema.ActivationFunctionType;
import org.hlokit.tflite.schema.AddOptions;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.StablehloCustomCallOptions;
import org.hlokit.tflite.schema.TensorType;
import org.hlokit.tflite.writer.ModelWriter;

/** Small models for tests. */
public final class Models {
  public static final ImmutableIntArray SHAPE = ImmutableIntArray.of(2, 4);

  private Models() {}

  /** {@code y = call(x + w) + w}, with the weight there twice as equal but distinct constants. */
  public static TfliteModel withCustomCall() {
    ImmutableList<Tensor> tensors =
        ImmutableList.of(
            Tensor.of("x", TensorType.FLOAT32, ImmutableIntArray.of(-1, 4)),
            Tensor.constant("w", TensorType.FLOAT32, ImmutableIntArray.of(4), floats(1, 2, 3, 4)),
            Tensor.constant("w2", TensorType.FLOAT32, ImmutableIntArray.of(4), floats(1, 2, 3, 4)),
            Tensor.of("sum", TensorType.FLOAT32, SHAPE),
            Tensor.of("norm", TensorType.FLOAT32, SHAPE),
            Tensor.of("y", TensorType.FLOAT32, SHAPE));
    ImmutableList<Operator> operators =
        ImmutableList.of(
            add(0, 1, 3),
            new Operator(
                OperatorKind.builtin(BuiltinOperator.STABLEHLO_CUSTOM_CALL, 1),
                ImmutableIntArray.of(3, 1),
                ImmutableIntArray.of(4),
                new Options.Builtin2(
                    BuiltinOptions2.StablehloCustomCallOptions,
                    builder ->
                        StablehloCustomCallOptions.createStablehloCustomCallOptions(
                            builder,
                            builder.createString("ai_edge_torch.rms_norm"),
                            false,
                            builder.createString(
                                "{epsilon = 1.0E-5 : f32, cast_before_scale = true}"),
                            1,
                            0,
                            0))),
            add(4, 2, 5));
    Subgraph main =
        new Subgraph("main", tensors, ImmutableIntArray.of(0), ImmutableIntArray.of(5), operators);
    return new TfliteModel(
        "test",
        ImmutableList.of(main),
        ImmutableList.of(
            new TfliteModel.Signature(
                "serving_default",
                0,
                ImmutableList.of(new TfliteModel.Binding("x", 0)),
                ImmutableList.of(new TfliteModel.Binding("y", 5)))),
        ImmutableList.of(new TfliteModel.Metadata("note", ByteBuffer.wrap(new byte[] {1, 2, 3}))));
  }

  private static Operator add(int left, int right, int result) {
    return new Operator(
        OperatorKind.builtin(BuiltinOperator.ADD, 1),
        ImmutableIntArray.of(left, right),
        ImmutableIntArray.of(result),
        new Options.Builtin(
            BuiltinOptions.AddOptions,
            builder -> AddOptions.createAddOptions(builder, ActivationFunctionType.NONE, true)));
  }

  /** Little-endian floats. */
  public static ConstantData floats(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return ConstantData.of(bytes.array());
  }

  /** The file as bytes. */
  public static byte[] bytes(TfliteModel model) {
    return bytes(new ModelWriter(), model);
  }

  /** The file as that writer writes it. */
  public static byte[] bytes(ModelWriter writer, TfliteModel model) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(model, Channels.newChannel(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
