// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import java.util.Arrays;
import org.hlokit.ir.TensorType;

/** A tensor over a {@code long[]}; see {@link Tensor} for the element types. */
public final class LongTensor implements Tensor {
  private final TensorType type;
  private final int[] shape;
  private final long[] data;

  /** Takes {@code data} over: the caller must not change it any more. */
  public LongTensor(TensorType type, long[] data) {
    this.type = type;
    this.shape = Shapes.of(type);
    this.data = data;
    int lanes = Shapes.count(shape) * ElementTypes.lanes(type.element());
    if (data.length != lanes) {
      throw new IllegalArgumentException(data.length + " values for " + lanes + " lanes");
    }
  }

  @Override
  public TensorType type() {
    return type;
  }

  @Override
  public int[] shape() {
    return shape;
  }

  /** The lanes themselves, row-major. */
  public long[] data() {
    return data;
  }

  @Override
  public double doubleAt(int lane) {
    return ElementTypes.toDouble(type.element(), data[lane]);
  }

  @Override
  public long longAt(int lane) {
    return data[lane];
  }

  @Override
  public long bitsAt(int lane) {
    return data[lane] & ElementTypes.mask(type.element());
  }

  @Override
  public Tensor as(TensorType newType) {
    return new LongTensor(newType, data);
  }

  @Override
  public Tensor allocate(TensorType newType) {
    return new LongTensor(
        newType,
        new long[Shapes.count(Shapes.of(newType)) * ElementTypes.lanes(newType.element())]);
  }

  @Override
  public void copyRun(int from, int step, Tensor target, int at, int targetStep, int length) {
    long[] to = ((LongTensor) target).data;
    if (step == 1 && targetStep == 1) {
      if (length < 8) {
        for (int i = 0; i < length; i++) {
          to[at + i] = data[from + i];
        }
      } else {
        System.arraycopy(data, from, to, at, length);
      }
    } else if (step == 0 && targetStep == 1) {
      Arrays.fill(to, at, at + length, data[from]);
    } else {
      for (int i = 0; i < length; i++, from += step, at += targetStep) {
        to[at] = data[from];
      }
    }
  }
}
