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
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** The ops gather and dynamic_gather. */
final class Gathers {
  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.GATHER, Gathers::inferStatic,
          StablehloOps.DYNAMIC_GATHER, Gathers::inferDynamic);

  private Gathers() {}

  private static ImmutableList<Type> inferStatic(Operation op) {
    ImmutableLongArray sizes = longs(op, "slice_sizes");
    Numbers numbers = Numbers.of(op);
    numbers.check(sizes.length());
    numbers.checkSizes(sizes);
    return ImmutableList.of(numbers.resultType(sizes));
  }

  private static ImmutableList<Type> inferDynamic(Operation op) {
    Numbers numbers = Numbers.of(op);
    TensorType sizesType = operand(op, 2);
    if (sizesType.rank() != 1) {
      throw new Violation("slice_sizes.rank != 1 (got " + sizesType.rank() + ")");
    }
    numbers.check(sizesType.dimension(0));
    ImmutableLongArray sizes = IntegerConstants.of(op.operand(2));
    if (sizes != null) {
      numbers.checkSizes(sizes);
    }
    return ImmutableList.of(numbers.resultType(sizes));
  }

  /** The dimension numbers of a gather and what they number. */
  private record Numbers(
      TensorType operand,
      TensorType startIndices,
      ImmutableLongArray offsetDims,
      ImmutableLongArray collapsedSliceDims,
      ImmutableLongArray operandBatchingDims,
      ImmutableLongArray startIndicesBatchingDims,
      ImmutableLongArray startIndexMap,
      long indexVectorDim) {

    static Numbers of(Operation op) {
      StructAttr numbers = Arguments.struct(op, "dimension_numbers");
      return new Numbers(
          Arguments.operand(op, 0),
          Arguments.operand(op, 1),
          longs(numbers, "offset_dims"),
          longs(numbers, "collapsed_slice_dims"),
          longs(numbers, "operand_batching_dims"),
          longs(numbers, "start_indices_batching_dims"),
          longs(numbers, "start_index_map"),
          Arguments.integer(numbers, "index_vector_dim"));
    }

    /** Constraints (C1) to (C20) of gather; {@code sizeCount} is the number of slice sizes. */
    void check(long sizeCount) {
      if (operand.rank()
          != offsetDims.length() + collapsedSliceDims.length() + operandBatchingDims.length()) {
        throw new Violation(
            ("offset_dims size (%d) plus collapse_slice_dims size (%d) plus operand_batching_dims "
                    + "size (%d) is not equal to operand rank (%d)")
                .formatted(
                    offsetDims.length(),
                    collapsedSliceDims.length(),
                    operandBatchingDims.length(),
                    operand.rank()));
      }
      Dims.requireInClosedBounds(
          indexVectorDim, startIndices.rank(), "index_vector_dim", "rank-of('start_indices')");
      long vectorSize = startIndicesExtent((int) indexVectorDim);
      if (vectorSize != DYNAMIC && vectorSize != startIndexMap.length()) {
        throw new Violation(
            ("start_index_map size (%d) is not equal to size of index dimension (%d) of "
                    + "start_indices (%d)")
                .formatted(startIndexMap.length(), indexVectorDim, vectorSize));
      }
      requireSorted(offsetDims, "offset_dims");
      requireNoRepeat(offsetDims, "offset_dims");
      Dims.requireDistinct(
          collapsedSliceDims, operandBatchingDims, "collapsed_slice_dims", "operand_batching_dims");
      requireSorted(collapsedSliceDims, "collapsed_slice_dims");
      requireOfOperand(collapsedSliceDims, "collapsed_slice_dims");
      requireSorted(operandBatchingDims, "operand_batching_dims");
      requireOfOperand(operandBatchingDims, "operand_batching_dims");
      checkBatching();
      Dims.requireDistinct(
          startIndexMap, operandBatchingDims, "start_index_map", "operand_batching_dims");
      requireOfOperand(startIndexMap, "start_index_map");
      if (sizeCount != operand.rank()) {
        throw new Violation(
            "slice_sizes size (%d) not equal to operand rank (%d)"
                .formatted(sizeCount, operand.rank()));
      }
    }

    private static void requireSorted(ImmutableLongArray dims, String name) {
      if (!Dims.isSorted(dims)) {
        throw new Violation("expects %s to be sorted, got: [%s]".formatted(name, Dims.list(dims)));
      }
    }

    private static void requireNoRepeat(ImmutableLongArray dims, String name) {
      if (!Dims.isUnique(dims)) {
        throw new Violation("expects %s to not repeat, got: [%s]".formatted(name, Dims.list(dims)));
      }
    }

    private void requireOfOperand(ImmutableLongArray dims, String name) {
      Dims.requireInBounds(dims, operand.rank(), name, "rank-of('operand')");
    }

    private void checkBatching() {
      requireNoRepeat(startIndicesBatchingDims, "start_indices_batching_dims");
      Dims.requireInBounds(
          startIndicesBatchingDims,
          startIndices.rank(),
          "start_indices_batching_dims",
          "rank-of('start_indices')");
      if (startIndicesBatchingDims.contains(indexVectorDim)) {
        throw new Violation(
            "expects start_indices_batching_dims not to include index_vector_dim "
                + indexVectorDim);
      }
      if (operandBatchingDims.length() != startIndicesBatchingDims.length()) {
        throw new Violation(
            "operand_batching_dims and start_indices_batching_dims should have the same size");
      }
      for (int i = 0; i < operandBatchingDims.length(); i++) {
        long left = operand.dimension((int) operandBatchingDims.get(i));
        long right = startIndices.dimension((int) startIndicesBatchingDims.get(i));
        if (!Dims.agree(left, right)) {
          throw new Violation(
              ("operand_batching_dims[%d] and start_indices_batching_dims[%d] must have compatible "
                      + "sizes, but got %d and %d")
                  .formatted(i, i, left, right));
        }
      }
    }

    /** Constraints (C9), (C12) and (C21) of gather. */
    void checkSizes(ImmutableLongArray sizes) {
      requireOnes(sizes, collapsedSliceDims, "collapsed_slice_dims");
      requireOnes(sizes, operandBatchingDims, "operand_batching_dims");
      for (int i = 0; i < sizes.length(); i++) {
        long size = sizes.get(i);
        if (size < 0 || (!operand.isDynamic(i) && size > operand.dimension(i))) {
          throw new Violation(
              "slice size (%d) is out of bounds for operand dimension (%d) at index %d"
                  .formatted(size, operand.dimension(i), i));
        }
      }
    }

    private static void requireOnes(
        ImmutableLongArray sizes, ImmutableLongArray dims, String name) {
      for (int i = 0; i < dims.length(); i++) {
        long size = sizes.get((int) dims.get(i));
        if (size > 1) {
          throw new Violation(
              "Expects that for each dim in %s, slice_sizes[dim] should be <= 1, but got %d"
                  .formatted(name, size));
        }
      }
    }

    /** The extent of the index tensor, which has a last dimension of 1 where that is left out. */
    private long startIndicesExtent(int dimension) {
      return dimension == startIndices.rank() ? 1 : startIndices.dimension(dimension);
    }

    /** Constraints (C5), (C22) and (C23) of gather; {@code sizes} are null where not known. */
    TensorType resultType(@Nullable ImmutableLongArray sizes) {
      int batchRank = startIndices.rank() - (indexVectorDim == startIndices.rank() ? 0 : 1);
      int rank = offsetDims.length() + batchRank;
      Dims.requireInBounds(offsetDims, rank, "offset_dims", "implied-result-rank");
      ImmutableLongArray bounds = Bounds.of(startIndices);
      long[] shape = new long[rank];
      long[] resultBounds = Merging.unbounded(rank);
      int batch = 0;
      int offset = 0;
      for (int i = 0; i < rank; i++) {
        if (offsetDims.contains(i)) {
          offset = nextKept(offset);
          shape[i] = sizes == null ? DYNAMIC : sizes.get(offset);
          offset++;
        } else {
          batch += batch == indexVectorDim ? 1 : 0;
          shape[i] = startIndicesExtent(batch);
          resultBounds[i] = Bounds.at(bounds, batch);
          batch++;
        }
      }
      return Bounds.type(shape, operand.element(), null, bounds == null ? null : resultBounds);
    }

    /** The first dimension from {@code from} on that slices keep. */
    private int nextKept(int from) {
      int at = from;
      while (collapsedSliceDims.contains(at) || operandBatchingDims.contains(at)) {
        at++;
      }
      return at;
    }
  }
}
