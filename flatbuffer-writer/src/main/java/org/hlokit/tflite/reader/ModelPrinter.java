// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.flatbuffers.IntVector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hlokit.tflite.reader.Schema.Field;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.OperatorCode;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * A model as MLIR text in the generic form: operations of the {@code tfl} dialect, each subgraph a
 * function, options as attributes. Constants are {@code tfl.pseudo_const} with their data elided;
 * custom calls and composites are shown with all that they say.
 */
public final class ModelPrinter {
  /** Constants of up to this many elements are shown. */
  private static final int MAX_SHOWN = 16;

  private final TfliteFile file;
  private final Model model;
  private final StringBuilder text = new StringBuilder();

  private ModelPrinter(TfliteFile file) {
    this.file = file;
    this.model = file.model();
  }

  /** The text of a checked file. */
  public static String print(TfliteFile file) {
    return new ModelPrinter(file).print();
  }

  private String print() {
    String description = Optional.ofNullable(model.description()).orElse("");
    text.append("module attributes {tfl.description = ")
        .append(quoted(description))
        .append(", tfl.schema_version = ")
        .append(model.version())
        .append(" : i32} {\n");
    for (int i = 0; i < model.subgraphsLength(); i++) {
      subgraph(i, model.subgraphs(i));
    }
    return text.append("}\n").toString();
  }

  private void subgraph(int index, SubGraph subgraph) {
    String name =
        Optional.ofNullable(subgraph.name()).filter(n -> !n.isEmpty()).orElse("sub" + index);
    List<Integer> inputs = indexes(subgraph.inputsVector());
    List<Integer> outputs = indexes(subgraph.outputsVector());
    text.append("  func.func @")
        .append(symbol(name))
        .append(
            inputs.stream()
                .map(i -> "%t" + i + ": " + type(subgraph, i))
                .collect(Collectors.joining(", ", "(", ")")))
        .append(" -> ")
        .append(types(subgraph, outputs))
        .append(" {\n");
    for (int i = 0; i < subgraph.tensorsLength(); i++) {
      if (isConstant(subgraph.tensors(i)) && !inputs.contains(i)) {
        text.append("    %t")
            .append(i)
            .append(" = \"tfl.pseudo_const\"() {value = ")
            .append(literal(subgraph.tensors(i)))
            .append(" : ")
            .append(type(subgraph, i))
            .append("} : () -> ")
            .append(type(subgraph, i))
            .append('\n');
      }
    }
    if (needsNone(subgraph)) {
      text.append("    %none = \"tfl.no_value\"() {value} : () -> none\n");
    }
    for (int i = 0; i < subgraph.operatorsLength(); i++) {
      operator(subgraph, i, subgraph.operators(i));
    }
    text.append("    return ")
        .append(values(outputs))
        .append(outputs.isEmpty() ? "" : " : ")
        .append(outputs.stream().map(i -> type(subgraph, i)).collect(Collectors.joining(", ")))
        .append("\n  }\n");
  }

  private static boolean needsNone(SubGraph subgraph) {
    for (int i = 0; i < subgraph.operatorsLength(); i++) {
      if (indexes(subgraph.operators(i).inputsVector()).contains(-1)) {
        return true;
      }
    }
    return false;
  }

  private boolean isConstant(Tensor tensor) {
    return tensor.buffer() != 0
        && tensor.buffer() < model.buffersLength()
        && TfliteFile.length(model.buffers((int) tensor.buffer())) > 0;
  }

  /** The numbers of a small constant, such as a shape; elided for others. */
  private String literal(Tensor tensor) {
    int width =
        switch (tensor.type()) {
          case TensorType.INT32, TensorType.FLOAT32 -> Integer.BYTES;
          case TensorType.INT64 -> Long.BYTES;
          default -> 0;
        };
    Optional<ByteBuffer> data = file.data(model.buffers((int) tensor.buffer()));
    long elements = 1;
    for (int i = 0; i < tensor.shapeLength(); i++) {
      elements *= tensor.shape(i);
    }
    if (width == 0
        || data.isEmpty()
        || tensor.shapeLength() > 1
        || elements > MAX_SHOWN
        || data.get().remaining() != elements * width) {
      return "dense_resource<__elided__>";
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < elements; i++) {
      numbers.add(number(tensor.type(), data.get(), i));
    }
    return tensor.shapeLength() == 0
        ? "dense<" + numbers.get(0) + ">"
        : "dense<[" + String.join(", ", numbers) + "]>";
  }

  private static String number(byte type, ByteBuffer data, int index) {
    return switch (type) {
      case TensorType.INT32 -> Integer.toString(data.getInt(4 * index));
      case TensorType.INT64 -> Long.toString(data.getLong(8 * index));
      default -> {
        float value = data.getFloat(4 * index);
        yield Float.isFinite(value)
            ? Float.toString(value)
            : "0x%08X".formatted(Float.floatToRawIntBits(value));
      }
    };
  }

  private void operator(SubGraph subgraph, int index, Operator operator) {
    OperatorCode code = model.operatorCodes((int) operator.opcodeIndex());
    List<Integer> inputs = indexes(operator.inputsVector());
    List<Integer> outputs = indexes(operator.outputsVector());
    text.append("    ");
    if (!outputs.isEmpty()) {
      text.append(values(outputs)).append(" = ");
    }
    text.append('"')
        .append(operationName(code))
        .append("\"(")
        .append(values(inputs))
        .append(")")
        .append(attributes(code, operator))
        .append(" : ")
        .append(
            inputs.stream().map(i -> type(subgraph, i)).collect(Collectors.joining(", ", "(", ")")))
        .append(" -> ")
        .append(types(subgraph, outputs))
        .append(" // ")
        .append(index)
        .append('\n');
  }

  /** {@code tfl.add}, {@code vhlo.custom_call_v1}-like names for the operators from 162 on. */
  private static String operationName(OperatorCode code) {
    if (TfliteFile.builtinCode(code) == BuiltinOperator.CUSTOM) {
      return "tfl.custom";
    }
    String name = ModelSummary.name(code).toLowerCase(Locale.ROOT);
    return name.startsWith("stablehlo_")
        ? "stablehlo." + name.substring("stablehlo_".length())
        : "tfl." + name;
  }

  private String attributes(OperatorCode code, Operator operator) {
    List<String> entries = new ArrayList<>();
    if (TfliteFile.builtinCode(code) == BuiltinOperator.CUSTOM) {
      entries.add("custom_code = " + quoted(Optional.ofNullable(code.customCode()).orElse("")));
      entries.add("custom_option_bytes = " + operator.customOptionsLength() + " : i64");
    }
    file.options(operator)
        .ifPresent(
            options -> {
              for (Field field : options.type().fields()) {
                options
                    .value(field)
                    .ifPresent(value -> entries.add(field.name() + " = " + value(field, value)));
              }
            });
    return entries.isEmpty() ? "" : " {" + String.join(", ", entries) + "}";
  }

  private static String value(Field field, Object value) {
    return switch (value) {
      case Boolean truth -> truth.toString();
      case Long number when isInt(field) -> number + " : i32";
      case Long number -> number + " : i64";
      case Double number -> number + " : f64";
      case String string -> quoted(string);
      case List<?> bytes when field.name().endsWith("attributes") -> flexBuffer(bytes);
      case List<?> list ->
          list.stream()
              .map(element -> value(field, element))
              .collect(Collectors.joining(", ", "[", "]"));
      default -> quoted(value.toString());
    };
  }

  private static boolean isInt(Field field) {
    return field.type() instanceof Schema.FieldType.Scalar(Schema.Primitive width)
        && width == Schema.Primitive.INT;
  }

  private static String flexBuffer(List<?> bytes) {
    byte[] content = new byte[bytes.size()];
    for (int i = 0; i < content.length; i++) {
      content[i] = ((Long) bytes.get(i)).byteValue();
    }
    try {
      return FlexBufferReader.readMap(ByteBuffer.wrap(content)).entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + " = " + plain(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    } catch (InvalidModelException e) {
      return quoted("(" + e.getMessage() + ")");
    }
  }

  private static String plain(Object value) {
    return switch (value) {
      case Boolean truth -> truth.toString();
      case Long number -> number + " : i64";
      case Double number -> number + " : f64";
      case List<?> list ->
          list.stream().map(ModelPrinter::plain).collect(Collectors.joining(", ", "[", "]"));
      case java.util.Map<?, ?> map ->
          map.entrySet().stream()
              .map(
                  entry -> quoted(String.valueOf(entry.getKey())) + " = " + plain(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> quoted(value.toString());
    };
  }

  private static List<Integer> indexes(@Nullable IntVector vector) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; vector != null && i < vector.length(); i++) {
      indexes.add(vector.get(i));
    }
    return indexes;
  }

  private static String values(List<Integer> indexes) {
    return indexes.stream()
        .map(index -> index < 0 ? "%none" : "%t" + index)
        .collect(Collectors.joining(", "));
  }

  private static String types(SubGraph subgraph, List<Integer> indexes) {
    return indexes.stream()
        .map(index -> type(subgraph, index))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String type(SubGraph subgraph, int index) {
    if (index < 0) {
      return "none";
    }
    Tensor tensor = subgraph.tensors(index);
    StringBuilder type = new StringBuilder("tensor<");
    boolean signature = tensor.shapeSignatureLength() == tensor.shapeLength();
    for (int i = 0; i < tensor.shapeLength(); i++) {
      int size = signature ? tensor.shapeSignature(i) : tensor.shape(i);
      type.append(size < 0 ? "?" : Integer.toString(size)).append('x');
    }
    return type.append(element(tensor.type())).append('>').toString();
  }

  private static String element(byte type) {
    return switch (type) {
      case TensorType.FLOAT32 -> "f32";
      case TensorType.FLOAT16 -> "f16";
      case TensorType.BFLOAT16 -> "bf16";
      case TensorType.FLOAT64 -> "f64";
      case TensorType.INT4 -> "i4";
      case TensorType.INT8 -> "i8";
      case TensorType.INT16 -> "i16";
      case TensorType.INT32 -> "i32";
      case TensorType.INT64 -> "i64";
      case TensorType.UINT8 -> "ui8";
      case TensorType.UINT16 -> "ui16";
      case TensorType.UINT32 -> "ui32";
      case TensorType.UINT64 -> "ui64";
      case TensorType.BOOL -> "i1";
      case TensorType.COMPLEX64 -> "complex<f32>";
      case TensorType.COMPLEX128 -> "complex<f64>";
      default ->
          "!tfl." + Schema.get().enumeration("TensorType").nameOf(type).toLowerCase(Locale.ROOT);
    };
  }

  private static String symbol(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_$.]*") ? name : quoted(name);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        quoted.append("\\%02X".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
