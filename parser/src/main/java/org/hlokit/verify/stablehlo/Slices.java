// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;
import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Ops that take or replace a part of a tensor at one place. */
final class Slices {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(StablehloOps.REAL_DYNAMIC_SLICE, Slices::checkRealDynamicSlice);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.SLICE, Slices::inferSlice,
          StablehloOps.DYNAMIC_SLICE, Slices::inferDynamicSlice,
          StablehloOps.DYNAMIC_UPDATE_SLICE, Slices::inferDynamicUpdateSlice);

  private Slices() {}

  private static ImmutableList<Type> inferSlice(Operation op) {
    TensorType operand = operand(op, 0);
    ImmutableLongArray starts = longs(op, "start_indices");
    ImmutableLongArray limits = longs(op, "limit_indices");
    ImmutableLongArray strides = longs(op, "strides");
    if (starts.length() != operand.rank()) {
      throw new Violation(
          "the number of elements in start_indices (%d) does not match the rank of the operand (%d)"
              .formatted(starts.length(), operand.rank()));
    }
    ImmutableLongArray bounds = Bounds.of(operand);
    long[] shape = new long[operand.rank()];
    for (int i = 0; i < shape.length; i++) {
      long start = starts.get(i);
      long limit = limits.get(i);
      if (start < 0) {
        throw new Violation("negative start index %d in dimension %d".formatted(start, i));
      }
      boolean isStatic = !operand.isDynamic(i);
      long extent = isStatic ? operand.dimension(i) : Bounds.at(bounds, i);
      if (extent != DYNAMIC && limit > extent) {
        throw new Violation(
            "limit index %d is larger than dimension %s %d in dimension %d"
                .formatted(limit, isStatic ? "size" : "bound", extent, i));
      }
      if (start > limit) {
        throw new Violation(
            "start index %d is larger than limit index %d in dimension %d"
                .formatted(start, limit, i));
      }
      if (strides.get(i) <= 0) {
        throw new Violation(
            "stride must be positive but got %d in dimension %d".formatted(strides.get(i), i));
      }
      shape[i] = Math.ceilDiv(limit - start, strides.get(i));
    }
    return ImmutableList.of(
        Bounds.type(
            shape,
            operand.element(),
            operand.encoding(),
            bounds == null ? null : Merging.unbounded(shape.length)));
  }

  private static void requireOneElementType(Operation op, int from) {
    for (int i = from + 1; i < op.operandCount(); i++) {
      if (!Compatibility.sameElementsButPrecision(op.operand(from).type(), op.operand(i).type())) {
        throw new Violation("start indices must have same element type");
      }
    }
  }

  private static ImmutableList<Type> inferDynamicSlice(Operation op) {
    TensorType operand = operand(op, 0);
    ImmutableLongArray sizes = longs(op, "slice_sizes");
    int starts = op.operandCount() - 1;
    if (starts != sizes.length()) {
      throw new Violation(
          "has mismatched number of slice sizes (%d) and number of start indices (%d)"
              .formatted(sizes.length(), starts));
    }
    if (operand.rank() != starts) {
      throw new Violation(
          "has mismatched number of start indices (%d) and the rank of operand (%d)"
              .formatted(starts, operand.rank()));
    }
    requireOneElementType(op, 1);
    for (int i = 0; i < sizes.length(); i++) {
      long size = sizes.get(i);
      if (size < 0) {
        throw new Violation("has negative size index to dynamic slice: " + size);
      }
      if (!operand.isDynamic(i) && size > operand.dimension(i)) {
        throw new Violation(
            "has slice size %d greater than dimension size %d in dimension %d of operand"
                .formatted(size, operand.dimension(i), i));
      }
    }
    return ImmutableList.of(TensorType.of(operand.element(), sizes));
  }

  private static ImmutableList<Type> inferDynamicUpdateSlice(Operation op) {
    TensorType operand = operand(op, 0);
    TensorType update = operand(op, 1);
    if (update.rank() != operand.rank()) {
      throw new Violation(
          "update rank does not match operand rank: %d vs %d."
              .formatted(update.rank(), operand.rank()));
    }
    if (op.operandCount() - 2 != operand.rank()) {
      throw new Violation(
          "expects number of start_indices to match operand rank: %d vs %d."
              .formatted(op.operandCount() - 2, operand.rank()));
    }
    requireOneElementType(op, 2);
    for (int i = 0; i < operand.rank(); i++) {
      if (!operand.isDynamic(i)
          && !update.isDynamic(i)
          && update.dimension(i) > operand.dimension(i)) {
        throw new Violation(
            "expects size at dimension %d of update to be in range [0, %d]. Got: %d."
                .formatted(i, operand.dimension(i), update.dimension(i)));
      }
    }
    return ImmutableList.of(operand);
  }

  private static void checkRealDynamicSlice(Operation op) {
    int rank = operand(op, 0).rank();
    TensorType count = operand(op, 1);
    if (count.rank() == 1 && !count.isDynamic(0) && count.dimension(0) != rank) {
      throw new Violation(
          "has mismatched number of operand rank (%d) and start_indices size (%d)"
              .formatted(rank, count.dimension(0)));
    }
  }
}
