// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static org.hlokit.tflite.schema.TensorType.BFLOAT16;
import static org.hlokit.tflite.schema.TensorType.BOOL;
import static org.hlokit.tflite.schema.TensorType.COMPLEX64;
import static org.hlokit.tflite.schema.TensorType.FLOAT16;
import static org.hlokit.tflite.schema.TensorType.FLOAT32;
import static org.hlokit.tflite.schema.TensorType.FLOAT64;
import static org.hlokit.tflite.schema.TensorType.INT16;
import static org.hlokit.tflite.schema.TensorType.INT32;
import static org.hlokit.tflite.schema.TensorType.INT64;
import static org.hlokit.tflite.schema.TensorType.INT8;
import static org.hlokit.tflite.schema.TensorType.UINT16;
import static org.hlokit.tflite.schema.TensorType.UINT32;

import java.util.List;
import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * The version that an operator is written with: the lowest whose kernel understands it, so that the
 * oldest possible runtime accepts the model. Versions are per operator and grow with each type or
 * option that a kernel learns.
 */
final class OperatorVersions {
  private OperatorVersions() {}

  /** The version for an operator on tensors of these types and shapes. */
  static int of(int code, List<Ref> inputs, List<Ref> outputs) {
    byte type = inputs.isEmpty() ? FLOAT32 : inputs.get(0).type();
    int rank = inputs.isEmpty() ? 0 : inputs.get(0).shape().rank();
    return switch (code) {
      case BuiltinOperator.ADD -> type == INT16 ? 5 : type == INT64 ? 4 : type == INT8 ? 2 : 1;
      case BuiltinOperator.SUB ->
          type == INT64
              ? 4
              : needsBroadcast(inputs) && maxRank(inputs) > 4 ? 3 : type == INT8 ? 2 : 1;
      case BuiltinOperator.MUL ->
          type == INT16 || type == UINT32
              ? 7
              : type == COMPLEX64 ? 6 : type == INT64 ? 5 : type == INT8 ? 2 : 1;
      case BuiltinOperator.DIV -> needsBroadcast(inputs) && maxRank(inputs) > 4 ? 2 : 1;
      case BuiltinOperator.MAXIMUM, BuiltinOperator.MINIMUM ->
          type == INT16
              ? 4
              : needsBroadcast(inputs) && maxRank(inputs) > 4 ? 3 : type == INT8 ? 2 : 1;
      case BuiltinOperator.TRANSPOSE ->
          rank > 5 ? 6 : type == INT16 ? 5 : rank > 4 ? 4 : type == BOOL ? 3 : type == INT8 ? 2 : 1;
      case BuiltinOperator.SLICE ->
          type == UINT32 ? 6 : rank > 4 ? 5 : type == INT16 ? 4 : type == INT8 ? 2 : 1;
      case BuiltinOperator.STRIDED_SLICE ->
          type == UINT32 ? 7 : rank > 4 ? 4 : type == BOOL ? 3 : type == INT8 ? 2 : 1;
      case BuiltinOperator.GATHER -> type == INT16 ? 4 : type == BOOL ? 3 : type == INT8 ? 2 : 1;
      case BuiltinOperator.GATHER_ND -> type == BOOL ? 5 : type == INT16 ? 3 : 1;
      case BuiltinOperator.CONCATENATION ->
          type == UINT32 ? 4 : type == INT16 ? 3 : type == INT8 ? 2 : 1;
      case BuiltinOperator.BROADCAST_TO -> type == INT8 || type == INT16 ? 3 : 2;
      case BuiltinOperator.PAD, BuiltinOperator.PADV2 ->
          rank > 4 ? 4 : type == INT16 ? 3 : type == INT8 ? 2 : 1;
      case BuiltinOperator.FULLY_CONNECTED -> fullyConnected(inputs);
      case BuiltinOperator.CONV_2D, BuiltinOperator.DEPTHWISE_CONV_2D -> type == INT8 ? 3 : 1;
      case BuiltinOperator.CAST -> cast(type, outputs.get(0).type());
      case BuiltinOperator.DEQUANTIZE ->
          type == FLOAT16 ? 3 : type == INT8 || type == INT16 ? 5 : 1;
      case BuiltinOperator.ARG_MAX, BuiltinOperator.ARG_MIN -> type == BOOL ? 3 : 1;
      case BuiltinOperator.SELECT_V2 -> type == UINT32 ? 2 : 1;
      case BuiltinOperator.SIGN -> type == INT32 ? 2 : 1;
      case BuiltinOperator.ABS -> type == INT32 ? 5 : 1;
      case BuiltinOperator.REVERSE_V2 -> type == BOOL ? 2 : type == INT8 ? 3 : 1;
      case BuiltinOperator.DYNAMIC_UPDATE_SLICE -> inputs.get(2).type() == INT64 ? 2 : 1;
      case BuiltinOperator.SPLIT -> inputs.get(1).type() == INT32 ? 3 : 1;
      case BuiltinOperator.FLOOR_MOD -> type == INT16 || type == INT8 ? 2 : 1;
      case BuiltinOperator.FILL -> fill(inputs);
      case BuiltinOperator.FLOOR_DIV -> type == FLOAT32 ? 2 : 1;
      default -> 1;
    };
  }

  private static int fill(List<Ref> inputs) {
    byte value = inputs.get(1).type();
    return value == INT8 || value == INT16 ? 3 : value == BOOL ? 2 : 1;
  }

  private static int fullyConnected(List<Ref> inputs) {
    if (inputs.get(1).type() == INT8) {
      return 12;
    }
    return inputs.size() == 2 ? 6 : 5;
  }

  private static int cast(byte from, byte to) {
    if (from == BFLOAT16 || to == BFLOAT16) {
      return 7;
    }
    if (is(from, to, FLOAT64) || is(from, to, FLOAT16)) {
      return 5;
    }
    if (is(from, to, UINT16)) {
      return 4;
    }
    return is(from, to, INT8) ? 3 : is(from, to, UINT32) ? 2 : 1;
  }

  private static boolean is(byte from, byte to, byte type) {
    return from == type || to == type;
  }

  private static boolean needsBroadcast(List<Ref> inputs) {
    return inputs.size() == 2 && !inputs.get(0).shape().equals(inputs.get(1).shape());
  }

  private static int maxRank(List<Ref> inputs) {
    return inputs.stream().mapToInt(input -> input.shape().rank()).max().orElse(0);
  }
}
