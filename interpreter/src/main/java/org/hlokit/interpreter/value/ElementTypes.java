// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Type;

/** Facts about the types that elements can have. */
public final class ElementTypes {
  private ElementTypes() {}

  /** The primitive array that elements are held in. */
  public enum Storage {
    FLOAT,
    DOUBLE,
    LONG
  }

  /**
   * How elements are held.
   *
   * @throws EvaluationException for a type that elements cannot have here
   */
  public static Storage storage(Type element) {
    return switch (element) {
      case FloatType.F64 -> Storage.DOUBLE;
      case FloatType.F80, FloatType.F128 ->
          throw new EvaluationException("element type " + element + " is not supported");
      case FloatType _ -> Storage.FLOAT;
      case IntegerType i when i.width() <= 64 -> Storage.LONG;
      case IndexType _ -> Storage.LONG;
      case QuantizedType _ -> Storage.LONG;
      case ComplexType(FloatType part) when part == FloatType.F32 || part == FloatType.F64 ->
          storage(part);
      default -> throw new EvaluationException("element type " + element + " is not supported");
    };
  }

  public static int lanes(Type element) {
    return element instanceof ComplexType ? 2 : 1;
  }

  /** The type of a lane: the part of a complex type, the type itself for others. */
  public static Type part(Type element) {
    return element instanceof ComplexType(Type part) ? part : element;
  }

  /** The integer type that is stored: of a quantized type its storage type. */
  public static Type stored(Type element) {
    return element instanceof QuantizedType quantized ? quantized.storage() : element;
  }

  public static boolean isFloat(Type element) {
    return element instanceof FloatType;
  }

  public static boolean isComplex(Type element) {
    return element instanceof ComplexType;
  }

  public static boolean isInteger(Type element) {
    return element instanceof IntegerType || element instanceof IndexType;
  }

  public static boolean isBoolean(Type element) {
    return element instanceof IntegerType integer && integer.isBoolean();
  }

  /** Whether integers of the type are unsigned; {@code i1} counts as unsigned. */
  public static boolean isUnsigned(Type element) {
    return stored(element) instanceof IntegerType integer
        && (integer.isUnsigned() || integer.isBoolean());
  }

  /** Bits of one element as {@code bitcast_convert} counts them. */
  public static int bits(Type element) {
    return switch (element) {
      case FloatType f -> f.width();
      case IntegerType i -> i.width();
      case IndexType _ -> 64;
      case ComplexType(Type part) -> 2 * bits(part);
      case QuantizedType q -> bits(q.storage());
      default -> throw new EvaluationException("element type " + element + " has no width");
    };
  }

  /** Ones in the low bits that an element of an integer type takes. */
  public static long mask(Type element) {
    int width = bits(element);
    return width == 64 ? -1L : (1L << width) - 1;
  }

  /** {@code value} reduced to what the integer type holds, extended again as it is stored. */
  public static long wrap(Type element, long value) {
    Type stored = stored(element);
    int spare = 64 - bits(stored);
    return isUnsigned(stored) ? value << spare >>> spare : value << spare >> spare;
  }

  /** The smallest value of an integer type, as stored. */
  public static long min(Type element) {
    return isUnsigned(element) ? 0 : -1L << (bits(element) - 1);
  }

  /** The largest value of an integer type, as stored. */
  public static long max(Type element) {
    return isUnsigned(element) ? mask(element) : mask(element) >>> 1;
  }

  /** An integer as a double, rounded to nearest where it does not fit. */
  public static double toDouble(Type element, long value) {
    return value < 0 && isUnsigned(element) ? Rounding.unsignedToDouble(value) : value;
  }
}
