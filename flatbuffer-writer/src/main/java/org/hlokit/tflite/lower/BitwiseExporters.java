// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static org.hlokit.tflite.schema.TensorType.BOOL;

import org.hlokit.ir.Operation;
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
        : Arithmetic.alike(graph, BuiltinOperator.STABLEHLO_AND, left, right);
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
        Arithmetic.alike(
            graph,
            BuiltinOperator.STABLEHLO_SHIFT_LEFT,
            graph.bits(left, signed),
            graph.bits(right, signed));
    Arithmetic.define(graph, op.result(), guarded(graph, graph.bits(shifted, type), right));
  }

  /** {@code shift_right_arithmetic}: by the width or more it leaves nothing but the sign. */
  static void shiftRightArithmetic(Operation op, Graph graph) {
    Ref left = graph.readBroadcast(op.operand(0));
    Ref right = graph.bits(graph.readBroadcast(op.operand(1)), unsigned(left.type()));
    long last = 8L * ElementTypes.bytes(right.type()) - 1;
    double known = Views.splatDouble(op.operand(1)).orElse(Double.NaN);
    Ref amount =
        known >= 0 && known <= last
            ? right
            : Arithmetic.elementwise(
                graph,
                BuiltinOperator.MINIMUM,
                right.type(),
                right,
                Scalars.constant(graph, right.type(), last));
    Arithmetic.define(graph, op.result(), shiftedRight(graph, left, amount, signed(left.type())));
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
            graph.bits(left, type),
            graph.bits(right, type));
    return graph.bits(shifted, left.type());
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
            graph.bits(amount, unsigned(amount.type())),
            Scalars.constant(graph, unsigned(amount.type()), (long) width));
    return ElementwiseExporters.select(
        graph, inside, shifted, Scalars.constant(graph, shifted.type(), 0L));
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
