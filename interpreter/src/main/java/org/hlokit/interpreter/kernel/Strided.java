// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import java.util.Arrays;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;

/**
 * Copies of regularly spaced elements. Every op that only moves elements is one or a few of these.
 */
public final class Strided {
  private Strided() {}

  /**
   * Copies a box of elements: the element at index {@code i} of {@code shape} goes from {@code
   * fromStart + i . fromStrides} to {@code toStart + i . toStrides}. Strides and starts count
   * elements; strides may be zero or negative.
   */
  public static void copy(
      Tensor from,
      int fromStart,
      int[] fromStrides,
      Tensor to,
      int toStart,
      int[] toStrides,
      int[] shape) {
    if (Shapes.count(shape) == 0) {
      return;
    }
    if (from.lanes() == 2) {
      copyLanes(
          from,
          2 * fromStart,
          append(twice(fromStrides), 1),
          to,
          2 * toStart,
          append(twice(toStrides), 1),
          append(shape.clone(), 2));
    } else {
      copyLanes(
          from, fromStart, fromStrides.clone(), to, toStart, toStrides.clone(), shape.clone());
    }
  }

  private static int[] twice(int[] values) {
    return Arrays.stream(values).map(v -> 2 * v).toArray();
  }

  private static int[] append(int[] values, int value) {
    int[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }

  private static void copyLanes(
      Tensor from, int at, int[] steps, Tensor to, int toAt, int[] toSteps, int[] shape) {
    int rank = mergeDimensions(steps, toSteps, shape);
    if (rank == 0) {
      from.copyRun(at, 0, to, toAt, 1, 1);
      return;
    }
    int inner = rank - 1;
    int[] index = new int[inner];
    while (true) {
      from.copyRun(at, steps[inner], to, toAt, toSteps[inner], shape[inner]);
      int dimension = inner - 1;
      while (dimension >= 0 && ++index[dimension] == shape[dimension]) {
        index[dimension] = 0;
        at -= steps[dimension] * (shape[dimension] - 1);
        toAt -= toSteps[dimension] * (shape[dimension] - 1);
        dimension--;
      }
      if (dimension < 0) {
        return;
      }
      at += steps[dimension];
      toAt += toSteps[dimension];
    }
  }

  /** Joins neighbouring dimensions that are walked alike; the new rank. Changes its arguments. */
  private static int mergeDimensions(int[] steps, int[] toSteps, int[] shape) {
    int rank = 0;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == 1) {
        continue;
      }
      if (rank > 0
          && steps[rank - 1] == steps[i] * shape[i]
          && toSteps[rank - 1] == toSteps[i] * shape[i]) {
        shape[rank - 1] *= shape[i];
      } else {
        shape[rank] = shape[i];
        rank++;
      }
      steps[rank - 1] = steps[i];
      toSteps[rank - 1] = toSteps[i];
    }
    return rank;
  }
}
