// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.hlokit.tflite.schema.Buffer;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.OperatorCode;
import org.hlokit.tflite.schema.Tensor;

/**
 * A model file that has been checked: every offset, length and index in it is in range, so the
 * generated accessors of {@link #model()} may be used freely.
 */
public final class TfliteFile {
  private final Schema schema;
  private final ByteBuffer bytes;
  private final long size;
  private final Model model;

  private TfliteFile(Schema schema, ByteBuffer bytes, long size) {
    this.schema = schema;
    this.bytes = bytes;
    this.size = size;
    this.model = Model.getRootAsModel(bytes.duplicate());
  }

  /**
   * Maps and checks a file. Of a file beyond 2 GiB only the flatbuffer at its start is mapped; the
   * constants behind it stay where they are.
   *
   * @throws InvalidModelException when it is not a well-formed model
   * @throws IOException when it cannot be read
   */
  public static TfliteFile open(Path path) throws IOException, InvalidModelException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return open(channel);
    }
  }

  /** Maps and checks a file that is open for reading; see {@link #open(Path)}. */
  public static TfliteFile open(FileChannel channel) throws IOException, InvalidModelException {
    long size = channel.size();
    ByteBuffer bytes =
        channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(size, Integer.MAX_VALUE));
    return open(bytes, size);
  }

  /** Checks a model in memory; {@code bytes} from position to limit. */
  public static TfliteFile of(ByteBuffer bytes) throws InvalidModelException {
    return open(bytes.slice(), bytes.remaining());
  }

  private static TfliteFile open(ByteBuffer bytes, long size) throws InvalidModelException {
    Schema schema = Schema.get();
    StructureVerifier.verify(schema, bytes);
    TfliteFile file = new TfliteFile(schema, bytes.order(ByteOrder.LITTLE_ENDIAN), size);
    IndexVerifier.verify(file);
    return file;
  }

  /** The root of the model. */
  public Model model() {
    return model;
  }

  /** The root of the model, read by the schema. */
  public TableView root() {
    return TableView.root(schema, bytes);
  }

  /** The schema that the file was checked against. */
  public Schema schema() {
    return schema;
  }

  /** Size of the whole file in bytes. */
  public long size() {
    return size;
  }

  /** The code of an operator: the newer integer field, or the older byte in files without it. */
  public int builtinCode(Operator operator) {
    return builtinCode(model.operatorCodes((int) operator.opcodeIndex()));
  }

  /** The code of a row of the operator code table. */
  public static int builtinCode(OperatorCode code) {
    return Math.max(code.builtinCode(), code.deprecatedBuiltinCode());
  }

  /** The name of an operator; its number where the schema does not know it. */
  public static String operatorName(OperatorCode code) {
    int builtin = builtinCode(code);
    if (builtin == BuiltinOperator.CUSTOM) {
      return "CUSTOM '%s'".formatted(Optional.ofNullable(code.customCode()).orElse(""));
    }
    return Schema.get().enumeration("BuiltinOperator").nameOf(builtin);
  }

  /** The element type's name, {@code FLOAT32}; its number where the schema does not know it. */
  public static String typeName(Tensor tensor) {
    return Schema.get().enumeration("TensorType").nameOf(tensor.type());
  }

  /** The options table of an operator, from whichever union holds it. */
  public Optional<TableView> options(Operator operator) {
    return TableView.ofUnion(
            schema, "BuiltinOptions", operator.builtinOptionsType(), operator::builtinOptions)
        .or(
            () ->
                TableView.ofUnion(
                    schema,
                    "BuiltinOptions2",
                    operator.builtinOptions2Type(),
                    operator::builtinOptions2));
  }

  /** Length in bytes of a buffer, wherever its data is. */
  public static long length(Buffer buffer) {
    return buffer.dataLength() > 0 ? buffer.dataLength() : buffer.size();
  }

  /**
   * The bytes of a buffer, empty for a buffer without data and for data beyond the first 2 GiB of
   * the file.
   */
  public Optional<ByteBuffer> data(Buffer buffer) {
    if (buffer.dataLength() > 0) {
      return Optional.of(buffer.dataAsByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN));
    }
    long end = buffer.offset() + buffer.size();
    if (buffer.size() == 0 || end > bytes.limit()) {
      return Optional.empty();
    }
    return Optional.of(
        bytes.slice((int) buffer.offset(), (int) buffer.size()).order(ByteOrder.LITTLE_ENDIAN));
  }
}
