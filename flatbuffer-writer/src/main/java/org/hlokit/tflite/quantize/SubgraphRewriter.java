// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.jspecify.annotations.Nullable;

/** A subgraph that is written anew, operator by operator; what is not needed then is left out. */
final class SubgraphRewriter {
  private final Subgraph old;
  private final List<Tensor> tensors;
  private final List<Operator> operators = new ArrayList<>();
  private final Map<Integer, Operator> producers = new HashMap<>();
  private final IdentityHashMap<Tensor, Integer> added = new IdentityHashMap<>();

  SubgraphRewriter(Subgraph old) {
    this.old = old;
    this.tensors = new ArrayList<>(old.tensors());
    for (Operator operator : old.operators()) {
      operator.outputs().forEach(output -> producers.put(output, operator));
    }
  }

  /** The operators as they were. */
  ImmutableList<Operator> operators() {
    return old.operators();
  }

  Tensor tensor(int index) {
    return tensors.get(index);
  }

  /** The operator that wrote a tensor, or null where it came from elsewhere. */
  @Nullable Operator producer(int tensor) {
    return producers.get(tensor);
  }

  /** The constant that a tensor is a widening of, or the tensor itself. */
  Tensor unwidened(int tensor) {
    Operator operator = producers.get(tensor);
    if (operator != null
        && (operator.kind().code() == BuiltinOperator.CAST
            || operator.kind().code() == BuiltinOperator.DEQUANTIZE)) {
      Tensor source = tensors.get(operator.inputs().get(0));
      if (source.data().isPresent()) {
        return source;
      }
    }
    return tensors.get(tensor);
  }

  /** The index of a tensor, which is added when it is asked for first. */
  int add(Tensor tensor) {
    return added.computeIfAbsent(
        tensor,
        _ -> {
          tensors.add(tensor);
          return tensors.size() - 1;
        });
  }

  void emit(Operator operator) {
    operators.add(operator);
  }

  /** Emits an operator of one result. */
  void emit(OperatorKind kind, Options options, int output, int... inputs) {
    emit(Operator.of(kind, options, output, inputs));
  }

  Subgraph build() {
    return new Subgraph(
            old.name(),
            ImmutableList.copyOf(tensors),
            old.inputs(),
            old.outputs(),
            ImmutableList.copyOf(operators.isEmpty() ? old.operators() : operators))
        .withoutUnused();
  }
}
