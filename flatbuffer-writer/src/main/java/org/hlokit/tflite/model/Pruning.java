// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.model;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.hlokit.tflite.schema.BuiltinOperator;

/** Leaves out of a subgraph what nothing in it needs. */
final class Pruning {
  private Pruning() {}

  /** The subgraph without operators and tensors that no output comes from; calls are kept. */
  static Subgraph prune(Subgraph subgraph) {
    List<Tensor> tensors = subgraph.tensors();
    BitSet used = new BitSet(tensors.size());
    subgraph.inputs().forEach(used::set);
    subgraph.outputs().forEach(used::set);
    Deque<Operator> needed = new ArrayDeque<>();
    for (Operator operator : subgraph.operators().reverse()) {
      if (operator.kind().code() == BuiltinOperator.STABLEHLO_CUSTOM_CALL
          || operator.kind().code() == BuiltinOperator.CUSTOM
          || operator.outputs().stream().anyMatch(used::get)) {
        needed.addFirst(operator);
        operator.inputs().stream().filter(index -> index >= 0).forEach(used::set);
        operator.outputs().forEach(used::set);
      }
    }
    int[] renumbered = new int[tensors.size()];
    ImmutableList.Builder<Tensor> kept = ImmutableList.builder();
    for (int i = 0, next = 0; i < renumbered.length; i++) {
      if (used.get(i)) {
        renumbered[i] = next++;
        kept.add(tensors.get(i));
      }
    }
    IntUnaryOperator renumber = index -> index < 0 ? index : renumbered[index];
    return new Subgraph(
        subgraph.name(),
        kept.build(),
        map(subgraph.inputs(), renumber),
        map(subgraph.outputs(), renumber),
        needed.stream()
            .map(
                operator ->
                    new Operator(
                        operator.kind(),
                        map(operator.inputs(), renumber),
                        map(operator.outputs(), renumber),
                        operator.options()))
            .collect(ImmutableList.toImmutableList()));
  }

  private static ImmutableIntArray map(ImmutableIntArray indexes, IntUnaryOperator renumber) {
    return ImmutableIntArray.copyOf(indexes.stream().map(renumber));
  }
}
