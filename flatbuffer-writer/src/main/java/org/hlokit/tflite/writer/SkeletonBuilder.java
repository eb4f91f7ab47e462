// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.writer;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.model.TfliteModel;
import org.hlokit.tflite.schema.Buffer;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.CustomOptionsFormat;
import org.hlokit.tflite.schema.Metadata;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.OperatorCode;
import org.hlokit.tflite.schema.QuantizationParameters;
import org.hlokit.tflite.schema.SignatureDef;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.TensorMap;

/** Builds the flatbuffer of a model, with placeholders for the places of its constants. */
final class SkeletonBuilder {

  /** The schema's version number, the 3 of the file identifier. */
  private static final int SCHEMA_VERSION = 3;

  /** Not the default 0, which a builder would leave out. */
  private static final int PLACEHOLDER = 1;

  private final FlatBufferBuilder builder = new FlatBufferBuilder(1 << 16);
  private final BufferTable buffers;
  private final Placement placement;

  /** Equal vectors and strings are written once and shared. */
  private final Map<ImmutableIntArray, Integer> intVectors = new HashMap<>();

  private final Map<String, Integer> strings = new HashMap<>();
  private final Map<OperatorKind, Integer> kinds = new LinkedHashMap<>();

  private SkeletonBuilder(BufferTable buffers, Placement placement) {
    this.buffers = buffers;
    this.placement = placement;
  }

  static Skeleton build(TfliteModel model, BufferTable buffers, Placement placement) {
    return new SkeletonBuilder(buffers, placement).build(model);
  }

  private Skeleton build(TfliteModel model) {
    // A builder works from the file's end to its start; what is made first comes last.
    int[] fields = new int[buffers.data().size()];
    int[] sizeFields = new int[placement == Placement.OUTSIDE ? fields.length : 0];
    int bufferVector = buffers(fields, sizeFields, model.metadata());
    int subgraphs = vector(model.subgraphs(), this::subgraph);
    int codes = vector(ImmutableList.copyOf(kinds.keySet()), this::operatorCode);
    int metadata = metadata(model.metadata());
    int signatures = vector(model.signatures(), this::signature);
    int description = string(model.description());
    Model.startModel(builder);
    Model.addSignatureDefs(builder, signatures);
    Model.addMetadata(builder, metadata);
    Model.addBuffers(builder, bufferVector);
    Model.addDescription(builder, description);
    Model.addSubgraphs(builder, subgraphs);
    Model.addOperatorCodes(builder, codes);
    Model.addVersion(builder, SCHEMA_VERSION);
    Model.finishModelBuffer(builder, Model.endModel(builder));

    ByteBuffer bytes = builder.dataBuffer().slice().order(java.nio.ByteOrder.LITTLE_ENDIAN);
    return new Skeleton(bytes, placement, fromStart(fields, bytes), fromStart(sizeFields, bytes));
  }

  /** Turns distances from the end, which is what a builder knows, into positions. */
  private static ImmutableIntArray fromStart(int[] distances, ByteBuffer bytes) {
    ImmutableIntArray.Builder positions = ImmutableIntArray.builder(distances.length);
    for (int distance : distances) {
      positions.add(bytes.limit() - distance);
    }
    return positions.build();
  }

  private int buffers(
      int[] fields, int[] sizeFields, ImmutableList<TfliteModel.Metadata> metadata) {
    int[] tables = new int[fields.length + metadata.size() + 1];
    for (int i = 0; i < metadata.size(); i++) {
      // Wherever the constants are: who looks for metadata looks only here.
      ByteBuffer content = metadata.get(i).content();
      builder.startVector(1, content.remaining(), ModelWriter.ALIGNMENT);
      for (int at = content.limit() - 1; at >= content.position(); at--) {
        builder.addByte(content.get(at));
      }
      tables[fields.length + 1 + i] = Buffer.createBuffer(builder, builder.endVector(), 0, 0);
    }
    for (int i = fields.length; i > 0; i--) {
      Buffer.startBuffer(builder);
      switch (placement) {
        case INSIDE -> {
          builder.addInt(PLACEHOLDER);
          builder.slot(0);
          fields[i - 1] = builder.offset();
        }
        case OUTSIDE -> {
          Buffer.addSize(builder, PLACEHOLDER);
          sizeFields[i - 1] = builder.offset();
          Buffer.addOffset(builder, PLACEHOLDER);
          fields[i - 1] = builder.offset();
        }
      }
      tables[i] = Buffer.endBuffer(builder);
    }
    Buffer.startBuffer(builder);
    tables[0] = Buffer.endBuffer(builder);
    return builder.createVectorOfTables(tables);
  }

  private int subgraph(Subgraph subgraph) {
    int operators = vector(subgraph.operators(), this::operator);
    int tensors = vector(subgraph.tensors(), this::tensor);
    int inputs = ints(subgraph.inputs());
    int outputs = ints(subgraph.outputs());
    int name = string(subgraph.name());
    return SubGraph.createSubGraph(builder, tensors, inputs, outputs, operators, name, -1);
  }

  private int tensor(Tensor tensor) {
    int name = string(tensor.name());
    int signature = tensor.isDynamic() ? ints(tensor.shape()) : 0;
    int shape = ints(tensor.isDynamic() ? staticShape(tensor.shape()) : tensor.shape());
    int quantization = tensor.quantization().map(this::quantization).orElse(0);
    org.hlokit.tflite.schema.Tensor.startTensor(builder);
    org.hlokit.tflite.schema.Tensor.addShapeSignature(builder, signature);
    org.hlokit.tflite.schema.Tensor.addQuantization(builder, quantization);
    org.hlokit.tflite.schema.Tensor.addName(builder, name);
    org.hlokit.tflite.schema.Tensor.addBuffer(
        builder, tensor.data().map(buffers::indexOf).orElse(0));
    org.hlokit.tflite.schema.Tensor.addShape(builder, shape);
    org.hlokit.tflite.schema.Tensor.addHasRank(builder, true);
    org.hlokit.tflite.schema.Tensor.addType(builder, tensor.type());
    return org.hlokit.tflite.schema.Tensor.endTensor(builder);
  }

  private static ImmutableIntArray staticShape(ImmutableIntArray shape) {
    return ImmutableIntArray.copyOf(shape.stream().map(size -> Math.max(size, 1)));
  }

  private int quantization(Tensor.Quantization quantization) {
    ImmutableLongArray zeros = quantization.zeroPoints();
    int zeroPoints = QuantizationParameters.createZeroPointVector(builder, zeros.toArray());
    float[] values = new float[quantization.scales().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = quantization.scales().get(i);
    }
    int scales = QuantizationParameters.createScaleVector(builder, values);
    QuantizationParameters.startQuantizationParameters(builder);
    QuantizationParameters.addQuantizedDimension(builder, quantization.dimension());
    QuantizationParameters.addZeroPoint(builder, zeroPoints);
    QuantizationParameters.addScale(builder, scales);
    return QuantizationParameters.endQuantizationParameters(builder);
  }

  private int operator(Operator operator) {
    int inputs = ints(operator.inputs());
    int outputs = ints(operator.outputs());
    byte member = BuiltinOptions.NONE;
    byte member2 = BuiltinOptions2.NONE;
    int table = 0;
    int custom = 0;
    switch (operator.options()) {
      case Options.None() -> {}
      case Options.Builtin(byte type, Options.TableWriter writer) -> {
        member = type;
        table = writer.write(builder);
      }
      case Options.Builtin2(byte type, Options.TableWriter writer) -> {
        member2 = type;
        table = writer.write(builder);
      }
      case Options.Custom(ByteBuffer bytes) -> custom = builder.createByteVector(bytes.duplicate());
    }
    org.hlokit.tflite.schema.Operator.startOperator(builder);
    org.hlokit.tflite.schema.Operator.addOpcodeIndex(builder, codeIndex(operator.kind()));
    org.hlokit.tflite.schema.Operator.addInputs(builder, inputs);
    org.hlokit.tflite.schema.Operator.addOutputs(builder, outputs);
    if (member != BuiltinOptions.NONE) {
      org.hlokit.tflite.schema.Operator.addBuiltinOptions(builder, table);
    }
    if (member2 != BuiltinOptions2.NONE) {
      org.hlokit.tflite.schema.Operator.addBuiltinOptions2(builder, table);
    }
    org.hlokit.tflite.schema.Operator.addCustomOptions(builder, custom);
    org.hlokit.tflite.schema.Operator.addBuiltinOptionsType(builder, member);
    org.hlokit.tflite.schema.Operator.addBuiltinOptions2Type(builder, member2);
    org.hlokit.tflite.schema.Operator.addCustomOptionsFormat(
        builder, CustomOptionsFormat.FLEXBUFFERS);
    return org.hlokit.tflite.schema.Operator.endOperator(builder);
  }

  private int codeIndex(OperatorKind kind) {
    return kinds.computeIfAbsent(kind, _ -> kinds.size());
  }

  private int operatorCode(OperatorKind kind) {
    int custom = kind.customCode().isEmpty() ? 0 : string(kind.customCode());
    byte oldCode = (byte) Math.min(kind.code(), BuiltinOperator.PLACEHOLDER_FOR_GREATER_OP_CODES);
    return OperatorCode.createOperatorCode(builder, oldCode, custom, kind.version(), kind.code());
  }

  private int metadata(List<TfliteModel.Metadata> metadata) {
    int[] tables = new int[metadata.size()];
    for (int i = 0; i < tables.length; i++) {
      int buffer = buffers.data().size() + 1 + i;
      tables[i] = Metadata.createMetadata(builder, string(metadata.get(i).name()), buffer);
    }
    return builder.createVectorOfTables(tables);
  }

  private int signature(TfliteModel.Signature signature) {
    int inputs = vector(signature.inputs(), this::binding);
    int outputs = vector(signature.outputs(), this::binding);
    int key = string(signature.key());
    return SignatureDef.createSignatureDef(builder, inputs, outputs, key, signature.subgraph());
  }

  private int binding(TfliteModel.Binding binding) {
    return TensorMap.createTensorMap(builder, string(binding.name()), binding.tensor());
  }

  private <T> int vector(List<T> items, ToIntFunction<T> table) {
    int[] offsets = new int[items.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = table.applyAsInt(items.get(i));
    }
    return builder.createVectorOfTables(offsets);
  }

  private int ints(ImmutableIntArray values) {
    Integer known = intVectors.get(values);
    if (known != null) {
      return known;
    }
    builder.startVector(Integer.BYTES, values.length(), Integer.BYTES);
    for (int i = values.length() - 1; i >= 0; i--) {
      builder.addInt(values.get(i));
    }
    int offset = builder.endVector();
    intVectors.put(values, offset);
    return offset;
  }

  private int string(String text) {
    return strings.computeIfAbsent(text, builder::createString);
  }
}
