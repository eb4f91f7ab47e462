// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.optimize;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.simplify.Simplification;
import org.hlokit.verify.stablehlo.IntegerConstants;
import org.jspecify.annotations.Nullable;

/** Parts of tensors taken where they are. Exact. */
final class Slicing {
  static final ImmutableListMultimap<OpDefinition, Simplification> TABLE =
      ImmutableListMultimap.of(
          StablehloOps.GATHER, Slicing::gatherAtConstants,
          StablehloOps.SLICE, Slicing::sliceOfConcatenation);

  private Slicing() {}

  private static long[] field(StructAttr numbers, String name) {
    return numbers.get(name) instanceof DenseArrayAttr array
        ? array.values().toArray()
        : new long[0];
  }

  /** A gather of one slice at constant indices: that slice. */
  private static @Nullable Value gatherAtConstants(Operation op, StablehloBuilder build) {
    ImmutableLongArray indices = IntegerConstants.of(op.operand(1));
    if (indices == null
        || !(op.operand(0).type() instanceof TensorType type)
        || !type.hasStaticShape()
        || !(op.operand(1).type() instanceof TensorType indexType)
        || indexType.rank() > 1
        || !(op.attribute("dimension_numbers") instanceof StructAttr numbers)
        || (numbers.get("index_vector_dim") instanceof IntegerAttr along
            && along.longValue() != 0)) {
      return null;
    }
    long[] map = field(numbers, "start_index_map");
    long[] limits = StablehloBuilder.integers(op, "slice_sizes");
    if (indices.length() != map.length
        || limits.length != type.rank()
        || field(numbers, "operand_batching_dims").length > 0) {
      return null;
    }
    long[] sizes = limits.clone();
    long[] starts = new long[limits.length];
    for (int i = 0; i < map.length; i++) {
      int d = (int) map[i];
      starts[d] = Math.clamp(indices.get(i), 0, type.dimension(d) - sizes[d]);
      limits[d] = starts[d] + sizes[d];
    }
    Value slice =
        build.slice(
            op.operand(0),
            TensorType.of(type.element(), sizes),
            starts,
            limits,
            ones(sizes.length));
    return field(numbers, "collapsed_slice_dims").length == 0
        ? slice
        : build.create(StablehloOps.RESHAPE, op.result().type(), List.of(slice));
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** A slice of a concatenation: of those parts that it meets. */
  private static @Nullable Value sliceOfConcatenation(Operation op, StablehloBuilder build) {
    Operation whole = op.operand(0).definingOp();
    if (whole == null
        || !whole.is(StablehloOps.CONCATENATE)
        || !(whole.attribute("dimension") instanceof IntegerAttr dimension)
        || !op.result().tensorType().hasStaticShape()) {
      return null;
    }
    int along = (int) dimension.longValue();
    long[] starts = StablehloBuilder.integers(op, "start_indices");
    long[] limits = StablehloBuilder.integers(op, "limit_indices");
    List<Value> parts = new ArrayList<>();
    long offset = 0;
    long skipped = 0;
    for (Value part : whole.operands()) {
      if (part.tensorType().isDynamic(along)) {
        return null;
      }
      long end = offset + part.tensorType().dimension(along);
      if (end > starts[along] && offset < limits[along]) {
        parts.add(part);
      } else if (parts.isEmpty()) {
        skipped = end;
      }
      offset = end;
    }
    if (parts.isEmpty()
        || parts.size() == whole.operandCount()
        || (parts.size() > 1 && !whole.result().hasOneUse())) {
      return null;
    }
    starts[along] -= skipped;
    limits[along] -= skipped;
    Value narrower = parts.size() == 1 ? parts.getFirst() : build.concatenate(parts, along);
    return build.slice(
        narrower,
        op.result().tensorType(),
        starts,
        limits,
        StablehloBuilder.integers(op, "strides"));
  }
}
