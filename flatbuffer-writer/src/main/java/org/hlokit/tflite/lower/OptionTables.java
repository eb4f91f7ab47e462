// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableMap;
import com.google.flatbuffers.FlatBufferBuilder;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.ActivationFunctionType;
import org.hlokit.tflite.schema.AddOptions;
import org.hlokit.tflite.schema.ArgMaxOptions;
import org.hlokit.tflite.schema.ArgMinOptions;
import org.hlokit.tflite.schema.BatchMatMulOptions;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.CastOptions;
import org.hlokit.tflite.schema.ConcatenationOptions;
import org.hlokit.tflite.schema.CumsumOptions;
import org.hlokit.tflite.schema.DivOptions;
import org.hlokit.tflite.schema.FullyConnectedOptions;
import org.hlokit.tflite.schema.FullyConnectedOptionsWeightsFormat;
import org.hlokit.tflite.schema.GatherOptions;
import org.hlokit.tflite.schema.GeluOptions;
import org.hlokit.tflite.schema.IfOptions;
import org.hlokit.tflite.schema.MulOptions;
import org.hlokit.tflite.schema.PackOptions;
import org.hlokit.tflite.schema.ReducerOptions;
import org.hlokit.tflite.schema.ReshapeOptions;
import org.hlokit.tflite.schema.SoftmaxOptions;
import org.hlokit.tflite.schema.SplitOptions;
import org.hlokit.tflite.schema.StridedSliceOptions;
import org.hlokit.tflite.schema.SubOptions;
import org.hlokit.tflite.schema.TensorType;
import org.hlokit.tflite.schema.WhileOptions;

/** Parameters of TensorFlow Lite's own operators. */
final class OptionTables {

  /** Operators whose options table has no fields: the table is there, as other readers expect. */
  private static final ImmutableMap<Integer, Byte> WITHOUT_FIELDS =
      ImmutableMap.<Integer, Byte>builder()
          .put(BuiltinOperator.TRANSPOSE, BuiltinOptions.TransposeOptions)
          .put(BuiltinOperator.EXP, BuiltinOptions.ExpOptions)
          .put(BuiltinOperator.TOPK_V2, BuiltinOptions.TopKV2Options)
          .put(BuiltinOperator.DEQUANTIZE, BuiltinOptions.DequantizeOptions)
          .put(BuiltinOperator.QUANTIZE, BuiltinOptions.QuantizeOptions)
          .put(BuiltinOperator.MAXIMUM, BuiltinOptions.MaximumMinimumOptions)
          .put(BuiltinOperator.MINIMUM, BuiltinOptions.MaximumMinimumOptions)
          .put(BuiltinOperator.LESS, BuiltinOptions.LessOptions)
          .put(BuiltinOperator.LESS_EQUAL, BuiltinOptions.LessEqualOptions)
          .put(BuiltinOperator.GREATER, BuiltinOptions.GreaterOptions)
          .put(BuiltinOperator.GREATER_EQUAL, BuiltinOptions.GreaterEqualOptions)
          .put(BuiltinOperator.EQUAL, BuiltinOptions.EqualOptions)
          .put(BuiltinOperator.NOT_EQUAL, BuiltinOptions.NotEqualOptions)
          .put(BuiltinOperator.NEG, BuiltinOptions.NegOptions)
          .put(BuiltinOperator.PAD, BuiltinOptions.PadOptions)
          .put(BuiltinOperator.PADV2, BuiltinOptions.PadV2Options)
          .put(BuiltinOperator.SELECT_V2, BuiltinOptions.SelectV2Options)
          .put(BuiltinOperator.SLICE, BuiltinOptions.SliceOptions)
          .put(BuiltinOperator.TILE, BuiltinOptions.TileOptions)
          .put(BuiltinOperator.POW, BuiltinOptions.PowOptions)
          .put(BuiltinOperator.LOGICAL_OR, BuiltinOptions.LogicalOrOptions)
          .put(BuiltinOperator.LOGICAL_AND, BuiltinOptions.LogicalAndOptions)
          .put(BuiltinOperator.LOGICAL_NOT, BuiltinOptions.LogicalNotOptions)
          .put(BuiltinOperator.FLOOR_DIV, BuiltinOptions.FloorDivOptions)
          .put(BuiltinOperator.FLOOR_MOD, BuiltinOptions.FloorModOptions)
          .put(BuiltinOperator.SQUARE, BuiltinOptions.SquareOptions)
          .put(BuiltinOperator.SQUARED_DIFFERENCE, BuiltinOptions.SquaredDifferenceOptions)
          .put(BuiltinOperator.ABS, BuiltinOptions.AbsOptions)
          .put(BuiltinOperator.COS, BuiltinOptions.CosOptions)
          .put(BuiltinOperator.SIGN, BuiltinOptions.SignOptions)
          .put(BuiltinOperator.ATAN2, BuiltinOptions.ATan2Options)
          .put(BuiltinOperator.REVERSE_V2, BuiltinOptions.ReverseV2Options)
          .put(BuiltinOperator.GATHER_ND, BuiltinOptions.GatherNdOptions)
          .put(BuiltinOperator.SCATTER_ND, BuiltinOptions.ScatterNdOptions)
          .put(BuiltinOperator.BROADCAST_TO, BuiltinOptions.BroadcastToOptions)
          .put(BuiltinOperator.DYNAMIC_UPDATE_SLICE, BuiltinOptions.DynamicUpdateSliceOptions)
          .put(BuiltinOperator.BITCAST, BuiltinOptions.BitcastOptions)
          .put(BuiltinOperator.BITWISE_XOR, BuiltinOptions.BitwiseXorOptions)
          .put(BuiltinOperator.RIGHT_SHIFT, BuiltinOptions.RightShiftOptions)
          .buildOrThrow();

  private OptionTables() {}

  /** The options of an elementwise operator without a choice to make. */
  static Options plain(int operator) {
    return switch (operator) {
      case BuiltinOperator.ADD ->
          table(
              BuiltinOptions.AddOptions,
              b -> AddOptions.createAddOptions(b, ActivationFunctionType.NONE, true));
      case BuiltinOperator.SUB ->
          table(
              BuiltinOptions.SubOptions,
              b -> SubOptions.createSubOptions(b, ActivationFunctionType.NONE, true));
      case BuiltinOperator.MUL ->
          table(
              BuiltinOptions.MulOptions,
              b -> MulOptions.createMulOptions(b, ActivationFunctionType.NONE));
      case BuiltinOperator.DIV ->
          table(
              BuiltinOptions.DivOptions,
              b -> DivOptions.createDivOptions(b, ActivationFunctionType.NONE));
      default -> {
        Byte member = WITHOUT_FIELDS.get(operator);
        yield member == null ? Options.none() : table(member, OptionTables::empty);
      }
    };
  }

  static Options reshape(int... shape) {
    return table(
        BuiltinOptions.ReshapeOptions,
        b -> ReshapeOptions.createReshapeOptions(b, ReshapeOptions.createNewShapeVector(b, shape)));
  }

  static Options cast(byte from, byte to) {
    return table(BuiltinOptions.CastOptions, b -> CastOptions.createCastOptions(b, from, to));
  }

  static Options softmax(float beta) {
    return table(BuiltinOptions.SoftmaxOptions, b -> SoftmaxOptions.createSoftmaxOptions(b, beta));
  }

  static Options gelu(boolean approximate) {
    return table(BuiltinOptions.GeluOptions, b -> GeluOptions.createGeluOptions(b, approximate));
  }

  static Options reducer(boolean keepDimensions) {
    return table(
        BuiltinOptions.ReducerOptions, b -> ReducerOptions.createReducerOptions(b, keepDimensions));
  }

  static Options fullyConnected(boolean keepDimensions) {
    return table(
        BuiltinOptions.FullyConnectedOptions,
        b ->
            FullyConnectedOptions.createFullyConnectedOptions(
                b,
                ActivationFunctionType.NONE,
                FullyConnectedOptionsWeightsFormat.DEFAULT,
                keepDimensions,
                false,
                TensorType.FLOAT32));
  }

  static Options batchMatMul(boolean adjointLeft, boolean adjointRight) {
    return table(
        BuiltinOptions.BatchMatMulOptions,
        b -> BatchMatMulOptions.createBatchMatMulOptions(b, adjointLeft, adjointRight, false));
  }

  static Options concatenation(int axis) {
    return table(
        BuiltinOptions.ConcatenationOptions,
        b -> ConcatenationOptions.createConcatenationOptions(b, axis, ActivationFunctionType.NONE));
  }

  static Options gather(int axis, int batchDimensions) {
    return table(
        BuiltinOptions.GatherOptions,
        b -> GatherOptions.createGatherOptions(b, axis, batchDimensions));
  }

  static Options pack(int count) {
    return table(BuiltinOptions.PackOptions, b -> PackOptions.createPackOptions(b, count, 0));
  }

  static Options split(int pieces) {
    return table(BuiltinOptions.SplitOptions, b -> SplitOptions.createSplitOptions(b, pieces));
  }

  static Options stridedSlice() {
    return table(
        BuiltinOptions.StridedSliceOptions,
        b -> StridedSliceOptions.createStridedSliceOptions(b, 0, 0, 0, 0, 0, false));
  }

  static Options argMax(byte outputType) {
    return table(
        BuiltinOptions.ArgMaxOptions, b -> ArgMaxOptions.createArgMaxOptions(b, outputType));
  }

  static Options argMin(byte outputType) {
    return table(
        BuiltinOptions.ArgMinOptions, b -> ArgMinOptions.createArgMinOptions(b, outputType));
  }

  static Options cumsum(boolean exclusive, boolean reverse) {
    return table(
        BuiltinOptions.CumsumOptions,
        b -> CumsumOptions.createCumsumOptions(b, exclusive, reverse));
  }

  static Options whileLoop(int condition, int body) {
    return table(
        BuiltinOptions.WhileOptions, b -> WhileOptions.createWhileOptions(b, condition, body));
  }

  static Options ifElse(int then, int otherwise) {
    return table(BuiltinOptions.IfOptions, b -> IfOptions.createIfOptions(b, then, otherwise));
  }

  static Options table(byte member, Options.TableWriter writer) {
    return new Options.Builtin(member, writer);
  }

  private static int empty(FlatBufferBuilder builder) {
    builder.startTable(0);
    return builder.endTable();
  }
}
