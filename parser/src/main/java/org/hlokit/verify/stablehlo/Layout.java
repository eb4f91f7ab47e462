// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;
import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.result;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.verify.stablehlo.Bounds.Extent;

/** Ops that put the elements of tensors in other places, by rules that no operand changes. */
final class Layout {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.<OpDefinition, Constraint>builder()
          .put(StablehloOps.TRANSPOSE, Layout::checkTranspose)
          .put(StablehloOps.REVERSE, Layout::checkReverse)
          .put(StablehloOps.BROADCAST_IN_DIM, Layout::checkBroadcastInDim)
          .put(StablehloOps.RESHAPE, Layout::checkReshape)
          .put(StablehloOps.IOTA, Layout::checkIota)
          .buildOrThrow();

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.PAD, Layout::inferPad,
          StablehloOps.CONCATENATE, Layout::inferConcatenate,
          StablehloOps.TRANSPOSE, Layout::inferTranspose,
          StablehloOps.REVERSE, op -> ImmutableList.of(op.operand(0).type()),
          StablehloOps.BROADCAST, Layout::inferBroadcast);

  private Layout() {}

  private static ImmutableList<Type> inferPad(Operation op) {
    TensorType operand = operand(op, 0);
    ImmutableLongArray low = longs(op, "edge_padding_low");
    ImmutableLongArray high = longs(op, "edge_padding_high");
    ImmutableLongArray interior = longs(op, "interior_padding");
    int rank = operand.rank();
    if (low.length() != rank) {
      throw new Violation(
          "edge_padding_low length (%d) must match operand rank (%d)"
              .formatted(low.length(), rank));
    }
    ImmutableLongArray bounds = Bounds.of(operand);
    long[] shape = Merging.unbounded(rank);
    long[] resultBounds = bounds == null ? new long[0] : Merging.unbounded(rank);
    for (int i = 0; i < rank; i++) {
      if (interior.get(i) < 0) {
        throw new Violation("Interior padding cannot be negative: " + interior.get(i));
      }
      boolean isStatic = !operand.isDynamic(i);
      long extent = isStatic ? operand.dimension(i) : Bounds.at(bounds, i);
      if (extent != DYNAMIC) {
        long padded = extent + low.get(i) + high.get(i) + Math.max(extent - 1, 0) * interior.get(i);
        if (padded < 0) {
          throw new Violation(
              "Padding result in negative %s for dimension %d"
                  .formatted(isStatic ? "size" : "bound", i));
        }
        (isStatic ? shape : resultBounds)[i] = padded;
      }
    }
    return ImmutableList.of(
        Bounds.type(shape, operand.element(), operand.encoding(), resultBounds));
  }

  private static ImmutableList<Type> inferConcatenate(Operation op) {
    TensorType first = operand(op, 0);
    int rank = first.rank();
    long dimension = Arguments.integer(op, "dimension", 0);
    if (rank == 0) {
      throw new Violation("rank-0 values cannot be concatenated");
    }
    if (dimension < 0 || dimension >= rank) {
      throw new Violation(
          "dimension %d is out-of-bounds for input rank %d".formatted(dimension, rank));
    }
    for (int i = 1; i < op.operandCount(); i++) {
      requireConcatenable(first, operand(op, i), i, dimension);
    }
    long[] sizes = first.shape().toArray();
    ImmutableLongArray firstBounds = Bounds.of(first);
    long[] bounds = firstBounds == null ? Merging.unbounded(rank) : firstBounds.toArray();
    boolean anyBounds = firstBounds != null;
    Attribute encoding = first.encoding();
    for (int i = 1; i < op.operandCount(); i++) {
      TensorType type = operand(op, i);
      encoding = encoding == null ? type.encoding() : encoding;
      ImmutableLongArray more = Bounds.of(type);
      anyBounds |= more != null;
      for (int d = 0; d < rank; d++) {
        Extent left = new Extent(sizes[d], bounds[d]);
        Extent right = Extent.of(type, more, d);
        Extent both = d == dimension ? left.concatenated(right) : left.mostSpecific(right, d);
        sizes[d] = both.size();
        bounds[d] = both.bound();
      }
    }
    return ImmutableList.of(
        Bounds.type(sizes, first.element(), encoding, anyBounds ? bounds : null));
  }

  private static void requireConcatenable(
      TensorType first, TensorType other, int index, long dimension) {
    if (other.rank() != first.rank()) {
      throw new Violation("operands (0) and (" + index + ") do not match rank");
    }
    for (int d = 0; d < first.rank(); d++) {
      if (d != dimension && !Dims.agree(first.dimension(d), other.dimension(d))) {
        throw new Violation(
            ("shapes of operand (0) and (%d) are not compatible at non-concat index %d: (%s) != "
                    + "(%s)")
                .formatted(index, d, Dims.list(first.shape()), Dims.list(other.shape())));
      }
    }
  }

  private static ImmutableList<Type> inferTranspose(Operation op) {
    TensorType operand = operand(op, 0);
    ImmutableLongArray permutation = longs(op, "permutation");
    int rank = operand.rank();
    if (permutation.length() != rank) {
      throw new Violation(
          "TransposeOp operand rank %d does not match permutation size %d"
              .formatted(rank, permutation.length()));
    }
    if (!Dims.isPermutation(permutation, rank)) {
      throw new Violation(
          "attribute permutation must be a permutation of [%s] but got %s"
              .formatted(
                  Dims.list(ImmutableLongArray.copyOf(LongStream.range(0, rank))),
                  Dims.list(permutation)));
    }
    ImmutableLongArray bounds = Bounds.of(operand);
    long[] shape = new long[rank];
    long[] resultBounds = new long[bounds == null ? 0 : rank];
    for (int i = 0; i < rank; i++) {
      int from = (int) permutation.get(i);
      shape[i] = operand.dimension(from);
      if (bounds != null) {
        resultBounds[i] = bounds.get(from);
      }
    }
    return ImmutableList.of(
        Bounds.type(shape, operand.element(), operand.encoding(), resultBounds));
  }

  private static void checkTranspose(Operation op) {
    if (Quantization.isQuantized(op.operand(0).type())) {
      Quantization.checkTranspose(
          op.operand(0).type(), op.result(0).type(), longs(op, "permutation"));
    }
  }

  private static void checkReverse(Operation op) {
    ImmutableLongArray dimensions = longs(op, "dimensions");
    if (!Dims.isUnique(dimensions)) {
      throw new Violation("dimensions should be unique. Got: " + Dims.list(dimensions));
    }
    int rank = operand(op, 0).rank();
    for (int i = 0; i < dimensions.length(); i++) {
      long dimension = dimensions.get(i);
      if (dimension < 0) {
        throw new Violation(
            "all dimensions should be non-negative. Got dimension: " + dimension + ".");
      }
      if (dimension >= rank) {
        throw new Violation(
            "all dimensions should be between [0, %d). Got dimension: %d."
                .formatted(rank, dimension));
      }
    }
  }

  private static ImmutableList<Type> inferBroadcast(Operation op) {
    ImmutableLongArray sizes = longs(op, "broadcast_sizes");
    for (int i = 0; i < sizes.length(); i++) {
      if (sizes.get(i) < 0) {
        throw new Violation("Broadcast with negative dimension size " + sizes.get(i));
      }
    }
    TensorType operand = operand(op, 0);
    return ImmutableList.of(
        TensorType.of(
            operand.element(),
            ImmutableLongArray.builder().addAll(sizes).addAll(operand.shape()).build()));
  }

  /** Broadcasting says for each dimension of the operand where it goes. */
  static void requireOneDimensionEach(ImmutableLongArray dimensions, TensorType operand) {
    if (dimensions.length() != operand.rank()) {
      throw new Violation(
          "broadcast_dimensions size (%d) does not match operand rank (%d)"
              .formatted(dimensions.length(), operand.rank()));
    }
  }

  /** A dimension of the operand goes to one that the result has. */
  static void requireDimensionOf(TensorType result, long target) {
    if (target < 0 || target >= result.rank()) {
      throw new Violation(
          "broadcast_dimensions contains invalid value %d for result with rank %d"
              .formatted(target, result.rank()));
    }
  }

  private static void checkBroadcastInDim(Operation op) {
    TensorType operand = operand(op, 0);
    TensorType result = result(op, 0);
    Quantization.requireSamePerTensor(operand, result);
    ImmutableLongArray dimensions = longs(op, "broadcast_dimensions");
    requireOneDimensionEach(dimensions, operand);
    if (!Dims.isUnique(dimensions)) {
      throw new Violation("broadcast_dimensions should not have duplicates");
    }
    for (int i = 0; i < dimensions.length(); i++) {
      long target = dimensions.get(i);
      requireDimensionOf(result, target);
      long extent = operand.dimension(i);
      if (extent != DYNAMIC && extent != 1 && extent != result.dimension((int) target)) {
        throw new Violation(
            "size of operand dimension %d (%d) is not equal to 1 or size of result dimension %d (%d)"
                .formatted(i, extent, target, result.dimension((int) target)));
      }
    }
    Quantization.checkBroadcast(operand, result, dimensions);
  }

  private static void checkReshape(Operation op) {
    TensorType operand = operand(op, 0);
    TensorType result = result(op, 0);
    if (!operand.hasStaticShape() || !result.hasStaticShape()) {
      return;
    }
    requireSameCount(operand, result);
    Quantization.checkReshape(operand, result);
  }

  /** Two static shapes must have the same number of elements. */
  static void requireSameCount(TensorType operand, TensorType result) {
    long expected = Dims.count(operand.shape());
    long found = Dims.count(result.shape());
    if (expected != found) {
      throw new Violation(
          "number of output elements (%d) doesn't match expected number of elements (%d)"
              .formatted(found, expected));
    }
  }

  private static void checkIota(Operation op) {
    int rank = result(op, 0).rank();
    if (rank == 0) {
      throw new Violation("does not support scalars.");
    }
    if (Arguments.integer(op, "iota_dimension", 0) >= rank) {
      throw new Violation("iota dimension cannot go beyond the output rank.");
    }
  }
}
