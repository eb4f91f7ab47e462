// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BatchMatMulOptions;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.FullyConnectedOptions;
import org.hlokit.tflite.schema.GatherOptions;

/** Reads options tables back, which a model only knows how to write. */
final class OptionsTables {
  private OptionsTables() {}

  /** The options of a GATHER. */
  static GatherOptions gather(Operator operator) {
    return GatherOptions.getRootAsGatherOptions(written(operator));
  }

  /** The options of a FULLY_CONNECTED, with inputs rounded to all of their range. */
  static Options roundingInputs(Operator operator) {
    FullyConnectedOptions options =
        FullyConnectedOptions.getRootAsFullyConnectedOptions(written(operator));
    return new Options.Builtin(
        BuiltinOptions.FullyConnectedOptions,
        builder ->
            FullyConnectedOptions.createFullyConnectedOptions(
                builder,
                options.fusedActivationFunction(),
                options.weightsFormat(),
                options.keepNumDims(),
                /* asymmetricQuantizeInputs= */ true,
                options.quantizedBiasType()));
  }

  /** The options of a BATCH_MATMUL, with operands rounded to all of their range. */
  static Options roundingOperands(Operator operator) {
    BatchMatMulOptions options = BatchMatMulOptions.getRootAsBatchMatMulOptions(written(operator));
    return new Options.Builtin(
        BuiltinOptions.BatchMatMulOptions,
        builder ->
            BatchMatMulOptions.createBatchMatMulOptions(
                builder, options.adjX(), options.adjY(), /* asymmetricQuantizeInputs= */ true));
  }

  private static ByteBuffer written(Operator operator) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    if (!(operator.options() instanceof Options.Builtin(byte _, Options.TableWriter table))) {
      throw new IllegalArgumentException(operator.kind() + " without options");
    }
    builder.finish(table.write(builder));
    return builder.dataBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
