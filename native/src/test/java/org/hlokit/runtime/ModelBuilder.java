// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import com.google.flatbuffers.FlatBufferBuilder;
import com.google.flatbuffers.FlexBuffersBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.hlokit.tflite.schema.StableHLOCompositeOptions;
import org.hlokit.tflite.schema.StablehloCustomCallOptions;
import org.hlokit.tflite.schema.TensorType;
import org.hlokit.tflite.writer.ModelWriter;

/** Builds small models: tensors and operators of one subgraph after the other, by their indexes. */
final class ModelBuilder {
  static final String RMS_NORM = "ai_edge_torch.rms_norm";

  private final List<Subgraph> subgraphs = new ArrayList<>();
  private final List<TfliteModel.Signature> signatures = new ArrayList<>();
  private List<Tensor> tensors = new ArrayList<>();
  private List<Operator> operators = new ArrayList<>();

  /** {@code y = rms_norm(x, w)} on f32 with x of 2x4, and w an input too. */
  static ModelBuilder oneCall(String backendConfig) {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int w = builder.tensor("w", TensorType.FLOAT32, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder.call(RMS_NORM, backendConfig, y, x, w).subgraph("main", List.of(x, w), List.of(y));
    return builder;
  }

  /** A tensor of the subgraph under construction; -1 for a size that is open. */
  int tensor(String name, byte type, int... shape) {
    tensors.add(Tensor.of(name, type, ImmutableIntArray.copyOf(shape)));
    return tensors.size() - 1;
  }

  /** A tensor of quantised numbers; one scale, or several along the first dimension. */
  int quantized(String name, byte type, List<Float> scales, long zeroPoint, int... shape) {
    ImmutableLongArray.Builder zeros = ImmutableLongArray.builder();
    scales.forEach(scale -> zeros.add(zeroPoint));
    tensors.add(
        new Tensor(
            name,
            type,
            ImmutableIntArray.copyOf(shape),
            Optional.empty(),
            Optional.of(new Tensor.Quantization(ImmutableList.copyOf(scales), zeros.build(), 0))));
    return tensors.size() - 1;
  }

  /** A constant of the subgraph under construction. */
  int constant(String name, byte type, ByteBuffer data, int... shape) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    tensors.add(
        Tensor.constant(name, type, ImmutableIntArray.copyOf(shape), ConstantData.of(bytes)));
    return tensors.size() - 1;
  }

  ModelBuilder call(String target, String backendConfig, int output, int... inputs) {
    return call(target, backendConfig, Optional.empty(), output, inputs);
  }

  ModelBuilder call(
      String target,
      String backendConfig,
      Optional<Consumer<FlexBuffersBuilder>> attributes,
      int output,
      int... inputs) {
    return operator(
        BuiltinOperator.STABLEHLO_CUSTOM_CALL,
        new Options.Builtin2(
            BuiltinOptions2.StablehloCustomCallOptions,
            builder ->
                StablehloCustomCallOptions.createStablehloCustomCallOptions(
                    builder,
                    builder.createString(target),
                    false,
                    builder.createString(backendConfig),
                    1,
                    0,
                    attributes.isPresent() ? flexbuffer(builder, attributes.get()) : 0)),
        output,
        inputs);
  }

  /** An operator 32 by that name. */
  ModelBuilder custom(
      String name, Consumer<FlexBuffersBuilder> attributes, int output, int... inputs) {
    return custom(name, flexbuffer(attributes), output, inputs);
  }

  ModelBuilder custom(String name, ByteBuffer options, int output, int... inputs) {
    return operator(OperatorKind.custom(name), new Options.Custom(options), output, inputs);
  }

  private static int flexbuffer(FlatBufferBuilder builder, Consumer<FlexBuffersBuilder> entries) {
    ByteBuffer bytes = flexbuffer(entries);
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    return builder.createByteVector(array);
  }

  private static ByteBuffer flexbuffer(Consumer<FlexBuffersBuilder> entries) {
    FlexBuffersBuilder flex = new FlexBuffersBuilder();
    int start = flex.startMap();
    entries.accept(flex);
    flex.endMap(null, start);
    return flex.finish();
  }

  ModelBuilder add(int output, int left, int right) {
    return operator(
        BuiltinOperator.ADD,
        new Options.Builtin(
            BuiltinOptions.AddOptions,
            builder -> AddOptions.createAddOptions(builder, ActivationFunctionType.NONE, true)),
        output,
        left,
        right);
  }

  ModelBuilder composite(
      String name, int decomposition, boolean attributes, int output, int... inputs) {
    return operator(
        BuiltinOperator.STABLEHLO_COMPOSITE,
        new Options.Builtin2(
            BuiltinOptions2.StableHLOCompositeOptions,
            builder ->
                StableHLOCompositeOptions.createStableHLOCompositeOptions(
                    builder,
                    builder.createString(name),
                    decomposition,
                    attributes ? flexbuffer(builder, map -> {}) : 0,
                    (byte) 0,
                    1)),
        output,
        inputs);
  }

  /** An operator without options. */
  ModelBuilder operator(int code, int output, int... inputs) {
    return operator(code, Options.none(), output, inputs);
  }

  ModelBuilder operator(int code, Options options, int output, int... inputs) {
    return operator(OperatorKind.builtin(code, 1), options, output, inputs);
  }

  private ModelBuilder operator(OperatorKind kind, Options options, int output, int... inputs) {
    operators.add(
        new Operator(
            kind, ImmutableIntArray.copyOf(inputs), ImmutableIntArray.of(output), options));
    return this;
  }

  /** Ends the subgraph under construction. */
  ModelBuilder subgraph(String name, List<Integer> inputs, List<Integer> outputs) {
    subgraphs.add(
        new Subgraph(
            name,
            ImmutableList.copyOf(tensors),
            ImmutableIntArray.copyOf(inputs),
            ImmutableIntArray.copyOf(outputs),
            ImmutableList.copyOf(operators)));
    tensors = new ArrayList<>();
    operators = new ArrayList<>();
    return this;
  }

  /** Names one input and one output of a subgraph. */
  ModelBuilder signature(
      String key, int subgraph, String input, int inputTensor, String output, int outputTensor) {
    signatures.add(
        new TfliteModel.Signature(
            key,
            subgraph,
            ImmutableList.of(new TfliteModel.Binding(input, inputTensor)),
            ImmutableList.of(new TfliteModel.Binding(output, outputTensor))));
    return this;
  }

  /** The model as a file. */
  ByteBuffer build() {
    TfliteModel model =
        new TfliteModel(
            "test",
            ImmutableList.copyOf(subgraphs),
            ImmutableList.copyOf(signatures),
            ImmutableList.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new ModelWriter().write(model, Channels.newChannel(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteBuffer.wrap(out.toByteArray());
  }
}
