// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import org.hlokit.ir.ElementData;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/**
 * A tensor of static shape: its elements row-major in one primitive array, one array slot (a
 * <em>lane</em>) for each element or two where elements are complex.
 *
 * <ul>
 *   <li>{@link FloatTensor}: {@code f4} to {@code f32}, {@code tf32}, {@code complex<f32>}. Types
 *       narrower than {@code f32} hold the value that their bits mean.
 *   <li>{@link DoubleTensor}: {@code f64}, {@code complex<f64>}.
 *   <li>{@link LongTensor}: every integer type, {@code index}, and the stored integers of quantized
 *       types. Signless and signed values are sign-extended, unsigned ones zero-extended, {@code
 *       i1} is 0 or 1.
 * </ul>
 *
 * <p>A tensor does not change once the kernel that made it has returned it; nobody writes to the
 * array of a tensor that was received.
 */
public sealed interface Tensor extends RuntimeValue permits FloatTensor, DoubleTensor, LongTensor {
  @Override
  TensorType type();

  /** The extents; the array is the tensor's own and must not be written to. */
  int[] shape();

  default Type element() {
    return type().element();
  }

  default int rank() {
    return shape().length;
  }

  default int dimension(int index) {
    return shape()[index];
  }

  /** Number of elements. */
  default int count() {
    return Shapes.count(shape());
  }

  /** Array slots per element: 2 where elements are complex, else 1. */
  default int lanes() {
    return ElementTypes.lanes(element());
  }

  /** A lane as a double: exact for floating-point types, rounded for large integers. */
  double doubleAt(int lane);

  /** A lane as an integer, truncated towards zero. */
  long longAt(int lane);

  /** The lane's bits in the format of the element type (of its part, where that is complex). */
  long bitsAt(int lane);

  /** The same elements under another type of as many lanes; nothing is copied. */
  Tensor as(TensorType newType);

  /** A tensor of zeros, stored as this one is. */
  Tensor allocate(TensorType newType);

  /**
   * Copies {@code length} lanes of this tensor, {@code step} apart, to {@code target}, which is
   * stored as this one and was made by {@link #allocate}.
   */
  void copyRun(int from, int step, Tensor target, int at, int targetStep, int length);

  /**
   * The tensor whose element {@code i} is this one's element {@code from[i]}.
   *
   * @param newType has this element type and {@code from.length} elements
   */
  default Tensor take(TensorType newType, int[] from) {
    Tensor result = allocate(newType);
    int lanes = lanes();
    for (int i = 0; i < from.length; i++) {
      copyRun(from[i] * lanes, 1, result, i * lanes, 1, lanes);
    }
    return result;
  }

  /** The element types that are stored as {@code type} is share a class. */
  static Tensor zeros(TensorType type) {
    int[] shape = Shapes.of(type);
    int lanes = Math.multiplyExact(Shapes.count(shape), ElementTypes.lanes(type.element()));
    return switch (ElementTypes.storage(type.element())) {
      case FLOAT -> new FloatTensor(type, new float[lanes]);
      case DOUBLE -> new DoubleTensor(type, new double[lanes]);
      case LONG -> new LongTensor(type, new long[lanes]);
    };
  }

  /** A tensor filled with one value, given as a double and rounded to the element type. */
  static Tensor filled(TensorType type, double value) {
    Tensor result = zeros(type);
    for (int i = 0; i < result.count() * result.lanes(); i += result.lanes()) {
      switch (result) {
        case FloatTensor t ->
            t.data()[i] = Rounding.toFloat(ElementTypes.part(type.element()), value);
        case DoubleTensor t -> t.data()[i] = value;
        case LongTensor t -> t.data()[i] = ElementTypes.wrap(type.element(), (long) value);
      }
    }
    return result;
  }

  /** Reads a constant's elements. */
  static Tensor of(TensorType type, ElementData data) {
    if (data.size() > Integer.MAX_VALUE) {
      throw new EvaluationException(
          "a constant of %d bytes, and a buffer holds 2 GiB".formatted(data.size()));
    }
    return TensorBytes.decode(type, data.read(), data.isSplat());
  }

  /** The elements as a constant's, little-endian. */
  default ElementData toElementData() {
    return new ElementData.Bytes(TensorBytes.encode(this), false);
  }
}
