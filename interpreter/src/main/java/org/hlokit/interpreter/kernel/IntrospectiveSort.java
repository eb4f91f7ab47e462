// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.hlokit.interpreter.kernel.Sorting.Order;

/**
 * The order in which the GNU C++ library's {@code std::sort} leaves elements that are equal: a
 * quicksort whose pivot is the median of three, which leaves runs of at most 16 elements to one
 * insertion sort at the end. Unlike there, an order that contradicts itself cannot lead outside of
 * the line.
 */
final class IntrospectiveSort {
  private static final int RUN = 16;

  private final int[] line;
  private final Order order;

  IntrospectiveSort(int[] line, Order order) {
    this.line = line;
    this.order = order;
  }

  void sort() {
    if (line.length < 2) {
      return;
    }
    partition(0, line.length, 2 * (31 - Integer.numberOfLeadingZeros(line.length)));
    for (int i = 1; i < line.length; i++) {
      insert(i);
    }
  }

  /** Divides until only runs are left; below {@code depth} it takes a sort that is never slow. */
  private void partition(int from, int to, int depth) {
    while (to - from > RUN) {
      if (depth-- == 0) {
        Sorting.mergeSort(line, new int[line.length], from, to, order);
        return;
      }
      medianToFirst(from, from + 1, from + (to - from) / 2, to - 1);
      int cut = divide(from, to);
      partition(cut, to, depth);
      to = cut;
    }
  }

  private void medianToFirst(int first, int a, int b, int c) {
    if (less(a, b)) {
      swap(first, less(b, c) ? b : less(a, c) ? c : a);
    } else {
      swap(first, less(a, c) ? a : less(b, c) ? c : b);
    }
  }

  /** Moves what is less than the pivot at {@code from} before what is greater. */
  private int divide(int from, int to) {
    int left = from + 1;
    int right = to;
    while (true) {
      while (left < to && less(left, from)) {
        left++;
      }
      right--;
      while (right > from && less(from, right)) {
        right--;
      }
      if (left >= right) {
        return Math.min(left, to - 1);
      }
      swap(left++, right);
    }
  }

  /** Moves the element at {@code at} to its place among those before it. */
  private void insert(int at) {
    int moved = line[at];
    int to = at;
    while (to > 0 && order.less(moved, line[to - 1])) {
      to--;
    }
    System.arraycopy(line, to, line, to + 1, at - to);
    line[to] = moved;
  }

  private boolean less(int a, int b) {
    return order.less(line[a], line[b]);
  }

  private void swap(int a, int b) {
    int kept = line[a];
    line[a] = line[b];
    line[b] = kept;
  }
}
