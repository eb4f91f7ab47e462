// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import com.google.common.primitives.ImmutableLongArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Arrays of numbers, which StableHLO writes {@code array<i64: ..>} and VHLO as tensors. */
final class Elements {
  private Elements() {}

  /** A tensor of {@code i64} or {@code i1} with {@code value} everywhere. */
  static DenseElementsAttr filled(Type element, long value, long... shape) {
    int count = Math.toIntExact(TensorType.of(element, shape).elementCount());
    return tensor(
        element, ImmutableLongArray.copyOf(Collections.nCopies(Math.min(count, 1), value)), shape);
  }

  /** The tensor that VHLO has for an array; its elements are {@code i64} or {@code i1}. */
  static DenseElementsAttr tensor(DenseArrayAttr array) {
    return tensor(array.element(), array.values(), array.values().length());
  }

  private static DenseElementsAttr tensor(Type element, ImmutableLongArray values, long... shape) {
    boolean splat = isSplat(values);
    int count = splat ? 1 : values.length();
    boolean bytewise = element.equals(IntegerType.I1);
    ByteBuffer bytes =
        ByteBuffer.allocate(count * (bytewise ? 1 : Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      if (bytewise) {
        bytes.put((byte) values.get(i));
      } else {
        bytes.putLong(values.get(i));
      }
    }
    return new DenseElementsAttr(
        TensorType.of(element, shape), new ElementData.Bytes(bytes.array(), splat));
  }

  private static boolean isSplat(ImmutableLongArray values) {
    for (int i = 1; i < values.length(); i++) {
      if (values.get(i) != values.get(0)) {
        return false;
      }
    }
    return !values.isEmpty();
  }

  /** Whether {@code attribute} is a tensor of integers or booleans, which {@link #longs} reads. */
  static boolean isIntegers(Attribute attribute) {
    return attribute instanceof DenseElementsAttr(TensorType type, _)
        && (type.element().equals(IntegerType.I64) || type.element().equals(IntegerType.I1));
  }

  /** The elements of a tensor of {@code i64} or {@code i1}, row-major. */
  static ImmutableLongArray longs(DenseElementsAttr tensor) {
    TensorType type = (TensorType) tensor.type();
    boolean bytewise = type.element().equals(IntegerType.I1);
    ByteBuffer bytes = tensor.data().read().order(ByteOrder.LITTLE_ENDIAN);
    int width = bytewise ? 1 : Long.BYTES;
    int count = Math.toIntExact(type.elementCount());
    ImmutableLongArray.Builder values = ImmutableLongArray.builder(count);
    for (int i = 0; i < count; i++) {
      int at = tensor.data().isSplat() ? 0 : i * width;
      values.add(bytewise ? bytes.get(at) & 1 : bytes.getLong(at));
    }
    return values.build();
  }

  /** The array that StableHLO has for a tensor of {@code i64} or {@code i1}. */
  static DenseArrayAttr array(DenseElementsAttr tensor) {
    return new DenseArrayAttr(((TensorType) tensor.type()).element(), longs(tensor));
  }

  /** Whether {@code attribute} is a tensor of at least one element, all of them {@code value}. */
  static boolean isFilledWith(Attribute attribute, long value) {
    if (!isIntegers(attribute)) {
      return false;
    }
    ImmutableLongArray values = longs((DenseElementsAttr) attribute);
    return isSplat(values) && values.get(0) == value;
  }
}
