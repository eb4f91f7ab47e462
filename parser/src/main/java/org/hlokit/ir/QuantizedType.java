// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.jspecify.annotations.Nullable;

/**
 * {@code !quant.uniform<i8:f32:0, {0.1:3, 0.2}>}: integers standing for {@code (stored - zeroPoint)
 * * scale}. Per tensor without axes; per axis with one; by sub-channel blocks with several.
 *
 * @param storage the integer type that is stored
 * @param storageMin smallest stored value, absent where it is the storage type's own
 * @param storageMax largest stored value, absent where it is the storage type's own
 * @param expressed the floating-point type that is meant
 * @param axes the quantized dimensions
 * @param blockSizes the block size of each axis; empty unless by sub-channel
 * @param scales row-major over the axes' blocks; one for per-tensor quantization
 * @param zeroPoints as many as {@code scales}
 * @param scaleShape the extent of each level of braces that the scales are written in; empty for
 *     per-tensor quantization
 * @param shortStorage whether an unsigned storage type is written {@code u8} and not {@code ui8},
 *     which newer versions of MLIR take for another type
 */
public record QuantizedType(
    Type storage,
    @Nullable Long storageMin,
    @Nullable Long storageMax,
    Type expressed,
    ImmutableLongArray axes,
    ImmutableLongArray blockSizes,
    ImmutableList<FloatAttr> scales,
    ImmutableLongArray zeroPoints,
    ImmutableLongArray scaleShape,
    boolean shortStorage)
    implements Type {
  /** The smallest stored value, given or the storage type's own; integers of at most 62 bits. */
  public long smallest() {
    if (storageMin != null) {
      return storageMin;
    }
    IntegerType type = (IntegerType) storage;
    return type.isUnsigned() ? 0 : -(1L << (type.width() - 1));
  }

  /** The largest stored value, given or the storage type's own; integers of at most 62 bits. */
  public long largest() {
    if (storageMax != null) {
      return storageMax;
    }
    IntegerType type = (IntegerType) storage;
    return (1L << (type.isUnsigned() ? type.width() : type.width() - 1)) - 1;
  }
}
