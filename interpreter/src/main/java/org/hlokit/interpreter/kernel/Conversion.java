// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.interpreter.value.TensorBytes;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Changes of element type. */
public final class Conversion {
  private Conversion() {}

  /**
   * Section "convert". To floating point: nearest, ties to even. To an integer: truncated towards
   * zero, the nearest bound where it does not fit, NaN zero; between integers the low bits are
   * kept. To a boolean: whether it is not zero. A complex number gives its real part.
   */
  public static Tensor convert(Tensor operand, Type element) {
    if (operand.element().equals(element)) {
      return operand;
    }
    TensorType type = Shapes.type(element, operand.shape());
    if (ElementTypes.isComplex(operand.element())) {
      return ElementTypes.isComplex(element)
          ? complexToComplex(operand, type)
          : convert(Complexes.part(operand, 0), element);
    }
    if (ElementTypes.isComplex(element)) {
      Tensor real = convert(operand, ElementTypes.part(element));
      return Complexes.of(real, real.allocate(real.type()));
    }
    Tensor result = Tensor.zeros(type);
    switch (result) {
      case FloatTensor to -> toFloats(operand, to.data(), element);
      case DoubleTensor to -> {
        for (int i = 0; i < to.data().length; i++) {
          to.data()[i] = operand.doubleAt(i);
        }
      }
      case LongTensor to -> {
        boolean toBoolean = ElementTypes.isBoolean(element);
        for (int i = 0; i < to.data().length; i++) {
          to.data()[i] =
              toBoolean
                  ? (operand.doubleAt(i) != 0 ? 1 : 0)
                  : operand instanceof LongTensor from
                      ? ElementTypes.wrap(element, from.data()[i])
                      : saturate(operand.doubleAt(i), element);
        }
      }
    }
    return result;
  }

  private static Tensor complexToComplex(Tensor operand, TensorType type) {
    Tensor result = Tensor.zeros(type);
    for (int i = 0; i < operand.count(); i++) {
      Complexes.set(result, i, operand.doubleAt(2 * i), operand.doubleAt(2 * i + 1));
    }
    return result;
  }

  private static void toFloats(Tensor operand, float[] to, Type element) {
    switch (operand) {
      case FloatTensor from -> {
        System.arraycopy(from.data(), 0, to, 0, to.length);
        Rounding.toFloats(element, to);
      }
      case DoubleTensor from -> {
        for (int i = 0; i < to.length; i++) {
          to[i] = Rounding.toFloat(element, from.data()[i]);
        }
      }
      case LongTensor from -> {
        boolean unsigned = ElementTypes.isUnsigned(from.element());
        for (int i = 0; i < to.length; i++) {
          to[i] = Rounding.toFloat(element, Rounding.sticky(from.data()[i], unsigned));
        }
      }
    }
  }

  /** Truncation towards zero, bounded by what the integer type holds. */
  static long saturate(double value, Type element) {
    long min = ElementTypes.min(element);
    long max = ElementTypes.max(element);
    if (!ElementTypes.isUnsigned(element)) {
      return Math.clamp((long) value, min, max);
    }
    if (!(value > 0)) {
      return 0;
    }
    if (value >= ElementTypes.toDouble(element, max)) {
      return max;
    }
    return value < 0x1p63 ? (long) value : (long) (value - 0x1p63) + Long.MIN_VALUE;
  }

  /**
   * Section "bitcast_convert": the bits of the elements read as another type; where widths differ,
   * a last dimension of their ratio appears or disappears, its first element the lowest bits.
   */
  public static Tensor bitcast(Tensor operand, Type element) {
    Type from = plain(operand.element());
    Type to = plain(element);
    int fromBits = ElementTypes.bits(from);
    int toBits = ElementTypes.bits(to);
    int[] shape = operand.shape();
    if (fromBits > toBits) {
      shape = java.util.Arrays.copyOf(shape, shape.length + 1);
      shape[shape.length - 1] = fromBits / toBits;
    } else if (fromBits < toBits) {
      if (shape.length == 0 || shape[shape.length - 1] != toBits / fromBits) {
        throw new EvaluationException(
            "the last dimension must be of extent %d to make %s of %s"
                .formatted(toBits / fromBits, element, operand.element()));
      }
      shape = java.util.Arrays.copyOf(shape, shape.length - 1);
    }
    if (Math.max(fromBits, toBits) % Math.min(fromBits, toBits) != 0) {
      throw new EvaluationException("%s and %s have no common width".formatted(from, to));
    }
    TensorType type = Shapes.type(element, shape);
    if (fromBits % 8 == 0 && toBits % 8 == 0) {
      return TensorBytes.decode(
          type,
          java.nio.ByteBuffer.wrap(TensorBytes.encode(operand))
              .order(java.nio.ByteOrder.LITTLE_ENDIAN),
          false);
    }
    return bitcastBits(operand, type, fromBits, toBits);
  }

  /** Types of less than a byte, which lie in the bits of a wider element and not in its bytes. */
  private static Tensor bitcastBits(Tensor operand, TensorType type, int fromBits, int toBits) {
    Tensor result = Tensor.zeros(type);
    for (int i = 0; i < result.count(); i++) {
      long bits = 0;
      if (fromBits >= toBits) {
        int ratio = fromBits / toBits;
        bits = operand.bitsAt(i / ratio) >>> (i % ratio * toBits);
      } else {
        int ratio = toBits / fromBits;
        for (int k = 0; k < ratio; k++) {
          bits |= operand.bitsAt(i * ratio + k) << (k * fromBits);
        }
      }
      bits &= toBits == 64 ? -1L : (1L << toBits) - 1;
      switch (result) {
        case FloatTensor t -> t.data()[i] = Rounding.ofBits(type.element(), bits);
        case DoubleTensor t -> t.data()[i] = Double.longBitsToDouble(bits);
        case LongTensor t -> t.data()[i] = ElementTypes.wrap(type.element(), bits);
      }
    }
    return result;
  }

  private static Type plain(Type element) {
    return element instanceof QuantizedType quantized ? quantized.storage() : element;
  }

  /**
   * Section "reduce_precision": rounds to a format of the given bits, ties to even; what is too
   * small becomes zero, what is too large infinity.
   */
  public static Tensor reducePrecision(Tensor operand, int exponentBits, int mantissaBits) {
    FloatType type = (FloatType) operand.element();
    Tensor result = Movement.copyOf(operand);
    for (int i = 0; i < operand.count(); i++) {
      boolean nan = Double.isNaN(operand.doubleAt(i));
      if (nan && mantissaBits > 0) {
        continue;
      }
      // Without mantissa bits there is no NaN, and infinity takes its place.
      long bits =
          nan
              ? ((1L << type.exponentBits()) - 1) << (type.precision() - 1)
              : reduce(operand.bitsAt(i), type, exponentBits, mantissaBits);
      if (result instanceof FloatTensor t) {
        t.data()[i] = Rounding.ofBits(type, bits);
      } else {
        ((DoubleTensor) result).data()[i] = Double.longBitsToDouble(bits);
      }
    }
    return result;
  }

  private static long reduce(long bits, FloatType type, int exponentBits, int mantissaBits) {
    int ownMantissa = type.precision() - 1;
    int ownExponent = type.exponentBits();
    if (mantissaBits < ownMantissa) {
      int drop = ownMantissa - mantissaBits;
      long last = bits >>> drop & 1;
      bits += (1L << (drop - 1)) - 1 + last;
      bits = bits >>> drop << drop;
    }
    if (exponentBits < ownExponent) {
      long sign = bits & 1L << (type.width() - 1);
      long exponentMask = ((1L << ownExponent) - 1) << ownMantissa;
      long bias = (1L << (ownExponent - 1)) - 1;
      long reducedBias = (1L << (exponentBits - 1)) - 1;
      long exponent = (bits & exponentMask) >>> ownMantissa;
      if (exponent > bias + reducedBias) {
        return sign | exponentMask;
      }
      if (exponent <= bias - reducedBias) {
        return sign;
      }
    }
    return bits;
  }
}
