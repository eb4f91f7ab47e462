// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;

/** Values and tensors with their dimensions in another order. */
final class Permutations {
  /** The kernel's limit; more dimensions than this seldom stay apart. */
  private static final int MAX_TRANSPOSE_RANK = 6;

  private Permutations() {}

  /**
   * A value as a permutation of another.
   *
   * @param base the value behind
   * @param permutation dimension {@code i} of the value is dimension {@code permutation[i]} of
   *     {@code base}
   */
  @SuppressWarnings("ArrayRecordComponent") // a pair of results, never compared
  record Permuted(Value base, int[] permutation) {}

  /** Looks through transpositions. */
  static Permuted behind(Value value) {
    Value at = value;
    int[] permutation = IntStream.range(0, value.tensorType().rank()).toArray();
    for (Operation op = at.definingOp();
        op != null && op.is(StablehloOps.TRANSPOSE);
        op = at.definingOp()) {
      int[] step = Attributes.ints(op, "permutation");
      permutation = Arrays.stream(permutation).map(i -> step[i]).toArray();
      at = op.operand(0);
    }
    return new Permuted(at, permutation);
  }

  /**
   * A tensor with its dimensions in another order: nothing but a reshape where only dimensions of
   * size 1 move, a constant where it is one, else an operator.
   */
  static Ref apply(Graph graph, Ref ref, int[] permutation) {
    Shape shape = ref.shape();
    Shape permuted = Shape.of(Arrays.stream(permutation).map(shape::size).toArray());
    Optional<Ref> quantized =
        graph.quantizedFrom(ref.index()).filter(stored -> stored.constant().isPresent());
    if (quantized.isPresent()) {
      return graph.held(constant(graph, quantized.get(), permutation, permuted));
    }
    if (ref.constant().isPresent()) {
      int[] order = permutation;
      return graph.derive(
          ref.index(),
          "transposed " + Arrays.toString(permutation),
          () ->
              graph.constant(
                  ref.type(),
                  permuted,
                  Transposed.of(
                      ref.constant().get(), ElementTypes.bytes(ref.type()), shape, order)));
    }
    if (graph.narrowConstant(ref).isPresent()) {
      return graph.held(apply(graph, graph.narrowConstant(ref).get(), permutation));
    }
    List<int[]> groups = groups(shape, permutation);
    if (groups.size() < 2) {
      return graph.reshape(ref, permuted);
    }
    if (permutation.length <= 4 || shape.dynamicCount() > 1) {
      return transpose(graph, ref, permutation, permuted);
    }
    // Dimensions that stay together are one dimension, which kernels handle faster and at any rank.
    int[] starts = groups.stream().mapToInt(group -> group[0]).toArray();
    int[] order = starts.clone();
    Arrays.sort(order);
    int[] merged = new int[order.length];
    int[] sizes = new int[order.length];
    for (int i = 0; i < merged.length; i++) {
      int at = Arrays.binarySearch(order, starts[i]);
      merged[i] = at;
      sizes[at] = groups.get(i)[1];
    }
    Shape mergedShape = Shape.of(sizes);
    Shape result = Shape.of(Arrays.stream(merged).map(mergedShape::size).toArray());
    Ref moved = transpose(graph, graph.reshape(ref, mergedShape), merged, result);
    return graph.reshape(moved, permuted);
  }

  private static Ref constant(Graph graph, Ref stored, int[] permutation, Shape permuted) {
    return graph.derive(
        stored.index(),
        "transposed " + Arrays.toString(permutation),
        () ->
            graph.constant(
                stored.type(),
                permuted,
                Transposed.of(
                    stored.constant().orElseThrow(),
                    ElementTypes.bytes(stored.type()),
                    stored.shape(),
                    permutation),
                Quantized.permuted(graph.quantization(stored).orElseThrow(), permutation)));
  }

  private static Ref transpose(Graph graph, Ref ref, int[] permutation, Shape permuted) {
    if (permutation.length > MAX_TRANSPOSE_RANK) {
      throw graph.refusal("a transposition of rank " + permutation.length);
    }
    return graph.derive(
        ref.index(),
        "transposed " + Arrays.toString(permutation),
        () ->
            graph.emit(
                BuiltinOperator.TRANSPOSE,
                OptionTables.plain(BuiltinOperator.TRANSPOSE),
                ref.type(),
                permuted,
                ref,
                graph.ints(permutation)));
  }

  /** Runs of dimensions that stay neighbours, each as first dimension and size; ones left out. */
  private static List<int[]> groups(Shape shape, int[] permutation) {
    List<int[]> groups = new ArrayList<>();
    int expected = -1;
    for (int from : permutation) {
      if (shape.size(from) == 1) {
        continue;
      }
      if (from == expected) {
        int[] last = groups.getLast();
        last[1] =
            last[1] == Shape.DYNAMIC || shape.size(from) == Shape.DYNAMIC
                ? Shape.DYNAMIC
                : last[1] * shape.size(from);
      } else {
        groups.add(new int[] {from, shape.size(from)});
      }
      expected = from + 1;
      while (expected < shape.rank() && shape.size(expected) == 1) {
        expected++;
      }
    }
    return groups;
  }
}
