// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.TensorType;

/**
 * The dimension numbers of a scatter and what they number.
 *
 * @param indices the shape of the indices, with a last dimension of 1 where that is left out
 */
record ScatterNumbers(
    TensorType operand,
    TensorType updates,
    ImmutableLongArray indices,
    ImmutableLongArray updateWindowDims,
    ImmutableLongArray insertedWindowDims,
    ImmutableLongArray inputBatchingDims,
    ImmutableLongArray scatterIndicesBatchingDims,
    ImmutableLongArray scatterDimsToOperandDims,
    long indexVectorDim) {

  /** Constraints (C2) and (C7) to (C21). */
  void check() {
    int window =
        updateWindowDims.length() + insertedWindowDims.length() + inputBatchingDims.length();
    if (operand.rank() != window) {
      throw new Violation(
          ("Expects rank-of operand to match size-of('update_window_dims') + "
                  + "size-of('inserted_window_dims') + size-of('input_batching_dims') i.e. %d but "
                  + "got %d.")
              .formatted(window, operand.rank()));
    }
    requireSorted(updateWindowDims, "update_window_dims");
    requireNoRepeat(updateWindowDims, "update_window_dims");
    Dims.requireInBounds(
        updateWindowDims, updates.rank(), "update_window_dims", "rank-of('updates')");
    Dims.requireDistinct(
        insertedWindowDims, inputBatchingDims, "inserted_window_dims", "input_batching_dims");
    requireSorted(insertedWindowDims, "inserted_window_dims");
    requireOfOperand(insertedWindowDims, "inserted_window_dims");
    requireSorted(inputBatchingDims, "input_batching_dims");
    requireOfOperand(inputBatchingDims, "input_batching_dims");
    checkBatching();
    checkIndexVector();
    Dims.requireDistinct(
        scatterDimsToOperandDims,
        inputBatchingDims,
        "scatter_dims_to_operand_dims",
        "input_batching_dims");
    requireOfOperand(scatterDimsToOperandDims, "scatter_dims_to_operand_dims");
  }

  private static void requireSorted(ImmutableLongArray dims, String name) {
    if (!Dims.isSorted(dims)) {
      throw new Violation("Expects %s to be sorted; got: [%s].".formatted(name, Dims.list(dims)));
    }
  }

  private static void requireNoRepeat(ImmutableLongArray dims, String name) {
    if (!Dims.isUnique(dims)) {
      throw new Violation("Expects %s to not repeat; got: [%s].".formatted(name, Dims.list(dims)));
    }
  }

  private void requireOfOperand(ImmutableLongArray dims, String name) {
    Dims.requireInBounds(dims, operand.rank(), name, "rank-of('operand')");
  }

  private void checkBatching() {
    requireNoRepeat(scatterIndicesBatchingDims, "scatter_indices_batching_dims");
    Dims.requireInBounds(
        scatterIndicesBatchingDims,
        indices.length(),
        "scatter_indices_batching_dims",
        "rank-of('scatter_indices')");
    if (scatterIndicesBatchingDims.contains(indexVectorDim)) {
      throw new Violation(
          "expects scatter_indices_batching_dims not to include index_vector_dim "
              + indexVectorDim
              + ".");
    }
    if (inputBatchingDims.length() != scatterIndicesBatchingDims.length()) {
      throw new Violation(
          "input_batching_dims and scatter_indices_batching_dims should have the same size.");
    }
    for (int i = 0; i < inputBatchingDims.length(); i++) {
      long left = operand.dimension((int) inputBatchingDims.get(i));
      long right = indices.get((int) scatterIndicesBatchingDims.get(i));
      if (!Dims.agree(left, right)) {
        throw new Violation(
            ("input_batching_dims[%d] and scatter_indices_batching_dims[%d] must have compatible "
                    + "sizes, but got %d and %d.")
                .formatted(i, i, left, right));
      }
    }
  }

  private void checkIndexVector() {
    long bound = indices.get((int) indexVectorDim);
    int count = scatterDimsToOperandDims.length();
    if (!Dims.agree(bound, count)) {
      throw new Violation(
          ("Scatter op has %d elements in scatter_dims_to_operand_dims and the bound of dimension "
                  + "index_vector_dim=%d of scatter_indices is %d. These two numbers must be equal.")
              .formatted(count, indexVectorDim, bound));
    }
  }

  /** Constraint (C4): updates are as large as the indices say and no larger than the operand. */
  void checkExtents() {
    int window = 0;
    for (int i = 0; i < operand.rank(); i++) {
      if (insertedWindowDims.contains(i) || inputBatchingDims.contains(i)) {
        continue;
      }
      int dimension = (int) updateWindowDims.get(window++);
      long extent = updates.dimension(dimension);
      if (!operand.isDynamic(i) && !updates.isDynamic(dimension) && extent > operand.dimension(i)) {
        throw new Violation(
            ("expects bounds of the window dimensions of updates to not exceed the bounds of the "
                    + "corresponding dimensions of operand. For dimension %d, updates bound is %d, "
                    + "operand bound is %d.")
                .formatted(dimension, extent, operand.dimension(i)));
      }
    }
    int scatter = 0;
    for (int i = 0; i < updates.rank(); i++) {
      if (updateWindowDims.contains(i)) {
        continue;
      }
      scatter += scatter == indexVectorDim ? 1 : 0;
      if (!Dims.agree(updates.dimension(i), indices.get(scatter))) {
        throw new Violation(
            ("expects bounds of the scatter dimensions of updates to be same as the bounds of the "
                    + "corresponding dimensions of scatter indices. For scatter dimension %d, "
                    + "updates bound is %d , scatter_indices bound is %d.")
                .formatted(i, updates.dimension(i), indices.get(scatter)));
      }
      scatter++;
    }
  }
}
