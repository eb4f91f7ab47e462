// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;

/**
 * The element types of tensors as a runtime numbers them ({@code TfLiteType} of {@code
 * tflite_types.h}, not the {@code TensorType} of the file format).
 */
public enum ElementType {
  NONE(0, "none", 0),
  FLOAT32(1, "f32", 32),
  INT32(2, "i32", 32),
  UINT8(3, "ui8", 8),
  INT64(4, "i64", 64),
  STRING(5, "string", 0),
  BOOL(6, "i1", 8),
  INT16(7, "i16", 16),
  COMPLEX64(8, "complex<f32>", 64),
  INT8(9, "i8", 8),
  FLOAT16(10, "f16", 16),
  FLOAT64(11, "f64", 64),
  COMPLEX128(12, "complex<f64>", 128),
  UINT64(13, "ui64", 64),
  RESOURCE(14, "resource", 0),
  VARIANT(15, "variant", 0),
  UINT32(16, "ui32", 32),
  UINT16(17, "ui16", 16),
  INT4(18, "i4", 4),
  BFLOAT16(19, "bf16", 16),
  INT2(20, "i2", 2),
  UINT4(21, "ui4", 4);

  private static final ImmutableMap<Integer, ElementType> BY_CODE =
      Maps.uniqueIndex(Arrays.asList(values()), type -> type.code);

  private final int code;
  private final String mlirName;
  private final int bits;

  ElementType(int code, String mlirName, int bits) {
    this.code = code;
    this.mlirName = mlirName;
    this.bits = bits;
  }

  static ElementType ofCode(int code) {
    return BY_CODE.getOrDefault(code, NONE);
  }

  /** The type as StableHLO writes it, {@code f32} for example. */
  public String mlirName() {
    return mlirName;
  }

  /** Bits in memory to an element, 0 where elements have no fixed size. */
  public int bits() {
    return bits;
  }
}
