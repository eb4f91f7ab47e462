// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import static com.google.common.collect.ImmutableList.toImmutableList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;

/** Sections "gather" and "scatter": elements read from or combined into computed places. */
public final class Scattering {
  private Scattering() {}

  /**
   * Dimension numbers of "gather" and, with the words of the update in place of those of the slice,
   * of "scatter".
   *
   * @param offsetDims dimensions of the result (of the updates) that walk along a slice
   * @param collapsedDims dimensions of the operand that a slice does not show
   * @param operandBatching dimensions of the operand that pair with {@code indicesBatching}
   * @param startIndexMap the operand dimension that each component of an index is for
   * @param indexVectorDim the dimension of the indices that holds an index's components
   */
  @SuppressWarnings("ArrayRecordComponent") // parameters, which nobody compares
  public record Dimensions(
      int[] offsetDims,
      int[] collapsedDims,
      int[] operandBatching,
      int[] indicesBatching,
      int[] startIndexMap,
      int indexVectorDim) {}

  /** Section "gather"; a slice that would leave the operand is moved back into it. */
  public static Tensor gather(Tensor operand, Tensor indices, Dimensions dims, int[] sliceSizes) {
    int[] batch = batchShape(indices, dims);
    int[] hidden = hidden(dims);
    int[] shown = Shapes.others(operand.rank(), hidden);
    int[] offsets = Shapes.pick(sliceSizes, shown);
    int rank = batch.length + offsets.length;
    int[] batchDims = Shapes.others(rank, dims.offsetDims());
    int[] shape = new int[rank];
    for (int i = 0; i < batchDims.length; i++) {
      shape[batchDims[i]] = batch[i];
    }
    for (int i = 0; i < offsets.length; i++) {
      shape[dims.offsetDims()[i]] = offsets[i];
    }
    int[] from = new int[Shapes.count(shape)];
    int[] strides = Shapes.strides(operand.shape());
    int[] index = new int[rank];
    for (int i = 0; i < from.length; i++, Shapes.next(index, shape)) {
      int[] start = start(operand.shape(), indices, dims, Shapes.pick(index, batchDims));
      int position = 0;
      for (int d = 0; d < start.length; d++) {
        boolean batching = contains(dims.operandBatching(), d);
        int first =
            batching
                ? start[d]
                : Math.clamp(start[d], 0, Math.max(operand.dimension(d) - sliceSizes[d], 0));
        position += first * strides[d];
      }
      for (int k = 0; k < shown.length; k++) {
        position += index[dims.offsetDims()[k]] * strides[shown[k]];
      }
      from[i] = position;
    }
    return operand.take(Shapes.type(operand.element(), shape), from);
  }

  /** Section "scatter"; an update outside the inputs is left out. */
  public static List<Tensor> scatter(
      List<Tensor> inputs, Tensor indices, List<Tensor> updates, Dimensions dims, Body body) {
    int[] shape = inputs.getFirst().shape();
    int[] updateShape = updates.getFirst().shape();
    int[] scatterDims = Shapes.others(updateShape.length, dims.offsetDims());
    int[] shown = Shapes.others(shape.length, hidden(dims));
    int[] targets = new int[Shapes.count(updateShape)];
    int[] strides = Shapes.strides(shape);
    int[] index = new int[updateShape.length];
    for (int i = 0; i < targets.length; i++, Shapes.next(index, updateShape)) {
      int[] full = start(shape, indices, dims, Shapes.pick(index, scatterDims));
      for (int k = 0; k < shown.length; k++) {
        full[shown[k]] += index[dims.offsetDims()[k]];
      }
      boolean inside = true;
      for (int d = 0; d < full.length; d++) {
        inside &= full[d] >= 0 && full[d] < shape[d];
      }
      targets[i] = inside ? Shapes.linear(full, strides) : -1;
    }
    return update(
        inputs.stream().map(Movement::copyOf).collect(toImmutableList()), updates, targets, body);
  }

  /**
   * Combines each element of {@code updates} into the element of {@code results} at {@code
   * targets}, in ascending order; a negative target is skipped. Updates of different places do not
   * touch each other, so they are done together, wave after wave of distinct places.
   *
   * @param results tensors that may be written to
   */
  static List<Tensor> update(List<Tensor> results, List<Tensor> updates, int[] targets, Body body) {
    int[] seen = new int[results.getFirst().count()];
    int[] wave = new int[targets.length];
    int waves = 0;
    for (int i = 0; i < targets.length; i++) {
      wave[i] = targets[i] < 0 ? -1 : seen[targets[i]]++;
      waves = Math.max(waves, wave[i] + 1);
    }
    int[][] members = members(wave, waves);
    for (int[] updateIndex : members) {
      int[] places = Shapes.pick(targets, updateIndex);
      List<Tensor> arguments = new ArrayList<>();
      for (Tensor result : results) {
        arguments.add(result.take(Shapes.type(result.element(), places.length), places));
      }
      for (Tensor update : updates) {
        arguments.add(update.take(Shapes.type(update.element(), places.length), updateIndex));
      }
      List<Tensor> combined = body.apply(arguments);
      for (int r = 0; r < results.size(); r++) {
        int lanes = results.get(r).lanes();
        for (int i = 0; i < places.length; i++) {
          combined.get(r).copyRun(i * lanes, 1, results.get(r), places[i] * lanes, 1, lanes);
        }
      }
    }
    return results;
  }

  private static int[][] members(int[] wave, int waves) {
    int[] sizes = new int[waves];
    for (int w : wave) {
      if (w >= 0) {
        sizes[w]++;
      }
    }
    int[][] members = new int[waves][];
    for (int w = 0; w < waves; w++) {
      members[w] = new int[sizes[w]];
    }
    Arrays.fill(sizes, 0);
    for (int i = 0; i < wave.length; i++) {
      if (wave[i] >= 0) {
        members[wave[i]][sizes[wave[i]]++] = i;
      }
    }
    return members;
  }

  /** Extents of the indices without the dimension of their components. */
  private static int[] batchShape(Tensor indices, Dimensions dims) {
    int vector = dims.indexVectorDim();
    return vector == indices.rank()
        ? indices.shape()
        : Shapes.pick(indices.shape(), Shapes.others(indices.rank(), vector));
  }

  private static int[] hidden(Dimensions dims) {
    return com.google.common.primitives.Ints.concat(dims.collapsedDims(), dims.operandBatching());
  }

  /** Where in the operand the slice of one index begins, as it is given. */
  private static int[] start(int[] shape, Tensor indices, Dimensions dims, int[] batchIndex) {
    int vector = dims.indexVectorDim();
    int[] strides = Shapes.strides(indices.shape());
    int position = 0;
    for (int i = 0; i < batchIndex.length; i++) {
      position += batchIndex[i] * strides[i < vector ? i : i + 1];
    }
    int step = vector == indices.rank() ? 0 : strides[vector];
    int[] start = new int[shape.length];
    for (int i = 0; i < dims.startIndexMap().length; i++) {
      start[dims.startIndexMap()[i]] = saturated(indices, position + i * step);
    }
    for (int i = 0; i < dims.operandBatching().length; i++) {
      int dimension = dims.indicesBatching()[i];
      start[dims.operandBatching()[i]] = batchIndex[dimension < vector ? dimension : dimension - 1];
    }
    return start;
  }

  /** An index component as an int that stays outside where it was, without overflow after. */
  static int saturated(Tensor indices, int at) {
    long value = indices.longAt(at);
    if (value < 0 && org.hlokit.interpreter.value.ElementTypes.isUnsigned(indices.element())) {
      return Integer.MAX_VALUE / 2;
    }
    return Math.clamp(value, Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
  }

  private static boolean contains(int[] values, int value) {
    return com.google.common.primitives.Ints.contains(values, value);
  }
}
