// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.result;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.ChloOps;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;

/**
 * The op ragged_dot of CHLO: a dot_general whose left-hand side falls into groups along its ragged
 * dimension. Group sizes are a vector, or have in front the dimensions outside the ragged one.
 */
final class RaggedDot {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(ChloOps.RAGGED_DOT, RaggedDot::check);

  private enum Mode {
    BATCH,
    CONTRACTING,
    NON_CONTRACTING
  }

  private RaggedDot() {}

  private static void check(Operation op) {
    Contraction.requireShape(infer(op), result(op, 0));
  }

  /** The shape of a ragged_dot, with elements of {@code index}. */
  static TensorType infer(Operation op) {
    Contraction.checkPrecision(op);
    StructAttr numbers = Arguments.struct(op, "ragged_dot_dimension_numbers");
    TensorType lhs = operand(op, 0);
    TensorType rhs = operand(op, 1);
    TensorType groups = operand(op, 2);
    Contraction.checkNumbers(numbers, lhs, rhs);
    ImmutableLongArray ragged = longs(numbers, "lhs_ragged_dimensions");
    if (ragged.length() != 1) {
      throw new Violation("There must be exactly one ragged dimension in the lhs.");
    }
    int dimension = (int) ragged.get(0);
    Dims.requireInBounds(dimension, lhs.rank(), "lhs_ragged_dim", "lhs_rank");
    ImmutableLongArray batching = longs(numbers, "lhs_batching_dimensions");
    ImmutableLongArray contracting = longs(numbers, "lhs_contracting_dimensions");
    Mode mode =
        batching.contains(dimension)
            ? Mode.BATCH
            : contracting.contains(dimension) ? Mode.CONTRACTING : Mode.NON_CONTRACTING;
    checkGroupSizes(lhs, groups, prefix(mode, dimension, batching, contracting));
    checkGroupDimensions(numbers, rhs, groups, mode);
    return type(numbers, lhs, rhs, groups, mode);
  }

  /** The dimensions of the left-hand side that group sizes have in front. */
  private static ImmutableLongArray prefix(
      Mode mode, int ragged, ImmutableLongArray batching, ImmutableLongArray contracting) {
    ImmutableLongArray.Builder dims = ImmutableLongArray.builder();
    return switch (mode) {
      case BATCH -> batching.subArray(0, batching.indexOf(ragged));
      case CONTRACTING ->
          dims.addAll(batching)
              .addAll(contracting.subArray(0, contracting.indexOf(ragged)))
              .build();
      case NON_CONTRACTING -> {
        dims.addAll(batching);
        for (int i = 0; i < ragged; i++) {
          if (!batching.contains(i) && !contracting.contains(i)) {
            dims.add(i);
          }
        }
        yield dims.build();
      }
    };
  }

  private static void checkGroupSizes(
      TensorType lhs, TensorType groups, ImmutableLongArray prefix) {
    int rank = groups.rank();
    if (rank == 1) {
      return;
    }
    if (rank != prefix.length() + 1) {
      throw new Violation(
          "expected group_sizes to have rank %d, got %d".formatted(prefix.length() + 1, rank));
    }
    ImmutableLongArray.Builder builder = ImmutableLongArray.builder();
    prefix.forEach(dimension -> builder.add(lhs.dimension((int) dimension)));
    ImmutableLongArray expected = builder.add(groups.dimension(rank - 1)).build();
    if (!expected.equals(groups.shape())) {
      throw new Violation(
          "group_sizes is expected to have shape [%s], got [%s]"
              .formatted(Dims.list(expected), Dims.list(groups.shape())));
    }
  }

  private static void checkGroupDimensions(
      StructAttr numbers, TensorType rhs, TensorType groups, Mode mode) {
    ImmutableLongArray dimensions = longs(numbers, "rhs_group_dimensions");
    for (int i = 0; i < dimensions.length(); i++) {
      Dims.requireInBounds(dimensions.get(i), rhs.rank(), "rhs_group_dim", "rhs_rank");
    }
    Dims.requireDistinct(
        dimensions,
        longs(numbers, "rhs_batching_dimensions"),
        "rhs_group_dimensions",
        "rhs_batching_dimensions");
    Dims.requireDistinct(
        dimensions,
        longs(numbers, "rhs_contracting_dimensions"),
        "rhs_group_dimensions",
        "rhs_contracting_dimensions");
    if (mode != Mode.NON_CONTRACTING) {
      if (!dimensions.isEmpty()) {
        throw new Violation(
            "There must be zero group dimensions in the rhs when the ragged dimension is batch or "
                + "contracting.");
      }
      return;
    }
    if (dimensions.length() != 1) {
      throw new Violation(
          "There must be exactly one group dimension in the rhs when the lhs ragged dimension is "
              + "non-contracting.");
    }
    long count = groups.dimension(groups.rank() - 1);
    long found = rhs.dimension((int) dimensions.get(0));
    if (!Dims.agree(count, found)) {
      throw new Violation(
          "rhs group dimension is expected to have size=%d, got %d".formatted(count, found));
    }
  }

  private static TensorType type(
      StructAttr numbers, TensorType lhs, TensorType rhs, TensorType groups, Mode mode) {
    ImmutableLongArray.Builder shape = ImmutableLongArray.builder();
    if (mode == Mode.CONTRACTING) {
      shape.add(groups.dimension(groups.rank() - 1));
    }
    ImmutableLongArray batching = longs(numbers, "lhs_batching_dimensions");
    batching.forEach(dimension -> shape.add(lhs.dimension((int) dimension)));
    addFree(
        shape,
        lhs,
        batching,
        longs(numbers, "lhs_contracting_dimensions"),
        ImmutableLongArray.of());
    addFree(
        shape,
        rhs,
        longs(numbers, "rhs_batching_dimensions"),
        longs(numbers, "rhs_contracting_dimensions"),
        longs(numbers, "rhs_group_dimensions"));
    return TensorType.of(IndexType.INDEX, shape.build());
  }

  private static void addFree(
      ImmutableLongArray.Builder shape,
      TensorType type,
      ImmutableLongArray batching,
      ImmutableLongArray contracting,
      ImmutableLongArray group) {
    for (int i = 0; i < type.rank(); i++) {
      if (!batching.contains(i) && !contracting.contains(i) && !group.contains(i)) {
        shape.add(type.dimension(i));
      }
    }
  }
}
