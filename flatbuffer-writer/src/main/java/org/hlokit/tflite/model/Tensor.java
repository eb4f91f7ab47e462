// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.model;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import org.hlokit.tflite.schema.TensorType;

/**
 * One tensor of a subgraph.
 *
 * @param type a constant of {@link TensorType}
 * @param shape sizes; a dynamic dimension is -1 here and becomes 1 in the file, with the -1 in
 *     {@code shape_signature}
 * @param data the value, for constants
 */
public record Tensor(
    String name,
    byte type,
    ImmutableIntArray shape,
    Optional<ConstantData> data,
    Optional<Quantization> quantization) {

  /** An activation: no data, not quantized. */
  public static Tensor of(String name, byte type, ImmutableIntArray shape) {
    return new Tensor(name, type, shape, Optional.empty(), Optional.empty());
  }

  /** A constant, not quantized. */
  public static Tensor constant(
      String name, byte type, ImmutableIntArray shape, ConstantData data) {
    return new Tensor(name, type, shape, Optional.of(data), Optional.empty());
  }

  /** Whether a dimension is known only at run time. */
  public boolean isDynamic() {
    return shape.contains(-1);
  }

  /**
   * Linear quantization: {@code real = scale * (quantized - zeroPoint)}.
   *
   * @param scales one scale, or one per index of {@code dimension}
   * @param dimension the dimension that the scales belong to when there are several
   */
  public record Quantization(
      ImmutableList<Float> scales, ImmutableLongArray zeroPoints, int dimension) {}
}
