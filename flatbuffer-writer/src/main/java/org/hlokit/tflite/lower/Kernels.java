// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/**
 * What the runtime's elementwise kernels can do, as of TensorFlow Lite 2.21: for which element
 * types they exist, and up to which rank they broadcast their operands. Beyond that rank a kernel
 * aborts the process, so operands are broadcast beforehand.
 */
public final class Kernels {
  private static final byte F32 = TensorType.FLOAT32;
  private static final byte I16 = TensorType.INT16;
  private static final byte I32 = TensorType.INT32;
  private static final byte I64 = TensorType.INT64;
  private static final byte U32 = TensorType.UINT32;
  private static final byte I8 = TensorType.INT8;
  private static final byte U8 = TensorType.UINT8;
  private static final byte U16 = TensorType.UINT16;
  private static final byte F64 = TensorType.FLOAT64;
  private static final byte U64 = TensorType.UINT64;
  private static final byte BOOL = TensorType.BOOL;

  private static final ImmutableMap<Integer, Kernel> TABLE =
      ImmutableMap.<Integer, Kernel>builder()
          .put(BuiltinOperator.ADD, kernel(6, F32, I32, I64))
          .put(BuiltinOperator.SUB, kernel(5, F32, I32, I64))
          .put(BuiltinOperator.MUL, kernel(6, F32, I32, I64, U32))
          .put(BuiltinOperator.DIV, kernel(5, F32, I32))
          .put(BuiltinOperator.MAXIMUM, kernel(5, F32, I32, I64))
          .put(BuiltinOperator.MINIMUM, kernel(5, F32, I32, I64))
          .put(BuiltinOperator.POW, kernel(4, F32, I32))
          .put(BuiltinOperator.FLOOR_MOD, kernel(4, F32, I32, I64))
          .put(BuiltinOperator.FLOOR_DIV, kernel(4, F32, I32))
          .put(BuiltinOperator.SQUARED_DIFFERENCE, kernel(4, F32, I32))
          .put(BuiltinOperator.ATAN2, kernel(0, F32, F64))
          .put(BuiltinOperator.EQUAL, kernel(4, BOOL, F32, I32, I64))
          .put(BuiltinOperator.NOT_EQUAL, kernel(4, BOOL, F32, I32, I64))
          .put(BuiltinOperator.LESS, kernel(4, F32, I32, I64))
          .put(BuiltinOperator.LESS_EQUAL, kernel(4, F32, I32, I64))
          .put(BuiltinOperator.GREATER, kernel(4, F32, I32, I64))
          .put(BuiltinOperator.GREATER_EQUAL, kernel(4, F32, I32, I64))
          .put(BuiltinOperator.LOGICAL_AND, kernel(4, BOOL))
          .put(BuiltinOperator.LOGICAL_OR, kernel(4, BOOL))
          .put(BuiltinOperator.LOGICAL_NOT, kernel(0, BOOL))
          .put(BuiltinOperator.BITWISE_XOR, kernel(4, I8, U8, I16, U16, I32, U32))
          .put(BuiltinOperator.RIGHT_SHIFT, kernel(4, I8, U8, I16, U16, I32, U32))
          .put(BuiltinOperator.ABS, kernel(0, F32, I32))
          .put(BuiltinOperator.NEG, kernel(0, F32, I32, I64))
          .put(BuiltinOperator.SIGN, kernel(0, F32, F64, I32))
          .put(BuiltinOperator.SQUARE, kernel(0, F32))
          .put(BuiltinOperator.SQRT, kernel(0, F32))
          .put(BuiltinOperator.RSQRT, kernel(0, F32))
          .put(BuiltinOperator.EXP, kernel(0, F32))
          .put(BuiltinOperator.LOG, kernel(0, F32))
          .put(BuiltinOperator.SIN, kernel(0, F32))
          .put(BuiltinOperator.COS, kernel(0, F32))
          .put(BuiltinOperator.TANH, kernel(0, F32))
          .put(BuiltinOperator.LOGISTIC, kernel(0, F32))
          .put(BuiltinOperator.FLOOR, kernel(0, F32))
          .put(BuiltinOperator.CEIL, kernel(0, F32))
          .put(BuiltinOperator.ROUND, kernel(0, F32))
          .put(BuiltinOperator.RELU, kernel(0, F32))
          .put(BuiltinOperator.RELU6, kernel(0, F32))
          .put(BuiltinOperator.GELU, kernel(0, F32))
          .put(BuiltinOperator.ELU, kernel(0, F32))
          .put(BuiltinOperator.SUM, kernel(0, F32, I32, I64))
          .put(BuiltinOperator.MEAN, kernel(0, F32, I32, I64))
          .put(BuiltinOperator.REDUCE_PROD, kernel(0, F32, I32, I64))
          .put(BuiltinOperator.REDUCE_MAX, kernel(0, F32, I32, I64))
          .put(BuiltinOperator.REDUCE_MIN, kernel(0, F32, I32, I64))
          .put(BuiltinOperator.REDUCE_ANY, kernel(0, BOOL))
          .put(BuiltinOperator.REDUCE_ALL, kernel(0, BOOL))
          .put(BuiltinOperator.CUMSUM, kernel(0, F32, I32, I64))
          .put(BuiltinOperator.STABLEHLO_REDUCE_WINDOW, kernel(0, F32, F64, I8, U8, I16, I32, I64))
          .put(BuiltinOperator.DYNAMIC_UPDATE_SLICE, kernel(0, F32, I8, I32, I64, BOOL))
          .put(BuiltinOperator.BATCH_MATMUL, kernel(0, F32))
          .put(BuiltinOperator.ARG_MAX, kernel(0, F32, I32))
          .put(BuiltinOperator.ARG_MIN, kernel(0, F32, I32))
          .put(BuiltinOperator.TOPK_V2, kernel(0, F32, I32, I64))
          .put(BuiltinOperator.PADV2, kernel(0, F32, I32, I64))
          .buildOrThrow();

  /**
   * Element types of operators that only move elements, which for other types can be moved as
   * integers of the same width.
   */
  private static final ImmutableMap<Integer, ImmutableSet<Byte>> MOVERS =
      ImmutableMap.<Integer, ImmutableSet<Byte>>builder()
          .put(BuiltinOperator.TRANSPOSE, ImmutableSet.of(F32, U8, I8, I16, I32, I64, BOOL))
          .put(BuiltinOperator.SLICE, ImmutableSet.of(F32, U8, I8, I16, I32, I64, BOOL, U32))
          .put(
              BuiltinOperator.STRIDED_SLICE, ImmutableSet.of(F32, U8, I8, I16, I32, I64, BOOL, U32))
          .put(BuiltinOperator.REVERSE_V2, ImmutableSet.of(F32, U8, I8, I16, I32, I64, BOOL))
          .put(BuiltinOperator.GATHER, ImmutableSet.of(F32, U8, I8, I16, I32, I64, BOOL))
          .put(BuiltinOperator.GATHER_ND, ImmutableSet.of(F32, U8, I8, I16, I32, I64, BOOL))
          .put(
              BuiltinOperator.STABLEHLO_GATHER,
              ImmutableSet.of(F32, F64, U8, I8, I16, U16, I32, U32, I64, U64))
          .put(
              BuiltinOperator.SELECT_V2,
              ImmutableSet.of(F32, U8, I8, I16, U16, I32, U32, I64, BOOL))
          .put(BuiltinOperator.DYNAMIC_UPDATE_SLICE, ImmutableSet.of(F32, I8, I32, I64, BOOL))
          .put(
              BuiltinOperator.CONCATENATION, ImmutableSet.of(F32, U8, I8, I16, I32, U32, I64, BOOL))
          .buildOrThrow();

  /** Operators for the same with kernels for all types, which want operands of one shape. */
  private static final ImmutableMap<Integer, Integer> ALIKE =
      ImmutableMap.of(
          BuiltinOperator.ADD, BuiltinOperator.STABLEHLO_ADD,
          BuiltinOperator.MUL, BuiltinOperator.STABLEHLO_MULTIPLY,
          BuiltinOperator.MAXIMUM, BuiltinOperator.STABLEHLO_MAXIMUM,
          BuiltinOperator.MINIMUM, BuiltinOperator.STABLEHLO_MINIMUM);

  private Kernels() {}

  /**
   * The operator that does the same on operands of one shape and of a type that the operator itself
   * has no kernel for; empty where there is none or it is not needed.
   */
  static Optional<Integer> alike(int operator, byte type) {
    Integer alike = ALIKE.get(operator);
    return alike == null
            || of(operator).types().contains(type)
            || type == BOOL
            || type == TensorType.COMPLEX64
        ? Optional.empty()
        : Optional.of(alike);
  }

  /**
   * The integer type as which an operator moves elements of a type for which it has no kernel;
   * empty where it has one, or does more than move.
   */
  static Optional<Byte> movedAs(int operator, byte type) {
    ImmutableSet<Byte> types = MOVERS.get(operator);
    if (types == null || types.contains(type)) {
      return Optional.empty();
    }
    byte bits =
        switch (ElementTypes.bytes(type)) {
          case 1 -> I8;
          case 2 -> I16;
          case 4 -> I32;
          default -> I64;
        };
    return types.contains(bits) ? Optional.of(bits) : Optional.empty();
  }

  /**
   * The abilities of one operator's kernel.
   *
   * @param broadcastRank the highest rank at which operands of different shapes may meet
   */
  record Kernel(int broadcastRank, ImmutableSet<Byte> types) {

    /**
     * The type to compute in for operands of a type: itself where there is a kernel, else the
     * smallest wider one that holds all its values, empty where there is none.
     */
    Optional<Byte> computeType(byte type) {
      if (types.contains(type)) {
        return Optional.of(type);
      }
      return switch (type) {
        case BOOL, I8, U8, I16, U16 -> firstOf(I32, I64);
        case I32, U32 -> firstOf(I64);
        default -> Optional.empty();
      };
    }

    private Optional<Byte> firstOf(byte... candidates) {
      for (byte candidate : candidates) {
        if (types.contains(candidate)) {
          return Optional.of(candidate);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * The highest rank at which an operator's operands of different shapes may meet, empty for one
   * that does not broadcast.
   */
  public static OptionalInt broadcastRank(int operator) {
    Kernel kernel = TABLE.get(operator);
    return kernel == null || kernel.broadcastRank() == 0
        ? OptionalInt.empty()
        : OptionalInt.of(kernel.broadcastRank());
  }

  /** The row of an operator, which must be in the table. */
  static Kernel of(int operator) {
    Kernel kernel = TABLE.get(operator);
    if (kernel == null) {
      throw new IllegalArgumentException("no row for " + BuiltinOperator.name(operator));
    }
    return kernel;
  }

  private static Kernel kernel(int broadcastRank, Byte... types) {
    return new Kernel(broadcastRank, ImmutableSet.copyOf(types));
  }
}
