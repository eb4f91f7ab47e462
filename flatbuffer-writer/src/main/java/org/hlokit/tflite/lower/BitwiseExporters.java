// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static org.hlokit.tflite.schema.TensorType.BOOL;

import org.hlokit.ir.Operation;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/** Exporters of operations on bits: logical operators for booleans, bitwise ones for integers. */
final class BitwiseExporters {
  private BitwiseExporters() {}

  /** {@code and}. */
  static void and(Operation op, Graph graph) {
    Ref left = graph.readBroadcast(op.operand(0));
    Ref right = graph.readBroadcast(op.operand(1));
    Arithmetic.define(graph, op.result(), and(graph, left, right));
  }

  private static Ref and(Graph graph, Ref left, Ref right) {
    return left.type() == BOOL
        ? Arithmetic.elementwise(graph, BuiltinOperator.LOGICAL_AND, BOOL, left, right)
        : alike(graph, BuiltinOperator.STABLEHLO_AND, left, right);
  }

  /** {@code or}; on integers {@code x ^ y ^ (x & y)}, for which there are kernels. */
  static void or(Operation op, Graph graph) {
    Ref left = graph.readBroadcast(op.operand(0));
    Ref right = graph.readBroadcast(op.operand(1));
    Ref result =
        left.type() == BOOL
            ? Arithmetic.elementwise(graph, BuiltinOperator.LOGICAL_OR, BOOL, left, right)
            : xor(graph, xor(graph, left, right), and(graph, left, right));
    Arithmetic.define(graph, op.result(), result);
  }

  /** {@code xor}; booleans differ. */
  static void xor(Operation op, Graph graph) {
    Ref left = graph.readBroadcast(op.operand(0));
    Ref right = graph.readBroadcast(op.operand(1));
    Ref result =
        left.type() == BOOL
            ? Arithmetic.elementwise(graph, BuiltinOperator.NOT_EQUAL, BOOL, left, right)
            : xor(graph, left, right);
    Arithmetic.define(graph, op.result(), result);
  }

  private static Ref xor(Graph graph, Ref left, Ref right) {
    return Arithmetic.elementwise(graph, BuiltinOperator.BITWISE_XOR, left.type(), left, right);
  }

  /** {@code shift_left}. */
  static void shiftLeft(Operation op, Graph graph) {
    Ref left = graph.readBroadcast(op.operand(0));
    Ref right = graph.readBroadcast(op.operand(1));
    byte type = left.type();
    byte signed = signed(type);
    if (signed == TensorType.INT64) {
      throw graph.refusal("a shift of 64-bit integers");
    }
    Ref shifted =
        alike(
            graph,
            BuiltinOperator.STABLEHLO_SHIFT_LEFT,
            bits(graph, left, signed),
            bits(graph, right, signed));
    Arithmetic.define(graph, op.result(), guarded(graph, bits(graph, shifted, type), right));
  }

  /** {@code shift_right_arithmetic}. */
  static void shiftRightArithmetic(Operation op, Graph graph) {
    Ref left = graph.readBroadcast(op.operand(0));
    Ref right = graph.readBroadcast(op.operand(1));
    Arithmetic.define(graph, op.result(), shiftedRight(graph, left, right, signed(left.type())));
  }

  /** {@code shift_right_logical}: on the unsigned reading of the bits. */
  static void shiftRightLogical(Operation op, Graph graph) {
    Ref left = graph.readBroadcast(op.operand(0));
    Ref right = graph.readBroadcast(op.operand(1));
    Ref shifted = shiftedRight(graph, left, right, unsigned(left.type()));
    Arithmetic.define(graph, op.result(), guarded(graph, shifted, right));
  }

  /** The bits of {@code left} shifted as those of {@code type}, which says what moves in. */
  private static Ref shiftedRight(Graph graph, Ref left, Ref right, byte type) {
    Ref shifted =
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.RIGHT_SHIFT,
            type,
            bits(graph, left, type),
            bits(graph, right, type));
    return bits(graph, shifted, left.type());
  }

  /** Shifts by the width or more give zero, which the kernels leave to the processor. */
  private static Ref guarded(Graph graph, Ref shifted, Ref amount) {
    int width = 8 * ElementTypes.bytes(amount.type());
    if (amount.constant().isPresent()) {
      return shifted;
    }
    Ref inside =
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.LESS,
            BOOL,
            bits(graph, amount, unsigned(amount.type())),
            Scalars.constant(graph, unsigned(amount.type()), (long) width));
    return ElementwiseExporters.select(
        graph, inside, shifted, Scalars.constant(graph, shifted.type(), 0L));
  }

  /** The same bits read as another type of the same width. */
  private static Ref bits(Graph graph, Ref ref, byte type) {
    if (ref.type() == type) {
      return ref;
    }
    return graph.derive(
        ref.index(),
        "bits as " + type,
        () ->
            graph.emit(
                BuiltinOperator.BITCAST,
                OptionTables.plain(BuiltinOperator.BITCAST),
                type,
                ref.shape(),
                ref));
  }

  /** An operator whose kernel wants operands of one shape. */
  private static Ref alike(Graph graph, int operator, Ref left, Ref right) {
    Shape shape = Arithmetic.broadcastShape(graph, left, right);
    return graph.emit(
        operator,
        Options.none(),
        left.type(),
        shape,
        Arithmetic.broadcastTo(graph, left, shape),
        Arithmetic.broadcastTo(graph, right, shape));
  }

  private static byte signed(byte type) {
    return switch (type) {
      case TensorType.UINT8 -> TensorType.INT8;
      case TensorType.UINT16 -> TensorType.INT16;
      case TensorType.UINT32 -> TensorType.INT32;
      case TensorType.UINT64 -> TensorType.INT64;
      default -> type;
    };
  }

  private static byte unsigned(byte type) {
    return switch (type) {
      case TensorType.INT8 -> TensorType.UINT8;
      case TensorType.INT16 -> TensorType.UINT16;
      case TensorType.INT32 -> TensorType.UINT32;
      case TensorType.INT64 -> TensorType.UINT64;
      default -> type;
    };
  }
}
