// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.CastOptions;
import org.hlokit.tflite.schema.GatherOptions;
import org.hlokit.tflite.schema.ReshapeOptions;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * Weights of eight bits: products and convolutions take them, which round their inputs, too, and a
 * lookup of rows becomes EMBEDDING_LOOKUP, which gives floats.
 */
final class Int8Weights {
  /** The first versions whose kernels know a scale for each row. */
  private static final OperatorKind FULLY_CONNECTED =
      OperatorKind.builtin(BuiltinOperator.FULLY_CONNECTED, 12);

  private static final OperatorKind CONV_2D = OperatorKind.builtin(BuiltinOperator.CONV_2D, 5);

  private static final OperatorKind DEPTHWISE_CONV_2D =
      OperatorKind.builtin(BuiltinOperator.DEPTHWISE_CONV_2D, 6);

  private static final OperatorKind BATCH_MATMUL =
      OperatorKind.builtin(BuiltinOperator.BATCH_MATMUL, 4);

  private static final OperatorKind EMBEDDING_LOOKUP =
      OperatorKind.builtin(BuiltinOperator.EMBEDDING_LOOKUP, 4);

  private final WeightQuantizer quantizer;
  private final SubgraphRewriter graph;

  Int8Weights(WeightQuantizer quantizer, SubgraphRewriter graph) {
    this.quantizer = quantizer;
    this.graph = graph;
  }

  void run() throws IOException {
    for (Operator operator : graph.operators()) {
      boolean done =
          switch (operator.kind().code()) {
            case BuiltinOperator.FULLY_CONNECTED ->
                product(operator, FULLY_CONNECTED, 0, OptionsTables::roundingInputs);
            case BuiltinOperator.CONV_2D -> product(operator, CONV_2D, 0, Operator::options);
            case BuiltinOperator.DEPTHWISE_CONV_2D ->
                product(operator, DEPTHWISE_CONV_2D, 3, Operator::options);
            case BuiltinOperator.BATCH_MATMUL ->
                product(operator, BATCH_MATMUL, -1, OptionsTables::roundingOperands);
            case BuiltinOperator.GATHER -> lookup(operator, operator, null);
            case BuiltinOperator.CAST -> narrowLookup(operator);
            default -> false;
          };
      if (!done) {
        graph.emit(operator);
      }
    }
  }

  /**
   * A product with constant weights as its second operand.
   *
   * @param kind the operator as it is then
   * @param dimension that of the weights which has scales, -1 for one scale
   */
  private boolean product(
      Operator operator, OperatorKind kind, int dimension, Function<Operator, Options> options)
      throws IOException {
    Tensor input = graph.tensor(operator.inputs().get(0));
    Tensor weight = graph.unwidened(operator.inputs().get(1));
    if (input.type() != TensorType.FLOAT32
        || input.data().isPresent()
        || weight.data().isEmpty()
        || (isConvolution(kind) && input.shape().get(3) != weight.shape().get(3))) {
      return false;
    }
    Optional<Tensor> matrix = quantizer.scaled(weight, dimension);
    if (matrix.isEmpty()) {
      return false;
    }
    int[] inputs = operator.inputs().toArray();
    inputs[1] = graph.add(matrix.get());
    graph.emit(
        new Operator(
            kind, ImmutableIntArray.copyOf(inputs), operator.outputs(), options.apply(operator)));
    return true;
  }

  /** Whether kernels on floats and 8-bit weights know neither groups nor several filters each. */
  private static boolean isConvolution(OperatorKind kind) {
    return kind.equals(CONV_2D) || kind.equals(DEPTHWISE_CONV_2D);
  }

  /** A lookup in a table of 16-bit floats, which is one of integers, made floats afterwards. */
  private boolean narrowLookup(Operator cast) throws IOException {
    Operator bits = graph.producer(cast.inputs().get(0));
    if (bits == null || bits.kind().code() != BuiltinOperator.BITCAST) {
      return false;
    }
    Operator gather = graph.producer(bits.inputs().get(0));
    Tensor floats = graph.tensor(cast.inputs().get(0));
    return gather != null
        && gather.kind().code() == BuiltinOperator.GATHER
        && lookup(gather, cast, floats.type());
  }

  /**
   * Looks rows up.
   *
   * @param last the operator that gives the rows as f32
   * @param type what the table's elements are, where it holds them as integers
   */
  private boolean lookup(Operator gather, Operator last, @Nullable Byte type) throws IOException {
    GatherOptions options = OptionsTables.gather(gather);
    Tensor stored = graph.tensor(gather.inputs().get(0));
    Tensor indexes = graph.tensor(gather.inputs().get(1));
    Tensor rows = graph.tensor(last.outputs().get(0));
    boolean isLookup =
        options.axis() == 0
            && options.batchDims() == 0
            && rows.type() == TensorType.FLOAT32
            && !indexes.isDynamic();
    if (!isLookup) {
      return false;
    }
    Tensor table =
        type == null
            ? stored
            : new Tensor(stored.name(), type, stored.shape(), stored.data(), stored.quantization());
    Optional<Tensor> matrix = quantizer.scaled(table, 0);
    if (matrix.isEmpty()) {
      return false;
    }
    int list = asList(gather.inputs().get(1), indexes);
    int output = last.outputs().get(0);
    if (indexes.shape().length() == 1) {
      graph.emit(EMBEDDING_LOOKUP, Options.none(), output, list, graph.add(matrix.get()));
      return true;
    }
    int[] shape = matrix.get().shape().toArray();
    shape[0] = count(indexes);
    Tensor found =
        Tensor.of(rows.name() + "_rows", TensorType.FLOAT32, ImmutableIntArray.copyOf(shape));
    graph.emit(EMBEDDING_LOOKUP, Options.none(), graph.add(found), list, graph.add(matrix.get()));
    reshape(graph.add(found), output, rows.shape());
    return true;
  }

  /** Indexes in the one form that the kernel takes: a list of 32-bit integers. */
  private int asList(int index, Tensor indexes) {
    int at = index;
    if (indexes.type() != TensorType.INT32) {
      Tensor cast = Tensor.of(indexes.name() + "_i32", TensorType.INT32, indexes.shape());
      Options options =
          new Options.Builtin(
              BuiltinOptions.CastOptions,
              builder -> CastOptions.createCastOptions(builder, indexes.type(), TensorType.INT32));
      graph.emit(OperatorKind.builtin(BuiltinOperator.CAST, 1), options, graph.add(cast), index);
      at = graph.add(cast);
    }
    if (indexes.shape().length() == 1) {
      return at;
    }
    ImmutableIntArray shape = ImmutableIntArray.of(count(indexes));
    int list = graph.add(Tensor.of(indexes.name() + "_list", TensorType.INT32, shape));
    reshape(at, list, shape);
    return list;
  }

  private void reshape(int input, int output, ImmutableIntArray shape) {
    java.nio.ByteBuffer bytes = ConstantData.allocate(shape.length() * Integer.BYTES);
    shape.forEach(bytes::putInt);
    Tensor sizes =
        Tensor.constant(
            graph.tensor(output).name() + "_shape",
            TensorType.INT32,
            ImmutableIntArray.of(shape.length()),
            ConstantData.of(bytes.flip()));
    Options options =
        new Options.Builtin(
            BuiltinOptions.ReshapeOptions,
            builder ->
                ReshapeOptions.createReshapeOptions(
                    builder, ReshapeOptions.createNewShapeVector(builder, shape.toArray())));
    graph.emit(
        OperatorKind.builtin(BuiltinOperator.RESHAPE, 1), options, output, input, graph.add(sizes));
  }

  private static int count(Tensor indexes) {
    return indexes.shape().stream().reduce(1, Math::multiplyExact);
  }
}
