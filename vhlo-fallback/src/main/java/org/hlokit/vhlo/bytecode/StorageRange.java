// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Type;

/** The smallest and the largest value that a quantized type stores. */
record StorageRange(long low, long high) {

  /** The range of {@code type}, written or that of its storage type. */
  static StorageRange of(QuantizedType type, boolean signed) {
    StorageRange full = of(((IntegerType) type.storage()).width(), signed);
    Long low = type.storageMin();
    Long high = type.storageMax();
    return new StorageRange(low == null ? full.low : low, high == null ? full.high : high);
  }

  private static StorageRange of(int width, boolean signed) {
    return signed
        ? new StorageRange(-(1L << (width - 1)), (1L << (width - 1)) - 1)
        : new StorageRange(0, (1L << width) - 1);
  }

  /** A quantized type with this range. */
  QuantizedType quantized(
      Type storage,
      boolean signed,
      Type expressed,
      ImmutableLongArray axes,
      ImmutableList<FloatAttr> scales,
      ImmutableLongArray zeroPoints,
      AttributeSource source) {
    if (!(storage instanceof IntegerType(int width, _)) || width > 32) {
      throw source.error("a quantized type stores no integers of at most 32 bits");
    }
    boolean isFull = equals(of(width, signed));
    return new QuantizedType(
        signed ? storage : IntegerType.unsigned(width),
        isFull ? null : low,
        isFull ? null : high,
        expressed,
        axes,
        ImmutableLongArray.of(),
        scales,
        zeroPoints,
        axes.isEmpty() ? ImmutableLongArray.of() : ImmutableLongArray.of(scales.size()),
        false);
  }
}
