// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import static com.google.common.collect.ImmutableList.toImmutableList;

import java.util.List;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;

/**
 * Section "sort", which asks the comparator about two positions at a time. Sorts that need not be
 * stable leave equal elements in the order in which the introspective sort of the GNU C++ library
 * does, as programs do that were compiled by XLA for CPUs.
 */
public final class Sorting {
  private Sorting() {}

  /** Whether the elements at position {@code a} come before those at {@code b}. */
  @FunctionalInterface
  public interface Order {
    boolean less(int a, int b);
  }

  /**
   * Sorts along a dimension.
   *
   * @param inputs tensors of one shape, which are moved together
   * @param stable whether equal elements stay in their order
   * @param order compares row-major positions of the inputs
   */
  public static List<Tensor> sort(List<Tensor> inputs, int dimension, boolean stable, Order order) {
    int[] shape = inputs.getFirst().shape();
    int[] strides = Shapes.strides(shape);
    int[] from = new int[Shapes.count(shape)];
    int length = shape[dimension];
    int step = strides[dimension];
    int[] line = new int[length];
    int[] scratch = new int[length];
    for (int start = 0; start < from.length; start++) {
      if (start / step % length != 0) {
        continue;
      }
      for (int i = 0; i < length; i++) {
        line[i] = start + i * step;
      }
      if (stable) {
        mergeSort(line, scratch, 0, length, order);
      } else {
        new IntrospectiveSort(line, order).sort();
      }
      for (int i = 0; i < length; i++) {
        from[start + i * step] = line[i];
      }
    }
    return inputs.stream().map(t -> t.take(t.type(), from)).collect(toImmutableList());
  }

  static void mergeSort(int[] line, int[] scratch, int from, int to, Order order) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(line, scratch, from, middle, order);
    mergeSort(line, scratch, middle, to, order);
    System.arraycopy(line, from, scratch, from, middle - from);
    for (int left = from, right = middle, at = from; left < middle; at++) {
      line[at] =
          right < to && order.less(line[right], scratch[left]) ? line[right++] : scratch[left++];
    }
  }

  /** Greatest first, in the total order: NaN before infinity, negative NaN last. */
  public static Order descending(Tensor tensor) {
    return (a, b) -> compare(tensor, a, b) > 0;
  }

  private static int compare(Tensor tensor, int a, int b) {
    return switch (tensor) {
      case org.hlokit.interpreter.value.LongTensor t ->
          Arithmetic.compare(t.data()[a], t.data()[b], t.element());
      default ->
          Long.compare(Comparison.key(tensor.doubleAt(a)), Comparison.key(tensor.doubleAt(b)));
    };
  }
}
