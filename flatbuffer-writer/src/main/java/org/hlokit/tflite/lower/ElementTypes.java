// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.OptionalInt;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.hlokit.ir.VhloType;
import org.hlokit.tflite.schema.TensorType;

/** Element types of the IR in the model's terms. */
final class ElementTypes {
  private ElementTypes() {}

  /**
   * The {@link TensorType} that stores elements of a type, empty where there is none. Signless
   * integers are signed, as StableHLO reads them.
   */
  static OptionalInt stored(Type element) {
    return switch (element) {
      case IntegerType integer -> integer(integer);
      case FloatType floating ->
          switch (floating) {
            case F64 -> OptionalInt.of(TensorType.FLOAT64);
            case F32 -> OptionalInt.of(TensorType.FLOAT32);
            case F16 -> OptionalInt.of(TensorType.FLOAT16);
            case BF16 -> OptionalInt.of(TensorType.BFLOAT16);
            default -> OptionalInt.empty();
          };
      case ComplexType complex ->
          complex.element() == FloatType.F32
              ? OptionalInt.of(TensorType.COMPLEX64)
              : OptionalInt.empty();
      case QuantizedType quantized -> Quantized.stored(quantized);
      case IndexType _ -> OptionalInt.of(TensorType.INT64);
      case NoneType _,
          org.hlokit.ir.TensorType _,
          UnrankedTensorType _,
          VectorType _,
          TupleType _,
          FunctionType _,
          TokenType _,
          FutureType _,
          VhloType _,
          OpaqueType _ ->
          OptionalInt.empty();
    };
  }

  private static OptionalInt integer(IntegerType type) {
    return switch (type.width()) {
      case 1 -> type.isBoolean() ? OptionalInt.of(TensorType.BOOL) : OptionalInt.empty();
      case 8 -> OptionalInt.of(type.isUnsigned() ? TensorType.UINT8 : TensorType.INT8);
      case 16 -> OptionalInt.of(type.isUnsigned() ? TensorType.UINT16 : TensorType.INT16);
      case 32 -> OptionalInt.of(type.isUnsigned() ? TensorType.UINT32 : TensorType.INT32);
      case 64 -> OptionalInt.of(type.isUnsigned() ? TensorType.UINT64 : TensorType.INT64);
      default -> OptionalInt.empty();
    };
  }

  /**
   * The type in which values of a stored type are held between operators: 16-bit floats are widened
   * to 32 bits, for which there are kernels.
   */
  static byte held(int stored) {
    return isNarrowFloat(stored) ? TensorType.FLOAT32 : (byte) stored;
  }

  /** Whether arithmetic on the type is done in 32 bits. */
  static boolean isNarrowFloat(int stored) {
    return stored == TensorType.FLOAT16 || stored == TensorType.BFLOAT16;
  }

  static boolean isFloat(int type) {
    return type == TensorType.FLOAT32 || isNarrowFloat(type) || type == TensorType.FLOAT64;
  }

  /** Width in bytes of an element as the file stores it. */
  static int bytes(int type) {
    return switch (type) {
      case TensorType.BOOL, TensorType.INT8, TensorType.UINT8 -> 1;
      case TensorType.FLOAT16, TensorType.BFLOAT16, TensorType.INT16, TensorType.UINT16 -> 2;
      case TensorType.FLOAT32, TensorType.INT32, TensorType.UINT32 -> 4;
      case TensorType.FLOAT64, TensorType.INT64, TensorType.UINT64, TensorType.COMPLEX64 -> 8;
      default -> throw new IllegalArgumentException("no width for " + TensorType.name(type));
    };
  }
}
